/** The entities of a call, each converted when a decision first touches it. */

import { Entity } from "../entities/entity.ts";
import type { EntityStore } from "../entities/entity-store.ts";
import { lazyEntities } from "../entities/lazy.ts";
import type { Schema } from "../schema/schema.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import { detailedError } from "./errors.ts";
import { PlainEntities } from "./plain-entities.ts";
import { isPlain, isPlainArray, uidParts } from "./plain-values.ts";
import { storeFromJson } from "./read-entities.ts";
import { jsonOf } from "./shape.ts";
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
  const items = indexOf(input);
  if (items === undefined) return undefined;
  const plain = new PlainEntities(schema);
  return lazyEntities((uid) => {
    const action = declaredAction(schema, uid);
    const item = action === undefined ? items.get(uid.type)?.get(uid.id) : undefined;
    if (item === undefined) return action;
    return plain.entity(item) ?? inTheLongWay(item, uid, schema);
  });
}

type Index = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** Entities by type and id, without a look at anything else. */
function indexOf(input: unknown): Index | undefined {
  if (!isPlainArray(input)) return undefined;
  const index = new Map<string, Map<string, unknown>>();
  for (const item of input) {
    const parts = isPlain(item) ? uidParts(item["uid"]) : undefined;
    if (parts === undefined) return undefined;
    const ids = index.get(parts.type) ?? new Map<string, unknown>();
    if (ids.size === 0) index.set(parts.type, ids);
    ids.set(parts.id, item);
  }
  let size = 0;
  for (const ids of index.values()) size += ids.size;
  return size === input.length ? index : undefined;
}

/** Actions of the schema are as it declares them: those that are given could only say the same. */
function declaredAction(schema: Schema | undefined, uid: EntityUid): Entity | undefined {
  const action = schema?.action(uid);
  return action && new Entity(uid, new Map(), new Map(), action.memberOf);
}

function inTheLongWay(
  item: unknown,
  uid: EntityUid,
  schema: Schema | undefined,
): Entity | undefined {
  const read = storeFromJson(jsonOf([item]), schema);
  if (read.ok) return read.value.get(uid);
  // oxlint-disable-next-line typescript/only-throw-error -- caught by the façade, never by a caller
  throw new Unreadable(detailedError(`the entity \`${uid.toString()}\``, read.error));
}
