/** Patterns for `like`, from strings of the world, so that they match now and then. */

import type { Pattern } from "../language.ts";
import type { Source } from "../source.ts";

const MOST = 8;

export function generatePattern(source: Source, strings: readonly string[]): Pattern {
  const characters = Array.from(source.pick(strings)).slice(0, MOST);
  const elements = characters.flatMap((character) => patternOf(source, character));
  return source.chance(1, 3) ? [...elements, 0] : elements;
}

/** The character itself, a wildcard for it, around it, or nothing. */
function patternOf(source: Source, character: string): Pattern {
  return source.weighted<Pattern>([
    [4, [character]],
    [2, [0]],
    [1, [character, 0]],
    [1, [0, character]],
    [1, [0, 0]],
    [1, []],
  ]);
}
