/**
 * The types that policies are checked with: those of schemas, and what checking adds to them.
 *
 * `True` and `False` are the types of conditions whose outcome is known, which is how dead code is
 * recognized. The last three kinds only come up in permissive mode or as bounds.
 */

import type { ExtensionTypeName } from "../schema/schema.ts";

export type Type =
  | { readonly kind: "bool" | "true" | "false" | "long" | "string" }
  | { readonly kind: "extension"; readonly name: ExtensionTypeName }
  | { readonly kind: "entity"; readonly name: string }
  | { readonly kind: "set"; readonly element: Type }
  | RecordType
  /** An entity of one of several types, sorted by name. */
  | { readonly kind: "entities"; readonly names: readonly string[] }
  | { readonly kind: "anyEntity" }
  /** The type of nothing, below all others: of the elements of `[]`. */
  | { readonly kind: "never" };

export interface RecordType {
  readonly kind: "record";
  readonly attributes: ReadonlyMap<string, AttributeType>;
  /** Whether values may have further attributes. Records of schemas and literals are closed. */
  readonly open?: boolean;
}

export interface AttributeType {
  readonly type: Type;
  readonly required: boolean;
}

export const BOOL: Type = { kind: "bool" };
export const TRUE: Type = { kind: "true" };
export const FALSE: Type = { kind: "false" };
export const LONG: Type = { kind: "long" };
export const STRING: Type = { kind: "string" };
export const NEVER: Type = { kind: "never" };

export function isBoolean({ kind }: Type): boolean {
  return kind === "bool" || kind === "true" || kind === "false";
}

export function isEntity({ kind }: Type): boolean {
  return kind === "entity" || kind === "entities" || kind === "anyEntity";
}

/** The entity types that a value of this type may have; `undefined` when it may have any. */
export function entityNames(type: Type | undefined): readonly string[] | undefined {
  if (type?.kind === "entity") return [type.name];
  return type?.kind === "entities" ? type.names : undefined;
}

/** How many characters of a type are shown in a message. */
const MAX_SHOWN = 200;

/** `type` as messages show it: much like in a schema. */
export function printType(type: Type): string {
  const text = print(type, 0);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function print(type: Type, depth: number): string {
  if (depth > 4) return "…";
  switch (type.kind) {
    case "bool":
      return "Bool";
    case "true":
      return "True";
    case "false":
      return "False";
    case "long":
      return "Long";
    case "string":
      return "String";
    case "extension":
    case "entity":
      return type.name;
    case "set":
      return `Set<${print(type.element, depth + 1)}>`;
    case "record": {
      const shown = [...type.attributes]
        .slice(0, 8)
        .map(
          ([name, { type: of, required }]) =>
            `${name}${required ? "" : "?"}: ${print(of, depth + 1)}`,
        );
      return `{${shown.join(", ")}${type.attributes.size > 8 ? ", …" : ""}}`;
    }
    case "entities":
      return type.names.join(" | ");
    case "anyEntity":
      return "any entity";
    case "never":
      return "nothing";
  }
}
