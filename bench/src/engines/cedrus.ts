/** Cedrus with resident entities: requests of strings, and requests of handles. */

import {
  type AuthorizationResponse,
  check,
  contextFromJson,
  EntityStore,
  EntityUid,
  entityListFromJson,
  isAuthorized,
  parsePolicySet,
  type PolicySet,
  type RequestParts,
  type TemplateLink,
  unwrap,
} from "cedrus";
import { actionEntities, parseSchema } from "cedrus/schema";
import type { RequestData, Uid, Workload } from "../workloads/workload.ts";
import { type Answer, type Engine, type Opened, timeEach } from "./engine.ts";

/** A workload as the library holds it. */
export interface Loaded {
  readonly policies: PolicySet;
  readonly entities: EntityStore;
  /** Types and ids, as a caller has them; only the context is read already, as for every engine. */
  readonly strings: readonly RequestParts[];
  /** The same with entities that the store has found already. */
  readonly handles: readonly RequestParts[];
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

function loadEntities(workload: Pick<Workload, "schema" | "entities">): EntityStore {
  const store = new EntityStore();
  unwrap(store.add(unwrap(entityListFromJson(workload.entities))));
  unwrap(store.add(actionEntities(unwrap(parseSchema(workload.schema)).schema)));
  return store;
}

export function load(workload: Workload): Loaded {
  const entities = loadEntities(workload);
  // Strings of their own, as those of a request that has just arrived.
  const requests = JSON.parse(JSON.stringify(workload.requests)) as readonly RequestData[];
  const strings = requests.map((request) => ({
    ...request,
    context: unwrap(contextFromJson(request.context)),
  }));
  const handle = ({ type, id }: Uid): EntityUid =>
    entities.resolve(type, id) ?? new EntityUid(type, id);
  const handles = strings.map(({ principal, action, resource, context }) => ({
    ...{ principal: handle(principal), action: handle(action) },
    ...{ resource: handle(resource), context },
  }));
  return { policies: loadPolicies(workload), entities, strings, handles };
}

/** The engine that all others are compared with: requests of strings, all diagnostics. */
export const cedrus: Engine = {
  name: "cedrus",
  open: (workload) => openLoaded(load(workload)),
};

/** Decides the requests of strings of what is loaded. */
export function openLoaded({ policies, entities, strings }: Loaded): Opened {
  return opened(strings, (request) => isAuthorized(request, policies, entities));
}

/** One decision after another, as something to count or to time. */
export function decider(
  { policies, entities }: Loaded,
  requests: readonly RequestParts[],
): (turn: number) => AuthorizationResponse {
  return (turn) => isAuthorized(at(requests, turn), policies, entities);
}

/** The same with the short answer. */
export function checker(
  { policies, entities }: Loaded,
  requests: readonly RequestParts[],
): (turn: number) => boolean {
  return (turn) => check(at(requests, turn), policies, entities);
}

type Decide = (request: RequestParts) => AuthorizationResponse;

function opened(requests: readonly RequestParts[], decide: Decide): Opened {
  return {
    answers: () => requests.map((request) => answerOf(decide(request))),
    round: (repeat) => timeEach(requests.length, repeat, (index) => decide(at(requests, index))),
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

/** Items come round again. */
function at<T>(items: readonly T[], turn: number): T {
  const item = items[turn % items.length];
  if (item === undefined) throw new Error("there are no requests");
  return item;
}

const uidOf = ({ type, id }: Uid): EntityUid => new EntityUid(type, id);
