/** The reference's verdict on tricky inputs. */

import { readFileSync } from "node:fs";
import type { Checked, Evaluated, Oracle, World } from "./oracle.ts";
import { memberTexts } from "./raw-json.ts";
import type { TrickyInput, TrickyRow } from "./tricky/tricky.ts";

const worldUrl = new URL("../vectors/tricky-world.json", import.meta.url);

/** The request and the entities that every tricky expression is evaluated against, as JSON text. */
export function readTrickyWorld(): World {
  const members = memberTexts(readFileSync(worldUrl, "utf8"));
  const member = (name: string): string => {
    const text = members.get(name);
    if (text === undefined) throw new Error(`tricky-world.json has no ${name}`);
    return text;
  };
  return {
    principal: member("principal"),
    action: member("action"),
    resource: member("resource"),
    context: member("context"),
    entities: member("entities"),
  };
}

/** How many expressions the reference evaluates in one call. */
const batch = 200;

/** Throws when the reference dies: such an input has no verdict and does not belong in the list. */
export function verdicts(
  oracle: Oracle,
  world: World,
  inputs: readonly TrickyInput[],
): TrickyRow[] {
  const expressions = inputs.filter(({ kind }) => kind === "expression").map(({ input }) => input);
  const values = new Map<string, Evaluated>();
  for (let at = 0; at < expressions.length; at += batch) {
    const texts = expressions.slice(at, at + batch);
    oracle
      .evaluateAll(texts, world)
      .forEach((value, index) => values.set(texts[index] ?? "", value));
  }
  return inputs.map((tricky) => {
    const value = tricky.kind === "expression" ? values.get(tricky.input) : undefined;
    return value === undefined ? checkedRow(oracle, tricky) : evaluatedRow(tricky, value);
  });
}

function evaluatedRow({ group, kind, input }: TrickyInput, value: Evaluated): TrickyRow {
  if (value === "trap") throw new Error(`the oracle dies of ${input}`);
  return value === "reject"
    ? { group, kind, input, accept: false }
    : { group, kind, input, accept: true, value };
}

function checkedRow(oracle: Oracle, tricky: TrickyInput): TrickyRow {
  const { group, kind, input } = tricky;
  const result = check(oracle, tricky);
  if (!result.ok && result.trap) throw new Error(`the oracle dies of ${input}`);
  return { group, kind, input, accept: result.ok };
}

function check(oracle: Oracle, { kind, input }: TrickyInput): Checked {
  switch (kind) {
    case "policy":
      return oracle.policyToJson(input);
    case "template":
      return oracle.templateToJson(input);
    case "policies":
      return oracle.parsePolicies(input);
    case "expression":
      return oracle.parseExpression(input);
    case "policyJson":
      return oracle.policyJsonToJson(input);
    case "templateJson":
      return oracle.templateJsonToJson(input);
    case "entities":
      return oracle.checkParseEntities(input);
    case "context":
      return oracle.checkParseContext(input);
  }
}
