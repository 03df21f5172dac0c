/**
 * Plain JavaScript data as JSON.
 *
 * Only data that JSON can say exactly is taken; nothing is dropped or converted in silence. Objects
 * are read through their property descriptors, once and before anything else happens with them, so
 * that no getter or `toJSON` runs; what a proxy throws becomes a diagnostic.
 */

import { longFromBigInt } from "../data/int64.ts";
import type { Limits } from "../data/limits.ts";
import { loneSurrogateAt } from "../data/unicode.ts";
import type { Problems } from "../diagnostic/diagnostic.ts";
import { excerpt } from "../data/quote.ts";
import {
  type Json,
  type JsonArray,
  type JsonObject,
  maxJsonDepth,
  nodeAt,
  NOWHERE,
  type Place,
  pathOf,
  stepText,
} from "./json.ts";
import { FRACTION, tooDeep } from "./syntax-error.ts";
import { type Entry, entriesOf, notJson, type Refusal } from "./plain-object.ts";

/**
 * The tree of `value`: `null`, booleans, well-formed strings, safe integers (`-0` counts as `0`),
 * bigints of at most 64 bits, and plain arrays and objects of these. All else is reported, each with
 * its path, and `null` in the tree.
 */
export function jsonFromJs(
  value: unknown,
  limits: Limits,
  problems: Problems,
  maxDepth = maxJsonDepth(limits),
): Json {
  return new Converter(maxDepth, limits.maxItems, problems).convert(value);
}

/** An array or object that is being converted. */
interface Open {
  readonly source: object;
  readonly entries: readonly Entry[];
  readonly node: JsonArray | JsonObject;
  next: number;
}

class Converter {
  readonly #maxDepth: number;
  readonly #problems: Problems;
  readonly #open: Open[] = [];
  /** The sources of `#open`. */
  readonly #ancestors = new Set<object>();
  /** How many more nodes there may be. */
  #room: number;

  constructor(maxDepth: number, maxNodes: number, problems: Problems) {
    this.#maxDepth = maxDepth;
    this.#room = maxNodes - 1;
    this.#problems = problems;
  }

  convert(value: unknown): Json {
    const root = this.#begin(value, NOWHERE);
    for (
      let top = this.#open.at(-1);
      top !== undefined && !this.#problems.full;
      top = this.#open.at(-1)
    ) {
      const entry = top.entries[top.next++];
      if (entry === undefined) {
        this.#open.pop();
        this.#ancestors.delete(top.source);
      } else {
        const place = { ...NOWHERE, parent: top.node, key: entry.key };
        this.#checkString(entry.key, "the key", place);
        // Why a cast: what is open is filled here and nowhere else.
        (top.node.value as Json[]).push(this.#begin(entry.value, place));
      }
    }
    return root;
  }

  /** Converts a primitive, or begins an array or object. What is refused becomes `null`. */
  #begin(value: unknown, place: Place): Json {
    switch (typeof value) {
      case "boolean":
        return nodeAt(place, "bool", value);
      case "string":
        this.#checkString(value, "the string", place);
        return nodeAt(place, "string", value);
      case "number":
      case "bigint": {
        const long = Number.isSafeInteger(value)
          ? Number(value) + 0
          : typeof value === "bigint"
            ? longFromBigInt(value)
            : undefined;
        return long === undefined
          ? this.#refuse(notLong(value), place)
          : nodeAt(place, "int", long);
      }
      case "object":
        return value === null ? nodeAt(place, "null", null) : this.#beginObject(value, place);
      case "undefined":
      case "function":
      case "symbol":
        return this.#refuse(
          notJson(value === undefined ? "`undefined`" : `a ${typeof value}`),
          place,
        );
    }
  }

  #checkString(text: string | number, what: string, place: Place): void {
    if (typeof text === "number" || loneSurrogateAt(text) < 0) return;
    const message = `${what} ${excerpt(text)} has half a surrogate pair`;
    const help = "use `toWellFormed()`";
    this.#refuse({ code: "lone-surrogate", message, help }, place);
  }

  #beginObject(source: object, place: Place): Json {
    if (this.#ancestors.has(source)) {
      const help = "pass `{ __entity: { type, id } }`";
      return this.#refuse({ code: "cycle", message: "the value contains itself", help }, place);
    }
    if (this.#open.length >= this.#maxDepth) {
      const [code, message, help] = tooDeep(this.#maxDepth);
      return this.#refuse({ code, message, help }, place);
    }
    const entries = entriesOf(source, this.#room);
    if ("code" in entries) return this.#refuse(entries, place);
    this.#room -= entries.length;
    const node = nodeAt(place, Array.isArray(source) ? "array" : "object", []);
    this.#open.push({ source, entries, node, next: 0 });
    this.#ancestors.add(source);
    return node;
  }

  #refuse({ code, message, help, key }: Refusal, place: Place): Json {
    const path = pathOf(place) + (key === undefined ? "" : stepText(key));
    this.#problems.add({ code: `json/${code}`, message, help, path });
    return nodeAt(place, "null", null);
  }
}

function notLong(value: number | bigint): Refusal {
  if (typeof value === "bigint") {
    return { code: "integer-out-of-range", message: "the bigint does not fit in 64 bits" };
  }
  if (Number.isInteger(value)) {
    const message = `\`${value}\` is not a safe integer`;
    return { code: "unsafe-integer", message, help: "use a bigint" };
  }
  return {
    code: "not-an-integer",
    message: `\`${value}\` is not an integer`,
    help: Number.isFinite(value) ? FRACTION : undefined,
  };
}
