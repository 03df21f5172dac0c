/** Schemas from Cedar text to JSON and back, in every spelling, with and without resolved names. */

import { jsonText, stringifyJson, unwrap } from "cedrus";
import {
  parseSchemaText,
  printSchemaText,
  type SchemaFragment,
  schemaFragmentFromJson,
  schemaFragmentToJsonText,
  schemaToJsonWithResolvedTypes,
} from "cedrus/schema";
import { generateSchema } from "../generators/schema.ts";
import type { SchemaData } from "../language.ts";
import { Refusal } from "../oracles/engine.ts";
import { wasmPool } from "../oracles/wasm.ts";
import { printJson, printVariedJson } from "../printers/json-tree.ts";
import { schemaJson } from "../printers/schema-json.ts";
import { printSchema } from "../printers/schema-text.ts";
import { PLAIN, varied } from "../printers/surface.ts";
import { Tape } from "../tape/tape.ts";
import type { Divergence, Recorder, Target } from "../target.ts";
import { canonicalJson } from "./canonical-json.ts";

export interface SchemaInput {
  readonly schema: SchemaData;
  /** Which spelling; 0 is the plain one. */
  readonly style: number;
}

/** The library's part, so that a test can break it. All but texts are JSON. */
export interface SchemaConverter {
  readonly name: string;
  textToJson(text: string): string | Refusal;
  jsonToJson(json: string): string | Refusal;
  jsonToText(json: string): string | Refusal;
  textToResolved(text: string): string | Refusal;
}

type Read = ReturnType<typeof parseSchemaText>;

function reading(
  read: Read,
  write: (fragment: SchemaFragment) => string | Refusal,
): string | Refusal {
  return read.ok ? write(read.value) : refusalOf(read.error);
}

function refusalOf(error: readonly { readonly message: string }[]): Refusal {
  return new Refusal(error.map(({ message }) => message).join("; "));
}

function resolvedOf(fragment: SchemaFragment): string | Refusal {
  const resolved = schemaToJsonWithResolvedTypes([fragment]);
  return resolved.ok ? unwrap(stringifyJson(resolved.value)) : refusalOf(resolved.error);
}

function printed(fragment: SchemaFragment): string | Refusal {
  const text = printSchemaText(fragment);
  return text.ok ? text.value : refusalOf(text.error);
}

export const SCHEMA_LIBRARY: SchemaConverter = {
  name: "cedrus",
  textToJson: (text) => reading(parseSchemaText(text), (it) => schemaFragmentToJsonText(it, 0)),
  jsonToJson: (json) =>
    reading(schemaFragmentFromJson(jsonText(json)), (it) => schemaFragmentToJsonText(it, 0)),
  jsonToText: (json) => reading(schemaFragmentFromJson(jsonText(json)), printed),
  textToResolved: (text) => reading(parseSchemaText(text), resolvedOf),
};

type Answer = ReturnType<typeof wasmPool.call>;

function jsonOf(answer: Answer): string | Refusal {
  return answer instanceof Refusal ? answer : (answer.jsonText ?? "");
}

function textOf(answer: Answer): string | Refusal {
  return answer instanceof Refusal ? answer : (answer.text ?? "");
}

const WASM: SchemaConverter = {
  name: "cedar-wasm",
  textToJson: (text) => jsonOf(wasmPool.call("schemaToJson", JSON.stringify(text))),
  jsonToJson: (json) => jsonOf(wasmPool.call("schemaToJson", json)),
  jsonToText: (json) => textOf(wasmPool.call("schemaToText", json)),
  textToResolved: (text) => jsonOf(wasmPool.callWithText("schemaToJsonWithResolvedTypes", text)),
};

const STYLES = 1_000_000;

export function schemaConversions(library: SchemaConverter = SCHEMA_LIBRARY): Target<SchemaInput> {
  return {
    name: "schema-conversions",
    description: "schemas in both syntaxes, converted by the library and by the reference",
    generate: (source) => ({
      schema: generateSchema(source),
      style: source.chance(1, 8) ? 0 : source.int(STYLES),
    }),
    check: (input, recorder) => check(library, input, recorder),
  };
}

function check(
  library: SchemaConverter,
  { schema, style }: SchemaInput,
  recorder: Recorder,
): Divergence | undefined {
  const source = Tape.of(`style ${style}`);
  const surface = style === 0 ? PLAIN : varied(source);
  const text = printSchema(schema, surface);
  const tree = schemaJson(schema, surface);
  const json = style === 0 ? printJson(tree) : printVariedJson(tree, source);
  const compare = comparing({ text, json }, recorder);
  const ours = library.jsonToText(json);
  const readBy = (answer: string | Refusal, by: SchemaConverter): string | Refusal =>
    answer instanceof Refusal ? answer : by.textToResolved(answer);
  return (
    compare("text to JSON", library.textToJson(text), WASM.textToJson(text)) ??
    compare("JSON to JSON", library.jsonToJson(json), WASM.jsonToJson(json)) ??
    compare("resolved types", library.textToResolved(text), WASM.textToResolved(text)) ??
    compare("text from JSON, resolved", readBy(ours, library), readBy(ours, WASM)) ??
    compare(
      "our text and theirs",
      plainNames(readBy(ours, library)),
      plainNames(readBy(WASM.jsonToText(json), library)),
    )
  );
}

/** The two may write the name of a built-in type with or without `__cedar::` where both mean the same. */
function plainNames(resolved: string | Refusal): string | Refusal {
  return resolved instanceof Refusal
    ? resolved
    : resolved.replaceAll(/("type": ?")__cedar::/g, "$1");
}

/** Fields that mean the same when they are empty as when they are missing. */
const MAY_BE_MISSING = ["memberOf", "memberOfTypes", "annotations", "commonTypes"];

type Comparing = (
  what: string,
  ours: string | Refusal,
  theirs: string | Refusal,
) => Divergence | undefined;

/** The JSON of some schemas has no text: here both may refuse. Nothing else that is made is to be refused. */
const hasNoText: ReadonlySet<string> = new Set(["text from JSON, resolved", "our text and theirs"]);

function comparing(inputs: Divergence["outputs"], recorder: Recorder): Comparing {
  return (what, ours, theirs) => {
    if (theirs instanceof Refusal && theirs.isTrap) {
      recorder.saw("no-verdict/cedar-wasm");
      return undefined;
    }
    recorder.saw(`${what}/${theirs instanceof Refusal ? "refused" : "converted"}`);
    recorder.compared(1);
    if (theirs instanceof Refusal && ours instanceof Refusal && hasNoText.has(what)) {
      return undefined;
    }
    const [got, expected] = [shown(ours), shown(theirs)];
    if (got === expected && !(ours instanceof Refusal)) return undefined;
    return { aspect: what, wrongAllow: false, outputs: { ...inputs, got, expected } };
  };
}

function shown(answer: string | Refusal): string {
  return answer instanceof Refusal
    ? `refused: ${answer.message}`
    : canonicalJson(answer, MAY_BE_MISSING);
}
