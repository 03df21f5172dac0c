/** What names mean where they are printed, as far as one fragment tells. */

import { isIdent } from "../data/names.ts";
import { quote } from "../data/quote.ts";
import type { SchemaFragment } from "./fragment.ts";

/** What the declarations make of a name in a place where any type may stand. */
export type Meaning = "common" | "entity" | undefined;

/** An attribute or an action: bare if it is an identifier, else in quotes. */
export function printSchemaName(name: string): string {
  return isIdent(name) ? name : quote(name);
}

/** The names that a fragment declares. */
export class DeclaredNames {
  readonly #common = new Set<string>();
  readonly #entities = new Set<string>();
  /** Without namespaces. */
  readonly #basenames = new Set<string>();

  constructor(fragment: SchemaFragment) {
    for (const { name: namespace, commonTypes, entityTypes, actions } of fragment.namespaces) {
      for (const { name } of commonTypes) this.#add(this.#common, namespace, name);
      for (const { name } of entityTypes) this.#add(this.#entities, namespace, name);
      // Actions have a type of their own, which hides others as a declared one does.
      if (actions.length > 0) this.#add(this.#entities, namespace, "Action");
    }
  }

  /** Whether any namespace declares a type of this name. */
  shadows(name: string): boolean {
    return this.#basenames.has(name);
  }

  /** Common types come before entity types, and the own namespace before the empty one. */
  meaning(name: string, namespace: string): Meaning {
    const own = name.includes("::") ? undefined : this.#meaningOf(qualified(namespace, name));
    return own ?? this.#meaningOf(name);
  }

  #meaningOf(name: string): Meaning {
    if (this.#common.has(name)) return "common";
    return this.#entities.has(name) ? "entity" : undefined;
  }

  #add(names: Set<string>, namespace: string, name: string): void {
    names.add(qualified(namespace, name));
    this.#basenames.add(name);
  }
}

function qualified(namespace: string, name: string): string {
  return namespace === "" ? name : `${namespace}::${name}`;
}
