import { contextFromJson, entitiesFromJson, jsonText, parsePolicySet } from "cedrus";
import { parseSchema } from "cedrus/schema";
import { expect, test } from "vitest";
import { Tape } from "../tape/tape.ts";
import { smallContext, smallEntities, smallPolicy, smallSchema } from "./small-texts.ts";

const COUNT = 400;

test.each([
  ["policies", (tape: Tape) => parsePolicySet(smallPolicy(tape)).ok],
  ["schemas", (tape: Tape) => parseSchema(smallSchema(tape)).ok],
  ["contexts", (tape: Tape) => contextFromJson(jsonText(smallContext(tape))).ok],
  ["entities", (tape: Tape) => entitiesFromJson(jsonText(smallEntities(tape))).ok],
] as const)("of small %s, some are right and some are not", (name, isRight) => {
  const right = Array.from({ length: COUNT }, (_, index) =>
    isRight(Tape.of(`small ${name} ${index}`)),
  ).filter(Boolean).length;
  expect(right).toBeGreaterThan(COUNT * 0.1);
  expect(right).toBeLessThan(COUNT * 0.9);
});
