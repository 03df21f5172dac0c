/** Policies, templates and policy sets as Cedar text that parses back to the same. */

import type {
  ActionConstraint,
  Condition,
  EntityOrSlot,
  LinkedPolicy,
  ScopeConstraint,
  StaticPolicy,
  Template,
} from "../ast/policy.ts";
import type { PolicySet } from "../ast/policy-set.ts";
import { printExpr } from "./print-expr.ts";
import { printEntityUid, printString } from "./print-literal.ts";

/**
 * A policy or template as Cedar text. A linked policy is printed with its slots filled in.
 *
 * Comments and layout of the original text are not kept.
 */
export function printPolicy({ body }: StaticPolicy | LinkedPolicy | Template): string {
  const annotations = [...body.annotations].map(
    ([key, value]) => `@${key}${value === null ? "" : `(${printString(value)})`}\n`,
  );
  const principal = `principal${printConstraint(body.principal)}`;
  const action = `action${printActionConstraint(body.action)}`;
  const resource = `resource${printConstraint(body.resource)}`;
  const conditions = body.conditions.map(printCondition);
  return `${annotations.join("")}${body.effect}(${principal}, ${action}, ${resource})${conditions.join("")};`;
}

/** The static policies and templates of `set`, in order. Text has no way to say links. */
export function printPolicySet(set: PolicySet): string {
  const statics = [...set.policies()].filter((policy) => policy.kind === "static");
  const texts = [...statics, ...set.templates()].map(printPolicy);
  return texts.length === 0 ? "" : `${texts.join("\n\n")}\n`;
}

function printConstraint(constraint: ScopeConstraint): string {
  switch (constraint.kind) {
    case "all":
      return "";
    case "eq":
      return ` == ${printRef(constraint.entity)}`;
    case "in":
      return ` in ${printRef(constraint.entity)}`;
    case "is":
      return ` is ${constraint.entityType}`;
    case "isIn":
      return ` is ${constraint.entityType} in ${printRef(constraint.entity)}`;
  }
}

function printActionConstraint(constraint: ActionConstraint): string {
  switch (constraint.kind) {
    case "all":
      return "";
    case "eq":
      return ` == ${printEntityUid(constraint.entity)}`;
    case "in":
      return ` in ${printEntityUid(constraint.entity)}`;
    case "inSet":
      return ` in [${constraint.entities.map(printEntityUid).join(", ")}]`;
  }
}

function printRef(entity: EntityOrSlot): string {
  return typeof entity === "string" ? entity : printEntityUid(entity);
}

function printCondition({ kind, body }: Condition): string {
  return `\n${kind} { ${printExpr(body)} }`;
}
