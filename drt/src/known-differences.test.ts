import { expect, test } from "vitest";
import { checkLedger, explain, readLedger } from "./known-differences.ts";
import { targets } from "./targets/all.ts";

const PREDICATES = { isBig: (input: unknown) => Number(input) > 5 };

const ENTRY = {
  id: "big",
  targets: ["one"],
  aspect: "size",
  predicate: "isBig",
  reason: "the reference counts to five",
  link: "https://example.org/1",
};

const DIVERGENCE = { aspect: "size", wrongAllow: false, outputs: {} };

test("an entry explains a divergence of its target, aspect and predicate", () => {
  const why = (target: string, input: unknown, part = {}): string | undefined =>
    explain([ENTRY], { target, input, divergence: { ...DIVERGENCE, ...part } }, PREDICATES);
  expect(why("one", 6)).toBe("big");
  expect(why("one", 5)).toBeUndefined();
  expect(why("two", 6)).toBeUndefined();
  expect(why("one", 6, { aspect: "colour" })).toBeUndefined();
});

test("a wrong allow is never explained away", () => {
  const wrong = { ...DIVERGENCE, wrongAllow: true };
  expect(
    explain([ENTRY], { target: "one", input: 6, divergence: wrong }, PREDICATES),
  ).toBeUndefined();
});

test.each([
  [{ ...ENTRY, reason: "" }, "entry `big` lacks `reason`"],
  [{ ...ENTRY, link: undefined }, "entry `big` lacks `link`"],
  [{ ...ENTRY, targets: [] }, "entry `big` lacks `targets`"],
  [{ ...ENTRY, predicate: "toString" }, "entry `big` names the unknown predicate `toString`"],
])("an entry that says less than it must is refused", (entry, message) => {
  expect(() => checkLedger([entry], PREDICATES)).toThrow(message);
});

test("our ledger says all it must, of targets that exist, each under its own id", () => {
  const ledger = readLedger();
  const names = targets.map(({ name }) => name);
  for (const entry of ledger) expect(names).toEqual(expect.arrayContaining([...entry.targets]));
  expect(new Set(ledger.map(({ id }) => id)).size).toBe(ledger.length);
});
