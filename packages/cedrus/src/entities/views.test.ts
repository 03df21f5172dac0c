/** Snapshots against copies made at the same moment, and lazy stores against full ones. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { problemsOf, valueOf } from "../testing/shape.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { SetValue, type Value } from "../values/value.ts";
import { Entity } from "./entity.ts";
import { EntityStore } from "./entity-store.ts";
import { lazyEntities } from "./lazy.ts";
import { snapshotOf } from "./snapshot.ts";

const NAMES = ["a", "b", "c", "d", "e", "__proto__"];
const uid = (id: string): EntityUid => new EntityUid("T", id);

function entity(id: string, parents: readonly string[], seen: readonly string[] = []): Entity {
  const attrs = new Map<string, Value>([["seen", SetValue.of(seen.map(uid))]]);
  const last = seen.at(-1);
  if (last !== undefined) attrs.set("last", uid(last));
  return new Entity(uid(id), attrs, new Map(attrs), parents.map(uid));
}

const name = fc.constantFrom(...NAMES);
const names = fc.array(name, { maxLength: 3 });
const batch = fc.array(
  fc.tuple(name, names, names).map((parts) => entity(...parts)),
  { maxLength: 4 },
);

type Step =
  | { readonly do: "add" | "upsert"; readonly entities: readonly Entity[] }
  | { readonly do: "remove"; readonly ids: readonly string[] }
  | { readonly do: "look"; readonly from: string; readonly to: string }
  | { readonly do: "snapshot" | "forget" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("add", "upsert"), entities: batch }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("remove"), ids: names }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("look"), from: name, to: name }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("snapshot", "forget") }) },
);

/** All that a store answers, asked by UIDs of the caller's and by those that `handles` gave out. */
function answers(store: EntityStore, handles: ReadonlyMap<string, EntityUid>): unknown {
  const ask = (of: EntityUid): unknown => ({
    has: store.has(of),
    attrs: ["seen", "last", "none"].map((attr) => text(store.attr(of, attr))),
    tags: ["seen", "none"].map((tag) => text(store.tag(of, tag))),
    entity: told(store.get(of)),
    ancestors: store.ancestors(of).map(String).sort(),
    above: [...store.above(of)].map(String).sort(),
    isIn: NAMES.map((id) => [store.isIn(of, uid(id)), store.isIn(of, handles.get(id) ?? uid(id))]),
  });
  return {
    one: NAMES.map((id) => ask(uid(id))),
    other: NAMES.map((id) => ask(handles.get(id) ?? uid(id))),
    resolved: NAMES.map((id) => ask(store.resolve("T", id) ?? uid(id))),
    size: store.size,
    all: new Set(Array.from(store, told)),
  };
}

function text(value: Value | undefined): string | undefined {
  if (value instanceof SetValue) return value.elements.map(String).toSorted().join();
  return value === undefined ? undefined : String(value);
}

function told(of: Entity | undefined): string | undefined {
  if (of === undefined) return undefined;
  const attrs = Array.from(of.attrs, ([key, value]) => `${key}: ${text(value)}`).join();
  return `${String(of.uid)} ${attrs} in ${[...new Set(of.parents.map(String))].toSorted().join()}`;
}

describe("a snapshot", () => {
  test("of any history answers what a copy made then answers", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 12 }), (steps) => {
        const store = new EntityStore();
        const handles = new Map<string, EntityUid>();
        let pairs: { snapshot: EntityStore; copy: EntityStore }[] = [];
        for (const change of steps) {
          if (change.do === "add" || change.do === "upsert") store[change.do](change.entities);
          if (change.do === "remove") store.remove(change.ids.map(uid));
          if (change.do === "look")
            for (const { snapshot } of pairs) snapshot.isIn(uid(change.from), uid(change.to));
          if (change.do === "forget") pairs = pairs.slice(1);
          if (change.do === "snapshot")
            pairs.push({ snapshot: snapshotOf(store), copy: valueOf(EntityStore.of(store)) });
          for (const id of NAMES) {
            const handle = store.resolve("T", id);
            if (handle !== undefined && !handles.has(id)) handles.set(id, handle);
          }
          pairs.push({ snapshot: store, copy: valueOf(EntityStore.of(store)) });
          for (const { snapshot, copy } of pairs) {
            expect(answers(snapshot, handles)).toEqual(answers(copy, handles));
          }
          pairs.pop();
        }
      }),
      { numRuns: 300 },
    );
  });

  test("is the same one while nothing changes, and is not changed", () => {
    const store = valueOf(EntityStore.of([entity("a", ["b"])]));
    const snapshot = snapshotOf(store);
    expect(snapshotOf(snapshot)).toBe(snapshot);
    expect(problemsOf(snapshot.upsert([entity("a", [])]))).toEqual(["entities/fixed -"]);
    expect(problemsOf(snapshot.add([]))).toEqual(["entities/fixed -"]);
    expect(() => snapshot.remove([uid("a")])).toThrow("snapshots and lazy stores are fixed");
    expect(snapshot.isIn(uid("a"), uid("b"))).toBe(true);
  });

  test("that is asked for the first time after two more knows what went in between", () => {
    const store = valueOf(EntityStore.of([entity("a", []), entity("b", [])]));
    const first = snapshotOf(store);
    valueOf(store.upsert([entity("b", ["a"])]));
    const second = snapshotOf(store);
    store.remove([uid("a")]);
    const third = snapshotOf(store);
    expect([first, second, third].map((where) => where.has(uid("a")))).toEqual([true, true, false]);
    expect([first, second, third].map((where) => [...where].length)).toEqual([2, 2, 1]);
  });

  test("keeps who was in a group that has gone, and come back as another", () => {
    const store = valueOf(EntityStore.of([entity("a", ["b"]), entity("b", ["c"])]));
    const before = snapshotOf(store);
    store.remove([uid("b")]);
    const between = snapshotOf(store);
    valueOf(store.upsert([entity("b", ["d"]), entity("a", ["b"])]));
    const isIn = (where: EntityStore): unknown =>
      ["b", "c", "d"].map((id) => where.isIn(uid("a"), uid(id)));
    expect([before, between, store].map(isIn)).toEqual([
      [true, true, false],
      [false, false, false],
      [true, false, true],
    ]);
  });
});

