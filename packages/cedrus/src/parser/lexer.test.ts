/** Tokens: what a text is cut into, one after the other. */

import { describe, expect, test } from "vitest";
import { AND, ADD, Lexer, MULT, OR, RELATION } from "./lexer.ts";

/** Each token as its kind and its text, the last one included. */
function tokensOf(text: string): readonly string[] {
  const lexer = new Lexer(text);
  const found: string[] = [];
  do {
    lexer.advance();
    found.push(`${lexer.kind} ${text.slice(lexer.start, lexer.end)}`.trimEnd());
  } while (lexer.kind !== "end");
  return found;
}

describe("a lexer", () => {
  test.each([..."(){}[],;:.@=!<>+-*/%", "::", "==", "!=", "<=", ">=", "&&", "||"])(
    "finds `%s` alone, before another sign and at the end of a text",
    (sign) => {
      const token = `${sign} ${sign}`;
      expect(tokensOf(sign)).toEqual([token, "end"]);
      expect(tokensOf(`${sign}(`)).toEqual([token, "( (", "end"]);
    },
  );

  test.each(["&", "|", "?", "#", "'", "\0", "\u{1f600}", "\ufeff", "\u180e"])(
    "has no token that begins with %j",
    (text) => {
      expect(tokensOf(`a${text}`)).toEqual(["ident a", `invalid ${text}`.trimEnd(), "end"]);
    },
  );

  test("skips ASCII's and Unicode's white space, and comments to the end of their lines", () => {
    const blanks = " \t\n\v\f\r\u0085\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000";
    expect(tokensOf(`a${[...blanks].join("b")}c // d\re // f\n/`)).toEqual([
      "ident a",
      ...Array.from({ length: blanks.length - 1 }, () => "ident b"),
      ...["ident c", "ident e", "/ /", "end"],
    ]);
  });

  test("ends a number before a letter, and not a word before a digit", () => {
    expect(tokensOf("12ab _3 ?a1_")).toEqual([
      "int 12",
      "ident ab",
      "ident _3",
      "slot ?a1_",
      "end",
    ]);
  });

  test.each([
    { text: '"plain é"', plain: true },
    { text: '""', plain: true },
    { text: '"a\\"b"', plain: false },
    { text: '"a\rb"', plain: false },
  ])("knows whether the string $text stands for itself", ({ text, plain }) => {
    const lexer = new Lexer(text);
    lexer.advance();
    expect(lexer).toMatchObject({ kind: "string", end: text.length, plain });
  });

  test.each(['"a', '"a\\', '"a\\"', '"a\\\n"', '"\\\\\\"'])(
    "finds no end of the string %j",
    (text) => {
      expect(tokensOf(text)).toEqual([`invalid ${text}`, "end"]);
    },
  );

  test.each([
    ["||", OR],
    ["&&", AND],
    ...["=", "==", "!=", "<", "<=", ">", ">=", "in"].map((op) => [op, RELATION] as const),
    ["+", ADD],
    ["-", ADD],
    ...["*", "/", "%"].map((op) => [op, MULT] as const),
    ...["::", ":", ".", "(", ")", ",", '""', "1", "?a", "#", ""].map((text) => [text, 0] as const),
  ] as const)("gives `%s` its level", (text, level) => {
    const lexer = new Lexer(text);
    lexer.advance();
    expect(lexer.level).toBe(level);
  });
});
