/** The entities of a call, each converted when a decision first touches it. */

import { Entity } from "../entities/entity.ts";
import { EntityStore } from "../entities/entity-store.ts";
import type { Schema } from "../schema/schema.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import { UidMap } from "../values/uid-map.ts";
import { detailedError } from "./errors.ts";
import { PlainEntities } from "./plain-entities.ts";
import { isPlainArray } from "./plain-values.ts";
import { storeFromText } from "./read-entities.ts";
import { jsonTextOf } from "./shape.ts";
import type { DetailedError } from "./types-calls.ts";

/** Thrown from within a decision that touches an entity which cannot be read. */
export class Unreadable {
  readonly error: DetailedError;

  constructor(error: DetailedError) {
    this.error = error;
  }
}

/**
 * A store that reads entities as they are asked for. `undefined` where that is not possible: what is
 * given is no list, an entity has no plain UID, or two have the same.
 */
export function lazyStore(input: unknown, schema: Schema | undefined): EntityStore | undefined {
  if (!isPlainArray(input)) return undefined;
  const plain = new PlainEntities(schema);
  const items = new UidMap<unknown>();
  for (const item of input) {
    const uid = plain.uid(item);
    if (uid === undefined || items.get(uid.type, uid.id) !== undefined) return undefined;
    items.set(uid.type, uid.id, item);
  }
  return EntityStore.lazy((uid) => {
    const item = items.get(uid.type, uid.id);
    if (item === undefined) return declaredAction(schema, uid);
    return plain.entity(item) ?? inTheLongWay(item, uid, schema);
  });
}

function declaredAction(schema: Schema | undefined, uid: EntityUid): Entity | undefined {
  const action = schema?.action(uid);
  return action && new Entity(uid, new Map(), new Map(), action.memberOf);
}

function inTheLongWay(
  item: unknown,
  uid: EntityUid,
  schema: Schema | undefined,
): Entity | undefined {
  const read = storeFromText(`[${jsonTextOf(item)}]`, schema);
  if (read.ok) return read.value.get(uid);
  // oxlint-disable-next-line typescript/only-throw-error -- caught by the façade, never by a caller
  throw new Unreadable(detailedError(`the entity \`${uid.toString()}\``, read.error));
}
