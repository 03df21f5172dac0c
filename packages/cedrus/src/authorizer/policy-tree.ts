/**
 * Policies by what they demand, one demand after the other, so that a request comes by those only
 * whose demands it meets.
 *
 * A tree holds the policies that demand nothing more; the others lie behind its branchings. What is
 * left empty is taken away.
 */

import { Attribute } from "../entities/attribute.ts";
import { sideOf } from "../evaluator/environment.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { UidMap } from "../values/uid-map.ts";
import type { Value } from "../values/value.ts";
import { canonical, type Demand, internKey, type Key } from "./demands.ts";
import { type Ranked, type Search, withOne } from "./search.ts";

/** A policy, or what leads to policies. */
export interface Step {
  /** Evaluates the policies whose demands are met; whether that was enough. */
  visit(search: Search): boolean;
}

/** A policy at a tree. */
export interface Entry {
  readonly ranked: Ranked;
  readonly tree: Tree;
  at: number;
}

/** From so many branchings on, they are found by a map. */
const MANY = 8;

export class Tree {
  /** Where the tree hangs; the root hangs nowhere. */
  readonly #parent: Branching | undefined;
  readonly #key: Key;
  // Lists are made when there is something to put into them: there may be as many trees as policies.
  #entries: Entry[] | undefined = undefined;
  #branchings: Branching[] | undefined = undefined;
  #byName: Map<string, Branching> | undefined = undefined;

  constructor(parent?: Branching, key: Key = "") {
    this.#parent = parent;
    this.#key = key;
  }

