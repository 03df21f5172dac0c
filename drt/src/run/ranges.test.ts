import fc from "fast-check";
import { expect, test } from "vitest";
import { Ranges } from "./ranges.ts";

const range = fc
  .tuple(fc.nat(40), fc.nat(12))
  .map(([from, length]) => ({ from, to: from + length }));

test("ranges hold what was added and not removed, and find the first gap", () => {
  const changes = fc.array(fc.tuple(fc.boolean(), range), { maxLength: 12 });
  fc.assert(
    fc.property(changes, fc.integer({ min: 1, max: 9 }), fc.nat(60), (list, most, end) => {
      const ranges = new Ranges();
      const numbers = new Set<number>();
      for (const [adds, { from, to }] of list) {
        if (adds) ranges.add({ from, to });
        else ranges.remove({ from, to });
        for (let n = from; n < to; n++) numbers[adds ? "add" : "delete"](n);
      }
      const held = ranges
        .toData()
        .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + n));
      expect(held).toEqual([...numbers].toSorted((a, b) => a - b));
      let from = 0;
      while (numbers.has(from)) from++;
      let to = from;
      while (to < end && to < from + most && !numbers.has(to)) to++;
      expect(ranges.firstGap(most, end)).toEqual(from < to ? { from, to } : undefined);
    }),
  );
});
