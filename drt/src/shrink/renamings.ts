/** Gives names one letter, in all places at once. */

import { isObject } from "./is-object.ts";

const LETTERS = ["a", "b", "c", "d", "e", "f", "g", "h", "T", "U", "V", "W"];

/** Members whose texts are words of `language.ts` and no names. */
const NO_NAMES = new Set(["kind", "op", "effect", "fn"]);

/** Variables lie in a member that holds names elsewhere. */
const VARIABLES = new Set(["principal", "action", "resource", "context", "slot"]);

/** The input with one name replaced by a letter that is not in use, or with one namespace less. */
export function* renamings(input: unknown): Iterable<unknown> {
  const names = new Set<string>();
  collect(input, names);
  const free = LETTERS.filter((letter) => !names.has(letter));
  for (const name of names) {
    const inner = name.slice(name.indexOf("::") + 2);
    if (name.includes("::") && !names.has(inner)) yield renamed(input, name, inner);
    if (name.length < 2 || VARIABLES.has(name)) continue;
    for (const letter of free.slice(0, 2)) yield renamed(input, name, letter);
  }
}

function collect(part: unknown, names: Set<string>): void {
  if (typeof part === "string") names.add(part);
  else if (Array.isArray(part)) for (const item of part) collect(item, names);
  else if (isObject(part)) {
    for (const [key, member] of Object.entries(part)) {
      if (!NO_NAMES.has(key)) collect(member, names);
    }
  }
}

function renamed(part: unknown, from: string, to: string): unknown {
  if (typeof part === "string") return part === from ? to : part;
  if (Array.isArray(part)) return part.map((item: unknown) => renamed(item, from, to));
  if (!isObject(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, member]) => [
      key,
      NO_NAMES.has(key) ? member : renamed(member, from, to),
    ]),
  );
}
