/** Every fact about operators, in the order of the language's operators page. */

import { comparisonFacts } from "./comparisons.ts";
import { addressFacts, timeFacts } from "./extension-methods.ts";
import type { Fact, FactRow } from "./fact.ts";
import { hierarchyFacts, setFacts } from "./hierarchy-and-sets.ts";
import { arithmeticFacts, logicFacts } from "./logic-and-arithmetic.ts";
import type { Oracle, World } from "../oracle.ts";
import { stringFacts } from "./strings-and-constructors.ts";

export function allFacts(): Fact[] {
  return [
    ...stringFacts(),
    ...comparisonFacts(),
    ...logicFacts(),
    ...arithmeticFacts(),
    ...hierarchyFacts(),
    ...setFacts(),
    ...addressFacts(),
    ...timeFacts(),
  ];
}

/** Every fact is about the same request; only context and entities differ. */
export function worldOf({ context, entities }: Pick<Fact, "context" | "entities">): World {
  return {
    principal: '{"type":"User","id":"alice"}',
    action: '{"type":"Action","id":"view"}',
    resource: '{"type":"Photo","id":"p"}',
    context: JSON.stringify(context ?? {}),
    entities: JSON.stringify(entities ?? []),
  };
}

export function factRow(
  oracle: Oracle,
  { section, expression, context, entities, note }: Fact,
): FactRow {
  const data = { ...(context && { context }), ...(entities && { entities }) };
  const value = oracle.evaluate(expression, worldOf(data));
  if (value === "trap") throw new Error(`the oracle dies of ${expression}`);
  return { section, expression, ...data, value, note };
}
