/** A policy's scope and conditions as one expression. */

import type { Expr, VarName } from "../ast/expr.ts";
import type { ActionConstraint, PolicyBody, ScopeConstraint } from "../ast/policy.ts";
import { EntityUid } from "../values/entity-uid.ts";

/** A policy as an expression, and the parts of its scope and its conditions in that expression. */
export interface PolicyCondition {
  readonly whole: Expr;
  readonly parts: readonly Expr[];
}

/**
 * `principal && action && resource && conditions`, for checking types.
 *
 * A slot is filled with the variable that it constrains: whatever it is linked to has, in the request
 * environments that matter, the same type or one above it, and the comparison may be true or false.
 * It is only compared, so nothing else about it is asked.
 */
export function conditionOf(body: PolicyBody): PolicyCondition {
  const span = body.span;
  const conditions = conditionsOf(body);
  const scope = [
    ...scopeExprs(body.principal, "principal", span),
    actionExpr(body.action, span),
    ...scopeExprs(body.resource, "resource", span),
  ];
  const args = [TRUE, ...scope, ...together(conditions, span)];
  return { whole: { kind: "and", args, span }, parts: [...scope, ...conditions] };
}

/** The conditions of a policy, `unless` as a negation. */
export function conditionsOf(body: PolicyBody): readonly Expr[] {
  return body.conditions.map(({ kind, body: x }) =>
    kind === "when" ? x : { kind: "not", arg: x, span: x.span },
  );
}

/** As one operand: what one condition shows to the next holds even when the scope is ill typed. */
export function together(conditions: readonly Expr[], span: Expr["span"]): readonly Expr[] {
  return conditions.length > 1 ? [{ kind: "and", args: conditions, span }] : conditions;
}

export const TRUE: Expr = { kind: "lit", value: true, span: undefined };

function scopeExprs(
  constraint: ScopeConstraint,
  name: VarName,
  span: Expr["span"],
): readonly Expr[] {
  const left: Expr = { kind: "var", name, span };
  const right = (entity: EntityUid | string): Expr =>
    entity instanceof EntityUid
      ? { kind: "lit", value: entity, span }
      : { kind: "var", name, span };
  switch (constraint.kind) {
    case "all":
      return [];
    case "eq":
      return [{ kind: "binary", op: "==", left, right: right(constraint.entity), span }];
    case "in":
      return [{ kind: "binary", op: "in", left, right: right(constraint.entity), span }];
    case "is":
      return [{ kind: "is", arg: left, entityType: constraint.entityType, in: undefined, span }];
    case "isIn": {
      const { entityType, entity } = constraint;
      return [{ kind: "is", arg: left, entityType, in: right(entity), span }];
    }
  }
}

function actionExpr(constraint: ActionConstraint, span: Expr["span"]): Expr {
  const left: Expr = { kind: "var", name: "action", span };
  const literal = (value: EntityUid): Expr => ({ kind: "lit", value, span });
  switch (constraint.kind) {
    case "all":
      return TRUE;
    case "eq":
      return { kind: "binary", op: "==", left, right: literal(constraint.entity), span };
    case "in":
      return set(left, [literal(constraint.entity)], span);
    case "inSet":
      return set(left, constraint.entities.map(literal), span);
  }
}

function set(left: Expr, elements: readonly Expr[], span: Expr["span"]): Expr {
  return { kind: "binary", op: "in", left, right: { kind: "set", elements, span }, span };
}
