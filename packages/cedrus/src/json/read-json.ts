/**
 * A strict reader of JSON text (RFC 8259) that knows where everything is.
 *
 * Stricter than the grammar where Cedar is: numbers are 64-bit integers written without fraction,
 * exponent or `-0`; a key comes once; strings are sequences of Unicode scalar values. It keeps a
 * stack of its own, so that nesting costs no native stack, and takes time linear in the text.
 * The first syntax error ends the reading; repeated keys are all reported.
 */

import type { Limits } from "../data/limits.ts";
import { err, ok, type Result } from "../data/result.ts";
import type { Span } from "../data/span.ts";
import { type Diagnostic, type Problem, Problems } from "../diagnostic/diagnostic.ts";
import { excerpt } from "../data/quote.ts";
import { type Json, type JsonMember, maxJsonDepth } from "./json.ts";
import { isDigit, readNumber } from "./read-number.ts";
import { plainEnd, readString } from "./read-string.ts";
import { tokenEnd, unexpectedToken } from "./syntax-error.ts";

/** The tree of `text`, or what is wrong with it: always at least one diagnostic with a place. */
export function readJson(text: string, limits: Limits): Result<Json, readonly Diagnostic[]> {
  const problems = new Problems(limits.maxDiagnostics);
  if (text.length > limits.maxLength) {
    const message = `the text is longer than ${limits.maxLength} UTF-16 units`;
    const help = "split it, or raise the limit `maxLength`";
    problems.add({ code: "json/too-long", message, help, span: { start: 0, end: 0 } });
    return err(problems.diagnostics(""));
  }
  const json = new Reader(text, maxJsonDepth(limits), problems).document();
  return json === undefined || problems.any ? err(problems.diagnostics(text)) : ok(json);
}

/** An array or object whose end has not been reached. */
type Open = OpenArray | OpenObject;

interface OpenArray {
  readonly kind: "array";
  readonly start: number;
  readonly items: Json[];
}

interface OpenObject {
  readonly kind: "object";
  readonly start: number;
  readonly members: JsonMember[];
  /** The keys so far, once there are many. */
  keys: Set<string> | undefined;
  /** The key whose value is being read. */
  key: string;
  keySpan?: Span;
}

/** A step of the reader: a finished value, `"more"` when a value comes next, `undefined` on error. */
type Step = Json | "more" | undefined;

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** From this many members on, an object finds repeated keys with a `Set`. */
const MANY = 8;

class Reader {
  readonly #text: string;
  readonly #maxDepth: number;
  readonly #problems: Problems;
  readonly #open: Open[] = [];
  #pos = 0;

  constructor(text: string, maxDepth: number, problems: Problems) {
    this.#text = text;
    this.#maxDepth = maxDepth;
    this.#problems = problems;
  }

