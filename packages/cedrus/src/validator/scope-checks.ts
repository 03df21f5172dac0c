/** Checks of a policy that need no request environment: names that exist, and a scope that can apply. */

import type { Expr } from "../ast/expr.ts";
import { children } from "../ast/children.ts";
import { isActionType } from "../data/names.ts";
import type { ActionConstraint, EntityOrSlot, PolicyBody, ScopeConstraint } from "../ast/policy.ts";
import { quote } from "../data/quote.ts";
import { mostSimilar } from "../data/similar.ts";
import type { Span } from "../data/span.ts";
import { nameMeant } from "../schema/schema-names.ts";
import type { Schema, SchemaAction } from "../schema/schema.ts";
import { EntityUid } from "../values/entity-uid.ts";
import type { TypeProblem } from "./checker.ts";

interface Mention<T> {
  readonly what: T;
  readonly span: Span | undefined;
}

/** The entity types, enumerated ids and actions in `body` that the schema does not know. */
export function nameProblems(schema: Schema, body: PolicyBody): readonly TypeProblem[] {
  const { uids, types } = mentionsOf(body);
  return [
    ...types.flatMap(({ what, span }) => typeProblem(schema, what, span)),
    ...uids.flatMap(({ what, span }) => uidProblems(schema, what, span)),
  ];
}

/** Whether a schema has the action, or the entity's type and, where that enumerates them, the id. */
export function isDeclared(schema: Schema, uid: EntityUid): boolean {
  if (isActionType(uid.type)) return schema.action(uid) !== undefined;
  const type = schema.entityType(uid.type);
  return type !== undefined && (type.enumIds === undefined || type.enumIds.includes(uid.id));
}

export function isDeclaredType(schema: Schema, type: string): boolean {
  return isActionType(type) || schema.entityType(type) !== undefined;
}

/** What is wrong with the type and the id of one entity. */
export function uidProblems(
  schema: Schema,
  uid: EntityUid,
  span: Span | undefined,
): readonly TypeProblem[] {
  if (isDeclared(schema, uid)) return [];
  if (isActionType(uid.type)) return [unknownAction(schema, uid, span)];
  const ids = schema.entityType(uid.type)?.enumIds;
  if (ids === undefined) return typeProblem(schema, uid.type, span);
  const close = mostSimilar(uid.id, ids);
  return [
    {
      kind: "invalidEnumEntity",
      message: `\`${uid.toString()}\` is not one of the entities of \`${uid.type}\``,
      help:
        close === undefined
          ? `its ids are ${ids.slice(0, 10).map(quote).join(", ")}`
          : `did you mean \`${quote(close)}\`?`,
      span,
    },
  ];
}

function typeProblem(schema: Schema, type: string, span: Span | undefined): readonly TypeProblem[] {
  if (isDeclaredType(schema, type)) return [];
  const close = nameMeant(
    type,
    schema.entityTypes().map(({ name }) => name),
  );
  return [
    {
      kind: "unrecognizedEntityType",
      message: `the entity type \`${type}\` is not declared`,
      help: close === undefined ? DECLARE : `did you mean \`${close}\`?`,
      span,
    },
  ];
}

const DECLARE = "declare it in the schema, or correct the name";

function unknownAction(schema: Schema, uid: EntityUid, span: Span | undefined): TypeProblem {
  const uids = schema.actions().map((action) => action.uid);
  const sameId = uids.find(({ id }) => id === uid.id);
  const close = sameId?.toString() ?? mostSimilar(uid.toString(), uids.map(String));
  const help = /^"?\w*Action"?::/.test(uid.id)
    ? "write the id without `Action::`"
    : close === undefined
      ? DECLARE
      : `did you mean \`${close}\`?`;
  const message = `the action \`${uid.toString()}\` is not declared`;
  return { kind: "unrecognizedActionId", message, help, span };
}

interface Mentions {
  readonly uids: readonly Mention<EntityUid>[];
  readonly types: readonly Mention<string>[];
}

