/** Entities and contexts in JSON, read as a schema declares them. */

import { completes } from "../diagnostic/diagnostic.ts";
import { isActionType } from "../data/names.ts";
import type { Diagnostic } from "../data/diagnostic.ts";
import type { Result } from "../data/result.ts";
import type { Entity } from "../entities/entity.ts";
import { EntityStore } from "../entities/entity-store.ts";
import { type Decoder, decodeInput, type JsonOptions } from "../json/decode.ts";
import { entityFromJson } from "../json/entities-json.ts";
import { type Json, type JsonObject, memberOf } from "../json/json.ts";
import { recordFromJson } from "../json/value-json.ts";
import type { Schema, SchemaEntityType } from "../schema/schema.ts";
import { actionEntities } from "../schema/schema-queries.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import type { RecordValue, Value } from "../values/value.ts";
import { ValueChecker } from "./conforms.ts";
import {
  checkActions,
  EntityChecker,
  missingAttributes,
  unexpectedAttribute,
  unexpectedTag,
} from "./entity-conformance.ts";
import { Place } from "./place.ts";
import { undeclaredAction } from "./uid-rules.ts";
import { reportAt, TypedReader } from "./value-from-json-with-schema.ts";

/**
 * A store of the entities in a JSON array, as `entitiesFromJson` makes it, with a schema:
 *
 * - where the schema expects an entity, `{"type", "id"}` is one, without `__entity`;
 * - where it expects an extension value, a string such as `"10.0.0.1"` is one, and so is
 *   `{"fn", "arg"}`, without `__extn`;
 * - the schema's actions are added;
 * - everything is checked, as `validateEntities` does, with the place of each problem.
 *
 * @see https://docs.cedarpolicy.com/auth/entities-syntax.html
 */
export function entitiesFromJsonWithSchema(
  input: unknown,
  schema: Schema,
  options: JsonOptions = {},
): Result<EntityStore, readonly Diagnostic[]> {
  return decodeInput(input, options, (decoder, root) => {
    const reader = new EntityReader(decoder, schema);
    const entities = reader.readAll(decoder.array(root, "a list of entities"));
    const store = new EntityStore();
    const added = store.add([...entities.keys()]);
    if (!added.ok) decoder.adopt(root, added.error);
    const actions = [...entities.keys()].filter(({ uid }) => isActionType(uid.type));
    checkActions(schema, actions, (action) => reportAt(decoder, entities.get(action) ?? root));
    if (!decoder.problems.any) {
      const extended = store.upsert(actionEntities(schema));
      if (!extended.ok) decoder.adopt(root, extended.error);
    }
    return store;
  });
}

/**
 * The context of a request for `action` from a JSON object, read and checked by the type that the
 * schema declares for it. What may be left implicit is as in {@link entitiesFromJsonWithSchema}.
 */
export function contextFromJsonWithSchema(
  input: unknown,
  schema: Schema,
  action: EntityUid,
  options: JsonOptions = {},
): Result<RecordValue, readonly Diagnostic[]> {
  return decodeInput(input, options, (decoder, root) => {
    const declared = schema.action(action);
    if (declared === undefined) {
      undeclaredAction(schema, action, reportAt(decoder, root));
      return decoder.problems.leave();
    }
    const object = decoder.object(root, "a context");
    const reader = new TypedReader(decoder, new ValueChecker(schema));
    return reader.record(object, declared.context, Place.context(), 0);
  });
}

/** Reads entities, each as its type wants it. */
class EntityReader {
  readonly #decoder: Decoder;
  readonly #checker: EntityChecker;
  readonly #values: TypedReader;

  constructor(decoder: Decoder, schema: Schema) {
    this.#decoder = decoder;
    this.#checker = new EntityChecker(schema);
    this.#values = new TypedReader(decoder, this.#checker.values);
  }

  /** The entities and where they are. Actions are yet to be checked. */
  readAll(items: readonly Json[]): ReadonlyMap<Entity, Json> {
    const entities = new Map<Entity, Json>();
    for (const item of items) {
      completes(() => entities.set(this.#read(item), item));
      if (this.#decoder.problems.full) break;
    }
    return entities;
  }

  #read(at: Json): Entity {
    const entity = entityFromJson(this.#decoder, at, (_, fields, what, uid) => {
      const object = this.#decoder.object(fields, what);
      if (isActionType(uid.type)) return recordFromJson(this.#decoder, object).attrs;
      const type = this.#typeOf(uid, at);
      return what === "`attrs`" ? this.#attrs(uid, object, type) : this.#tags(uid, object, type);
    });
    const { uid, parents } = entity;
    if (isActionType(uid.type)) return entity;
    const type = this.#typeOf(uid, at);
    this.#checker.values.uids.check(uid, reportAt(this.#decoder, part(at, "uid")));
    const nodes = part(at, "parents");
    parents.forEach((parent, i) => {
      const node = (nodes.kind === "array" ? nodes.value[i] : undefined) ?? nodes;
      this.#checker.checkParent(uid, parent, type, reportAt(this.#decoder, node));
    });
    return entity;
  }

  #typeOf(uid: EntityUid, at: Json): SchemaEntityType {
    const type = this.#checker.typeOf(uid, reportAt(this.#decoder, part(at, "uid")));
    return type ?? this.#decoder.problems.leave();
  }

  #attrs(uid: EntityUid, at: JsonObject, type: SchemaEntityType): ReadonlyMap<string, Value> {
    const names = new Set<string>();
    const attrs = new Map<string, Value>();
    for (const value of at.value) {
      const { key } = value;
      names.add(key);
      const declared = type.attributes.get(key);
      if (declared === undefined) {
        unexpectedAttribute(uid, key, type, reportAt(this.#decoder, value));
        continue;
      }
      completes(() =>
        attrs.set(key, this.#values.read(value, declared.type, Place.attribute(uid, key))),
      );
    }
    missingAttributes(uid, (name) => names.has(name), type, reportAt(this.#decoder, at));
    return attrs;
  }

  #tags(
    uid: EntityUid,
    at: JsonObject,
    { tags: type }: SchemaEntityType,
  ): ReadonlyMap<string, Value> {
    const tags = new Map<string, Value>();
    for (const value of at.value) {
      const { key } = value;
      if (type === undefined) unexpectedTag(uid, key, reportAt(this.#decoder, value));
      else {
        completes(() => tags.set(key, this.#values.read(value, type, Place.tag(uid, key))));
      }
    }
    return tags;
  }
}

/** The member `key` of an object, or the object where it is lacking. */
function part(at: Json, key: string): Json {
  return (at.kind === "object" ? memberOf(at, key) : undefined) ?? at;
}
