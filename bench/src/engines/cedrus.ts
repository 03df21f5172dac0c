/** Cedrus with resident entities: requests from strings, and from handles. */

import {
  type AuthorizationRequest,
  type AuthorizationResponse,
  contextFromJson,
  EntityStore,
  EntityUid,
  entityListFromJson,
  isAuthorized,
  parsePolicySet,
  type PolicySet,
  type TemplateLink,
  unwrap,
} from "cedrus";
import { actionEntities, parseSchema } from "cedrus/schema";
import type { Uid, Workload } from "../workloads/workload.ts";
import { type Answer, type Engine, type Opened, timeEach } from "./engine.ts";

/** A workload as the library holds it. */
export interface Loaded {
  readonly policies: PolicySet;
  readonly entities: EntityStore;
  readonly requests: readonly AuthorizationRequest[];
}

export function loadPolicies(workload: Workload): PolicySet {
  const policies = unwrap(parsePolicySet(workload.policies));
  for (const { templateId, newId, values } of workload.templateLinks) {
    const slots = Object.entries(values).map(([slot, it]) => [slot, uidOf(it)] as const);
    // The cast: files name slots by strings; a slot that is not there is refused by `link`.
    const bound = Object.fromEntries(slots) as TemplateLink["values"];
    unwrap(policies.link({ templateId, newId, values: bound }));
  }
  return policies;
}

export function loadEntities(workload: Workload): EntityStore {
  const { schema } = unwrap(parseSchema(workload.schema));
  const store = new EntityStore();
  unwrap(store.add(unwrap(entityListFromJson(workload.entities))));
  unwrap(store.add(actionEntities(schema)));
  return store;
}

export function load(workload: Workload): Loaded {
  const entities = loadEntities(workload);
  const requests = workload.requests.map((request) => ({
    principal: handle(entities, request.principal),
    action: handle(entities, request.action),
    resource: handle(entities, request.resource),
    context: unwrap(contextFromJson(request.context)),
  }));
  return { policies: loadPolicies(workload), entities, requests };
}

export const cedrus: Engine = {
  name: "cedrus",
  open(workload) {
    const { policies, entities, requests } = load(workload);
    const decide = (index: number): AuthorizationResponse => {
      const request = workload.requests[index];
      const context = requests[index]?.context;
      if (request === undefined || context === undefined) throw new Error("no such request");
      const { principal, action, resource } = request;
      return isAuthorized(
        {
          principal: new EntityUid(principal.type, principal.id),
          action: new EntityUid(action.type, action.id),
          resource: new EntityUid(resource.type, resource.id),
          context,
        },
        policies,
        entities,
      );
    };
    return opened(requests.length, decide);
  },
};

export const cedrusHandles: Engine = {
  name: "cedrus, handles",
  open(workload) {
    const { policies, entities, requests } = load(workload);
    const decide = (index: number): AuthorizationResponse => {
      const request = requests[index];
      if (request === undefined) throw new Error("no such request");
      return isAuthorized(request, policies, entities);
    };
    return opened(requests.length, decide);
  },
};

function opened(count: number, decide: (index: number) => AuthorizationResponse): Opened {
  return {
    answers: () => Array.from({ length: count }, (_, index) => answerOf(decide(index))),
    round: (repeat) => timeEach(count, repeat, decide),
    close: () => undefined,
  };
}

function answerOf(response: AuthorizationResponse): Answer {
  return {
    decision: response.decision,
    reasons: [...response.determiningPolicies].sort(),
    errors: response.errors.length,
  };
}

const handle = (_entities: EntityStore, it: Uid): EntityUid => uidOf(it);
const uidOf = ({ type, id }: Uid): EntityUid => new EntityUid(type, id);
