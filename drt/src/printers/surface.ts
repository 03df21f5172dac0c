/**
 * How things are written where the grammar leaves a choice: plainly, or at random.
 *
 * Cedar text is printed as a list of tokens; a surface puts them together.
 */

import type { Source } from "../source.ts";

export interface Surface {
  /** Whether to take the unusual way, so often. Never when plain. */
  chance(times: number, of: number): boolean;
  /** The tokens as one text, with what may stand between them. */
  join(tokens: readonly string[]): string;
  /** How a character may be written in a string, or `undefined` for the usual way. */
  escape(character: string): string | undefined;
}

/** One way to write everything, fast. */
export const PLAIN: Surface = {
  chance: () => false,
  join: (tokens) => tokens.join(" "),
  escape: () => undefined,
};

const WORD_START = /^[_a-zA-Z0-9?]/;
const WORD_END = /[_a-zA-Z0-9]$/;

/** Whether two tokens would be read as one without a gap. Of signs, none that could merge ever meet. */
function needsGap(before: string, after: string): boolean {
  return WORD_END.test(before) && WORD_START.test(after);
}

/** All that Cedar takes for white space. */
const GAPS: readonly string[] = [
  " ",
  "  ",
  "\n",
  "\t",
  "\r\n",
  "\r",
  "\u000B",
  "\f",
  "\u0085",
  "\u00A0",
  "\u2003",
  "\u2028",
  "\u3000",
];

const COMMENTS: readonly string[] = [
  "//\n",
  "// a comment\n",
  '// "not a string\n',
  "// permit(principal, action, resource);\r\n",
  "// é 😀 \u2028 still\r",
  "///* \n",
];

/** Every way the grammar allows, as the source chooses. */
export function varied(source: Source): Surface {
  const gap = (): string =>
    source.weighted([
      [8, " "],
      [2, source.pick(GAPS)],
      [1, source.pick(COMMENTS)],
    ]);
  return {
    chance: (times, of) => source.chance(times, of),
    join(tokens) {
      let text = source.chance(1, 8) ? gap() : "";
      let before = "";
      for (const token of tokens) {
        if (before !== "" && (needsGap(before, token) || source.chance(1, 2))) text += gap();
        text += token;
        before = token;
      }
      return source.chance(1, 8) ? text + gap() : text;
    },
    escape(character) {
      return source.chance(1, 12) ? source.pick(escapesOf(character)) : undefined;
    },
  };
}

/** All ways to write one character in a Cedar string. */
function escapesOf(character: string): readonly string[] {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  const wide = hex.padStart(6, "0");
  const ways = [
    `\\u{${hex}}`,
    `\\u{${wide.toUpperCase()}}`,
    `\\u{${wide.slice(0, 2)}_${wide.slice(2)}}`,
  ];
  if (code < 0x80) ways.push(`\\x${hex.padStart(2, "0")}`);
  if (character === "'") ways.push("\\'");
  return ways;
}
