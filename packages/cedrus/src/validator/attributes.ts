/** The attributes and tags that values of a type may have. */

import type { Schema } from "../schema/schema.ts";
import type { Relations } from "./relations.ts";
import { type AttributeType, entityNames, type Type } from "./types.ts";

/** An attribute of values of `type`, if it is known. */
export function attributeOf(
  schema: Schema,
  relations: Relations,
  type: Type,
  name: string,
): AttributeType | undefined {
  if (type.kind === "record") return type.attributes.get(name);
  if (type.kind === "entity") return schema.entityType(type.name)?.attributes.get(name);
  const names = entityNames(type);
  if (names === undefined) return undefined;
  let bound: AttributeType | undefined;
  for (const entityType of names) {
    const found = schema.entityType(entityType)?.attributes.get(name);
    if (found === undefined) return undefined;
    if (bound === undefined) {
      bound = found;
      continue;
    }
    const both = relations.upperBound(bound.type, found.type);
    if (typeof both === "string") return undefined;
    bound = { type: both, required: bound.required && found.required };
  }
  return bound;
}

/** The names of attributes that values of `type` are known to have or may have. */
export function attributeNames(schema: Schema, type: Type): readonly string[] {
  if (type.kind === "record") return [...type.attributes.keys()];
  const [name] = entityNames(type) ?? [];
  return name === undefined ? [] : [...(schema.entityType(name)?.attributes.keys() ?? [])];
}

/** Whether some value of `type` may have the attribute, known or not. */
export function mayHaveAttribute(schema: Schema, type: Type, name: string): boolean {
  if (type.kind === "never" || type.kind === "anyEntity") return true;
  if (type.kind === "record") return type.open === true || type.attributes.has(name);
  const names = entityNames(type) ?? [];
  return names.some((entityType) => schema.entityType(entityType)?.attributes.has(name) === true);
}

/** The types of the tags of entities of `type`; none when they have no tags. */
export function tagTypes(schema: Schema, type: Type): readonly Type[] {
  const names = entityNames(type);
  const declared =
    names === undefined ? schema.entityTypes() : names.map((name) => schema.entityType(name));
  return declared.flatMap((entityType) => entityType?.tags ?? []);
}
