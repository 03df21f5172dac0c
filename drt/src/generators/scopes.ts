/** Scopes: mostly such that the situation a policy is written about fits them. */

import type { ActionScope, EntityOrSlot, Scope, Uid } from "../language.ts";
import { type Domain, generateUid } from "./domain.ts";
import { ENTITY_IDS } from "./names.ts";
import { type Env, type SchemaIndex, uidKey } from "./types.ts";

/** What some entity is in, by the key of its uid. */
export type Ancestors = ReadonlyMap<string, readonly Uid[]>;

/** How a policy is to be written. */
export interface ScopeStyle {
  /** Whether the side may have a slot. */
  readonly slot: boolean;
  /** Whether mistakes are allowed. */
  readonly flawed: boolean;
}

export function generateScope(
  domain: Domain,
  uid: Uid,
  ancestors: Ancestors,
  { slot, flawed }: ScopeStyle,
): Scope {
  const { source, index } = domain;
  const target = flawed && source.chance(1, 6) ? otherUid(domain) : uid;
  const entity = (of: () => Uid): EntityOrSlot => (slot ? "slot" : of());
  const kind = source.weighted([
    [slot ? 0 : 6, "all"],
    [4, "is"],
    [2, "eq"],
    [3, "in"],
    [2, "isIn"],
  ] as const);
  const group = (): Uid => groupOf(domain, target, ancestors);
  switch (kind) {
    case "all":
      return { kind };
    case "eq":
      return { kind, entity: entity(() => target) };
    case "in":
      return { kind, entity: entity(group) };
    case "is":
      if (slot) return { kind: "isIn", type: target.type, entity: "slot" };
      return { kind, type: index.entityTypes.has(target.type) ? target.type : uid.type };
    case "isIn":
      return { kind, type: target.type, entity: entity(group) };
  }
}

function otherUid(domain: Domain): Uid {
  const { source, index } = domain;
  if (source.chance(1, 10)) return { type: "Nobody", id: "a" };
  const type = source.pick(index.schema.entityTypes).name;
  // Of an enumerated type, this may be an id that it does not declare.
  return source.chance(1, 3) ? { type, id: source.pick(ENTITY_IDS) } : generateUid(domain, type);
}

/** Something that the entity is in, itself included, or could be in. */
function groupOf(domain: Domain, uid: Uid, ancestors: Ancestors): Uid {
  const { source, index } = domain;
  const above = ancestors.get(uidKey(uid)) ?? [];
  if (above.length > 0 && source.chance(3, 4)) return source.pick(above);
  const types = [...index.ancestorTypes(uid.type)];
  if (types.length > 0 && source.chance(1, 2)) return generateUid(domain, source.pick(types));
  return uid;
}

export function generateActionScope(
  { source, index }: Domain,
  { action }: Env,
  flawed: boolean,
): ActionScope {
  const { uid, memberOf } = action;
  const kind = source.weighted([
    [2, "all"],
    [4, "eq"],
    [memberOf.length > 0 ? 3 : 1, "in"],
    [2, "inSet"],
  ] as const);
  switch (kind) {
    case "all":
      return { kind };
    case "eq":
      return { kind, entity: flawed && source.chance(1, 12) ? { ...uid, id: "nothing" } : uid };
    case "in":
      return { kind, entity: memberOf.length > 0 ? source.pick(memberOf) : uid };
    case "inSet": {
      const others = index.schema.actions.filter((each) => flawed || each.uid.type === uid.type);
      const more = source.list(0, 2, () => source.pick(others).uid);
      const isEmpty = flawed && source.chance(1, 8);
      return { kind, entities: isEmpty ? [] : [...more, uid] };
    }
  }
}

/** The request environments that a policy of this scope can be asked in, as the validator sees it. */
export function fittingEnvs(
  index: SchemaIndex,
  scope: { readonly principal: Scope; readonly action: ActionScope; readonly resource: Scope },
): readonly Env[] {
  return index.envs.filter(
    ({ principal, action, resource }) =>
      fitsType(index, scope.principal, principal) &&
      fitsAction(index, scope.action, action.uid) &&
      fitsType(index, scope.resource, resource),
  );
}

function fitsType(index: SchemaIndex, scope: Scope, type: string): boolean {
  switch (scope.kind) {
    case "all":
      return true;
    case "is":
      return scope.type === type;
    case "eq":
      return scope.entity === "slot" || scope.entity.type === type;
    case "in":
      return fitsGroup(index, scope.entity, type);
    case "isIn":
      return scope.type === type && fitsGroup(index, scope.entity, type);
  }
}

function fitsGroup(index: SchemaIndex, group: EntityOrSlot, type: string): boolean {
  return group === "slot" || group.type === type || index.ancestorTypes(type).has(group.type);
}

function fitsAction(index: SchemaIndex, scope: ActionScope, uid: Uid): boolean {
  switch (scope.kind) {
    case "all":
      return true;
    case "eq":
      return uidKey(scope.entity) === uidKey(uid);
    case "in":
      return index.isActionIn(uid, scope.entity);
    case "inSet":
      return scope.entities.some((group) => index.isActionIn(uid, group));
  }
}
