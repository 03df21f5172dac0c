/** Matching of `like` patterns, segment by segment: no backtracking, whatever the pattern. */

import { type Pattern, WILDCARD } from "../ast/expr.ts";

/** From this many UTF-16 units on, a segment is looked for in a way that is linear at worst. */
const LONG = 64;

/**
 * Whether the whole of `text` matches `pattern`.
 *
 * Strings and patterns are well-formed UTF-16 here, so comparing units compares characters.
 */
export function matchesPattern(text: string, pattern: Pattern): boolean {
  const first = pattern[0];
  const last = pattern.at(-1);
  if (first === undefined || last === undefined) return text === "";
  if (pattern.length === 1) return first === WILDCARD || text === first;
  let from = 0;
  let to = text.length;
  if (first !== WILDCARD) {
    if (!text.startsWith(first)) return false;
    from = first.length;
  }
  if (last !== WILDCARD) {
    to -= last.length;
    if (to < from || !text.endsWith(last)) return false;
  }
  // Between wildcards, the leftmost match of each segment leaves most room for the rest.
  for (const segment of pattern.slice(1, -1)) {
    if (segment === WILDCARD) continue;
    const found = find(text, segment, from);
    if (found < 0 || found + segment.length > to) return false;
    from = found + segment.length;
  }
  return true;
}

/**
 * `indexOf` without its worst case, which takes the product of both lengths (Knuth, Morris and Pratt).
 *
 * Reads the segment, to learn where to go on after a mismatch, and then the text.
 */
function find(text: string, segment: string, from: number): number {
  const { length } = segment;
  if (length < LONG) return text.indexOf(segment, from);
  /** How much of each beginning of the segment is at its end as well; -1 stands for none to go on with. */
  const borders = [-1];
  let matched = -1;
  for (let i = 0; i < length + text.length - from; i++) {
    if (i === length) matched = 0;
    const unit = i < length ? segment.charCodeAt(i) : text.charCodeAt(from + i - length);
    while (matched >= 0 && unit !== segment.charCodeAt(matched)) matched = borders[matched] ?? -1;
    if (++matched === length) return from + i - 2 * length + 1;
    if (i < length) borders.push(matched);
  }
  return -1;
}
