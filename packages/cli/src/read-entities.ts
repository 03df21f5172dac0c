/** The entities that a command works on. */

import { entitiesFromJson, EntityStore, jsonText } from "cedrus";
import type { Schema } from "cedrus/schema";
import { entitiesFromJsonWithSchema } from "cedrus/validator";
import type { Inputs } from "./inputs.ts";
import { about, andThen, good, type Read } from "./problem.ts";

/**
 * The entities of a file in Cedar's JSON form; none when there is no file. With a schema, they are
 * read and checked by it, and its actions are among them.
 */
export async function readEntities(
  inputs: Inputs,
  path: string | undefined,
  schema: Schema | undefined,
): Promise<Read<EntityStore>> {
  const read = (json: unknown): ReturnType<typeof entitiesFromJson> =>
    schema === undefined ? entitiesFromJson(json) : entitiesFromJsonWithSchema(json, schema);
  if (path === undefined) return schema === undefined ? good(new EntityStore()) : about(read([]));
  const text = await inputs.text(path, "entities");
  return andThen(text, (source) => about(read(jsonText(source.text)), source));
}
