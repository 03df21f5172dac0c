/** Questions about a schema. */

import type { ActionConstraint, EntityOrSlot, PolicyBody, ScopeConstraint } from "../ast/policy.ts";
import { Entity } from "../entities/entity.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import type { RequestEnv, Schema, SchemaAction } from "./schema.ts";

/** The types that principals of any action may have. */
export function principalTypes(schema: Schema): ReadonlySet<string> {
  return new Set(schema.actions().flatMap((action) => action.principalTypes));
}

/** The types that resources of any action may have. */
export function resourceTypes(schema: Schema): ReadonlySet<string> {
  return new Set(schema.actions().flatMap((action) => action.resourceTypes));
}

/** The types of the action's principals, or `undefined` if the action is not declared. */
export function principalTypesOf(schema: Schema, action: EntityUid): readonly string[] | undefined {
  return schema.action(action)?.principalTypes;
}

/** The types of the action's resources, or `undefined` if the action is not declared. */
export function resourceTypesOf(schema: Schema, action: EntityUid): readonly string[] | undefined {
  return schema.action(action)?.resourceTypes;
}

/** The actions that a principal of one type may do to a resource of another. */
export function actionsFor(
  schema: Schema,
  principalType: string,
  resourceType: string,
): readonly EntityUid[] {
  return schema
    .actions()
    .filter(
      (action) =>
        action.principalTypes.includes(principalType) &&
        action.resourceTypes.includes(resourceType),
    )
    .map(({ uid }) => uid);
}

/** The actions that other actions are members of. */
export function actionGroups(schema: Schema): readonly EntityUid[] {
  const groups = new Set(schema.actions().flatMap((action) => action.memberOf));
  return schema
    .actions()
    .map(({ uid }) => uid)
    .filter((uid) => groups.has(uid));
}

/** The types above `entityType`, or `undefined` if it is not declared. */
export function ancestorTypes(schema: Schema, entityType: string): ReadonlySet<string> | undefined {
  return schema.entityType(entityType)?.ancestors;
}

/**
 * The declared actions as entities, without attributes and tags. Their parents are the groups that
 * they are directly in.
 */
export function actionEntities(schema: Schema): readonly Entity[] {
  return schema
    .actions()
    .map(({ uid, memberOf }) => new Entity(uid, new Map(), new Map(), memberOf));
}

/** How many request environments there are, without listing them. */
export function countRequestEnvs(schema: Schema): number {
  return schema
    .actions()
    .reduce((sum, action) => sum + action.principalTypes.length * action.resourceTypes.length, 0);
}

/**
 * The request environments that fit the scope of a policy or template: none if the scope names a
 * type or an action that the schema does not have. A slot stands for any entity.
 *
 * The conditions are not looked at: they may rule out more, as `validRequestEnvs` of
 * `cedrus/validator` says.
 */
export function requestEnvsOfPolicy(schema: Schema, body: PolicyBody): readonly RequestEnv[] {
  const isPrincipal = typeFilter(schema, body.principal);
  const isResource = typeFilter(schema, body.resource);
  const isAction = actionFilter(schema, body.action);
  return schema
    .actions()
    .filter(isAction)
    .flatMap((action) => envsOf(action, isPrincipal, isResource));
}

type TypeFilter = (type: string) => boolean;

function envsOf(
  action: SchemaAction,
  isPrincipal: TypeFilter,
  isResource: TypeFilter,
): RequestEnv[] {
  const resources = action.resourceTypes.filter(isResource);
  return action.principalTypes
    .filter(isPrincipal)
    .flatMap((principalType) =>
      resources.map((resourceType) => ({ principalType, action: action.uid, resourceType })),
    );
}

function typeFilter(schema: Schema, constraint: ScopeConstraint): TypeFilter {
  switch (constraint.kind) {
    case "all":
      return () => true;
    case "eq":
      return equalTo(constraint.entity);
    case "in":
      return inside(schema, constraint.entity);
    case "is":
      return (type) => type === constraint.entityType;
    case "isIn": {
      const isInside = inside(schema, constraint.entity);
      return (type) => type === constraint.entityType && isInside(type);
    }
  }
}

function equalTo(entity: EntityOrSlot): TypeFilter {
  return (type) => typeof entity === "string" || type === entity.type;
}

/** The type itself counts: an entity is in itself. */
function inside(schema: Schema, entity: EntityOrSlot): TypeFilter {
  if (typeof entity === "string") return () => true;
  const below = schema.entityType(entity.type)?.descendants;
  return (type) => type === entity.type || below?.has(type) === true;
}

function actionFilter(schema: Schema, constraint: ActionConstraint): (a: SchemaAction) => boolean {
  switch (constraint.kind) {
    case "all":
      return () => true;
    case "eq":
      return ({ uid }) => uid.equals(constraint.entity);
    case "in":
      return isOneOf(withMembers(schema, [constraint.entity]));
    case "inSet":
      return isOneOf(withMembers(schema, constraint.entities));
  }
}

function isOneOf(uids: ReadonlySet<EntityUid>): (action: SchemaAction) => boolean {
  return ({ uid }) => uids.has(uid);
}

/** The actions and their members; nothing if one of them is not declared. */
function withMembers(schema: Schema, uids: readonly EntityUid[]): ReadonlySet<EntityUid> {
  const members = new Set<EntityUid>();
  for (const uid of uids) {
    const action = schema.action(uid);
    if (action === undefined) return new Set();
    members.add(action.uid);
    for (const descendant of action.descendants) members.add(descendant);
  }
  return members;
}
