/**
 * Plain JavaScript data as JSON.
 *
 * Only data that JSON can say exactly is taken; nothing is dropped or converted in silence. Objects
 * are read through their property descriptors, once and before anything else happens with them, so
 * that no getter or `toJSON` runs; what a proxy throws becomes a diagnostic.
 */

import { longFromBigInt } from "../data/int64.ts";
import type { Limits } from "../data/limits.ts";
import { err, ok, type Result } from "../data/result.ts";
import { loneSurrogateAt } from "../data/unicode.ts";
import { type Diagnostic, Problems } from "../diagnostic/diagnostic.ts";
import { excerpt } from "../data/quote.ts";
import {
  type Json,
  type JsonMember,
  jsonBool,
  jsonInt,
  jsonNull,
  jsonString,
  maxJsonDepth,
  pathOfSteps,
} from "./json.ts";
import { type Entry, entriesOf, notJson, type Refusal } from "./plain-object.ts";

/**
 * The tree of `value`: `null`, booleans, well-formed strings, safe integers (`-0` counts as `0`),
 * bigints of at most 64 bits, and plain arrays and objects of these. Otherwise all that is wrong,
 * each with its path.
 */
export function jsonFromJs(
  value: unknown,
  limits: Limits,
  maxDepth = maxJsonDepth(limits),
): Result<Json, readonly Diagnostic[]> {
  const problems = new Problems(limits.maxDiagnostics);
  const json = new Converter(maxDepth, limits.maxItems, problems).convert(value);
  return problems.any ? err(problems.diagnostics(undefined)) : ok(json);
}

/** An array or object that is being converted. */
interface Open {
  readonly source: object;
  readonly entries: readonly Entry[];
  readonly isArray: boolean;
  readonly items: Json[];
  readonly members: JsonMember[];
  next: number;
}

class Converter {
  readonly #maxDepth: number;
  readonly #maxNodes: number;
  readonly #problems: Problems;
  readonly #open: Open[] = [];
  /** The sources of `#open`. */
  readonly #ancestors = new Set<object>();
  #nodes = 1;

  constructor(maxDepth: number, maxNodes: number, problems: Problems) {
    this.#maxDepth = maxDepth;
    this.#maxNodes = maxNodes;
    this.#problems = problems;
  }

  convert(value: unknown): Json {
    const root = this.#begin(value);
    let top = this.#open.at(-1);
    while (top !== undefined && !this.#problems.full) {
      const entry = top.entries[top.next++];
      if (entry === undefined) this.#close(top);
      else this.#add(top, entry);
      top = this.#open.at(-1);
    }
    return root;
  }

  #add(top: Open, { key, value }: Entry): void {
    if (typeof key === "string") this.#checkString(key, "the key");
    const json = this.#begin(value);
    if (typeof key === "string") top.members.push({ key, keySpan: undefined, value: json });
    else top.items.push(json);
  }

  #close(top: Open): void {
    this.#open.pop();
    this.#ancestors.delete(top.source);
  }

  /** Converts a primitive, or begins an array or object. What is refused becomes `null`. */
  #begin(value: unknown): Json {
    switch (typeof value) {
      case "boolean":
        return jsonBool(value);
      case "string":
        this.#checkString(value, "the string");
        return jsonString(value);
      case "number":
        return this.#number(value);
      case "bigint":
        return this.#bigint(value);
      case "object":
        return value === null ? jsonNull() : this.#beginObject(value);
      case "undefined":
      case "function":
      case "symbol":
        return this.#refuse(notJson(value === undefined ? "`undefined`" : `a ${typeof value}`));
    }
  }

  #checkString(text: string, what: string): void {
    if (loneSurrogateAt(text) < 0) return;
    const message = `${what} ${excerpt(text)} contains half of a surrogate pair`;
    this.#refuse({
      code: "lone-surrogate",
      message,
      help: "`toWellFormed()` replaces such halves",
    });
  }

  #number(value: number): Json {
    if (Number.isSafeInteger(value)) return jsonInt(value + 0);
    if (Number.isInteger(value)) {
      return this.#refuse({
        code: "unsafe-integer",
        message: `\`${value}\` is beyond the integers that a number holds exactly`,
        help: "pass a bigint",
      });
    }
    return this.#refuse({
      code: "not-an-integer",
      message: `\`${value}\` is not an integer`,
      help: Number.isFinite(value)
        ? 'write a fraction as `{ "__extn": { "fn": "decimal", "arg": "…" } }`'
        : undefined,
    });
  }

  #bigint(value: bigint): Json {
    const long = longFromBigInt(value);
    if (long !== undefined) return jsonInt(long);
    return this.#refuse({
      code: "integer-out-of-range",
      message: "the bigint does not fit in 64 bits",
      help: undefined,
    });
  }

  #beginObject(source: object): Json {
    if (this.#ancestors.has(source)) {
      const help = "refer to an entity by its `{ __entity: { type, id } }`";
      return this.#refuse({ code: "cycle", message: "the value contains itself", help });
    }
    if (this.#open.length >= this.#maxDepth) {
      const message = `arrays and objects are nested more than ${this.#maxDepth} deep`;
      const help = "nest less deeply, or raise the limit `maxDepth`";
      return this.#refuse({ code: "too-deep", message, help });
    }
    const read = entriesOf(source, this.#maxNodes - this.#nodes);
    if ("code" in read) return this.#refuse(read);
    this.#nodes += read.entries.length;
    const { entries, isArray } = read;
    const open: Open = { source, entries, isArray, items: [], members: [], next: 0 };
    this.#open.push(open);
    this.#ancestors.add(source);
    return isArray
      ? { kind: "array", span: undefined, items: open.items }
      : { kind: "object", span: undefined, members: open.members };
  }

  #refuse({ code, message, help, key }: Refusal): Json {
    const steps = this.#open.map((open) => open.entries[open.next - 1]?.key ?? 0);
    const path = pathOfSteps(key === undefined ? steps : [...steps, key]);
    this.#problems.add({ code: `json/${code}`, message, help, path });
    return jsonNull();
  }
}
