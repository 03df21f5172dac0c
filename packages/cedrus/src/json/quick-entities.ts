/**
 * Entities straight from JSON text, without a tree in between.
 *
 * Only what is ordinary is read: entities in the usual form, with nothing wrong. For all else the
 * answer is `undefined`, and the reader of trees has to look at it. What is read here is what it and
 * `entities-json` would read.
 */

import type { Limits } from "../data/limits.ts";
import { isActionType, isName } from "../data/names.ts";
import { type Draft, DraftUid, type DraftValue, finished } from "../entities/draft.ts";
import type { ValueMap } from "../entities/entity.ts";
import { EXTENSION_FUNCTIONS } from "../values/extensions/functions.ts";
import { RecordValue, SetValue, type Value } from "../values/value.ts";
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  LETTER_F,
  LETTER_T,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from "./characters.ts";
import { Odd, odd, QuickText } from "./quick-text.ts";

/** Values nested more deeply are not ordinary. */
const DEEP = 8;
/** Nor are objects with more members: here, a repeated key is looked for one by one. */
const MANY = 64;

const NO_TAGS: ReadonlyMap<string, Value> = new Map();

/** Whether limits are high enough for all that is read here. */
export function allowOrdinary({ maxDepth, maxItems }: Limits): boolean {
  return maxDepth > 2 * DEEP && maxItems > MANY;
}

export class QuickEntities {
  readonly #text = new QuickText();
  /** Names of types, each as one string. */
  readonly #types = new Map<string, string>();
  /** The names of the latest attributes: the next entity may well have the same. */
  #names: readonly string[] = [];
  /** The values of these attributes. */
  #values: readonly DraftValue[] = [];
  /** What the next arrays are copied from: arrays that grow have room for more, which stays with them. */
  readonly #valuesSoFar: DraftValue[] = [];
  readonly #parentsSoFar: DraftUid[] = [];

  /** How far the text has been looked at. */
  get end(): number {
    return this.#text.at;
  }

  /** Goes to the beginning of a text, which `END` follows. */
  begin(text: string): void {
    this.#text.text = text;
    this.#text.at = 0;
  }

  /** The entity at `at`, after a comma if it is not the first. */
  read(at: number, isFirst: boolean): Draft | undefined {
    this.#text.at = at;
    try {
      if (!isFirst) this.#text.pass(COMMA);
      return this.#entity();
    } catch (failure) {
      if (failure instanceof Odd) return undefined;
      throw failure;
    }
  }

  #entity(): Draft {
    const text = this.#text;
    let uid: DraftUid | undefined;
    let parents: readonly DraftUid[] | undefined;
    let tags: ValueMap | undefined;
    let hasAttrs = false;
    text.pass(OPEN_BRACE);
    do {
      const key = this.#key();
      if (key === "uid" && uid === undefined) uid = this.#uid();
      else if (key === "parents" && parents === undefined) parents = this.#parents();
      else if (key === "tags" && tags === undefined) tags = this.#members(1);
      else if (key === "attrs" && !hasAttrs) hasAttrs = this.#attrs();
      else odd();
    } while (text.skips(COMMA));
    text.pass(CLOSE_BRACE);
    if (uid === undefined || parents === undefined || !hasAttrs) odd();
    return { uid, names: this.#names, values: this.#values, tags: tags ?? NO_TAGS, parents };
  }

