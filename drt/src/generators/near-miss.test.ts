import { entitiesFromJson, jsonText, parsePolicySet, policySetFromJson } from "cedrus";
import { parseSchema, schemaFromJson } from "cedrus/schema";
import { expect, test } from "vitest";
import { printJson } from "../printers/json-tree.ts";
import { policySetJson } from "../printers/policy-json.ts";
import { printPolicies } from "../printers/policy-text.ts";
import { schemaJson } from "../printers/schema-json.ts";
import { printSchema } from "../printers/schema-text.ts";
import { entitiesJson } from "../printers/value-json.ts";
import { caseSeed } from "../tape/prng.ts";
import { Tape } from "../tape/tape.ts";
import { mutateJson } from "./near-miss-json.ts";
import { mutateBytes, mutateTokens } from "./near-miss-text.ts";
import { generateWorld } from "./world.ts";

interface Reading {
  readonly ok: boolean;
}

/** How many of 400 readings succeed. */
function accepted(read: (tape: Tape) => Reading): number {
  let count = 0;
  for (let index = 0; index < 400; index++) {
    if (read(Tape.of(caseSeed("near-miss", "test", index))).ok) count += 1;
  }
  return count;
}

const small = { policySets: 1, requests: 1 };

/** Neither all nor none are still right: that is what makes them near misses. */
const READINGS: Readonly<Record<string, (tape: Tape) => Reading>> = {
  "tokens of policies": (tape) => {
    const [set] = generateWorld(tape, small).policySets;
    return parsePolicySet(mutateTokens(tape, printPolicies(set?.policies ?? [])));
  },
  "bytes of policies": (tape) => {
    const [set] = generateWorld(tape, small).policySets;
    const bytes = new TextEncoder().encode(printPolicies(set?.policies ?? []));
    return parsePolicySet(new TextDecoder().decode(mutateBytes(tape, bytes)));
  },
  "tokens of schemas": (tape) =>
    parseSchema(mutateTokens(tape, printSchema(generateWorld(tape, small).schema))),
  "policy set JSON": (tape) => {
    const { policySets } = generateWorld(tape, small);
    return policySetFromJson(
      jsonText(printJson(mutateJson(tape, policySets.map((set) => policySetJson(set))[0] ?? null))),
    );
  },
  "schema JSON": (tape) =>
    schemaFromJson(
      jsonText(printJson(mutateJson(tape, schemaJson(generateWorld(tape, small).schema)))),
    ),
  "entities JSON": (tape) =>
    entitiesFromJson(
      jsonText(printJson(mutateJson(tape, entitiesJson(generateWorld(tape, small).entities)))),
    ),
};

test.each(Object.entries(READINGS))("of mutated %s, some are still right", (_, read) => {
  const count = accepted(read);
  expect(count).toBeGreaterThan(8);
  expect(count).toBeLessThan(360);
});
