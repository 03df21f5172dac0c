/** `like` against the textbook's table. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pattern } from "../ast/build.ts";
import { type Pattern, WILDCARD } from "../ast/expr.ts";
import { matchesPattern } from "./like.ts";

/** Whether each prefix of the characters matches each prefix of the pattern, by dynamic programming. */
function matchesNaively(text: string, like: Pattern): boolean {
  const characters = [...text];
  const elements = like.flatMap((e): readonly (string | typeof WILDCARD)[] =>
    e === WILDCARD ? [e] : [...e],
  );
  let row = characters.reduce((all) => [...all, false], [true]);
  for (const element of elements) {
    const next = [element === WILDCARD && row[0] === true];
    characters.forEach((character, i) => {
      const here =
        element === WILDCARD
          ? row[i + 1] === true || next[i] === true
          : row[i] === true && element === character;
      next.push(here);
    });
    row = next;
  }
  return row.at(-1) === true;
}

describe("like", () => {
  const character = fc.constantFrom("a", "b", "😀", "\u{1F601}");
  const texts = fc.array(character, { maxLength: 10 }).map((all) => all.join(""));
  const patterns = fc
    .array(fc.oneof(character, fc.constant<typeof WILDCARD>(WILDCARD)), { maxLength: 8 })
    .map(pattern);

  test("agrees with the table", () => {
    fc.assert(
      fc.property(texts, patterns, (text, like) => {
        expect(matchesPattern(text, like)).toBe(matchesNaively(text, like));
      }),
      { numRuns: 5000 },
    );
  });

  test("agrees with the table on segments that are long and repeat themselves", () => {
    const period = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 5 });
    const long = fc
      .tuple(period, fc.nat(5))
      .map(([part, cut]) => part.repeat(200).slice(cut, cut + 64 + cut * 7));
    let matches = 0;
    fc.assert(
      fc.property(long, long, fc.array(period, { maxLength: 4 }), (segment, other, more) => {
        const like: Pattern = [WILDCARD, segment, WILDCARD, other, WILDCARD];
        const text =
          more.join(segment.slice(0, 40)) + segment + more.join("") + other.slice(more.length % 2);
        const isMatch = matchesNaively(text, like);
        matches += Number(isMatch);
        expect(matchesPattern(text, like)).toBe(isMatch);
      }),
      { numRuns: 300 },
    );
    expect(matches).toBeGreaterThan(50);
    expect(matches).toBeLessThan(290);
  });

  test.each<{ name: string; text: string; like: Pattern; want: boolean }>([
    { name: "no element matches the empty string only", text: "", like: [], want: true },
    { name: "no element", text: "a", like: [], want: false },
    {
      name: "prefix and suffix must not overlap",
      text: "aba",
      like: ["ab", WILDCARD, "ba"],
      want: false,
    },
    {
      name: "a segment must not reach into the suffix",
      text: "abc",
      like: [WILDCARD, "b", WILDCARD, "bc"],
      want: false,
    },
    { name: "two wildcards are one", text: "x", like: [WILDCARD, WILDCARD], want: true },
    { name: "half a character is never matched", text: "😀", like: ["\u{1F601}"], want: false },
    { name: "no case folding", text: "İ", like: ["i"], want: false },
  ])("$name", ({ text, like, want }) => {
    expect(matchesPattern(text, like)).toBe(want);
    expect(matchesNaively(text, like)).toBe(want);
  });

  test("many wildcards cost no more than their number times the text", () => {
    const like = pattern([
      ...Array.from({ length: 500 }, () => [WILDCARD, "a"]).flat(),
      WILDCARD,
      "b",
    ] as Pattern);
    expect(matchesPattern("a".repeat(100_000), like)).toBe(false);
  });
});
