/** Requests that conform to the schema, many of them about the same few situations as the policies. */

import type { RequestData, Uid } from "../language.ts";
import { type Domain, generateUid } from "./domain.ts";
import type { Env } from "./types.ts";
import { generateFields } from "./values.ts";

/** Who does what with what: what policies are written about and requests ask for. */
export interface Situation {
  readonly env: Env;
  readonly principal: Uid;
  readonly resource: Uid;
}

export function generateSituation(domain: Domain): Situation {
  const env = domain.source.pick(domain.index.envs);
  return {
    env,
    principal: generateUid(domain, env.principal),
    resource: generateUid(domain, env.resource),
  };
}

/** Three of four are about one of the situations, though perhaps with another entity of the same type. */
export function generateRequest(domain: Domain, situations: readonly Situation[]): RequestData {
  const { source } = domain;
  if (source.chance(1, 4)) return requestOf(domain, generateSituation(domain));
  const situation = source.pick(situations);
  const { principal, resource, env } = situation;
  return requestOf(domain, {
    env,
    principal: source.chance(1, 6) ? generateUid(domain, env.principal) : principal,
    resource: source.chance(1, 6) ? generateUid(domain, env.resource) : resource,
  });
}

function requestOf(domain: Domain, { env, principal, resource }: Situation): RequestData {
  const { action } = env;
  const context = generateFields(domain, domain.index.attributesOf(action.context));
  return { principal, action: action.uid, resource, context };
}
