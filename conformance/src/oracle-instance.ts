/**
 * One loaded copy of the reference implementation, with text in and text out.
 *
 * The published glue code passes every value through `JSON.stringify` and `JSON.parse`, which rounds
 * integers beyond 2^53, drops duplicate keys and cannot express `1.0`. The glue is therefore compiled
 * with a `JSON` of our own in scope that only wraps and unwraps text.
 */

import { readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { dirname } from "node:path";
import { forbidInlinedWasm } from "./no-inlined-wasm.ts";

forbidInlinedWasm();

/** JSON text that crosses the boundary as it is. */
interface RawText {
  readonly raw: string;
}

type Entry = (...args: readonly (RawText | string)[]) => unknown;

/** The functions of the reference implementation that the suite uses. */
export type EntryName =
  | "checkParseContext"
  | "checkParseEntities"
  | "checkParsePolicySet"
  | "checkParseSchema"
  | "isAuthorized"
  | "policySetTextToParts"
  | "policyToJson"
  | "policyToText"
  | "schemaToJson"
  | "schemaToJsonWithResolvedTypes"
  | "schemaToText"
  | "statefulIsAuthorized"
  | "templateToJson"
  | "templateToText"
  | "validate";

/** What keeps a policy set or a schema under a name, until the instance is thrown away. */
export type PreparingName = "preparsePolicySet" | "preparseSchema";

/** What came back: an answer as JSON text, a refusal by exception, or a dead instance. */
export type Outcome =
  | { readonly kind: "answer"; readonly json: string }
  | { readonly kind: "thrown"; readonly message: string }
  | { readonly kind: "trap"; readonly message: string };

export interface OracleInstance {
  /** Calls an entry whose argument is a JSON value. */
  call(entry: EntryName, json: string): Outcome;
  /** Calls an entry whose argument is a plain string; a lone surrogate would be replaced silently. */
  callWithText(entry: EntryName, text: string): Outcome;
  /** Keeps what the JSON value says under `name`, in the place of what was there before. */
  prepare(entry: PreparingName, name: string, json: string): Outcome;
}

/** Module's compiler, which exists at run time but is not in the published types. */
interface CompilableModule {
  filename: string;
  paths: string[];
  exports: Readonly<Record<string, unknown>>;
  _compile(source: string, filename: string): void;
}

const ownJson = "const JSON = { parse: (raw) => ({ raw }), stringify: (value) => value.raw };";

export function loadOracleInstance(): OracleInstance {
  const exports = compileGlue();
  return {
    call: (entry, json) => run(exports[entry], [{ raw: json }]),
    callWithText: (entry, text) => run(exports[entry], [text]),
    prepare: (entry, name, json) => run(exports[entry], [name, { raw: json }]),
  };
}

function compileGlue(): Readonly<Record<string, unknown>> {
  const require = createRequire(import.meta.url);
  const path = require.resolve("@cedar-policy/cedar-wasm/nodejs");
  // The cast names the one untyped method used below.
  const module = new Module(path) as unknown as CompilableModule;
  module.filename = path;
  module.paths = [dirname(path)];
  module._compile(`${ownJson} ${readFileSync(path, "utf8")}`, path);
  return module.exports;
}

function run(entry: unknown, args: readonly (RawText | string)[]): Outcome {
  try {
    // The casts state what the glue exports: functions that give back what our `JSON.parse` wraps.
    const result = (entry as Entry)(...args) as RawText;
    return { kind: "answer", json: result.raw };
  } catch (thrown) {
    const message = String(thrown);
    return { kind: isTrap(thrown) ? "trap" : "thrown", message };
  }
}

/** A WebAssembly trap or an exhausted stack, as opposed to an exception with a message for the caller. */
function isTrap(thrown: unknown): boolean {
  return (
    thrown instanceof Error && (thrown.name === "RuntimeError" || thrown.name === "RangeError")
  );
}
