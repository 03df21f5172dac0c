/** A store that changes step by step against a table of who is above whom, computed anew each time. */

import { EntityStore } from "cedrus";
import type { EntityData, Uid } from "../language.ts";
import { keyOf } from "../oracles/ancestors.ts";
import { buildEntity, buildUid } from "../oracles/library-build.ts";
import type { Source } from "../source.ts";
import type { Divergence, Recorder, Target } from "../target.ts";

type Step =
  | { readonly kind: "add" | "upsert"; readonly entities: readonly EntityData[] }
  | { readonly kind: "remove"; readonly uids: readonly Uid[] };

export interface HierarchyInput {
  readonly steps: readonly Step[];
}

const NAMES: readonly Uid[] = ["a", "b", "c", "d", "e", "f", "g"].map((id) => ({
  type: id < "d" ? "A" : "B",
  id,
}));

function generateStep(source: Source): Step {
  const kind = source.pick(["add", "upsert", "upsert", "remove"] as const);
  if (kind === "remove") return { kind, uids: source.list(1, 2, () => source.pick(NAMES)) };
  const entities = source.list(1, 4, () => {
    const at = source.int(NAMES.length);
    // Mostly upwards in the list, so that there is a cycle only now and then.
    const above = source.chance(1, 8) ? NAMES : NAMES.slice(at + 1);
    const parents = above.length === 0 ? [] : source.list(0, 3, () => source.pick(above));
    const version = BigInt(source.int(2));
    const uid = NAMES[at] ?? { type: "A", id: "a" };
    return { uid, attrs: [["v", version]] as const, tags: [], parents };
  });
  return { kind, entities };
}

/** The same rules, in the plainest way: a map of entities that is replaced as a whole. */
class Table {
  #entities: ReadonlyMap<string, EntityData> = new Map();

  /** Whether the step is allowed; if not, nothing has changed. */
  apply(step: Step): boolean {
    const next = new Map(this.#entities);
    if (step.kind === "remove") {
      this.#remove(next, step.uids);
      return true;
    }
    for (const entity of step.entities) {
      const known = next.get(keyOf(entity.uid));
      if (step.kind === "add" && known !== undefined && !isSame(known, entity)) return false;
      next.set(keyOf(entity.uid), entity);
    }
    if (hasCycle(next)) return false;
    this.#entities = next;
    return true;
  }

  /** Nobody stays a member of what is removed; what is not there is passed over. */
  #remove(next: Map<string, EntityData>, uids: readonly Uid[]): void {
    const gone = new Set(uids.map(keyOf).filter((key) => next.has(key)));
    for (const key of gone) next.delete(key);
    for (const [key, entity] of next) {
      next.set(key, { ...entity, parents: entity.parents.filter((uid) => !gone.has(keyOf(uid))) });
    }
    this.#entities = next;
  }

  get entities(): ReadonlyMap<string, EntityData> {
    return this.#entities;
  }
}

function isSame(a: EntityData, b: EntityData): boolean {
  const texts = ({ attrs, parents }: EntityData): string =>
    `${versionOf(attrs)} ${[...new Set(parents.map(keyOf))].sort().join(" ")}`;
  return texts(a) === texts(b);
}

/** Generated entities have one attribute, a Long. */
function versionOf(attrs: EntityData["attrs"]): string {
  return attrs.map(([, value]) => (typeof value === "bigint" ? String(value) : "?")).join();
}

/** Warshall's closure over all names. */
function closureOf(entities: ReadonlyMap<string, EntityData>): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const [key, { parents }] of entities) {
    for (const parent of parents) pairs.add(`${key} ${keyOf(parent)}`);
  }
  for (const middle of NAMES.map(keyOf)) {
    for (const low of NAMES.map(keyOf)) {
      for (const high of NAMES.map(keyOf)) {
        if (pairs.has(`${low} ${middle}`) && pairs.has(`${middle} ${high}`))
          pairs.add(`${low} ${high}`);
      }
    }
  }
  return pairs;
}

function hasCycle(entities: ReadonlyMap<string, EntityData>): boolean {
  const pairs = closureOf(entities);
  return NAMES.map(keyOf).some((key) => pairs.has(`${key} ${key}`));
}

/** How the store under test answers, so that a test can have it answer wrongly. */
export type IsIn = (store: EntityStore, uid: Uid, ancestor: Uid) => boolean;

const ask: IsIn = (store, uid, ancestor) => store.isIn(buildUid(uid), buildUid(ancestor));

export function hierarchyClosure(isIn: IsIn = ask): Target<HierarchyInput> {
  return {
    name: "hierarchy-closure",
    description: "a store after additions, replacements and removals against a full recomputation",
    generate: (source) => ({ steps: source.list(1, 12, () => generateStep(source)) }),
    check: ({ steps }, recorder) => check(steps, isIn, recorder),
  };
}

function check(steps: readonly Step[], isIn: IsIn, recorder: Recorder): Divergence | undefined {
  const store = new EntityStore();
  const table = new Table();
  for (const [index, step] of steps.entries()) {
    const accepted = applyTo(store, step);
    const expected = table.apply(step);
    recorder.compared(1);
    recorder.saw(`hierarchy/${step.kind}-${expected ? "accepted" : "refused"}`);
    if (accepted !== expected)
      return difference(`${step.kind} refused or not`, { index, accepted });
    const wrong = wrongPair(store, table, isIn);
    if (wrong !== undefined) return difference(`after ${step.kind}`, { index, wrong });
  }
  return undefined;
}

function applyTo(store: EntityStore, step: Step): boolean {
  if (step.kind === "remove") {
    store.remove(step.uids.map(buildUid));
    return true;
  }
  return store[step.kind](step.entities.map(buildEntity)).ok;
}

function wrongPair(store: EntityStore, table: Table, isIn: IsIn): string | undefined {
  const pairs = closureOf(table.entities);
  for (const low of NAMES) {
    const isKnown = table.entities.has(keyOf(low));
    if ((store.get(buildUid(low)) !== undefined) !== isKnown) return `${keyOf(low)} is there`;
    for (const high of NAMES) {
      const pair = `${keyOf(low)} ${keyOf(high)}`;
      const expected = low === high || (isKnown && pairs.has(pair));
      if (isIn(store, low, high) !== expected) return pair;
    }
  }
  return undefined;
}

function difference(aspect: string, outputs: Divergence["outputs"]): Divergence {
  return { aspect, wrongAllow: false, outputs };
}
