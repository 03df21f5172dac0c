/** Names of a schema, and what they mean where. */

import type { SchemaData } from "../language.ts";

/** Empty for a name without namespace. */
export function namespaceOf(name: string): string {
  const end = name.lastIndexOf("::");
  return end < 0 ? "" : name.slice(0, end);
}

export function basename(name: string): string {
  const end = name.lastIndexOf("::");
  return end < 0 ? name : name.slice(end + 2);
}

/** The namespaces in which something is declared, in the order of their first declaration. */
export function namespacesOf({ commonTypes, entityTypes, actions }: SchemaData): readonly string[] {
  const names = [
    ...commonTypes.map(({ name }) => name),
    ...entityTypes.map(({ name }) => name),
    ...actions.map(({ uid }) => uid.type),
  ];
  return [...new Set(names.map(namespaceOf))];
}

/** Full names of common and entity types. */
export function declaredNames({ commonTypes, entityTypes }: SchemaData): ReadonlySet<string> {
  return new Set([...commonTypes, ...entityTypes].map(({ name }) => name));
}