  /** JSON-text = ws value ws */
  document(): Json | undefined {
    if (this.#text.charCodeAt(0) === 0xfeff) {
      return this.#fail({
        code: "json/byte-order-mark",
        message: "the text starts with a byte order mark",
        span: { start: 0, end: 1 },
      });
    }
    const value = this.#value();
    if (value === undefined) return undefined;
    this.#skipSpace();
    const start = this.#pos;
    if (start === this.#text.length) return value;
    const end = tokenEnd(this.#text, start);
    const found = excerpt(this.#text.slice(start, end));
    return this.#fail({
      span: { start, end },
      code: "json/trailing-text",
      message: `unexpected ${found} after the end of the JSON value`,
      help: "a JSON text is one value; put several into an array",
    });
  }

  /** value = false / null / true / object / array / number / string */
  #value(): Json | undefined {
    for (;;) {
      let step = this.#begin();
      while (step !== "more") {
        const parent = this.#open[this.#open.length - 1];
        if (step === undefined || parent === undefined) return step;
        step =
          parent.kind === "array" ? this.#endItem(parent, step) : this.#endMember(parent, step);
      }
    }
  }

  /** Reads a value without parts, or the beginning of one with parts. */
  #begin(): Step {
    this.#skipSpace();
    const start = this.#pos;
    const unit = this.#text.charCodeAt(start);
    if (unit === QUOTE) {
      const value = this.#string();
      return value === undefined ? undefined : { kind: "string", span: this.#since(start), value };
    }
    if (unit === OPEN_BRACE) return this.#beginObject();
    if (unit === OPEN_BRACKET) return this.#beginArray();
    if (unit === MINUS || isDigit(unit)) return this.#number();
    return this.#literal();
  }

  #literal(): Json | undefined {
    const start = this.#pos;
    const end = tokenEnd(this.#text, start);
    const span = { start, end };
    this.#pos = end;
    switch (this.#text.slice(start, end)) {
      case "true":
        return { kind: "bool", span, value: true };
      case "false":
        return { kind: "bool", span, value: false };
      case "null":
        return { kind: "null", span };
    }
    this.#pos = start;
    return this.#unexpected("a value");
  }

  /** array = begin-array [ value *( value-separator value ) ] end-array */
  #beginArray(): Step {
    const array: OpenArray = { kind: "array", start: this.#pos, items: [] };
    if (!this.#push(array)) return undefined;
    return this.#text.charCodeAt(this.#pos) === CLOSE_BRACKET ? this.#closeArray(array) : "more";
  }

  #endItem(array: OpenArray, item: Json): Step {
    array.items.push(item);
    const unit = this.#skipSpace();
    if (unit === CLOSE_BRACKET) return this.#closeArray(array);
    if (unit !== COMMA) return this.#unexpected("`,` or `]`");
    this.#pos++;
    return "more";
  }

  #closeArray(array: OpenArray): Json {
    this.#pos++;
    this.#open.pop();
    // The copy has no room to grow, which an array that was pushed to keeps for good.
    return { kind: "array", span: this.#since(array.start), items: array.items.slice() };
  }

  /** object = begin-object [ member *( value-separator member ) ] end-object */
  #beginObject(): Step {
    const start = this.#pos;
    const members: JsonMember[] = [];
    const object: OpenObject = { kind: "object", start, members, keys: undefined, key: "" };
    if (!this.#push(object)) return undefined;
    const isEmpty = this.#text.charCodeAt(this.#pos) === CLOSE_BRACE;
    return isEmpty ? this.#closeObject(object) : this.#beginMember(object, "a key or `}`");
  }

  /** member = string name-separator value */
  #beginMember(object: OpenObject, wanted: string): Step {
    if (this.#skipSpace() !== QUOTE) return this.#unexpected(wanted);
    const start = this.#pos;
    const key = this.#string();
    if (key === undefined) return undefined;
    object.key = key;
    object.keySpan = this.#since(start);
    if (isRepeated(object, key)) {
      this.#fail({
        span: this.#since(start),
        code: "json/duplicate-key",
        message: `the key ${excerpt(key)} appears more than once in an object`,
        label: "this key was already given",
      });
    }
    if (this.#skipSpace() !== COLON) return this.#unexpected("`:`");
    this.#pos++;
    return "more";
  }

  #endMember(object: OpenObject, value: Json): Step {
    object.members.push({ key: object.key, keySpan: object.keySpan, value });
    const unit = this.#skipSpace();
    if (unit === CLOSE_BRACE) return this.#closeObject(object);
    if (unit !== COMMA) return this.#unexpected("`,` or `}`");
    this.#pos++;
    return this.#beginMember(object, "a key");
  }

  #closeObject(object: OpenObject): Json {
    this.#pos++;
    this.#open.pop();
    return { kind: "object", span: this.#since(object.start), members: object.members.slice() };
  }

  /** Steps over the opening bracket and the space after it. */
  #push(container: Open): boolean {
    if (this.#open.length >= this.#maxDepth) {
      this.#fail({
        span: { start: this.#pos, end: this.#pos + 1 },
        code: "json/too-deep",
        message: `arrays and objects are nested more than ${this.#maxDepth} deep`,
        help: "nest less deeply, or raise the limit `maxDepth`",
      });
      return false;
    }
    this.#open.push(container);
    this.#pos++;
    this.#skipSpace();
    return true;
  }

  #number(): Json | undefined {
    const start = this.#pos;
    const read = readNumber(this.#text, start);
    if ("code" in read) return this.#fail(read);
    this.#pos = read.end;
    return { kind: "int", span: this.#since(start), value: read.value };
  }

  /** string = quotation-mark *char quotation-mark */
  #string(): string | undefined {
    const start = this.#pos;
    const end = plainEnd(this.#text, start + 1);
    if (this.#text.charCodeAt(end) === QUOTE) {
      this.#pos = end + 1;
      return this.#text.slice(start + 1, end);
    }
    const read = readString(this.#text, start);
    if ("code" in read) return this.#fail(read);
    this.#pos = read.end;
    return read.value;
  }

  /** ws = *( space / tab / line feed / carriage return ); answers the unit after it. */
  #skipSpace(): number {
    for (;;) {
      const unit = this.#text.charCodeAt(this.#pos);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return unit;
      this.#pos++;
    }
  }

  #since(start: number): Span {
    return { start, end: this.#pos };
  }

  #unexpected(wanted: string): undefined {
    return this.#fail(unexpectedToken(this.#text, this.#pos, wanted));
  }

  #fail(problem: Problem): undefined {
    this.#problems.add(problem);
  }
}

/** Whether `key` is among the members of `object`, which remembers it. */
function isRepeated(object: OpenObject, key: string): boolean {
  if (object.keys === undefined) {
    if (object.members.length < MANY) return object.members.some((member) => member.key === key);
    object.keys = new Set(object.members.map((member) => member.key));
  }
  const sizeBefore = object.keys.size;
  return object.keys.add(key).size === sizeBefore;
}
