/** Every tricky policy that is accepted has the reference's JSON, and survives our printer. */

import { expect, test } from "vitest";
import { createOracle } from "./oracle.ts";
import { policyFormsDifference } from "./policy-forms.ts";
import { readRows } from "./rows.ts";
import type { TrickyRow } from "./tricky/tricky.ts";

const rows = readRows<TrickyRow>(new URL("../vectors/tricky.json", import.meta.url));
const oracle = createOracle();

function accepted(...kinds: readonly TrickyRow["kind"][]): readonly string[] {
  return rows.filter((row) => row.accept && kinds.includes(row.kind)).map((row) => row.input);
}

test("policies and templates", () => {
  const policies = accepted("policy", "template");
  expect(policies.length).toBeGreaterThan(250);
  expect(policies.flatMap((text) => policyFormsDifference(oracle, text) ?? [])).toEqual([]);
});

test("expressions, as conditions", { timeout: 60_000 }, () => {
  const expressions = accepted("expression");
  expect(expressions.length).toBeGreaterThan(3000);
  const differences = expressions.flatMap(
    (text) =>
      policyFormsDifference(oracle, `permit(principal, action, resource) when {${text}\n};`) ?? [],
  );
  expect(differences).toEqual([]);
});
