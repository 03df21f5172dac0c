/** An application: its policies and schema, and how hierarchies and requests are made for it. */

import { createRandom, type Random } from "../data/random.ts";
import type { EntityData, LinkData, RequestData, Workload } from "./workload.ts";
import { uid } from "./workload.ts";

export interface Population {
  readonly entities: readonly EntityData[];
  readonly links?: readonly LinkData[];
}

/** How many entities of each type there are, and how probable each connection of two is. */
export interface Size {
  readonly count: number;
  readonly chance: number;
}

export interface App {
  readonly name: string;
  readonly policies: string;
  readonly schema: string;
  readonly reads: readonly string[];
  /** Each action with the type of its resources; principals are users. */
  readonly actions: readonly (readonly [action: string, resourceType: string])[];
  populate(size: Size, random: Random): Population;
}

/** `hierarchy` numbers the workloads of one application and size. */
export interface Scale {
  readonly count: number;
  readonly hierarchy: number;
  readonly requests: number;
}

/** Connections are as probable as in the paper up to 50 entities; beyond, their number stays as it is at 50. */
const chanceOf = (count: number): number => (count <= 50 ? 0.05 : 2.5 / count);

export function makeWorkload(app: App, scale: Scale, chance = chanceOf(scale.count)): Workload {
  const random = createRandom(1000 + scale.hierarchy * 7919 + scale.count);
  const { entities, links } = app.populate({ count: scale.count, chance }, random);
  return {
    name: `${app.name}-${scale.count}-${scale.hierarchy}`,
    policies: app.policies,
    templateLinks: links ?? [],
    schema: app.schema,
    entities,
    requests: makeRequests(app, entities, scale.requests, random),
    reads: app.reads,
  };
}

/** Any action, any user, any resource that the action is for. */
function makeRequests(
  app: App,
  entities: readonly EntityData[],
  count: number,
  random: Random,
): readonly RequestData[] {
  const byType = new Map<string, EntityData[]>();
  for (const it of entities) {
    const known = byType.get(it.uid.type);
    if (known === undefined) byType.set(it.uid.type, [it]);
    else known.push(it);
  }
  const any = (type: string): EntityData => random.pick(byType.get(type) ?? []);
  return Array.from({ length: count }, () => {
    const [action, resourceType] = random.pick(app.actions);
    return {
      principal: any("User").uid,
      action: uid("Action", action),
      resource: any(resourceType).uid,
      context: {},
    };
  });
}
