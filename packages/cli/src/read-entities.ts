/** The entities that a command works on. */

import { entitiesFromJson, EntityStore } from "cedrus";
import type { Inputs } from "./inputs.ts";
import { about, andThen, good, type Read } from "./problem.ts";

/** The entities of a file in Cedar's JSON form; none when there is no file. */
export async function readEntities(
  inputs: Inputs,
  path: string | undefined,
): Promise<Read<EntityStore>> {
  if (path === undefined) return good(new EntityStore());
  const text = await inputs.text(path, "entities");
  return andThen(text, (source) => about(entitiesFromJson(source.text), source));
}
