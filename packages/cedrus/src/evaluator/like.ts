/** Matching of `like` patterns, segment by segment: no backtracking, whatever the pattern. */

import { type Pattern, WILDCARD } from "../ast/expr.ts";

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
    const found = text.indexOf(segment, from);
    if (found < 0 || found + segment.length > to) return false;
    from = found + segment.length;
  }
  return true;
}
