/**
 * A strict reader of JSON text (RFC 8259) that knows where everything is.
 *
 * Stricter than the grammar where Cedar is: numbers are 64-bit integers written without fraction,
 * exponent or `-0`; a key comes once; strings are sequences of Unicode scalar values. Nodes know
 * their parents, so that nesting costs no native stack, and it takes time linear in the text.
 * The first syntax error ends the reading; repeated keys are all reported.
 */

import { longFromDigits } from "../data/int64.ts";
import type { Limits } from "../data/limits.ts";
import { excerpt } from "../data/quote.ts";
import { Problems } from "../diagnostic/diagnostic.ts";
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from "./characters.ts";
import {
  type Json,
  type JsonArray,
  type JsonObject,
  maxJsonDepth,
  nodeAt,
  type Place,
} from "./json.ts";
import { INTEGER, numberFault } from "./read-number.ts";
import { plainEnd, specialEnd, stringFault } from "./read-string.ts";
import { fault, tokenAt, tooDeep, unexpectedToken } from "./syntax-error.ts";

/**
 * The tree of `text`. Throws `Abandoned` after a syntax error; repeated keys are only reported.
 *
 * With `take`, the items of an array at the root are handed to it one by one and are not kept: a
 * tree that is forgotten at once costs half of one that has to be moved out of the way.
 */
export function readJson(
  text: string,
  limits: Limits,
  problems: Problems,
  take?: (item: Json) => void,
): Json {
  if (typeof text !== "string") {
    const message = `expected text, found ${text === null ? "null" : typeof text}`;
    problems.fail({ code: "json/not-text", message });
  }
  if (text.length > limits.maxLength) {
    const message = `the text is longer than ${limits.maxLength} UTF-16 units`;
    const help = "split it, or raise the limit `maxLength`";
    problems.fail(fault([0, 0], "too-long", message, help));
  }
  refuseMark(text, problems);
  const reader = new JsonReader(limits);
  reader.begin(text, problems);
  const array = take && reader.array();
  const root = array ?? reader.value();
  const next = (index: number): Json | undefined => array && reader.item(array, index);
  for (let i = 0, item = next(i); item !== undefined; item = next(++i)) take?.(item);
  reader.finish();
  return root;
}

/** JSON in UTF-8 has no byte order mark (RFC 8259 §8.1). */
export function refuseMark(text: string, problems: Problems): void {
  if (!text.startsWith("\ufeff")) return;
  const message = "the text starts with a byte order mark";
  problems.fail(fault([0, 1], "byte-order-mark", message));
}

/** An array or object whose end has not been reached. */
export type Open = (JsonArray | JsonObject) & { end: number };

/** From this many members on, an object finds repeated keys with a `Set`. */
const MANY = 8;

/** From this length on, engines keep the whole text alive for the sake of a part of it. */
const SLICED = 13;

/** Reads a text value by value. It is itself the place of the node that is being made. */
export class JsonReader implements Place {
  parent: Open | undefined;
  key: string | number = "";
  keyStart = -1;
  keyEnd = -1;
  start = 0;
  end = 0;

  readonly #maxDepth: number;
  #text = "";
  /** Takes what is wrong. */
  problems: Problems = new Problems(1);
  /** The keys of the large objects that are open. */
  readonly #keys = new Map<Open, Set<string>>();
  /** Strings that may come again, by a cheap hash: most keys and many values do. */
  readonly #strings: string[] = [];
  #depth = 0;

  constructor(limits: Limits) {
    this.#maxDepth = maxJsonDepth(limits);
  }

  /** Goes to the beginning of a text, which may be what follows in an array. */
  begin(text: string, problems: Problems, array?: Open): void {
    this.#text = text;
    this.problems = problems;
    this.end = 0;
    this.parent = array;
    this.#depth = array === undefined ? 0 : 1;
  }

