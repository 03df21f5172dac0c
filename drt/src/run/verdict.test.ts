import { expect, test } from "vitest";
import type { KnownDifference } from "../known-differences.ts";
import { emptyTally, type Tally } from "./tally.ts";
import { idleTargets, judgeFloors, neverSeen, unusedEntries } from "./verdict.ts";

function ran(name: string, part: Partial<Tally>): { name: string; tally: Tally } {
  return { name, tally: { ...emptyTally(), inputs: 1, cases: 1, ...part } };
}

const FLOOR = {
  what: "requests that are allowed",
  targets: ["one", "two"],
  of: ["allow"],
  among: ["allow", "deny"],
  min: 0.35,
  max: 0.65,
};

function share(allow: number, deny: number): unknown {
  const states = [
    ran("one", { labels: new Map([["allow", allow]]) }),
    ran("two", { labels: new Map([["deny", deny]]) }),
    ran("other", { labels: new Map([["deny", 1e9]]) }),
  ];
  return judgeFloors(states, [FLOOR]).map((result) => [result.share, result.isBroken]);
}

test("a share must lie within its bounds, over all targets of the floor", () => {
  expect(share(5000, 5000)).toEqual([[0.5, false]]);
  expect(share(3500, 6500)).toEqual([[0.35, false]]);
  expect(share(3400, 6600)).toEqual([[0.34, true]]);
  expect(share(6600, 3400)).toEqual([[0.66, true]]);
});

test("a few cases say nothing of a share, and a floor of others nothing of this run", () => {
  expect(share(10, 1900)).toEqual([[undefined, false]]);
  expect(judgeFloors([ran("other", {})], [FLOOR])).toEqual([]);
});

test("a share that many cases do not let measure is broken", () => {
  const blind = [ran("one", { cases: 50_000 })];
  expect(judgeFloors(blind, [FLOOR])).toMatchObject([{ share: undefined, isBroken: true }]);
});

test("what should happen sometimes and never did is told, where it could have", () => {
  const sometimes = [{ targets: ["one", "two"], labels: ["a", "b"] }];
  expect(neverSeen([ran("one", { labels: new Map([["a", 1]]) })], sometimes)).toEqual(["b"]);
  expect(neverSeen([ran("other", {})], sometimes)).toEqual([]);
});

test("an entry of the ledger that explains nothing is unused, if its target ran", () => {
  const entry = (id: string, target: string): KnownDifference => ({
    id,
    targets: [target],
    aspect: "x",
    predicate: "x",
    reason: "x",
    link: "x",
  });
  const states = [ran("one", { known: new Map([["used", 1]]) })];
  const ledger = [entry("used", "one"), entry("unused", "one"), entry("elsewhere", "two")];
  expect(unusedEntries(states, ledger)).toEqual(["unused"]);
});

test("a target that compared nothing is told", () => {
  expect(idleTargets([ran("one", {}), ran("two", { cases: 0 })])).toEqual(["two"]);
});
