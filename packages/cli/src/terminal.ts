/** What depends on the terminal: colours, and characters that would drive it. */

import type { OutputStream } from "./io.ts";

const CODES = { green: 32, red: 31, yellow: 33, dim: 2, bold: 1 } as const;

/** Wraps a text in the escape sequences of a style. */
export type Paint = (style: keyof typeof CODES, text: string) => string;

/** Paints on a terminal, unless `NO_COLOR` (https://no-color.org) asks for none. */
export function painter(
  stream: OutputStream,
  env: Readonly<Record<string, string | undefined>>,
): Paint {
  const { NO_COLOR, TERM } = env;
  const plain = !stream.isTerminal || (NO_COLOR ?? "") !== "" || TERM === "dumb";
  return plain ? (_, text) => text : (style, text) => `\u001b[${CODES[style]}m${text}\u001b[0m`;
}

/**
 * `text` with the characters escaped that cannot be seen. Policy ids are chosen by whoever wrote
 * the policies: printed raw, one could end the line and begin another that says ALLOW.
 */
export function visible(text: string): string {
  return text.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
