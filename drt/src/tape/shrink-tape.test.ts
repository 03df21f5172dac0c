import { expect, test } from "vitest";
import { shrinkTape } from "./shrink-tape.ts";
import { type Draws, Tape } from "./tape.ts";

const BUDGET = { attempts: 5000 };

function numbers(tape: Tape): readonly number[] {
  return tape.list(0, 30, () => tape.int(1000));
}

function failing(fails: (list: readonly number[]) => boolean): Draws {
  for (let index = 0; ; index++) {
    const tape = Tape.of(`seed ${index}`);
    if (fails(numbers(tape))) return tape.draws();
  }
}

function shrunk(fails: (list: readonly number[]) => boolean): readonly number[] {
  const draws = shrinkTape(failing(fails), (tape) => fails(numbers(tape)), BUDGET);
  return numbers(Tape.simplestAfter(draws.words));
}

test("a list shrinks to the one item that matters, and that to its limit", () => {
  expect(shrunk((list) => list.some((item) => item >= 700))).toEqual([700]);
});

test("a list that must be long keeps its length and gets simple items", () => {
  expect(shrunk((list) => list.length >= 5)).toEqual([0, 0, 0, 0, 0]);
});

test("two items that only matter together stay", () => {
  const fails = (list: readonly number[]): boolean =>
    list.some((item, index) => list.slice(index + 1).some((later) => item + later > 1500));
  const [one = 0, other = 0, ...rest] = shrunk(fails);
  expect(rest).toEqual([]);
  expect(one + other).toBe(1501);
});

test("no more attempts are made than the budget allows", () => {
  let attempts = 0;
  shrinkTape(
    failing((list) => list.length > 20),
    (tape) => {
      attempts += 1;
      return numbers(tape).length > 20;
    },
    { attempts: 17 },
  );
  expect(attempts).toBe(17);
});

test("shrinking stops at the deadline", () => {
  let time = 0;
  const draws = failing((list) => list.length > 20);
  shrinkTape(
    draws,
    () => {
      time += 1;
      return false;
    },
    { attempts: 5000, deadline: { now: () => time, at: 9 } },
  );
  expect(time).toBe(9);
});
