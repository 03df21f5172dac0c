/** One walk through policies for one request: what was found so far, and what it has cost. */

import type { Policy } from "../ast/policy.ts";
import type { EntityStore } from "../entities/entity-store.ts";
import type { AuthorizationRequest, Environment } from "../evaluator/environment.ts";
import type { EvaluationError } from "../evaluator/evaluation-error.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import type { RecordValue } from "../values/value.ts";
import { isSatisfied } from "./is-satisfied.ts";

/** A policy and its place in the order of the set. */
export interface Ranked {
  readonly policy: Policy;
  readonly rank: number;
}

/** A policy that could not be evaluated. */
export interface Failed extends Ranked {
  readonly error: EvaluationError;
}

/** What decisions have cost: numbers that no clock and no neighbour can disturb. */
export class Work {
  /** Questions to the index, whether there are policies for an entity, a type or a value. */
  probes = 0;
  /** Policies that were evaluated. */
  evaluated = 0;
}

interface Options {
  readonly entities: EntityStore;
  readonly work: Work;
  /** Whether the first satisfied policy is enough. */
  readonly isBrief: boolean;
}

export class Search implements Environment {
  readonly principal: EntityUid;
  readonly action: EntityUid;
  readonly resource: EntityUid;
  readonly context: RecordValue;
  readonly entities: EntityStore;
  readonly work: Work;
  readonly #isBrief: boolean;
  /** Lists are made when there is something to put into them. */
  permits: Ranked[] | undefined = undefined;
  forbids: Ranked[] | undefined = undefined;
  failed: Failed[] | undefined = undefined;

  constructor(request: AuthorizationRequest, { entities, work, isBrief }: Options) {
    this.principal = request.principal;
    this.action = request.action;
    this.resource = request.resource;
    this.context = request.context;
    this.entities = entities;
    this.work = work;
    this.#isBrief = isBrief;
  }

  /** Of policies that demand entities of both sides, the side that is in fewer is asked first. */
  get firstOfTwo(): "principal" | "resource" {
    const { entities, principal, resource } = this;
    const isFirst = entities.above(principal).length <= entities.above(resource).length;
    return isFirst ? "principal" : "resource";
  }

  /** Evaluates a policy; whether that was enough. */
  visit(ranked: Ranked): boolean {
    this.work.evaluated++;
    const { policy, rank } = ranked;
    const outcome = isSatisfied(policy.body, this);
    if (outcome === false) return false;
    if (outcome !== true) this.failed = withOne(this.failed, { policy, rank, error: outcome });
    else if (policy.body.effect === "permit") this.permits = withOne(this.permits, ranked);
    else this.forbids = withOne(this.forbids, ranked);
    return outcome === true && this.#isBrief;
  }
}

function withOne<T>(list: T[] | undefined, item: T): T[] {
  if (list === undefined) return [item];
  list.push(item);
  return list;
}

/** What was found, in the order of the set, each policy once: several demands may have led to one. */
export function inOrder<T extends Ranked, R>(found: T[] | undefined, give: (found: T) => R): R[] {
  if (found === undefined) return [];
  if (isAscending(found)) return found.map(give);
  found.sort((a, b) => a.rank - b.rank);
  return found.filter(({ rank }, i) => rank !== found[i - 1]?.rank).map(give);
}

function isAscending(found: readonly Ranked[]): boolean {
  let last = -1;
  for (const { rank } of found) {
    if (rank <= last) return false;
    last = rank;
  }
  return true;
}
