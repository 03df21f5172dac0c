/** What all readers of JSON forms share: taking a tree apart, and saying what is wrong with it. */

import type { Diagnostic } from "../data/diagnostic.ts";
import { isStackOverflow } from "../data/invariant.ts";
import { type Limits, withDefaults } from "../data/limits.ts";
import { err, ok, type Result } from "../data/result.ts";
import { completes, Problems } from "../diagnostic/diagnostic.ts";
import { excerpt } from "../data/quote.ts";
import { jsonFromJs } from "./from-js.ts";
import { type Json, type JsonObject, pathOf, spanOf } from "./json.ts";
import { JsonText } from "./json-input.ts";

export interface JsonOptions {
  readonly limits?: Partial<Limits>;
}

/** Takes apart JSON trees. A method that fails records a problem and throws. */
export class Decoder {
  readonly limits: Limits;
  readonly problems: Problems;

  constructor(limits: Limits, problems: Problems) {
    this.limits = limits;
    this.problems = problems;
  }

  fail(at: Json, code: string, message: string, help?: string): never {
    this.report(at, code, message, help);
    this.problems.leave();
  }

  report(at: Json, code: string, message: string, help?: string): void {
    this.problems.add({ code, message, help, path: pathOf(at), span: spanOf(at) });
  }

  /** Records the problems of an operation on what was read at `at`. */
  adopt(at: Json, diagnostics: readonly Diagnostic[]): void {
    for (const { code, message, help } of diagnostics) this.report(at, code, message, help);
  }

  string(at: Json, what: string): string {
    return at.kind === "string" ? at.value : this.#wrongKind(at, what, "string");
  }

  /** A string that has to be one of `words`. */
  word<T extends string>(at: Json, what: string, words: readonly T[], code: string): T {
    const text = this.string(at, what);
    const known = words.find((word) => word === text);
    return known ?? this.fail(at, code, `${excerpt(text)} is not ${what}`, `use ${listed(words)}`);
  }

  array(at: Json, what: string): readonly Json[] {
    if (at.kind !== "array") this.#wrongKind(at, what, "array");
    this.countItems(at, at.value.length);
    return at.value;
  }

  object(at: Json, what: string): JsonObject {
    return at.kind === "object" ? at : this.#wrongKind(at, what, "object");
  }

  /** The members of an object that has all of `required` and, unless `open`, none but the named. */
  fields<R extends string, O extends string = never>(
    at: Json,
    { what, required, optional = [], open }: Shape<R, O>,
  ): Fields<R, O> {
    const known: readonly string[] = [...required, ...optional];
    const fields: { [key: string]: Json | undefined } = {};
    // Own properties, all of them: nothing is inherited, and all objects of a shape look alike.
    for (const key of known) fields[key] = undefined;
    for (const member of this.object(at, what).value) {
      const { key } = member;
      if (known.includes(key)) fields[key] = member;
      else if (open !== true) {
        const message = `${what} has no key ${excerpt(key)}`;
        this.fail(member, "json/unknown-key", message, `the keys are ${listed(known)}`);
      }
    }
    const missing = required.find((key) => fields[key] === undefined);
    if (missing !== undefined) this.fail(at, "json/missing-key", `${what} lacks \`${missing}\``);
    // Why a cast: what is required is there, as has just been seen.
    return fields as Fields<R, O>;
  }

  countItems(at: Json, count: number): void {
    const { maxItems } = this.limits;
    if (count <= maxItems) return;
    this.fail(at, "json/too-many", `more than ${maxItems} items`, "raise the limit `maxItems`");
  }

  tooDeep(at: Json): never {
    const message = `nested more than ${this.limits.maxDepth} levels deep`;
    this.fail(at, "json/too-deep", message, "nest less deeply, or raise the limit `maxDepth`");
  }

  #wrongKind(at: Json, what: string, wanted: Json["kind"]): never {
    const message = `${what} is ${KINDS[wanted]}, found ${KINDS[at.kind]}`;
    const isText = at.kind === "string" && at.parent === undefined && at.start < 0;
    this.fail(at, "json/wrong-kind", message, isText ? "use `jsonText(…)`" : undefined);
  }
}

function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(", ");
}

const KINDS: Readonly<Record<Json["kind"], string>> = {
  null: "`null`",
  bool: "a boolean",
  int: "a number",
  string: "a string",
  array: "an array",
  object: "an object",
};

/** The keys that an object may have, and what to call it in messages. */
export interface Shape<R extends string, O extends string = never> {
  readonly what: string;
  readonly required: readonly R[];
  readonly optional?: readonly O[];
  /** Whether other keys are passed over, as the reference implementation does in some places. */
  readonly open?: boolean;
}

/** The members of an object by key. */
export type Fields<R extends string, O extends string = never> = {
  readonly [key in R]: Json;
} & { readonly [key in O]: Json | undefined };

/** What to call an array, and what to do with its items. */
export interface Items {
  readonly what: string;
  take(decoder: Decoder, item: Json): void;
}

/**
 * Reads `input`, plain data or a `JsonText`, and hands the tree to `decode`. With `items`, the root
 * has to be an array whose items are taken one by one before; `decode` must not look for them.
 */
export function decodeInput<T>(
  input: unknown,
  options: JsonOptions | undefined,
  decode: (decoder: Decoder, root: Json) => T,
  items?: Items,
): Result<T, readonly Diagnostic[]> {
  const limits = withDefaults(options?.limits);
  // What is wrong with the JSON comes first, and alone.
  const faults = new Problems(limits.maxDiagnostics);
  const decoder = new Decoder(limits, new Problems(limits.maxDiagnostics));
  const source = JsonText.sourceOf(input);
  let count = 0;
  const each = (item: Json): void => {
    if (faults.any || decoder.problems.full || ++count > limits.maxItems) return;
    completes(() => items?.take(decoder, item));
  };
  let value: T | undefined;
  try {
    completes(() => {
      const root =
        source === undefined
          ? jsonFromJs(input, limits, faults)
          : source.read(limits, faults, items && each);
      if (faults.any) return;
      if (items !== undefined) decoder.array(root, items.what).forEach(each);
      decoder.countItems(root, count);
      value = decode(decoder, root);
    });
  } catch (failure) {
    if (!isStackOverflow(failure)) throw failure;
    const message = "nested too deeply for the call stack";
    faults.add({ code: "json/too-deep", message });
  }
  const problems = faults.any ? faults : decoder.problems;
  // Why a cast: `decode` has come to its end, or there is a problem.
  return problems.any ? err(problems.diagnostics(source?.lines)) : ok(value as T);
}
