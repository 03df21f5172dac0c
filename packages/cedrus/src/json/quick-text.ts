/**
 * JSON's tokens in their ordinary forms, as fast as they can be told apart.
 *
 * What is out of the ordinary is neither read nor judged: `Odd` is thrown, and `read-json` has to look
 * at it. What is read here is what it would read.
 */

import { BACKSLASH, MINUS, NINE, QUOTE, ZERO } from "./characters.ts";
import { plainEnd, specialEnd } from "./read-string.ts";

/** Has to end every text that is read here: no loop looks beyond it, which engines would pay for. */
export const END = "\0";

/** From this length on, engines keep the whole text alive for the sake of a part of it. */
const SLICED = 13;

/** So many digits are a safe integer, whatever they are. */
const SAFE_DIGITS = 15;

/** Thrown where something is out of the ordinary. */
export class Odd {}

export function odd(): never {
  // oxlint-disable-next-line typescript/only-throw-error -- a jump, not an error: no stack is made
  throw new Odd();
}

/** A place in a text, from which it is read. */
export class QuickText {
  text = END;
  at = 0;
  /** Strings that may come again, by a cheap hash. */
  readonly #strings: string[] = [];

  /** The unit after ws = *( space / tab / line feed / carriage return ). */
  next(): number {
    const { text } = this;
    let { at } = this;
    let unit = text.charCodeAt(at);
    while (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09) {
      unit = text.charCodeAt(++at);
    }
    this.at = at;
    return unit;
  }

  /** Whether `unit` comes next; goes past it then. */
  skips(unit: number): boolean {
    if (this.next() !== unit) return false;
    this.at++;
    return true;
  }

  /** Goes past `unit`, which comes next. */
  pass(unit: number): void {
    if (!this.skips(unit)) odd();
  }

  /** Goes past `word`, which stands right here. */
  word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) odd();
    this.at += word.length;
    return value;
  }

  /** A string that hardly comes again. */
  string(): string {
    this.pass(QUOTE);
    const end = this.#plainEnd();
    return this.text.charCodeAt(end) === QUOTE ? this.#cut(end) : this.#special(end);
  }

  /** A string that may come again, such as a key: the same object then, most of the time. */
  known(): string {
    this.pass(QUOTE);
    const { text, at } = this;
    const end = this.#plainEnd();
    if (text.charCodeAt(end) !== QUOTE) return this.#special(end);
    const length = end - at;
    const middle = text.charCodeAt(at + (length >> 1));
    const slot = (length * 31 + middle * 7 + text.charCodeAt(end - 1)) & 511;
    const known = this.#strings[slot];
    if (known?.length !== length || !text.startsWith(known, at)) {
      return (this.#strings[slot] = this.#cut(end));
    }
    this.at = end + 1;
    return known;
  }

  /** int = [ minus ] ( zero / ( digit1-9 *DIGIT ) ), of few digits. The caller sees to what follows. */
  integer(): number {
    const { text } = this;
    const isNegative = text.charCodeAt(this.at) === MINUS;
    const start = this.at + Number(isNegative);
    let at = start;
    let value = 0;
    for (let unit = text.charCodeAt(at); unit >= ZERO && unit <= NINE; unit = text.charCodeAt(at)) {
      value = value * 10 + unit - ZERO;
      at++;
    }
    const length = at - start;
    const hasZero = text.charCodeAt(start) === ZERO && (length > 1 || isNegative);
    if (length === 0 || length > SAFE_DIGITS || hasZero) odd();
    this.at = at;
    return isNegative ? -value : value;
  }

  /** Where the ordinary characters of a string end, of which this is the first. */
  #plainEnd(): number {
    const { text } = this;
    let { at } = this;
    let unit = text.charCodeAt(at);
    while (unit !== QUOTE && unit !== BACKSLASH && unit >= 0x20 && (unit & 0xf800) !== 0xd800) {
      unit = text.charCodeAt(++at);
    }
    return at;
  }

  /** The text from here to `end`, as a string that does not keep the whole text alive. */
  #cut(end: number): string {
    const { text, at } = this;
    this.at = end + 1;
    if (end - at < SLICED) return text.slice(at, end);
    return String(JSON.parse(text.slice(at - 1, end + 1)));
  }

  /** The string that begins here, and is not plain at `first`. */
  #special(first: number): string {
    const { text, at } = this;
    let end = first;
    while (text.charCodeAt(end) !== QUOTE) {
      this.at = end;
      end = plainEnd(text, specialEnd(text, end) ?? odd());
    }
    this.at = end + 1;
    return String(JSON.parse(text.slice(at - 1, end + 1)));
  }
}
