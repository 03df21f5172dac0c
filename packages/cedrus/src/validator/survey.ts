/** A first look at a policy: most need no second one for undeclared names and deceptive texts. */

import { children } from "../ast/children.ts";
import { type Expr, type VarName, WILDCARD } from "../ast/expr.ts";
import type { PolicyBody, ScopeConstraint } from "../ast/policy.ts";
import type { Schema } from "../schema/schema.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { actionsOf, isDeclared, isDeclaredType } from "./scope-checks.ts";
import { isPlain } from "./text-checks/text-warnings.ts";

export interface Survey {
  /** Whether the schema declares all that the scope names, and all that the policy names. */
  isScopeDeclared: boolean;
  isDeclared: boolean;
  /** Whether all texts are such that nothing is said of them. */
  isPlain: boolean;
  /** What the conditions look at. */
  readonly variables: Record<VarName, boolean>;
}

export function surveyOf(schema: Schema, body: PolicyBody): Readonly<Survey> {
  const survey: Survey = {
    isScopeDeclared: true,
    isDeclared: true,
    isPlain: true,
    variables: { principal: false, action: false, resource: false, context: false },
  };
  lookAtConstraint(survey, schema, body.principal);
  for (const uid of actionsOf(body.action)) lookAtUid(survey, schema, uid);
  lookAtConstraint(survey, schema, body.resource);
  survey.isScopeDeclared = survey.isDeclared;
  for (const condition of body.conditions) lookInto(survey, schema, condition.body);
  return survey;
}

function lookAtConstraint(survey: Survey, schema: Schema, constraint: ScopeConstraint): void {
  const { kind } = constraint;
  if (kind === "all") return;
  if (kind === "is" || kind === "isIn")
    survey.isDeclared &&= isDeclaredType(schema, constraint.entityType);
  if (kind !== "is" && typeof constraint.entity !== "string")
    lookAtUid(survey, schema, constraint.entity);
}

/** Does not recurse. */
function lookInto(survey: Survey, schema: Schema, x: Expr): void {
  const waiting = [x];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    lookAt(survey, schema, node);
    for (const child of children(node)) waiting.push(child);
  }
}

function lookAt(survey: Survey, schema: Schema, x: Expr): void {
  switch (x.kind) {
    case "lit":
      if (typeof x.value === "string") survey.isPlain &&= isPlain(x.value);
      else if (x.value instanceof EntityUid) lookAtUid(survey, schema, x.value);
      return;
    case "var":
      survey.variables[x.name] = true;
      return;
    case "getAttr":
      survey.isPlain &&= isPlain(x.attr);
      return;
    case "hasAttr":
      survey.isPlain &&= x.path.every(isPlain);
      return;
    case "record":
      survey.isPlain &&= x.entries.every(({ key }) => isPlain(key));
      return;
    case "like":
      survey.isPlain &&= x.pattern.every((part) => part === WILDCARD || isPlain(part));
      return;
    case "is":
      survey.isDeclared &&= isDeclaredType(schema, x.entityType);
      return;
    case "and":
    case "binary":
    case "call":
    case "if":
    case "isEmpty":
    case "neg":
    case "not":
    case "or":
    case "set":
  }
}

function lookAtUid(survey: Survey, schema: Schema, uid: EntityUid): void {
  survey.isDeclared &&= isDeclared(schema, uid);
  survey.isPlain &&= isPlain(uid.id);
}
