/** Texts that were right until a little in them was changed: tokens, characters, bytes. */

import type { Source } from "../source.ts";

/** Words, numbers, strings, and all else one by one; roughly as Cedar sees them, and nothing is lost. */
const TOKEN =
  /[_a-zA-Z][_a-zA-Z0-9]*|[0-9]+|"(?:\\[^]|[^"\\])*"|\/\/[^\n\r]*|\s+|[=!<>]=|&&|\|\||::|[^]/gu;

/** What is out of place nearly everywhere. */
const JUNK: readonly string[] = [
  "",
  "=",
  "==",
  "&&",
  "||",
  "|",
  "&",
  "::",
  ":",
  "?",
  "?principal",
  "?other",
  "@",
  "@id",
  "if",
  "then",
  "in",
  "is",
  "has",
  "like",
  "true",
  "__cedar",
  "principal",
  "unknown",
  "9223372036854775807",
  "9223372036854775808",
  "18446744073709551616",
  "007",
  "1.0",
  "-",
  "-----1",
  "!!!!!true",
  "!-1",
  "/",
  "%",
  '"',
  '"\\q"',
  '"\\x80"',
  '"\\u{D800}"',
  '"\\u{110000}"',
  '"\\u{}"',
  '"\\*"',
  "'a'",
  "/* */",
  "//",
  "é",
  "\uFEFF",
  "\u200B",
  "\u00A0",
  "\u0085",
  "\0",
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  ",",
  ";",
  ".",
  "< ",
  "1 <",
  "ip(1)",
  ".contains()",
  ".isEmpty(1)",
  ".nothing()",
  "nothing(1)",
  "User::{}",
  "[,]",
];

/** One to three small changes to the tokens of a text. */
export function mutateTokens(source: Source, text: string): string {
  let tokens: readonly string[] = text.match(TOKEN) ?? [];
  for (let left = 1 + source.int(3); left > 0; left--) tokens = mutated(source, tokens);
  return tokens.join("");
}

function mutated(source: Source, tokens: readonly string[]): readonly string[] {
  if (tokens.length === 0) return [source.pick(JUNK)];
  const at = source.int(tokens.length);
  const other = source.int(tokens.length);
  const [token = "", second = ""] = [tokens[at], tokens[other]];
  switch (source.pick(["delete", "duplicate", "swap", "junk", "insert", "copy", "cut"] as const)) {
    case "delete":
      return tokens.toSpliced(at, 1);
    case "duplicate":
      return tokens.toSpliced(at, 0, token);
    case "swap":
      return tokens.with(at, second).with(other, token);
    case "junk":
      return tokens.with(at, source.pick(JUNK));
    case "insert":
      return tokens.toSpliced(at, 0, source.pick(JUNK));
    case "copy":
      return tokens.with(at, second);
    case "cut":
      return tokens.toSpliced(Math.min(at, other), 1 + source.int(8));
  }
}

const BYTE = 256;

/** One to four changes to the bytes of a text. They need not be UTF-8 any more. */
export function mutateBytes(source: Source, bytes: Uint8Array): Uint8Array {
  let changed = [...bytes];
  for (let left = 1 + source.int(4); left > 0; left--) {
    const at = source.int(changed.length + 1);
    const value = changed[at] ?? 0;
    switch (source.pick(["delete", "bit", "any", "insert", "double", "cut"] as const)) {
      case "delete":
        changed = changed.toSpliced(at, 1);
        break;
      case "bit":
        if (at < changed.length) changed[at] = value ^ (1 << source.int(8));
        break;
      case "any":
        if (at < changed.length) changed[at] = source.int(BYTE);
        break;
      case "insert":
        changed = changed.toSpliced(at, 0, source.int(BYTE));
        break;
      case "double":
        changed = changed.toSpliced(at, 0, ...changed.slice(at, at + 1 + source.int(16)));
        break;
      case "cut":
        changed = changed.slice(0, at);
        break;
    }
  }
  return Uint8Array.from(changed);
}