describe("a lazy store", () => {
  test("answers what a store with all entities answers", () => {
    fc.assert(
      fc.property(batch, fc.array(fc.tuple(name, name)), (entities, questions) => {
        const full = new EntityStore();
        if (!full.upsert(entities).ok) return;
        const lazy = lazyEntities((of) => full.get(of));
        for (const [from, to] of questions) {
          expect(lazy.isIn(uid(from), uid(to))).toBe(full.isIn(uid(from), uid(to)));
          expect(text(lazy.attr(uid(from), "last"))).toBe(text(full.attr(uid(from), "last")));
        }
        const handles = new Map(NAMES.map((id) => [id, lazy.resolve("T", id) ?? uid(id)]));
        expect(answers(lazy, handles)).toEqual(answers(full, handles));
      }),
      { numRuns: 300 },
    );
  });

  const counting = (entities: readonly Entity[]): { store: EntityStore; asked: string[] } => {
    const asked: string[] = [];
    const store = lazyEntities((of) => {
      asked.push(of.id);
      return entities.find(({ uid: known }) => known.equals(of));
    });
    return { store, asked };
  };

  test("asks once, when it has to, and also remembers what is not there", () => {
    const { store, asked } = counting([entity("a", ["b"], ["d"]), entity("b", ["c"])]);
    expect(store.size).toBe(0);
    expect(store.resolve("T", "a")).toEqual(uid("a"));
    expect(asked).toEqual([]);
    expect(String(store.attr(uid("a"), "last"))).toBe('T::"d"');
    expect(asked).toEqual(["a"]);
    for (let i = 0; i < 2; i++) {
      expect(store.isIn(uid("a"), uid("c"))).toBe(true);
      expect(store.has(uid("nobody"))).toBe(false);
    }
    expect(asked).toEqual(["a", "b", "c", "nobody"]);
    expect(store.size).toBe(2);
    expect(Array.from(store, (of) => of.uid.id)).toEqual(["a", "b"]);
    expect(asked.length).toBe(4);
  });

  test("stays usable when reading throws, and asks again", () => {
    let isDown = true;
    const store = lazyEntities((of) => {
      if (isDown) throw new RangeError("the database is down");
      return of.id === "a" ? entity("a", ["b"]) : undefined;
    });
    expect(() => store.isIn(uid("a"), uid("b"))).toThrow(RangeError);
    isDown = false;
    expect(store.isIn(uid("a"), uid("b"))).toBe(true);
  });

  test("does not hang on a cycle", () => {
    const { store } = counting([entity("a", ["b"]), entity("b", ["c"]), entity("c", ["b"])]);
    expect(store.isIn(uid("a"), uid("c"))).toBe(true);
    expect(store.isIn(uid("a"), uid("d"))).toBe(false);
    expect(store.ancestors(uid("b")).map(String)).toEqual(['T::"c"', 'T::"b"']);
  });

  test("takes no other entity than the one asked for, and no changes", () => {
    const other = lazyEntities(() => entity("b", []));
    expect(() => other.has(uid("a"))).toThrow(TypeError);
    expect(other.has(uid("b"))).toBe(true);
    const notOne = lazyEntities((of) => ({ uid: of }) as Entity);
    expect(() => notOne.has(uid("a"))).toThrow(TypeError);
    expect(problemsOf(other.upsert([entity("c", [])]))).toEqual(["entities/fixed -"]);
    expect(() => other.remove([uid("b")])).toThrow(TypeError);
  });
});
