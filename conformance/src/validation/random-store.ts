/** Entities and requests at random that conform to a schema. */

import {
  type AuthorizationRequest,
  createEntity,
  type Entity,
  EntityStore,
  EntityUid,
  EvaluationError,
  evaluateExpression,
  parseExpression,
  RecordValue,
  SetValue,
  snapshotOf,
  unwrap,
  type Value,
} from "cedrus";
import { actionEntities, type Schema } from "cedrus/schema";
import type { Random } from "../fuzz/random.ts";
import { IDS, PLAIN_LITERALS, type Target } from "./random-policy.ts";
import {
  type Model,
  type ModelEntityType,
  type ModelRecord,
  type ModelType,
  type PlainKind,
  some,
} from "./random-schema.ts";

/** Counts the attributes and tags that were looked up in a store and found. */
export class AccessCounter {
  count = 0;
}

/**
 * The same entities, of which every value that is asked for counts. A snapshot, because a store is not
 * asked for what policies have found in it.
 */
export function countAccess(original: EntityStore, counter: AccessCounter): EntityStore {
  const store = snapshotOf(original);
  const counting =
    (read: (uid: EntityUid, name: string) => Value | undefined) =>
    (uid: EntityUid, name: string): Value | undefined => {
      const value = read(uid, name);
      if (value !== undefined) counter.count += 1;
      return value;
    };
  const attr = counting(store.attr.bind(store));
  const tag = counting(store.tag.bind(store));
  return Object.assign(store, { attr, tag });
}

/** Most of the entities that could be, and the declared actions. */
export function randomStore(random: Random, model: Model, schema: Schema): EntityStore {
  const entities: Entity[] = [...actionEntities(schema)];
  for (const type of model.entityTypes) {
    const ids = type.ids ?? IDS;
    for (const id of ids) {
      if (type.ids === undefined && random.int(10) === 0) continue;
      entities.push(randomEntity(random, model, { type, id }));
    }
  }
  return unwrap(EntityStore.of(entities));
}

function randomEntity(
  random: Random,
  model: Model,
  { type, id }: { readonly type: ModelEntityType; readonly id: string },
): Entity {
  const { tags } = type;
  const keys = tags === undefined ? [] : some(random, ["a", "b", "x y"], random.int(4));
  // Parents have greater ids, so that there is no cycle.
  const above = IDS.filter((other) => other > id);
  const parents = type.memberOf.flatMap((name) => {
    const isEnum = model.entityTypes.find((each) => each.name === name)?.ids !== undefined;
    return isEnum
      ? []
      : some(random, above, random.int(3)).map((other) => new EntityUid(name, other));
  });
  const attrs = new Map(entriesOf(random, model, type.shape));
  const tagged = new Map(
    keys.map((key) => [key, randomValue(random, model, tags ?? { kind: "Bool" })] as const),
  );
  const uid = new EntityUid(type.name, id);
  return unwrap(createEntity({ uid, attrs, tags: tagged, parents }));
}

export function randomRequest(random: Random, model: Model, target: Target): AuthorizationRequest {
  const { action } = target;
  const type = action.namespace === "" ? "Action" : `${action.namespace}::Action`;
  return {
    principal: randomUid(random, model, target.principal),
    action: new EntityUid(type, action.id),
    resource: randomUid(random, model, target.resource),
    context: new RecordValue(new Map(entriesOf(random, model, action.context))),
  };
}

function randomUid(random: Random, model: Model, type: string): EntityUid {
  const ids = model.entityTypes.find(({ name }) => name === type)?.ids ?? IDS;
  return new EntityUid(type, random.pick(ids));
}

function entriesOf(random: Random, model: Model, record: ModelRecord): [string, Value][] {
  return record.attributes
    .filter(({ optional }) => !optional || random.int(5) !== 0)
    .map(({ name, type }) => [name, randomValue(random, model, type)]);
}

function randomValue(random: Random, model: Model, type: ModelType): Value {
  switch (type.kind) {
    case "entity":
      return randomUid(random, model, type.name);
    case "set":
      return SetValue.of(
        Array.from({ length: random.int(3) }, () => randomValue(random, model, type.element)),
      );
    case "record":
      return new RecordValue(new Map(entriesOf(random, model, type)));
    case "Long":
    case "Bool":
    case "String":
    case "decimal":
    case "ipaddr":
    case "datetime":
    case "duration":
      return random.pick(PLAIN_VALUES[type.kind]);
  }
}

const PLAIN_VALUES: Readonly<Record<PlainKind, readonly Value[]>> = {
  Long: valuesOf("Long"),
  Bool: valuesOf("Bool"),
  String: valuesOf("String"),
  decimal: valuesOf("decimal"),
  ipaddr: valuesOf("ipaddr"),
  datetime: valuesOf("datetime"),
  duration: valuesOf("duration"),
};

function valuesOf(kind: PlainKind): readonly Value[] {
  const nobody = new EntityUid("Nobody", "");
  const context = new RecordValue(new Map());
  const request = { principal: nobody, action: nobody, resource: nobody, context };
  return PLAIN_LITERALS[kind].map((text) => {
    const value = evaluateExpression(unwrap(parseExpression(text)), request, new EntityStore());
    if (value instanceof EvaluationError) throw new Error(value.message);
    return value;
  });
}
