/** Types of a schema in messages. */

import type { SchemaType } from "../schema/schema.ts";

const PRIMITIVES = { bool: "Bool", long: "Long", string: "String" } as const;

/** The type as Cedar schemas write it; records are shown by their first few attributes. */
function typeText(type: SchemaType): string {
  switch (type.kind) {
    case "bool":
    case "long":
    case "string":
      return PRIMITIVES[type.kind];
    case "extension":
    case "entity":
      return type.name;
    case "set":
      return `Set<${typeText(type.element)}>`;
    case "record": {
      const names = [...type.attributes]
        .slice(0, 3)
        .map(([n, { required }]) => (required ? n : `${n}?`));
      return `{${names.join(", ")}${type.attributes.size > 3 ? ", …" : ""}}`;
    }
  }
}

/** The type in the middle of a sentence. */
export function aType(type: SchemaType): string {
  if (type.kind === "record") return "a record";
  if (type.kind === "entity") return `an entity of type \`${type.name}\``;
  const text = typeText(type);
  return text === "ipaddr" ? "an `ipaddr`" : `a \`${text}\``;
}