  /** Evaluates the policies here and those further on whose demands are met; whether that was enough. */
  visit(search: Search): boolean {
    for (const { ranked } of this.#entries ?? []) if (ranked.visit(search)) return true;
    for (const branching of this.#branchings ?? []) if (branching.visit(search)) return true;
    return false;
  }

  /** All steps from here for an action that is, or is in, what `keys` say. */
  stepsFor(keys: readonly Key[]): readonly Step[] {
    const actions = this.#branchings?.find(({ name }) => name === "action");
    return [this, ...keys.flatMap((key) => actions?.get(key) ?? [])].flatMap((tree) => tree.#steps);
  }

  /** What visiting the tree comes to. A long list is not copied. */
  get #steps(): readonly Step[] {
    const policies = this.#entries ?? [];
    if (policies.length > MANY) return [this];
    return [...policies.map(({ ranked }) => ranked), ...(this.#branchings ?? [])];
  }

  /** Adds a policy at the end of `path`, of which the first `depth` demands have led here. */
  add(ranked: Ranked, path: readonly Demand[], depth = 0): Entry {
    const demand = path[depth];
    if (demand !== undefined) {
      const next = this.#branching(demand).next(demand.key);
      return next.add(ranked, path, depth + 1);
    }
    const entry: Entry = { ranked, tree: this, at: this.#entries?.length ?? 0 };
    this.#entries = withOne(this.#entries, entry);
    return entry;
  }

  delete(entry: Entry): void {
    this.#entries = without(this.#entries, entry);
    this.#prune();
  }

  /** Takes `branching`, which is empty, away. */
  forget(branching: Branching): void {
    this.#branchings = without(this.#branchings, branching);
    this.#byName?.delete(branching.name);
    this.#prune();
  }

  /** Whether `member` is or is in the entity that led here. */
  includes(member: EntityUid, { entities }: Search): boolean {
    return this.#key instanceof EntityUid && entities.isIn(member, this.#key);
  }

  #prune(): void {
    if (this.#entries ?? this.#branchings) return;
    this.#parent?.delete(this.#key);
  }

  #branching(demand: Demand): Branching {
    const { name } = demand;
    const list = this.#branchings ?? [];
    if (list.length >= MANY) this.#byName ??= new Map(list.map((each) => [each.name, each]));
    const known = this.#byName?.get(name) ?? list.find((each) => each.name === name);
    if (known !== undefined) return known;
    const branching = new Branching(demand, this, list.length);
    this.#branchings = withOne(this.#branchings, branching);
    this.#byName?.set(name, branching);
    return branching;
  }
}

/** Takes an item away from a list in which each knows its place. */
function without<T extends { at: number }>(list: T[] | undefined, item: T): T[] | undefined {
  const last = list?.pop();
  if (list === undefined || last === undefined || list.length === 0) return undefined;
  if (last !== item) {
    list[item.at] = last;
    last.at = item.at;
  }
  return list;
}

/** The ways on from a tree by one side of the request, or by one attribute. */
class Branching {
  /** The demand that it was made for; the others differ by their keys. */
  readonly #demand: Demand;
  readonly #attr: Attribute | undefined;
  readonly #tree: Tree;
  at: number;
  /** By entity. */
  #byUid: UidMap<Tree> | undefined = undefined;
  #uids = 0;
  /** By type, or by a value other than an entity. */
  #byKey: Map<Value, Tree> | undefined = undefined;

  constructor(demand: Demand, tree: Tree, at: number) {
    this.#demand = demand;
    this.#attr = demand.attr === undefined ? undefined : new Attribute(demand.attr);
    this.#tree = tree;
    this.at = at;
  }

  get name(): string {
    return this.#demand.name;
  }

  /** The tree for `key`, which is made if there is none. */
  next(demanded: Key): Tree {
    const known = this.get(demanded);
    if (known !== undefined) return known;
    const key = internKey(demanded);
    const tree = new Tree(this, key);
    if (key instanceof EntityUid) {
      this.#uids++;
      (this.#byUid ??= new UidMap()).set(key.type, key.id, tree);
    } else (this.#byKey ??= new Map()).set(key, tree);
    return tree;
  }

  delete(key: Key): void {
    if (key instanceof EntityUid) {
      this.#byUid?.delete(key.type, key.id);
      if (--this.#uids === 0) this.#byUid = undefined;
    } else if (this.#byKey?.delete(key) === true && this.#byKey.size === 0) this.#byKey = undefined;
    if ((this.#byUid ?? this.#byKey) === undefined) this.#tree.forget(this);
  }

  visit(search: Search): boolean {
    const { of, isFirstOfTwo } = this.#demand;
    const attr = this.#attr;
    if (of === "context") {
      return this.#visitValue(search.context.attrs.get(attr?.name ?? ""), search);
    }
    const uid = sideOf(search, of);
    if (attr !== undefined) return this.#visitValue(attr.of(uid, search.entities), search);
    // Where an action leads to is known before trees are visited.
    if (of === "action" || (isFirstOfTwo && search.firstOfTwo !== of)) return false;
    return this.#visitSide(uid, search);
  }

  /** Without a value, policies fail, or something before their demand is false: all have to be seen. */
  #visitValue(value: Value | undefined, search: Search): boolean {
    search.work.probes++;
    if (value !== undefined) return this.get(value)?.visit(search) === true;
    for (const tree of this.#byKey?.values() ?? []) if (tree.visit(search)) return true;
    return this.#visitUids(search, undefined);
  }

  #visitSide(uid: EntityUid, search: Search): boolean {
    if (this.#byKey !== undefined) {
      search.work.probes++;
      if (this.#byKey.get(uid.type)?.visit(search) === true) return true;
    }
    const byUid = this.#byUid;
    if (byUid === undefined) return false;
    const above = search.entities.above(uid);
    if (above.size >= this.#uids) return this.#visitUids(search, uid);
    search.work.probes += 1 + above.size;
    let { type } = uid;
    let ids = byUid.ofType(type);
    if (ids?.get(uid.id)?.visit(search) === true) return true;
    if (above.size === 0) return false;
    for (const each of above) {
      // Most are of one type, which is looked up once then.
      if (each.type !== type) ids = byUid.ofType((type = each.type));
      if (ids?.get(each.id)?.visit(search) === true) return true;
    }
    return false;
  }

  /** Goes on for all entities, or for those that `member` is or is in. */
  #visitUids(search: Search, member: EntityUid | undefined): boolean {
    search.work.probes += this.#uids;
    for (const tree of this.#byUid?.values() ?? []) {
      if (member !== undefined && !tree.includes(member, search)) continue;
      if (tree.visit(search)) return true;
    }
    return false;
  }

  get(key: Value): Tree | undefined {
    return key instanceof EntityUid
      ? this.#byUid?.get(key.type, key.id)
      : this.#byKey?.get(canonical(key));
  }
}
