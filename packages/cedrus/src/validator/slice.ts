/**
 * The entities that policies of a level can reach.
 *
 * A policy of level n follows at most n references in a row, starting from the request: level 1
 * looks into the principal, the action, the resource and the entities in the context, level 2 also
 * into the entities that those mention in attributes and tags, and so on. Entities that stand in
 * sets are not reached through them, because no operation takes an element out of a set.
 */

import { type Diagnostic, diagnosticOf } from "../data/diagnostic.ts";
import { type Limits, withDefaults } from "../data/limits.ts";
import { err, type Result } from "../data/result.ts";
import { Entity } from "../entities/entity.ts";
import { EntityStore } from "../entities/entity-store.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { keyOf, RecordValue, type Value } from "../values/value.ts";
import type { CheckedRequest } from "./request-conformance.ts";

export interface SliceOptions {
  /**
   * Whether the loader gives each entity with all its ancestors as `parents`, so that parents need
   * not be loaded to find theirs. False by default.
   */
  readonly parentsAreAncestors?: boolean;
  /** `maxItems` bounds how many entities are loaded. */
  readonly limits?: Partial<Limits>;
}

/** Gives those of the named entities that there are. It may give others, which are passed over. */
export type EntityLoader = (uids: readonly EntityUid[]) => Iterable<Entity>;

/** The same, later. */
export type AsyncEntityLoader = (uids: readonly EntityUid[]) => Promise<Iterable<Entity>>;

type Sliced = Result<EntityStore, readonly Diagnostic[]>;

/**
 * A store of exactly the entities that policies of this level can reach, each with all its
 * ancestors as parents: decisions on it are those on all entities, for policies that are valid at
 * the level.
 *
 * `load` is called once for each round, with all UIDs that the round needs, and is never asked for
 * an entity twice. Beyond the entities of the slice it is asked for parents, because `in` needs to
 * know what is above an entity; those are not part of the slice.
 *
 * @see https://docs.cedarpolicy.com/policies/level-validation.html#level-based-slicing
 */
export function sliceAtLevel(
  request: CheckedRequest,
  level: number,
  load: EntityLoader,
  options: SliceOptions = {},
): Sliced {
  const rounds = slicing(request, level, options);
  let round = rounds.next();
  while (round.done !== true) round = rounds.next(load(round.value));
  return round.value;
}

/** {@link sliceAtLevel} with a loader that answers later. */
export async function sliceAtLevelAsync(
  request: CheckedRequest,
  level: number,
  load: AsyncEntityLoader,
  options: SliceOptions = {},
): Promise<Sliced> {
  const rounds = slicing(request, level, options);
  let round = rounds.next();
  // One after the other: a round asks for what the one before has mentioned.
  while (round.done !== true) round = rounds.next(await load(round.value));
  return round.value;
}

/** Asks for entities round by round. */
function* slicing(
  request: CheckedRequest,
  level: number,
  { parentsAreAncestors = false, limits }: SliceOptions,
): Generator<readonly EntityUid[], Sliced, Iterable<Entity>> {
  if (!(level >= 0) || Number.isFinite(level) !== Number.isInteger(level))
    return err([invalidLevel(level)]);
  const { maxItems } = withDefaults(limits);
  const loaded = new Loaded();
  const slice = new Set<Entity>();
  let wanted = new Uids([request.principal, request.action, request.resource]);
  mentioned(request.context, wanted);
  for (let round = 1; round <= level && wanted.size > 0; round++) {
    const above = parentsAreAncestors ? [] : loaded.unknownParents;
    const asked = loaded.unknownOf([...wanted, ...above]);
    if (loaded.size + asked.length > maxItems) return err([tooLarge(maxItems)]);
    if (asked.length > 0) loaded.add(asked, yield asked);
    const next = new Uids();
    for (const uid of wanted) {
      const entity = loaded.get(uid);
      // What is in the slice has had its references followed, in a round before and so further.
      if (entity === undefined || slice.has(entity)) continue;
      slice.add(entity);
      for (const value of entity.attrs.values()) mentioned(value, next);
      for (const value of entity.tags.values()) mentioned(value, next);
    }
    wanted = next;
  }
  if (parentsAreAncestors) return EntityStore.of(slice);
  for (;;) {
    const asked = loaded.unknownParents;
    if (asked.length === 0) break;
    if (loaded.size + asked.length > maxItems) return err([tooLarge(maxItems)]);
    loaded.add(asked, yield asked);
  }
  return EntityStore.of([...slice].map((entity) => loaded.withAncestors(entity)));
}

/** Adds the entities that a policy can get at from `value` without looking into any of them. */
function mentioned(value: Value, into: Uids): void {
  if (value instanceof EntityUid) into.add(value);
  else if (value instanceof RecordValue) {
    for (const attribute of value.attrs.values()) mentioned(attribute, into);
  }
}

/** Different UIDs, in the order in which they were first added. */
class Uids {
  readonly #byKey = new Map<unknown, EntityUid>();

  constructor(uids: Iterable<EntityUid> = []) {
    for (const uid of uids) this.add(uid);
  }

  get size(): number {
    return this.#byKey.size;
  }

  has(uid: EntityUid): boolean {
    return this.#byKey.has(keyOf(uid));
  }

  add(uid: EntityUid): void {
    const key = keyOf(uid);
    if (!this.#byKey.has(key)) this.#byKey.set(key, uid);
  }

  [Symbol.iterator](): Iterator<EntityUid> {
    return this.#byKey.values();
  }
}

/** What the loader has been asked for and has given. */
class Loaded {
  readonly #asked = new Uids();
  readonly #entities = new Map<unknown, Entity>();
  #parents = new Uids();

  get size(): number {
    return this.#asked.size;
  }

  get(uid: EntityUid): Entity | undefined {
    return this.#entities.get(keyOf(uid));
  }

  add(asked: readonly EntityUid[], given: Iterable<Entity>): void {
    const expected = new Uids(asked);
    for (const uid of asked) this.#asked.add(uid);
    for (const entity of given) {
      if (!expected.has(entity.uid) || this.get(entity.uid) !== undefined) continue;
      this.#entities.set(keyOf(entity.uid), entity);
      for (const parent of entity.parents) this.#parents.add(parent);
    }
    this.#parents = new Uids(this.unknownOf(this.#parents));
  }

  /** The parents of loaded entities that have not been asked for. */
  get unknownParents(): readonly EntityUid[] {
    return [...this.#parents];
  }

  unknownOf(uids: Iterable<EntityUid>): readonly EntityUid[] {
    return [...new Uids(uids)].filter((uid) => !this.#asked.has(uid));
  }

  withAncestors(entity: Entity): Entity {
    const ancestors = new Uids(entity.parents);
    // A collection that grows while it is walked: what is added is visited too.
    for (const uid of ancestors) {
      for (const parent of this.get(uid)?.parents ?? []) ancestors.add(parent);
    }
    return new Entity(entity.uid, entity.attrs, entity.tags, [...ancestors]);
  }
}

function invalidLevel(level: number): Diagnostic {
  const message = `${level} is not a level`;
  const help = "a level is the number of references in a row that policies may follow: 0, 1, 2, …";
  return diagnosticOf({ code: "validator/invalid-level", message, help });
}

function tooLarge(maxItems: number): Diagnostic {
  const message = `the slice needs more than ${maxItems} entities`;
  const help = "lower the level, or raise the limit `maxItems`";
  return diagnosticOf({ code: "validator/slice-too-large", message, help });
}
