/** Types of a schema in messages. */

import type { SchemaType } from "../schema/schema.ts";

const PRIMITIVES = { bool: "Bool", long: "Long", string: "String" } as const;

/** The type as Cedar schemas write it; records are shown by their first few attributes. */
export function typeText(type: SchemaType): string {
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

/** The same with backticks and an article. */
export function aType(type: SchemaType): string {
  if (type.kind === "record") return "a record";
  const text = typeText(type);
  return /^[aeiou]/i.test(text) ? `an \`${text}\`` : `a \`${text}\``;
}
