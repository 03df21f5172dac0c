/** `like` against a table of prefixes, filled in row by row. */

import { generatePattern } from "../generators/patterns.ts";
import { PLAIN_STRINGS, WEIRD_STRINGS } from "../generators/names.ts";
import type { Pattern } from "../language.ts";
import type { Source } from "../source.ts";
import type { Target } from "../target.ts";
import { lit } from "../generators/build.ts";
import { checkValue } from "./check-value.ts";
import { type Engines, ENGINES } from "./engines.ts";

export interface LikeInput {
  readonly text: string;
  readonly pattern: Pattern;
}

const LETTERS: readonly string[] = ["a", "b", "*", "é", "𝕏"];

function generateInput(source: Source): LikeInput {
  if (source.chance(1, 3)) {
    const strings = [...PLAIN_STRINGS, ...WEIRD_STRINGS];
    return { text: source.pick(strings), pattern: generatePattern(source, strings) };
  }
  // Few letters, so that there are many ways to match.
  const letter = (): string => source.pick(LETTERS);
  return {
    text: source.list(0, 12, letter).join(""),
    pattern: source.list(0, 8, () => (source.chance(1, 3) ? 0 : letter())),
  };
}

/** `table[j]`: whether the characters until now match the first `j` elements. */
function matches(text: string, pattern: Pattern): boolean {
  let table = [true];
  pattern.forEach((element, j) => table.push(element === 0 && table[j] === true));
  for (const character of text) {
    const next = [false];
    pattern.forEach((element, j) => {
      const fits =
        element === 0
          ? next[j] === true || table[j + 1] === true
          : element === character && table[j] === true;
      next.push(fits);
    });
    table = next;
  }
  return table[pattern.length] === true;
}

export function likeReference(engines: Engines = ENGINES): Target<LikeInput> {
  return {
    name: "like-reference",
    description: "`like` in library and model against a table of prefixes",
    generate: generateInput,
    check: ({ text, pattern }, recorder) => {
      const expected = matches(text, pattern);
      recorder.saw(`like/${expected}`);
      const expression = { kind: "like", arg: lit(text), pattern } as const;
      return checkValue(engines, { expression, expected: String(expected) }, recorder);
    },
  };
}
