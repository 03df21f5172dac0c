/** The reference's verdict on one tricky input. */

import { readFileSync } from "node:fs";
import type { Checked, Oracle, World } from "./oracle.ts";
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

/** Throws when the reference dies: such an input has no verdict and does not belong in the list. */
export function verdict(oracle: Oracle, world: World, tricky: TrickyInput): TrickyRow {
  const { group, kind, input } = tricky;
  if (kind === "expression") {
    const value = oracle.evaluate(input, world);
    if (value === "trap") throw new Error(`the oracle dies of ${input}`);
    return value === "reject"
      ? { group, kind, input, accept: false }
      : { group, kind, input, accept: true, value };
  }
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
