/** Worlds: everything that belongs to a case, made from the same few names and constants. */

import type { EntityData, Uid, World } from "../language.ts";
import type { Source } from "../source.ts";
import { type Domain, generateIds } from "./domain.ts";
import { generateEntities } from "./entities.ts";
import { type Care, PolicyWorld } from "./policies.ts";
import { generatePolicySet } from "./policy-sets.ts";
import { generatePools } from "./pools.ts";
import { generateRequest, generateSituation } from "./requests.ts";
import { generateSchema } from "./schema.ts";
import { SchemaIndex, uidKey } from "./types.ts";

export interface WorldOptions {
  readonly policySets?: number;
  readonly requests?: number;
  /** Of all policies; without, each set has its own. Strict ones always validate. */
  readonly care?: Care;
}

/** A world of which schema, entities and requests have no mistakes. */
export function generateWorld(source: Source, options: WorldOptions = {}): World {
  return generateWorldIn(generateDomain(source), options);
}

/** For those who make more from the same names and constants. */
export function generateWorldIn(domain: Domain, options: WorldOptions = {}): World {
  const { source } = domain;
  const entities = generateEntities(domain);
  const situations = source.list(1, 3, () => generateSituation(domain));
  const policyWorld = new PolicyWorld(domain, ancestorsIn(entities));
  const { policySets = 4, requests = 16, care } = options;
  return {
    schema: domain.index.schema,
    entities,
    policySets: upTo(source, policySets, () => generatePolicySet(policyWorld, situations, care)),
    requests: upTo(source, requests, () => generateRequest(domain, situations)),
  };
}

/** Nearly as many as asked for, and one at least; a low word leaves an item out. */
function upTo<T>(source: Source, most: number, item: () => T): readonly T[] {
  const more = source.list(most - 1, most - 1, () => (source.chance(29, 30) ? [item()] : []));
  return [item(), ...more.flat()];
}

/** The schema and the constants that everything else is made from. */
export function generateDomain(source: Source): Domain {
  const schema = generateSchema(source);
  const ids = new Map(schema.entityTypes.map((type) => [type.name, generateIds(source, type)]));
  return { source, index: new SchemaIndex(schema), pools: generatePools(source), ids };
}

/** What each entity is in. */
function ancestorsIn(entities: readonly EntityData[]): ReadonlyMap<string, readonly Uid[]> {
  const parents = new Map(entities.map((entity) => [uidKey(entity.uid), entity.parents]));
  return new Map(
    [...parents].map(([key, direct]) => {
      const reached = new Map<string, Uid>();
      const open = [...direct];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (reached.has(uidKey(next))) continue;
        reached.set(uidKey(next), next);
        open.push(...(parents.get(uidKey(next)) ?? []));
      }
      return [key, [...reached.values()]] as const;
    }),
  );
}
