/**
 * Policies by what they demand, one demand after the other, so that a request comes by those only
 * whose demands it meets.
 *
 * A tree holds the policies that demand nothing more; the others lie behind its branchings. What is
 * left empty is taken away.
 */

import type { Policy } from "../ast/policy.ts";
import type { VarName } from "../ast/expr.ts";
import { variable } from "../evaluator/environment.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { UidMap } from "../values/uid-map.ts";
import type { RecordValue, Value } from "../values/value.ts";
import { canonical, type Demand, type Key } from "./demands.ts";
import type { Ranked, Search } from "./search.ts";

/** A policy at a tree. */
export interface Entry extends Ranked {
  readonly tree: Tree;
  at: number;
}

/** Where a tree hangs. */
interface Place {
  readonly branching: Branching;
  readonly key: Key;
}

export class Tree {
  readonly #place: Place | undefined;
  readonly #entries: Entry[] = [];
  readonly #branchings: Branching[] = [];
  #byName: Map<string, Branching> | undefined;

  constructor(place?: Place) {
    this.#place = place;
  }

  /** Evaluates the policies here and those further on whose demands are met; whether that was enough. */
  visit(search: Search): boolean {
    for (const entry of this.#entries) if (search.visit(entry)) return true;
    for (const branching of this.#branchings) if (branching.visit(search)) return true;
    return false;
  }

  /** Adds a policy at the end of `path`, of which the first `depth` demands have led here. */
  add(policy: Policy, rank: number, path: readonly Demand[], depth = 0): Entry {
    const demand = path[depth];
    if (demand !== undefined) {
      return this.#branching(demand)
        .next(demand.key)
        .add(policy, rank, path, depth + 1);
    }
    const entry: Entry = { policy, rank, tree: this, at: this.#entries.length };
    this.#entries.push(entry);
    return entry;
  }

  delete(entry: Entry): void {
    take(this.#entries, entry);
    this.#prune();
  }

  /** Takes `branching`, which is empty, away. */
  forget(branching: Branching): void {
    take(this.#branchings, branching);
    this.#byName?.delete(branching.name);
    this.#prune();
  }

  /** Whether `member`, if there is one, is or is in the entity that led here. */
  includes(member: EntityUid | undefined, { entities }: Search): boolean {
    if (member === undefined) return true;
    const key = this.#place?.key;
    return key instanceof EntityUid && entities.isIn(member, key);
  }

  #prune(): void {
    if (this.#entries.length > 0 || this.#branchings.length > 0) return;
    this.#place?.branching.delete(this.#place.key);
  }

  #branching(demand: Demand): Branching {
    const name = nameOf(demand);
    this.#byName ??= new Map();
    let branching = this.#byName.get(name);
    if (branching === undefined) {
      branching = new Branching(name, demand, { tree: this, at: this.#branchings.length });
      this.#byName.set(name, branching);
      this.#branchings.push(branching);
    }
    return branching;
  }
}

function nameOf({ of, attr, isFirstOfTwo }: Demand): string {
  return attr === undefined ? (isFirstOfTwo ? `${of}!` : of) : `${of}.${attr}`;
}

/** Takes an item away from a list in which each knows its place. */
function take<T extends { at: number }>(list: T[], item: T): void {
  const last = list.pop();
  if (last === undefined || last === item) return;
  list[item.at] = last;
  last.at = item.at;
}

/** The ways on from a tree by one side of the request, or by one attribute. */
class Branching {
  readonly name: string;
  at: number;
  readonly #demand: Demand;
  readonly #tree: Tree;
  /** By entity. */
  readonly #byUid = new UidMap<Tree>();
  /** By type, or by a value other than an entity. */
  #byKey: Map<Value, Tree> | undefined;
  #uids = 0;

  /** Like the demand that it was made for, but for the key. */
  constructor(name: string, demand: Demand, { tree, at }: { tree: Tree; at: number }) {
    this.name = name;
    this.at = at;
    this.#demand = demand;
    this.#tree = tree;
  }

  /** The tree for `key`, which is made if there is none. */
  next(key: Key): Tree {
    const known = this.#get(key);
    if (known !== undefined) return known;
    const tree = new Tree({ branching: this, key });
    if (key instanceof EntityUid) {
      this.#uids++;
      this.#byUid.set(key.type, key.id, tree);
    } else (this.#byKey ??= new Map()).set(key, tree);
    return tree;
  }

  delete(key: Key): void {
    if (key instanceof EntityUid) {
      this.#uids--;
      this.#byUid.delete(key.type, key.id);
    } else if (this.#byKey?.delete(key) === true && this.#byKey.size === 0) this.#byKey = undefined;
    if (this.#uids === 0 && this.#byKey === undefined) this.#tree.forget(this);
  }

  visit(search: Search): boolean {
    const { of, attr, isFirstOfTwo } = this.#demand;
    const part = variable(of, search);
    if (attr !== undefined) return this.#visitValue(attributeOf(part, attr, search), search);
    if (isFirstOfTwo && search.firstOfTwo !== of) return false;
    return part instanceof EntityUid && this.#visitSide(part, search);
  }

  /** Without a value, policies fail, or something before their demand is false: all have to be seen. */
  #visitValue(value: Value | undefined, search: Search): boolean {
    search.work.probes++;
    if (value !== undefined) return this.#get(value)?.visit(search) === true;
    for (const tree of this.#byKey?.values() ?? []) if (tree.visit(search)) return true;
    return this.#visitUids(search, undefined);
  }

  #visitSide(uid: EntityUid, search: Search): boolean {
    if (this.#byKey !== undefined) {
      search.work.probes++;
      if (this.#byKey.get(uid.type)?.visit(search) === true) return true;
    }
    if (this.#uids === 0) return false;
    const above = search.entities.above(uid);
    if (above.size >= this.#uids) return this.#visitUids(search, uid);
    search.work.probes += 1 + above.size;
    if (this.#get(uid)?.visit(search) === true) return true;
    for (const each of above) if (this.#get(each)?.visit(search) === true) return true;
    return false;
  }

  /** Goes on for all entities, or for those that `member` is or is in. */
  #visitUids(search: Search, member: EntityUid | undefined): boolean {
    search.work.probes += this.#uids;
    for (const tree of this.#byUid.values()) {
      if (tree.includes(member, search) && tree.visit(search)) return true;
    }
    return false;
  }

  #get(key: Value): Tree | undefined {
    return key instanceof EntityUid
      ? this.#byUid.get(key.type, key.id)
      : this.#byKey?.get(canonical(key));
  }
}

function attributeOf(
  part: EntityUid | RecordValue,
  attr: string,
  { entities }: Search,
): Value | undefined {
  return part instanceof EntityUid ? entities.attr(part, attr) : part.attrs.get(attr);
}