/** Everything in a policy that names an entity or an entity type. */
function mentionsOf(body: PolicyBody): Mentions {
  const uids: Mention<EntityUid>[] = [];
  const types: Mention<string>[] = [];
  const { scopeSpans, span: whole } = body;
  for (const side of ["principal", "resource"] as const) {
    const constraint = body[side];
    const spans = [...(scopeSpans?.[side] ?? [])];
    if ("entityType" in constraint)
      types.push({ what: constraint.entityType, span: spans.shift() ?? whole });
    if ("entity" in constraint && constraint.entity instanceof EntityUid)
      uids.push({ what: constraint.entity, span: spans.shift() ?? whole });
  }
  for (const [index, what] of actionsOf(body.action).entries())
    uids.push({ what, span: scopeSpans?.action[index] ?? whole });
  const waiting: Expr[] = body.conditions.map((condition) => condition.body);
  for (let x = waiting.pop(); x !== undefined; x = waiting.pop()) {
    if (x.kind === "lit" && x.value instanceof EntityUid)
      uids.push({ what: x.value, span: x.span });
    if (x.kind === "is") types.push({ what: x.entityType, span: x.span });
    for (const child of children(x)) waiting.push(child);
  }
  return { uids, types };
}

export function actionsOf(constraint: ActionConstraint): readonly EntityUid[] {
  switch (constraint.kind) {
    case "all":
      return [];
    case "eq":
    case "in":
      return [constraint.entity];
    case "inSet":
      return constraint.entities;
  }
}

/** What the scope of a policy allows. */
export interface Scope {
  /** In a request for any other action, the scope is false. */
  readonly actions: readonly SchemaAction[];
  readonly principals: TypeFilter;
  readonly resources: TypeFilter;
}

type TypeFilter = (type: string) => boolean;

export function scopeOf(schema: Schema, body: PolicyBody): Scope {
  return {
    actions: actionsAllowed(schema, body.action),
    principals: typesAllowed(schema, body.principal),
    resources: typesAllowed(schema, body.resource),
  };
}

/** Whether some action applies to some principal and resource that the scope allows. */
export function canApply({ actions, principals, resources }: Scope): boolean {
  return actions.some(
    (action) => action.principalTypes.some(principals) && action.resourceTypes.some(resources),
  );
}

/** What to write instead in a scope that nothing applies to. */
export function helpForScope(schema: Schema, body: PolicyBody, { actions }: Scope): string {
  const sides = [
    wouldIn(
      schema,
      body.principal,
      actions.flatMap((a) => a.principalTypes),
    )
      ? "principal"
      : "",
    wouldIn(
      schema,
      body.resource,
      actions.flatMap((a) => a.resourceTypes),
    )
      ? "resource"
      : "",
  ].filter((side) => side !== "");
  return sides.length === 0
    ? "the schema says with `appliesTo` which principals and resources an action takes"
    : `use \`in\` instead of \`==\` for the ${sides.join(" and the ")}`;
}

function wouldIn(schema: Schema, constraint: ScopeConstraint, types: readonly string[]): boolean {
  if (constraint.kind !== "eq" || typeof constraint.entity === "string") return false;
  const { type } = constraint.entity;
  if (types.includes(type)) return false;
  const below = schema.entityType(type)?.descendants;
  return below !== undefined && types.some((name) => below.has(name));
}

function actionsAllowed(schema: Schema, constraint: ActionConstraint): readonly SchemaAction[] {
  if (constraint.kind === "all") return schema.actions();
  const allowed = new Set<EntityUid>();
  for (const uid of actionsOf(constraint)) {
    const action = schema.action(uid);
    // One unknown action in a list makes the whole list unknown.
    if (action === undefined) return [];
    if (constraint.kind === "eq") return [action];
    allowed.add(action.uid);
    for (const descendant of action.descendants) allowed.add(descendant);
  }
  return schema.actions().filter(({ uid }) => allowed.has(uid));
}

/** Whether a principal or resource of a type can satisfy the constraint. */
function typesAllowed(schema: Schema, constraint: ScopeConstraint): TypeFilter {
  switch (constraint.kind) {
    case "all":
      return ANY_TYPE;
    case "eq": {
      const { entity } = constraint;
      return (type) => typeof entity === "string" || type === entity.type;
    }
    case "in":
      return within(schema, constraint.entity);
    case "is":
      return (type) => type === constraint.entityType;
    case "isIn": {
      const isWithin = within(schema, constraint.entity);
      return (type) => type === constraint.entityType && isWithin(type);
    }
  }
}

export const ANY_TYPE: TypeFilter = () => true;

function within(schema: Schema, entity: EntityOrSlot): TypeFilter {
  if (typeof entity === "string") return ANY_TYPE;
  const below = schema.entityType(entity.type)?.descendants;
  return (type) => type === entity.type || below?.has(type) === true;
}
