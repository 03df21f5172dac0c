import { expect, test } from "vitest";
import { authorizerAbstract, KINDS } from "./authorizer-abstract.ts";

test("all sets of up to four policies are decided as the rule says", () => {
  const target = authorizerAbstract();
  let sets = 0;
  const recorder = { compared: (count: number) => (sets += count), saw: () => undefined };
  for (const first of KINDS) {
    for (const second of KINDS) {
      expect(target.check({ first, second, most: 4 }, recorder)).toBeUndefined();
    }
  }
  // The sets of none and of one policy come again for every pair.
  expect(sets).toBe(36 * (1 + 1 + 1 + 6 + 36));
});
