/** Entities and contexts in JSON. */

import { isActionType } from "../data/names.ts";
import type { Diagnostic } from "../data/diagnostic.ts";
import { refused } from "../data/refused.ts";
import { ok, type Result } from "../data/result.ts";
import { Entity } from "../entities/entity.ts";
import { EntityStore } from "../entities/entity-store.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import type { RecordValue, Value } from "../values/value.ts";
import { type Decoder, decodeInput, type JsonOptions, type Shape } from "./decode.ts";
import { actionUidFromJson, uidFromJson, uidToJson } from "./entity-uid-json.ts";
import { type Json, jsonArray, jsonFields } from "./json.ts";
import { attrsToJson, formOf, recordFromJson, Unwritable, valueToJson } from "./value-json.ts";
import { jsonToJs } from "./write-json.ts";

/**
 * A store of the entities in a JSON array, given as plain data or `jsonText(…)`:
 * `[{"uid": {"type", "id"}, "attrs": {…}, "parents": [{"type", "id"}], "tags": {…}}]`.
 *
 * `uid`, `attrs` and `parents` are required. An entity may stand twice if both say the same.
 *
 * @see https://docs.cedarpolicy.com/auth/entities-syntax.html
 * @example
 * ```ts
 * import { entitiesFromJson, unwrap } from "cedrus";
 *
 * const entities = unwrap(entitiesFromJson([
 *   { uid: { type: "User", id: "alice" }, attrs: { age: 42 }, parents: [{ type: "Team", id: "a" }] },
 * ]));
 * console.log(entities.size); // 1
 * ```
 */
export function entitiesFromJson(
  input: unknown,
  options: JsonOptions = {},
): Result<EntityStore, readonly Diagnostic[]> {
  return decodeEntities(input, options, (entities, decoder, root) => {
    const store = new EntityStore();
    const added = store.add(entities);
    if (!added.ok) decoder.adopt(root, added.error);
    return store;
  });
}

/** The entities in a JSON array, for `EntityStore.add` and `EntityStore.upsert`. */
export function entityListFromJson(
  input: unknown,
  options: JsonOptions = {},
): Result<readonly Entity[], readonly Diagnostic[]> {
  return decodeEntities(input, options, (entities) => entities);
}

const ENTITIES = "a list of entities";

/** Reads all entities, and hands on what they are when nothing is wrong with any. */
function decodeEntities<T>(
  input: unknown,
  options: JsonOptions,
  use: (entities: readonly Entity[], decoder: Decoder, root: Json) => T,
): Result<T, readonly Diagnostic[]> {
  const entities: Entity[] = [];
  return decodeInput(input, options, (decoder, root) => use(entities, decoder, root), {
    what: ENTITIES,
    take: (decoder, item) => entities.push(entityFromJson(decoder, item)),
  });
}

/** How the attributes or the tags of an entity are read. */
export type ReadValues = (
  decoder: Decoder,
  at: Json,
  what: "`attrs`" | "`tags`",
  uid: EntityUid,
) => ReadonlyMap<string, Value>;

const ENTITY: Shape<"uid" | "attrs" | "parents", "tags"> = {
  what: "an entity",
  required: ["uid", "attrs", "parents"],
  optional: ["tags"],
  open: true,
};

/** The entity at `at`. */
export function entityFromJson(
  decoder: Decoder,
  at: Json,
  readValues: ReadValues = attrsFromJson,
): Entity {
  const fields = decoder.fields(at, ENTITY);
  const uid = uidFromJson(decoder, fields.uid);
  const attrs = readValues(decoder, fields.attrs, "`attrs`", uid);
  // Action groups hold actions only, and actions are in action groups only.
  const readParent = isActionType(uid.type) ? actionUidFromJson : uidFromJson;
  const parents = decoder
    .array(fields.parents, "`parents`")
    .map((parent) => readParent(decoder, parent));
  const tags = fields.tags && readValues(decoder, fields.tags, "`tags`", uid);
  return new Entity(uid, attrs, tags ?? new Map(), parents);
}

function attrsFromJson(decoder: Decoder, at: Json, what: string): ReadonlyMap<string, Value> {
  return recordFromJson(decoder, decoder.object(at, what)).attrs;
}

/**
 * A request's context from a JSON object, given as plain data or `jsonText(…)`.
 *
 * @example
 * ```ts
 * import { contextFromJson, unwrap } from "cedrus";
 *
 * const context = unwrap(contextFromJson({ ip: { __extn: { fn: "ip", arg: "10.0.0.1" } } }));
 * console.log(context.attrs.size); // 1
 * ```
 */
export function contextFromJson(
  input: unknown,
  options: JsonOptions = {},
): Result<RecordValue, readonly Diagnostic[]> {
  return decodeInput(input, options, readContext);
}

/** The context at `at`. */
export function readContext(decoder: Decoder, at: Json): RecordValue {
  const object = decoder.object(at, "a context");
  if (formOf(object).kind !== "record") {
    decoder.fail(at, "json/context-not-record", "a context is a record");
  }
  return recordFromJson(decoder, object, 0);
}

/**
 * The entities of a store as plain data, each with its direct parents; integers beyond 2^53 are
 * `bigint`. Fails for the one kind of value that JSON cannot say: a record whose only attribute is
 * called `__entity` or `__extn` and looks like an escape.
 */
export function entitiesToJson(entities: Iterable<Entity>): Result<unknown, readonly Diagnostic[]> {
  return writing(() => jsonArray(Array.from(entities, entityToJson)));
}

/** A value as plain data, with the same exception as {@link entitiesToJson}. */
export function valueToPlain(value: Value): Result<unknown, readonly Diagnostic[]> {
  return writing(() => valueToJson(value));
}

function writing(write: () => Json): Result<unknown, readonly Diagnostic[]> {
  try {
    return ok(jsonToJs(write()));
  } catch (failure) {
    if (!(failure instanceof Unwritable)) throw failure;
    return refused("json/unwritable", failure.message);
  }
}

function entityToJson({ uid, attrs, tags, parents }: Entity): Json {
  return jsonFields({
    uid: uidToJson(uid),
    attrs: attrsToJson(attrs),
    parents: jsonArray(parents.map(uidToJson)),
    tags: tags.size === 0 ? undefined : attrsToJson(tags),
  });
}
