/** The seam between the suite and what it tests. */

import {
  contextFromJson,
  createRequest,
  type EntityStore,
  entitiesFromJson,
  isAuthorized,
  jsonText,
  type PolicySet,
  parsePolicySet,
  unwrap,
} from "cedrus";
import type { Uid } from "./corpus.ts";

interface EngineRequest {
  readonly principal: Uid;
  readonly action: Uid;
  readonly resource: Uid;
  /** The context as JSON text. */
  readonly contextText: string;
}

export interface EngineResponse {
  readonly decision: "allow" | "deny";
  /** Ids of the determining policies, in any order. */
  readonly reason: readonly string[];
  /** Ids of the policies that could not be evaluated, in any order. */
  readonly errors: readonly string[];
}

/** Decides one request. Policies are Cedar text, entities JSON text; ids are `policy0`, `policy1`, … */
export interface Engine {
  authorize(policies: string, entities: string, request: EngineRequest): EngineResponse;
}

/** The library under test. Keeps the last policies and entities, which many requests share. */
export function createEngine(): Engine {
  const policiesOf = remember((text): PolicySet => unwrap(parsePolicySet(text)));
  const entitiesOf = remember((text): EntityStore => unwrap(entitiesFromJson(jsonText(text))));
  return {
    authorize(policies, entities, { principal, action, resource, contextText }) {
      const request = createRequest({
        principal,
        action,
        resource,
        context: unwrap(contextFromJson(jsonText(contextText))),
      });
      const response = isAuthorized(unwrap(request), policiesOf(policies), entitiesOf(entities));
      return {
        decision: response.decision,
        reason: response.determiningPolicies,
        errors: response.errors.map((error) => error.policyId),
      };
    },
  };
}

/** `read`, called again only when its argument changes. */
function remember<T>(read: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly value: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, value: read(text) };
    return last.value;
  };
}
