/**
 * The entities that can have a say in a decision, as JSON.
 *
 * The reference reads all entities anew for each request, which takes most of its time. An entity that
 * neither the request nor a policy leads to, in however many steps, cannot matter; the engine under test
 * has it all the same.
 */

import type { EntityData, Uid } from "../language.ts";
import { printJson } from "../printers/json-tree.ts";
import { entitiesJson } from "../printers/value-json.ts";
import { keyOf } from "./ancestors.ts";

interface Node {
  readonly text: string;
  /** The keys of all entities that it mentions, parents among them. */
  readonly mentioned: ReadonlySet<string>;
}

export class Reachable {
  /** An entity may be there twice. */
  readonly #nodes = new Map<string, Node[]>();

  constructor(entities: readonly EntityData[]) {
    for (const entity of entities) {
      const node = {
        text: printJson(entitiesJson([entity])).slice(1, -1),
        mentioned: keysIn(entity),
      };
      const nodes = this.#nodes.get(keyOf(entity.uid)) ?? [];
      nodes.push(node);
      this.#nodes.set(keyOf(entity.uid), nodes);
    }
  }

  /** A JSON array of what can be reached from these entities. */
  from(roots: Iterable<string>): string {
    const reached = new Set(roots);
    const texts: string[] = [];
    // A set that grows while it is walked: what is added is visited too.
    for (const key of reached) {
      for (const { text, mentioned } of this.#nodes.get(key) ?? []) {
        texts.push(text);
        for (const other of mentioned) reached.add(other);
      }
    }
    return `[${texts.join()}]`;
  }
}

/** The keys of all uids anywhere in some data of ours. */
export function keysIn(data: unknown, into: Set<string> = new Set()): Set<string> {
  if (typeof data !== "object" || data === null) return into;
  if (isUid(data)) return into.add(keyOf(data));
  for (const part of Object.values(data)) keysIn(part, into);
  return into;
}

function isUid(data: object): data is Uid {
  return (
    "type" in data && "id" in data && typeof data.type === "string" && typeof data.id === "string"
  );
}
