/** Policies written in another way that means the same. */

import { lit } from "../generators/build.ts";
import type {
  Condition,
  EntityOrSlot,
  PolicyData,
  PolicySetData,
  Scope,
  Uid,
} from "../language.ts";

export function permitAll(effect: "permit" | "forbid"): PolicyData {
  return {
    id: "one more policy",
    effect,
    annotations: [],
    principal: { kind: "all" },
    action: { kind: "all" },
    resource: { kind: "all" },
    conditions: [{ kind: "when", body: lit(true) }],
  };
}

function eachPolicy(
  { policies, templates, links }: PolicySetData,
  change: (policy: PolicyData) => PolicyData,
): PolicySetData {
  return { policies: policies.map(change), templates: templates.map(change), links };
}

function eachCondition(
  set: PolicySetData,
  change: (condition: Condition) => readonly Condition[],
): PolicySetData {
  return eachPolicy(set, (policy) => ({
    ...policy,
    conditions: policy.conditions.flatMap(change),
  }));
}

/** `when { a && b }` as `when { a } when { b }`; `unless { a || b }` likewise. */
export function splitConjunctions(set: PolicySetData): PolicySetData {
  const split = ({ kind, body }: Condition): readonly Condition[] =>
    body.kind === (kind === "when" ? "and" : "or") && "left" in body
      ? [...split({ kind, body: body.left }), ...split({ kind, body: body.right })]
      : [{ kind, body }];
  return eachCondition(set, split);
}

/** `unless { a }` as `when { !a }`, and the other way round. */
export function swapConditions(set: PolicySetData): PolicySetData {
  return eachCondition(set, ({ kind, body }) => [
    { kind: kind === "when" ? "unless" : "when", body: { kind: "not", arg: body } },
  ]);
}

/** Links as policies of their own. */
export function linksSubstituted({ policies, templates, links }: PolicySetData): PolicySetData {
  const byId = new Map(templates.map((template) => [template.id, template]));
  const linked = links.flatMap(({ id, templateId, principal, resource }) => {
    const template = byId.get(templateId);
    if (template === undefined) return [];
    return [
      {
        ...template,
        id,
        principal: filled(template.principal, principal),
        resource: filled(template.resource, resource),
      },
    ];
  });
  return { policies: [...policies, ...linked], templates, links: [] };
}

function filled(scope: Scope, value: Uid | undefined): Scope {
  if (!("entity" in scope)) return scope;
  const entity: EntityOrSlot =
    scope.entity === "slot" && value !== undefined ? value : scope.entity;
  return { ...scope, entity };
}
