/** The entities that can be reached from a request in so many steps, found the plain way. */

import {
  type AuthorizationRequest,
  createEntity,
  type Entity,
  EntityStore,
  EntityUid,
  RecordValue,
  SetValue,
  unwrap,
  type Value,
} from "cedrus";

/**
 * An entity is kept with everything it is in as its parents. Actions are always there: they come
 * with the schema.
 */
export function sliceOf(
  store: EntityStore,
  { principal, action, resource, context }: AuthorizationRequest,
  steps: number,
): EntityStore {
  const kept = new Map<string, Entity>();
  for (const entity of store) {
    if (/(^|::)Action$/.test(entity.uid.type)) keep(store, kept, entity);
  }
  let frontier = [principal, action, resource, ...uidsIn(context)];
  for (let step = 0; step < steps; step++) {
    const found = frontier.flatMap((uid) => store.get(uid) ?? []);
    for (const entity of found) keep(store, kept, entity);
    frontier = found.flatMap(({ attrs, tags }) =>
      [...attrs.values(), ...tags.values()].flatMap((value) => [...uidsIn(value)]),
    );
  }
  return unwrap(EntityStore.of(kept.values()));
}

function keep(store: EntityStore, kept: Map<string, Entity>, entity: Entity): void {
  const { uid, attrs, tags } = entity;
  const parents = store.ancestors(uid);
  kept.set(uid.toString(), unwrap(createEntity({ uid, attrs, tags, parents })));
}

function* uidsIn(value: Value): Generator<EntityUid> {
  if (value instanceof EntityUid) yield value;
  if (value instanceof SetValue) for (const element of value.elements) yield* uidsIn(element);
  if (value instanceof RecordValue) for (const of of value.attrs.values()) yield* uidsIn(of);
}
