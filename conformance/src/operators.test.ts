/** The examples of the language's operators page evaluate as the reference says. */

import { parseExpression } from "cedrus";
import { describe, expect, test } from "vitest";
import { libraryValue, loadWorld } from "./library-verdict.ts";
import { worldOf } from "./operators/all.ts";
import type { FactRow } from "./operators/fact.ts";
import { readRows } from "./rows.ts";

const rows = readRows<FactRow>(new URL("../vectors/operators.json", import.meta.url));
const sections = [...new Set(rows.map((row) => row.section))];

describe.each(sections)("%s", (section) => {
  const facts = rows.filter((row) => row.section === section);

  test.each(facts)("$expression is $value", (fact) => {
    const { expression, value } = fact;
    const accepted = parseExpression(expression).ok;
    expect(accepted ? libraryValue(expression, loadWorld(worldOf(fact))) : "reject").toBe(value);
  });
});
