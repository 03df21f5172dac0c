import { describe, expect, test } from "vitest";
import { caseSeed } from "./prng.ts";
import { Tape } from "./tape.ts";

function numbers(tape: Tape): readonly number[] {
  return tape.list(0, 20, () => tape.int(1000));
}

describe("a tape", () => {
  test("gives the same choices for the same seed, and others for another", () => {
    expect(numbers(Tape.of("a"))).toEqual(numbers(Tape.of("a")));
    const lists = new Set(
      Array.from({ length: 50 }, (_, index) =>
        Tape.of(caseSeed("run", "target", index)).int(2 ** 20),
      ),
    );
    expect(lists.size).toBeGreaterThan(48);
  });

  test("gives the same choices for the words that it recorded, whatever the seed", () => {
    const first = Tape.of("a");
    const chosen = numbers(first);
    const again = Tape.of("b", first.draws().words);
    expect(numbers(again)).toEqual(chosen);
    expect(again.draws()).toEqual(first.draws());
    expect(numbers(Tape.simplestAfter(first.draws().words))).toEqual(chosen);
  });

  test("goes on with words of its seed when the recorded ones are used up", () => {
    const tape = Tape.of("a", [0, 0]);
    expect([tape.int(9), tape.int(9)]).toEqual([0, 0]);
    const more = Array.from({ length: 40 }, () => tape.int(9));
    expect(new Set(more).size).toBe(9);
  });

  test("makes simpler choices of lower words", () => {
    const simplest = Tape.simplestAfter([]);
    expect(simplest.int(10)).toBe(0);
    expect(simplest.chance(9, 10)).toBe(false);
    expect(simplest.pick(["a", "b"])).toBe("a");
    expect(
      simplest.weighted([
        [1, "a"],
        [9, "b"],
      ] as const),
    ).toBe("a");
    expect(simplest.list(0, 9, () => 1)).toEqual([]);
    expect(simplest.list(2, 9, () => 1)).toEqual([1, 1]);
  });

  test("chooses evenly, by weight, and lists of all lengths", () => {
    const tape = Tape.of("even");
    const counts = { five: 0, often: 0, heavy: 0, lengths: [0, 0, 0] };
    for (let round = 0; round < 30_000; round++) {
      if (tape.int(10) === 5) counts.five++;
      if (tape.chance(7, 10)) counts.often++;
      if (
        tape.weighted([
          [1, false],
          [2, true],
        ] as const)
      )
        counts.heavy++;
      const { length } = tape.list(1, 3, () => 0);
      counts.lengths[length - 1] = (counts.lengths[length - 1] ?? 0) + 1;
    }
    expect(counts.five / 3000).toBeCloseTo(1, 1);
    expect(counts.often / 21_000).toBeCloseTo(1, 1);
    expect(counts.heavy / 20_000).toBeCloseTo(1, 1);
    for (const count of counts.lengths) expect(count / 10_000).toBeCloseTo(1, 1);
  });

  test("knows which words belong to an item", () => {
    const tape = Tape.of("blocks");
    const lists = tape.list(2, 2, () => tape.list(1, 1, () => tape.int(5)));
    expect(lists).toHaveLength(2);
    expect(tape.draws().blocks).toEqual([
      { start: 0, end: 1 },
      { start: 0, end: 1 },
      { start: 1, end: 2 },
      { start: 1, end: 2 },
    ]);
  });

  test("refuses a choice among none or too many", () => {
    expect(() => Tape.of("a").int(0)).toThrow("no choice below 0");
    expect(() => Tape.of("a").int(2 ** 21)).toThrow("no choice below 2097152");
    expect(() => Tape.of("a").pick([])).toThrow("no choice below 0");
  });
});
