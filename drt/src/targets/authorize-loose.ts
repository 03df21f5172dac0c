/** Decisions on policies, entities and requests that no schema would accept. */

import { PolicyWorld, generatePolicy } from "../generators/policies.ts";
import { generateEntities } from "../generators/entities.ts";
import { hasSlot } from "../generators/policy-sets.ts";
import { generateRequest, generateSituation, type Situation } from "../generators/requests.ts";
import { generateDomain } from "../generators/world.ts";
import type { EntityData, PolicySetData, RequestData, Uid, World } from "../language.ts";
import { ancestorsOf, keyOf } from "../oracles/ancestors.ts";
import { indexedModel } from "../oracles/model.ts";
import type { Source } from "../source.ts";
import type { Target } from "../target.ts";
import { compareAuthorization } from "./compare-authorization.ts";
import { ENGINES, type Engines } from "./engines.ts";

/** Policies with no regard to types, entities that lost or gained parents, requests about anything. */
function generateLooseWorld(source: Source): World {
  const domain = generateDomain(source);
  const entities = disturbed(source, generateEntities(domain));
  const situations = source.list(1, 3, () => generateSituation(domain));
  const above = ancestorsOf(entities).map(
    ({ entity, ancestors }) => [keyOf(entity.uid), ancestors] as const,
  );
  const world = new PolicyWorld(domain, new Map(above));
  const uids = entities.map(({ uid }) => uid);
  return {
    schema: domain.index.schema,
    entities,
    policySets: source.list(1, 4, () => generateWild(world, situations, uids)),
    requests: source.list(1, 16, () =>
      retargeted(source, generateRequest(domain, situations), uids),
    ),
  };
}

/** Parents are added in the order of the list, so that there are no cycles. */
function disturbed(source: Source, entities: readonly EntityData[]): readonly EntityData[] {
  return entities.flatMap((entity, index) => {
    if (source.chance(1, 12)) return [];
    const later = entities.slice(index + 1).map(({ uid }) => uid);
    if (later.length === 0 || !source.chance(1, 4) || isBelow(entities, later, entity.uid)) {
      return [entity];
    }
    return [{ ...entity, parents: [...entity.parents, source.pick(later)] }];
  });
}

/** Whether one of `uids` is in `uid` already. */
function isBelow(entities: readonly EntityData[], uids: readonly Uid[], uid: Uid): boolean {
  const keys = new Set(uids.map(keyOf));
  return ancestorsOf(entities).some(
    ({ entity, ancestors }) =>
      keys.has(keyOf(entity.uid)) && ancestors.some((above) => keyOf(above) === keyOf(uid)),
  );
}

function retargeted(source: Source, request: RequestData, uids: readonly Uid[]): RequestData {
  if (uids.length === 0 || !source.chance(1, 4)) return request;
  const part = source.pick(["principal", "action", "resource"] as const);
  return { ...request, [part]: source.pick(uids) };
}

function generateWild(
  world: PolicyWorld,
  situations: readonly Situation[],
  uids: readonly Uid[],
): PolicySetData {
  const { source } = world.domain;
  const make = (id: string, isTemplate: boolean) =>
    generatePolicy(world, {
      id,
      situation: source.pick(situations),
      care: source.chance(1, 3) ? "loose" : "wild",
      isTemplate,
    });
  const policies = source.list(1, 5, (index) => make(`policy${index}`, false));
  const templates = source.chance(1, 3) ? source.list(1, 2, (i) => make(`template${i}`, true)) : [];
  const links = templates.flatMap((template, at) =>
    source.list(0, 2, (index) => ({
      id: `link${at}-${index}`,
      templateId: template.id,
      ...(hasSlot(template.principal) ? { principal: anyUid(source, uids) } : {}),
      ...(hasSlot(template.resource) ? { resource: anyUid(source, uids) } : {}),
    })),
  );
  return { policies, templates, links };
}

function anyUid(source: Source, uids: readonly Uid[]): Uid {
  return source.pick([{ type: "Nobody", id: "" }, ...uids]);
}

const ALL: Engines = { ...ENGINES, oracles: [...ENGINES.oracles, indexedModel] };

export function authorizeLoose(engines: Engines = ALL): Target<World> {
  return {
    name: "authorize-loose",
    description:
      "decisions without regard to any schema: library, model with and without index, reference",
    generate: generateLooseWorld,
    check: (world, recorder) => compareAuthorization(engines, world, recorder),
  };
}
