import { expect, test } from "vitest";
import { Tape } from "../tape/tape.ts";
import type { Target } from "../target.ts";
import { shrink } from "./shrink.ts";

const TARGET: Target<unknown> = {
  name: "stub",
  description: "stub",
  generate: (source) => ({
    numbers: source.list(0, 9, () => source.int(1000)),
    word: source.pick(["some", "words"]),
  }),
  check: () => undefined,
};

function drawsOf(fails: (input: unknown) => boolean): ReturnType<Tape["draws"]> {
  for (let n = 0; ; n++) {
    const tape = Tape.of(`seed ${n}`);
    if (fails(TARGET.generate(tape))) return tape.draws();
  }
}

test("the tape is shrunk first, then what no tape could give", () => {
  // Why a cast: the target made it.
  const fails = (input: unknown): boolean =>
    (input as { readonly numbers: readonly number[] }).numbers.some((number) => number >= 77);
  const smallest = shrink(TARGET, drawsOf(fails), fails);
  expect(smallest?.input).toEqual({ numbers: [77], word: "" });
  expect(smallest?.attempts).toBeGreaterThan(0);
});

test("what the target knows to be simpler is tried", () => {
  const fails = (input: unknown): boolean => JSON.stringify(input).length > 5;
  const target = { ...TARGET, simpler: () => ["aaaaaaa", "aaaa"] };
  expect(shrink(target, drawsOf(fails), fails)?.input).toBe("aaaa");
});

test("it ends when time is up", () => {
  let time = 0;
  const limits = { attempts: 5000, milliseconds: 40, now: () => time };
  const fails = (): boolean => {
    time++;
    return time % 2 === 0;
  };
  const draws = drawsOf((input) => JSON.stringify(input).length > 40);
  expect(shrink(TARGET, draws, fails, limits)?.attempts).toBeLessThanOrEqual(41);
});

test("a case whose input cannot be made is left as it is", () => {
  const target: Target<unknown> = {
    ...TARGET,
    generate: () => {
      throw new Error("no input");
    },
  };
  expect(shrink(target, Tape.of("a").draws(), () => true)).toBeUndefined();
});
