/** Entities that conform to the schema: hierarchies with chains and diamonds, and gaps. */

import type { EntityData, EntityTypeData, Uid } from "../language.ts";
import type { Domain } from "./domain.ts";
import { generateFields, generateValue } from "./values.ts";

/**
 * The declared actions, and most entities that there are ids for; some of those that others speak of
 * are missing.
 */
export function generateEntities(domain: Domain): readonly EntityData[] {
  const { source, index, ids } = domain;
  const uids = index.schema.entityTypes.flatMap(({ name }) =>
    (ids.get(name) ?? []).map((id) => ({ type: name, id })),
  );
  const mayDrop = source.chance(1, 2);
  const kept = uids.flatMap((uid, place) => {
    if (mayDrop && source.chance(1, 10)) return [];
    const type = index.entityTypes.get(uid.type);
    return type === undefined ? [] : [generateEntity(domain, type, { uid, later: uids, place })];
  });
  return [...kept, ...actionEntities(domain)];
}

interface EntityPlace {
  readonly uid: Uid;
  /** All ids in one order: parents come after their children, so that there is no cycle. */
  readonly later: readonly Uid[];
  readonly place: number;
}

function generateEntity(
  domain: Domain,
  type: EntityTypeData,
  { uid, later, place }: EntityPlace,
): EntityData {
  const { source, pools } = domain;
  const parents = later.filter(
    (other, at) => at > place && type.memberOf.includes(other.type) && source.chance(1, 2),
  );
  // Types that come earlier can be parents as well if nothing of theirs can lead back.
  const earlier = later.filter(
    (other, at) =>
      at < place &&
      type.memberOf.includes(other.type) &&
      other.type !== uid.type &&
      !domain.index.ancestorTypes(other.type).has(uid.type) &&
      source.chance(1, 2),
  );
  const attrs = generateFields(domain, type.attributes);
  const { tags } = type;
  const keys = tags === undefined ? [] : source.list(0, 3, () => source.pick(pools.tagKeys));
  return {
    uid,
    attrs,
    tags: [...new Set(keys)].map((key) => [key, generateValue(domain, tags ?? BOOL)]),
    parents: [...parents, ...earlier],
  };
}

const BOOL = { kind: "Bool" } as const;

/** As the schema declares them. */
function actionEntities({ index }: Pick<Domain, "index">): readonly EntityData[] {
  return index.schema.actions.map(({ uid, memberOf }) => ({
    uid,
    attrs: [],
    tags: [],
    parents: memberOf,
  }));
}
