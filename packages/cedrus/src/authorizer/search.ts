/** One walk through policies for one request: what was found so far, and what it has cost. */

import type { Policy } from "../ast/policy.ts";
import { EntityStore } from "../entities/entity-store.ts";
import { type Environment, failureOf } from "../evaluator/environment.ts";
import type { Evaluator } from "../evaluator/evaluate.ts";
import type { EvaluationError } from "../evaluator/evaluation-error.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { RecordValue } from "../values/value.ts";
import { isSatisfied } from "./is-satisfied.ts";

/** A policy and its place in the order of the set. */
export class Ranked {
  readonly policy: Policy;
  readonly rank: number;
  #test: Evaluator<boolean> | undefined = undefined;

  constructor(policy: Policy, rank: number) {
    this.policy = policy;
    this.rank = rank;
  }

  /** Evaluates the policy; whether that was enough. */
  visit(search: Search): boolean {
    search.work.evaluated++;
    // Of this policy only: the reason of another would hide that there is none.
    search.failure = undefined;
    const outcome = this.test(search);
    if (outcome === false) return false;
    if (outcome === undefined) {
      const { policy, rank } = this;
      search.failed = withOne(search.failed, { policy, rank, error: failureOf(search) });
      return false;
    }
    search.note(this);
    return search.isBrief;
  }

  /** Whether the policy holds; what tells that is made at the first request. */
  test(env: Environment): boolean | undefined {
    this.#test ??= isSatisfied(this.policy.body);
    return this.#test(env);
  }
}

/** A policy that could not be evaluated. */
export interface Failed {
  readonly policy: Policy;
  readonly rank: number;
  readonly error: EvaluationError;
}

/** What decisions have cost: numbers that no clock and no neighbour can disturb. */
export class Work {
  /** Questions to the index, whether there are policies for an entity, a type or a value. */
  probes = 0;
  /** Policies that were evaluated. */
  evaluated = 0;
}

/**
 * An entity by type and id: an `EntityUid`, which `EntityStore.resolve` finds once for many requests, or
 * its two parts.
 */
export type EntityUidParts = EntityUid | { readonly type: string; readonly id: string };

/** Who wants to do what on what, and under which circumstances. The context is empty by default. */
export interface RequestParts {
  readonly principal: EntityUidParts;
  readonly action: EntityUidParts;
  readonly resource: EntityUidParts;
  readonly context?: RecordValue | undefined;
}

const EMPTY = new RecordValue(new Map());

export class Search implements Environment {
  readonly principal: EntityUid;
  readonly action: EntityUid;
  readonly resource: EntityUid;
  readonly context: RecordValue;
  readonly entities: EntityStore;
  readonly work: Work;
  /** Whether the first satisfied policy is enough. */
  readonly isBrief: boolean;
  /** The satisfied `forbid` policies if there are any, else the satisfied `permit` policies. */
  found: Ranked[] | undefined = undefined;
  isForbidden = false;
  /** Lists are made when there is something to put into them. */
  failed: Failed[] | undefined = undefined;
  failure: EvaluationError | undefined = undefined;

  constructor(request: RequestParts, entities: EntityStore, work: Work, isBrief: boolean) {
    const { context = EMPTY } = request;
    // Callers without types may pass anything; whatever it is, it must not pass for a request.
    if (!(entities instanceof EntityStore && context instanceof RecordValue)) throw mistake();
    this.principal = uidOf(request.principal, entities, 0);
    this.action = uidOf(request.action, entities, 1);
    this.resource = uidOf(request.resource, entities, 2);
    this.context = context;
    this.entities = entities;
    this.work = work;
    this.isBrief = isBrief;
  }

  /** Of policies that demand entities of both sides, the side that is in fewer is asked first. */
  get firstOfTwo(): "principal" | "resource" {
    const { entities, principal, resource } = this;
    return entities.above(principal).size > entities.above(resource).size
      ? "resource"
      : "principal";
  }

  get isAllowed(): boolean {
    return this.found !== undefined && !this.isForbidden;
  }

  /** Takes note of a policy that holds. */
  note(ranked: Ranked): void {
    const isForbid = ranked.policy.body.effect === "forbid";
    if (isForbid !== this.isForbidden) {
      if (!isForbid) return;
      this.isForbidden = true;
      this.found = undefined;
    }
    this.found = withOne(this.found, ranked);
  }
}

export function mistake(): TypeError {
  return new TypeError("expected a request, policies and entities");
}

/** The store's own EntityUid where it has one: what it names is found without a lookup from then on. */
function uidOf(parts: EntityUidParts, entities: EntityStore, side: number): EntityUid {
  return (
    entities.find(parts, side) ??
    (parts instanceof EntityUid ? parts : new EntityUid(parts.type, parts.id))
  );
}

/** `list` with one more item; it is made when there is a first. */
export function withOne<T>(list: T[] | undefined, item: T): T[] {
  if (list === undefined) return [item];
  list.push(item);
  return list;
}

/** What was found, in the order of the set, each policy once: several demands may have led to one. */
export function inOrder<T extends { readonly rank: number }>(found: T[]): readonly T[] {
  let last = -1;
  if (found.every(({ rank }) => last < (last = rank))) return found;
  found.sort((a, b) => a.rank - b.rank);
  return found.filter(({ rank }, i) => rank !== found[i - 1]?.rank);
}
