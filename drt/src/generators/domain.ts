/** What all generators of one world share. */

import type { EntityTypeData, Uid } from "../language.ts";
import type { Source } from "../source.ts";
import { ENTITY_IDS, WEIRD_STRINGS } from "./names.ts";
import type { Pools } from "./pools.ts";
import type { SchemaIndex } from "./types.ts";

export interface Domain {
  readonly source: Source;
  readonly index: SchemaIndex;
  readonly pools: Pools;
  /** The ids of each entity type that entities are made of. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
}

/** Enough for a long chain. */
const MANY_IDS: readonly string[] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

export function generateIds(source: Source, type: EntityTypeData): readonly string[] {
  if (type.enumIds !== undefined) return type.enumIds;
  if (source.chance(1, 12)) return MANY_IDS;
  const ids = source.list(1, 3, () =>
    source.pick(source.chance(1, 12) ? WEIRD_STRINGS : ENTITY_IDS),
  );
  return [...new Set(ids)];
}

/** Mostly one that exists; of an enumerated type, always one that is declared. */
export function generateUid({ source, index, ids }: Domain, type: string): Uid {
  const known = ids.get(type) ?? ENTITY_IDS;
  const isEnum = index.entityTypes.get(type)?.enumIds !== undefined;
  return { type, id: source.pick(!isEnum && source.chance(1, 16) ? ENTITY_IDS : known) };
}
