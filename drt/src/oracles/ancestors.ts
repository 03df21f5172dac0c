/** Who is above whom, found by walking up from each entity. */

import type { EntityData, Uid } from "../language.ts";
import { uidText } from "./canonical.ts";

export interface Placed {
  readonly entity: EntityData;
  /** Direct and indirect, each once. */
  readonly ancestors: readonly Uid[];
}

/** An entity that is there twice is taken once. */
export function ancestorsOf(entities: readonly EntityData[]): readonly Placed[] {
  const byName = new Map(entities.map((entity) => [keyOf(entity.uid), entity]));
  return [...byName.values()].map((entity) => {
    const found = new Map<string, Uid>();
    // A map that grows while it is walked: what is added is visited too.
    const add = (parents: readonly Uid[]): void => {
      for (const parent of parents) if (!found.has(keyOf(parent))) found.set(keyOf(parent), parent);
    };
    add(entity.parents);
    for (const key of found.keys()) add(byName.get(key)?.parents ?? []);
    return { entity, ancestors: [...found.values()] };
  });
}

export function keyOf({ type, id }: Uid): string {
  return uidText(type, id);
}
