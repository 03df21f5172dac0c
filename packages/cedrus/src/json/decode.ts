/** What all readers of JSON forms share: taking a tree apart, and saying what is wrong with it. */

import type { Diagnostic } from "../data/diagnostic.ts";
import { invariant, isStackOverflow } from "../data/invariant.ts";
import { type Limits, withDefaults } from "../data/limits.ts";
import { err, ok, type Result } from "../data/result.ts";
import { Problems } from "../diagnostic/diagnostic.ts";
import { excerpt } from "../data/quote.ts";
import { jsonFromJs } from "./from-js.ts";
import { type Json, type JsonObject, pathOf, type Places, placesIn } from "./json.ts";
import { readJson } from "./read-json.ts";

export interface JsonOptions {
  readonly limits?: Partial<Limits>;
}

/** Thrown to leave the item being read; the problem is already recorded. */
class DecodeFailure {}

/** Takes apart one JSON tree. A method that fails records a problem and throws. */
export class Decoder {
  readonly limits: Limits;
  readonly problems: Problems;
  readonly #root: Json;
  #places: Places | undefined;

  constructor(root: Json, limits: Limits) {
    this.#root = root;
    this.limits = limits;
    this.problems = new Problems(limits.maxDiagnostics);
  }

  fail(at: Json, code: string, message: string, help?: string): never {
    this.report(at, code, message, help);
    this.leave();
  }

  /** Leaves the item being read; the caller has recorded why. */
  leave(): never {
    // oxlint-disable-next-line typescript/only-throw-error -- a jump, not an error: no stack is made
    throw new DecodeFailure();
  }

  report(at: Json, code: string, message: string, help?: string): void {
    // Finding the path takes time linear in the data, so it is not sought for what nobody will see.
    if (this.problems.full) return;
    this.#places ??= placesIn(this.#root);
    const path = pathOf(this.#places, at);
    this.problems.add({ code, message, help, path, span: at.span });
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
    if (known !== undefined) return known;
    this.fail(at, code, `${excerpt(text)} is not ${what}`, `use ${listed(words)}`);
  }

  array(at: Json, what: string): readonly Json[] {
    if (at.kind !== "array") this.#wrongKind(at, what, "array");
    if (at.items.length > this.limits.maxItems) this.tooMany(at);
    return at.items;
  }

  object(at: Json, what: string): JsonObject {
    return at.kind === "object" ? at : this.#wrongKind(at, what, "object");
  }

  /** The members of an object that has all of `required` and, unless `open`, none but the named. */
  fields(at: Json, shape: Shape): ReadonlyMap<string, Json> {
    const { what, required, optional = [], open = false } = shape;
    const fields = new Map<string, Json>();
    for (const { key, value } of this.object(at, what).members) {
      if (required.includes(key) || optional.includes(key)) fields.set(key, value);
      else if (!open) this.#unknownKey(value, key, shape);
    }
    const missing = required.find((key) => !fields.has(key));
    if (missing !== undefined) this.fail(at, "json/missing-key", `${what} lacks \`${missing}\``);
    return fields;
  }

  /** Runs `read`, and goes on after a failure. */
  attempt(read: () => void): void {
    try {
      read();
    } catch (failure) {
      if (!(failure instanceof DecodeFailure)) throw failure;
    }
  }

  tooMany(at: Json): never {
    const message = `more than ${this.limits.maxItems} items`;
    this.fail(at, "json/too-many", message, "raise the limit `maxItems`");
  }

  tooDeep(at: Json): never {
    const message = `nested more than ${this.limits.maxDepth} levels deep`;
    this.fail(at, "json/too-deep", message, "nest less deeply, or raise the limit `maxDepth`");
  }

  stackIsFull(): void {
    const message = "nested more deeply than the call stack allows here";
    this.problems.add({ code: "json/too-deep", message });
  }

  #unknownKey(at: Json, key: string, { what, required, optional = [] }: Shape): never {
    const message = `${what} has no key ${excerpt(key)}`;
    this.fail(
      at,
      "json/unknown-key",
      message,
      `the keys are ${listed([...required, ...optional])}`,
    );
  }

  #wrongKind(at: Json, what: string, wanted: Json["kind"]): never {
    const message = `${what} is ${KINDS[wanted]}, found ${KINDS[at.kind]}`;
    this.fail(at, "json/wrong-kind", message);
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
export interface Shape {
  readonly what: string;
  readonly required: readonly string[];
  readonly optional?: readonly string[];
  /** Whether other keys are passed over, as the reference implementation does in some places. */
  readonly open?: boolean;
}

/** The value of a key that `fields` has made sure of. */
export function need(fields: ReadonlyMap<string, Json>, key: string): Json {
  const value = fields.get(key);
  invariant(value !== undefined, `\`${key}\` is not required`);
  return value;
}

/**
 * Reads `input`, which is JSON text if it is a string and plain data otherwise, and hands the tree
 * to `decode`.
 */
export function decodeInput<T>(
  input: unknown,
  options: JsonOptions | undefined,
  decode: (decoder: Decoder, root: Json) => T,
): Result<T, readonly Diagnostic[]> {
  const limits = withDefaults(options?.limits);
  const text = typeof input === "string" ? input : undefined;
  const json = text === undefined ? jsonFromJs(input, limits) : readJson(text, limits);
  if (!json.ok) return json;
  const decoder = new Decoder(json.value, limits);
  try {
    const value = decode(decoder, json.value);
    if (!decoder.problems.any) return ok(value);
  } catch (failure) {
    if (isStackOverflow(failure)) decoder.stackIsFull();
    else if (!(failure instanceof DecodeFailure)) throw failure;
  }
  return err(decoder.problems.diagnostics(text));
}
