/** The entities of a call. */

import type { Diagnostic } from "../data/diagnostic.ts";
import { err, ok, type Result } from "../data/result.ts";
import { EntityStore } from "../entities/entity-store.ts";
import { entitiesFromJson } from "../json/entities-json.ts";
import type { JsonText } from "../json/json-input.ts";
import type { Schema } from "../schema/schema.ts";
import { actionEntities } from "../schema/schema-queries.ts";
import { entitiesFromJsonWithSchema } from "../validator/entities-with-schema.ts";
import { detailedError } from "./errors.ts";
import { PlainEntities } from "./plain-entities.ts";
import { jsonOf } from "./shape.ts";
import type { DetailedError } from "./types-calls.ts";

/** All entities, checked by the schema if there is one, which adds its actions. */
export function readEntities(
  input: unknown,
  schema: Schema | undefined,
): Result<EntityStore, DetailedError> {
  const store = plainStore(input, schema);
  if (store !== undefined) return ok(store);
  const read = storeFromJson(jsonOf(input), schema);
  return read.ok ? read : err(detailedError("the entities", read.error));
}

export function storeFromJson(
  json: JsonText,
  schema: Schema | undefined,
): Result<EntityStore, readonly Diagnostic[]> {
  return schema === undefined ? entitiesFromJson(json) : entitiesFromJsonWithSchema(json, schema);
}

/** The store of entities that are all of the usual shapes. */
function plainStore(input: unknown, schema: Schema | undefined): EntityStore | undefined {
  const entities = new PlainEntities(schema).all(input);
  if (entities === undefined) return undefined;
  const actions = schema === undefined ? [] : actionEntities(schema);
  const store = EntityStore.of([...entities, ...actions]);
  return store.ok ? store.value : undefined;
}