  /** The array that begins here, if one does; its items are read by `item`. */
  array(): Open | undefined {
    if (this.#skipSpace() !== OPEN_BRACKET) return undefined;
    this.start = this.end++;
    this.parent = nodeAt(this, "array", []);
    this.#depth++;
    return this.parent;
  }

  /** The next item of `array`, or `undefined` at its end. */
  item(array: Open, index: number): Json | undefined {
    const isEmpty = index === 0 && this.#skipSpace() === CLOSE_BRACKET;
    if (isEmpty) this.#close(array);
    if (isEmpty || (index > 0 && this.#next(array) !== undefined)) return undefined;
    this.key = index;
    return this.value();
  }

  /** value = false / null / true / object / array / number / string */
  value(): Json {
    const outer = this.parent;
    for (;;) {
      let json = this.#begin();
      while (json !== undefined) {
        const parent = this.parent;
        if (parent === undefined || parent === outer) return json;
        // Why a cast: what is open is filled by this reader and nobody else.
        (parent.value as Json[]).push(json);
        json = this.#next(parent);
      }
    }
  }

  /** Sees to it that nothing but space follows. */
  finish(): void {
    this.#skipSpace();
    const start = this.end;
    const found = tokenAt(this.#text, start);
    if (found === "") return;
    const message = `unexpected ${excerpt(found)} after the end of the JSON value`;
    const help = "put several values into an array";
    this.problems.fail(fault([start, start + found.length], "trailing-text", message, help));
  }

  /** A value, or `undefined` when it was only begun: then a value in it comes next. */
  #begin(): Json | undefined {
    const unit = this.#skipSpace();
    const start = this.end;
    this.start = start;
    if (unit === QUOTE) {
      const value = this.#string();
      return nodeAt(this, "string", value);
    }
    if (unit === OPEN_BRACE || unit === OPEN_BRACKET) return this.#open(unit);
    const token = tokenAt(this.#text, start);
    this.end = start + token.length;
    if (token === "true" || token === "false") return nodeAt(this, "bool", token === "true");
    if (token === "null") return nodeAt(this, "null", null);
    const [digits] = INTEGER.exec(token) ?? [];
    const value = digits === undefined ? undefined : longFromDigits(digits);
    if (digits === undefined || value === undefined) {
      const problem = numberFault(token, start) ?? unexpectedToken(this.#text, start, "a value");
      return this.problems.fail(problem);
    }
    this.end = start + digits.length;
    return nodeAt(this, "int", value);
  }

  /**
   * array = begin-array [ value *( value-separator value ) ] end-array
   * object = begin-object [ member *( value-separator member ) ] end-object
   */
  #open(unit: number): Json | undefined {
    const { start } = this;
    this.end++;
    if (this.#depth >= this.#maxDepth) {
      this.problems.fail(fault([start, this.end], ...tooDeep(this.#maxDepth)));
    }
    this.#depth++;
    const open: Open = nodeAt(this, unit === OPEN_BRACE ? "object" : "array", []);
    this.parent = open;
    if (this.#skipSpace() === closing(open)) return this.#close(open);
    return this.#beginPart(open, "a key or `}`");
  }

  #close(open: Open): Json {
    open.end = ++this.end;
    this.parent = open.parent;
    this.#depth--;
    return open;
  }

  /** Goes on after a part of `open`, which is the answer if it ends here. */
  #next(open: Open): Json | undefined {
    const unit = this.#skipSpace();
    if (unit === closing(open)) return this.#close(open);
    if (unit !== COMMA) this.#unexpected(open.kind === "array" ? "`,` or `]`" : "`,` or `}`");
    this.end++;
    return this.#beginPart(open, "a key");
  }

  /** member = string name-separator value */
  #beginPart(open: Open, wanted: string): undefined {
    this.key = open.value.length;
    if (open.kind === "array") return;
    if (this.#skipSpace() !== QUOTE) this.#unexpected(wanted);
    const start = this.end;
    const key = this.#string();
    this.key = key;
    this.keyStart = start;
    this.keyEnd = this.end;
    if (this.#isRepeated(open, key)) {
      const message = `duplicate key ${excerpt(key)}`;
      const label = "this key was already given";
      this.problems.add({ ...fault([start, this.end], "duplicate-key", message), label });
    }
    if (this.#skipSpace() !== COLON) this.#unexpected("`:`");
    this.end++;
  }

  /** Whether `key` is among the members of `open`, which remembers it. */
  #isRepeated(open: JsonObject & Open, key: string): boolean {
    if (open.value.length < MANY) return open.value.some((member) => member.key === key);
    let keys = this.#keys.get(open);
    if (keys === undefined) {
      keys = new Set(open.value.map((member) => member.key));
      this.#keys.set(open, keys);
    }
    return keys.size === keys.add(key).size;
  }

  /** string = quotation-mark *char quotation-mark */
  #string(): string {
    const text = this.#text;
    const start = this.end;
    const first = plainEnd(text, start + 1);
    let end = first;
    while (text.charCodeAt(end) !== QUOTE) {
      const next = specialEnd(text, end) ?? this.problems.fail(stringFault(text, start, end));
      end = plainEnd(text, next);
    }
    this.end = end + 1;
    return end > first ? parsed(text.slice(start, end + 1)) : this.#plain(start + 1, end);
  }

  /** The text from `start` to `end`, as a string that does not keep the whole text alive. */
  #plain(start: number, end: number): string {
    const text = this.#text;
    const length = end - start;
    const middle = text.charCodeAt(start + (length >> 1));
    const slot = (length * 31 + middle * 7 + text.charCodeAt(end - 1)) & 511;
    const known = this.#strings[slot];
    if (known?.length === length && text.startsWith(known, start)) return known;
    const plain = length < SLICED ? text.slice(start, end) : parsed(text.slice(start - 1, end + 1));
    this.#strings[slot] = plain;
    return plain;
  }

  /** ws = *( space / tab / line feed / carriage return ); answers the unit after it. */
  #skipSpace(): number {
    for (;;) {
      const unit = this.#text.charCodeAt(this.end);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return unit;
      this.end++;
    }
  }

  #unexpected(wanted: string): never {
    this.problems.fail(unexpectedToken(this.#text, this.end, wanted));
  }
}

/** What a string says that has been found to be well formed. It shares no memory with `token`. */
function parsed(token: string): string {
  return String(JSON.parse(token));
}

function closing(open: Open): number {
  return open.kind === "array" ? CLOSE_BRACKET : CLOSE_BRACE;
}
