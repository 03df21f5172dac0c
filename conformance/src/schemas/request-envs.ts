/** The request environments in which policies can do something, ours against the reference's. */

import {
  parseEntityUid,
  parsePolicy,
  parsePolicySet,
  parseTemplate,
  printPolicy,
  unwrap,
} from "cedrus";
import type { Schema } from "cedrus/schema";
import { validRequestEnvs } from "cedrus/validator";
import type { PolicyText, SchemaOracle, ValidEnvs } from "../schema-oracle.ts";

/** A schema as both sides take it. */
export interface BothSchemas {
  readonly schema: Schema;
  /** Cedar text or JSON text. */
  readonly text: string;
}

/** What we say otherwise of a policy or template, and whether it has any environment at all. */
export interface EnvsCompared {
  readonly some: boolean;
  readonly difference: string | undefined;
}

export function compareEnvs(
  oracle: SchemaOracle,
  { schema, text }: BothSchemas,
  policy: PolicyText,
): EnvsCompared {
  const theirs = oracle.validEnvs(policy, text);
  const { body } = policy.isTemplate
    ? unwrap(parseTemplate(policy.text))
    : unwrap(parsePolicy(policy.text));
  const envs = validRequestEnvs(schema, body);
  const ours: ValidEnvs = {
    principals: sorted(envs.map(({ principalType }) => principalType)),
    actions: sorted(envs.map(({ action }) => action.toString())),
    resources: sorted(envs.map(({ resourceType }) => resourceType)),
  };
  const expected = JSON.stringify({
    principals: sorted(theirs.principals),
    // The reference escapes ids in another way.
    actions: sorted(theirs.actions.map((uid) => unwrap(parseEntityUid(uid)).toString())),
    resources: sorted(theirs.resources),
  });
  const got = JSON.stringify(ours);
  return {
    some: theirs.actions.length > 0,
    difference:
      got === expected
        ? undefined
        : `environments of ${policy.text}: expected ${expected}, got ${got}`,
  };
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

/** The policies and templates of a text, one text each. */
export function singlePolicies(text: string): readonly PolicyText[] {
  const set = unwrap(parsePolicySet(text));
  return [
    ...[...set.policies()].map((policy) => ({ text: printPolicy(policy), isTemplate: false })),
    ...[...set.templates()].map((template) => ({ text: printPolicy(template), isTemplate: true })),
  ];
}