  #key(): string {
    const key = this.#text.known();
    this.#text.pass(COLON);
    return key;
  }

  /** Reads the attributes to where the entity finds them. */
  #attrs(): true {
    const text = this.#text;
    const latest = this.#names;
    const values = this.#valuesSoFar;
    let count = 0;
    let own: string[] | undefined;
    text.pass(OPEN_BRACE);
    if (!text.skips(CLOSE_BRACE)) {
      do {
        const name = this.#key();
        if (own === undefined && name !== latest[count]) own = latest.slice(0, count);
        if (own !== undefined) {
          if (own.includes(name) || own.length === MANY) odd();
          own.push(name);
        }
        values[count++] = this.#value(1);
      } while (text.skips(COMMA));
      text.pass(CLOSE_BRACE);
    }
    this.#names = own ?? (latest.length === count ? latest : latest.slice(0, count));
    this.#values = values.slice(0, count);
    return true;
  }

  #parents(): readonly DraftUid[] {
    const parents = this.#parentsSoFar;
    const text = this.#text;
    let count = 0;
    text.pass(OPEN_BRACKET);
    if (text.skips(CLOSE_BRACKET)) return [];
    do parents[count++] = this.#uid();
    while (text.skips(COMMA) && (count < MANY || odd()));
    text.pass(CLOSE_BRACKET);
    return parents.slice(0, count);
  }

  /** `{"type": …, "id": …}`, or the same under `"__entity"`. */
  #uid(): DraftUid {
    const text = this.#text;
    text.pass(OPEN_BRACE);
    const key = this.#key();
    if (key !== "__entity") return this.#namedUid(key);
    text.pass(OPEN_BRACE);
    return this.#closed(this.#namedUid(this.#key()));
  }

  /** A UID of which the first key has been read. */
  #namedUid(key: string): DraftUid {
    const text = this.#text;
    const isTypeFirst = key === "type";
    const first = isTypeFirst ? text.known() : text.string();
    text.pass(COMMA);
    const other = this.#key();
    if (!(isTypeFirst ? other === "id" : key === "id" && other === "type")) odd();
    const second = isTypeFirst ? text.string() : text.known();
    text.pass(CLOSE_BRACE);
    return isTypeFirst
      ? new DraftUid(this.#type(first), second)
      : new DraftUid(this.#type(second), first);
  }

  /** Types of actions are not ordinary: there are rules about them. */
  #type(text: string): string {
    const known = this.#types.get(text);
    if (known !== undefined) return known;
    if (!isName(text) || isActionType(text)) odd();
    this.#types.set(text, text);
    return text;
  }

  /** `depth` counts the levels above, and this one. */
  #value(depth: number): DraftValue {
    const text = this.#text;
    const unit = text.next();
    if (unit === QUOTE) return text.known();
    if (unit === OPEN_BRACE) return this.#object(depth);
    if (unit === OPEN_BRACKET) return this.#set(depth);
    if (unit === LETTER_T) return text.word("true", true);
    if (unit === LETTER_F) return text.word("false", false);
    return text.integer();
  }

  #set(depth: number): SetValue {
    const text = this.#text;
    const values: Value[] = [];
    if (depth === DEEP) odd();
    text.pass(OPEN_BRACKET);
    if (!text.skips(CLOSE_BRACKET)) {
      do values.push(finished(this.#value(depth + 1)));
      while (text.skips(COMMA));
      text.pass(CLOSE_BRACKET);
    }
    return SetValue.of(values);
  }

  #object(depth: number): DraftValue {
    const text = this.#text;
    const start = text.at;
    if (depth === DEEP) odd();
    text.pass(OPEN_BRACE);
    if (text.next() === QUOTE) {
      const key = this.#key();
      if (key.startsWith("__")) {
        text.pass(OPEN_BRACE);
        if (key === "__entity") return this.#closed(this.#namedUid(this.#key()));
        return key === "__extn" ? this.#closed(this.#call()) : odd();
      }
    }
    text.at = start;
    return new RecordValue(this.#members(depth));
  }

  /** `{"fn": …, "arg": …}`, of which the brace has been read. */
  #call(): Value {
    const text = this.#text;
    if (this.#key() !== "fn") odd();
    const fn = EXTENSION_FUNCTIONS.get(text.known());
    text.pass(COMMA);
    if (this.#key() !== "arg" || fn?.parameters.join() !== "String") odd();
    const value = fn.apply([text.known()]);
    if (!value.ok) odd();
    return this.#closed(value.value);
  }

  #members(depth: number): ValueMap {
    const text = this.#text;
    const members = new Map<string, Value>();
    text.pass(OPEN_BRACE);
    if (text.skips(CLOSE_BRACE)) return members;
    do {
      const name = this.#key();
      if (members.has(name)) odd();
      members.set(name, finished(this.#value(depth + 1)));
    } while (text.skips(COMMA));
    return this.#closed(members);
  }

  /** `what`, after which a brace closes. */
  #closed<T>(what: T): T {
    this.#text.pass(CLOSE_BRACE);
    return what;
  }
}
