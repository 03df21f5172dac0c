/** The resident store against one that works everything out anew. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { problemsOf, valueOf } from "../testing/shape.ts";
import { EntityUid } from "../values/entity-uid.ts";
import type { Value } from "../values/value.ts";
import { Entity } from "./entity.ts";
import { EntityStore } from "./entity-store.ts";

const uid = (id: string): EntityUid => new EntityUid("T", id);

function entity(
  id: string,
  parents: readonly string[] = [],
  attrs: [string, Value][] = [],
): Entity {
  return new Entity(uid(id), new Map(attrs), new Map(), parents.map(uid));
}

const IDS = ["a", "b", "c", "d", "__proto__", "constructor"];
const id = fc.constantFrom(...IDS);
const someEntity = fc
  .tuple(id, fc.array(id, { maxLength: 3 }))
  .map(([name, parents]) => entity(name, parents));
const batch = fc.array(someEntity, { maxLength: 4 });

type Step =
  | { readonly do: "add" | "upsert"; readonly entities: readonly Entity[] }
  | { readonly do: "remove"; readonly ids: readonly string[] };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom("add" as const, "upsert" as const), entities: batch }),
  fc.record({ do: fc.constant("remove" as const), ids: fc.array(id, { maxLength: 2 }) }),
);

/** Parents by entity; everything else is worked out from them each time. */
type Model = Map<string, Set<string>>;

/** What the model is after the step, or `undefined` if the step must fail. */
function apply(model: Model, change: Step): Model | undefined {
  const next: Model = new Map([...model].map(([key, parents]) => [key, new Set(parents)]));
  if (change.do === "remove") {
    for (const gone of change.ids) {
      if (!next.delete(gone)) continue;
      for (const parents of next.values()) parents.delete(gone);
    }
    return next;
  }
  for (const { uid: name, parents } of change.entities) {
    const wanted = new Set(parents.map((parent) => parent.id));
    const known = next.get(name.id);
    if (change.do === "add" && known !== undefined) {
      const all = new Set([...known, ...wanted]);
      if (all.size !== known.size || all.size !== wanted.size) return undefined;
    }
    next.set(name.id, wanted);
  }
  return IDS.some((name) => above(next, name).has(name)) ? undefined : next;
}

function above(model: Model, name: string): Set<string> {
  const found = new Set(model.get(name));
  for (const parent of found) for (const more of model.get(parent) ?? []) found.add(more);
  return found;
}

function run(store: EntityStore, change: Step): boolean {
  if (change.do === "remove") {
    store.remove(change.ids.map(uid));
    return true;
  }
  return change.do === "add" ? store.add(change.entities).ok : store.upsert(change.entities).ok;
}

function agrees(store: EntityStore, model: Model): void {
  expect(store.size).toBe(model.size);
  expect([...store].map((e) => e.uid.id).sort()).toEqual([...model.keys()].sort());
  for (const name of IDS) {
    const ancestors = above(model, name);
    expect(
      store
        .ancestors(uid(name))
        .map((a) => a.id)
        .sort(),
    ).toEqual([...ancestors].sort());
    const parents = new Set(store.get(uid(name))?.parents.map((p) => p.id));
    expect(parents).toEqual(model.get(name) ?? new Set());
    for (const other of IDS) {
      const want = name === other || ancestors.has(other);
      expect(store.isIn(uid(name), uid(other)), `${name} in ${other}`).toBe(want);
    }
  }
}

describe("the hierarchy", () => {
  test("any sequence of changes gives what working it out anew gives", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const store = new EntityStore();
        let model: Model = new Map();
        for (const change of steps) {
          const next = apply(model, change);
          expect(run(store, change)).toBe(next !== undefined);
          model = next ?? model;
          agrees(store, model);
        }
      }),
      { numRuns: 600 },
    );
  });

  test("a batch that fails keeps memberships in entities that are not in the store", () => {
    const store = valueOf(EntityStore.of([entity("a", ["b"])]));
    expect(store.upsert([entity("a"), entity("c", ["c"])]).ok).toBe(false);
    expect(store.isIn(uid("a"), uid("b"))).toBe(true);
  });

  test("who was a member of a removed entity no longer says so", () => {
    const store = valueOf(EntityStore.of([entity("a", ["b"]), entity("b")]));
    store.remove([uid("b")]);
    expect(store.get(uid("a"))?.parents).toEqual([]);
    valueOf(store.add([entity("b")]));
    expect(store.isIn(uid("a"), uid("b"))).toBe(false);
  });

  test("entities come in the order in which they were added, whatever they name", () => {
    const names = ["a", "b", "c", "d"];
    const all = names.map((name, i) => entity(name, i === 0 ? ["c"] : [], [["x", uid("d")]]));
    const store = valueOf(EntityStore.of(all));
    expect(Array.from(store, (of) => of.uid.id)).toEqual(names);
  });

  test("an iterable that throws midway leaves the store as it was", () => {
    const store = valueOf(EntityStore.of([entity("a")]));
    function* broken(): Generator<Entity> {
      yield entity("b");
      throw new RangeError("out of entities");
    }
    expect(() => store.add(broken())).toThrow(RangeError);
    expect(store.size).toBe(1);
  });
});

test("an entity that cannot be read to its end leaves the store as it was", () => {
  const broken = entity("b", ["a"]);
  Object.assign(broken.attrs, {
    values() {
      throw new RangeError("out of values");
    },
  });
  const store = valueOf(EntityStore.of([entity("a", ["g"])]));
  expect(() => store.upsert([entity("a"), entity("c"), broken])).toThrow(RangeError);
  expect(Array.from(store, ({ uid: name }) => name.id)).toEqual(["a"]);
  expect(store.isIn(uid("a"), uid("g"))).toBe(true);
  valueOf(store.upsert([entity("c", ["a"])]));
  expect(store.isIn(uid("c"), uid("g"))).toBe(true);
});

describe("what is refused", () => {
  test.each([
    { name: "an entity in itself", entities: [entity("a", ["a"])], want: "entities/cycle -" },
    {
      name: "two in each other",
      entities: [entity("a", ["b"]), entity("b", ["a"])],
      want: "entities/cycle -",
    },
    {
      name: "a cycle of three below another",
      entities: [entity("x", ["a"]), entity("a", ["b"]), entity("b", ["c"]), entity("c", ["a"])],
      want: "entities/cycle -",
    },
    {
      name: "the same entity, other parents",
      entities: [entity("a"), entity("a", ["b"])],
      want: "entities/duplicate -",
    },
    {
      name: "the same entity, other attributes",
      entities: [entity("a", [], [["x", 1]]), entity("a", [], [["x", 2]])],
      want: "entities/duplicate -",
    },
  ])("$name", ({ entities, want }) => {
    expect(problemsOf(EntityStore.of(entities))).toEqual([want]);
  });

  test.each([
    {
      name: "the order and repetition of parents",
      a: entity("a", ["b", "c"]),
      b: entity("a", ["c", "b", "c"]),
    },
    {
      name: "how a Long is written",
      a: entity("a", [], [["x", 3]]),
      b: entity("a", [], [["x", 3n]]),
    },
  ])("$name makes no difference", ({ a, b }) => {
    expect(problemsOf(EntityStore.of([a, b]))).toEqual([]);
  });
});

describe("many ancestors", () => {
  const chainOf = (length: number): Entity[] =>
    Array.from({ length }, (_, i) => entity(`n${i}`, [`n${i + 1}`]));

  test("a chain of 10,000", () => {
    const store = valueOf(EntityStore.of(chainOf(10_000)));
    expect(store.ancestors(uid("n0")).length).toBe(10_000);
    expect(store.isIn(uid("n0"), uid("n10000"))).toBe(true);
    expect(store.isIn(uid("n0"), uid("other"))).toBe(false);
    expect(store.isIn(uid("n10000"), uid("n0"))).toBe(false);
    expect(problemsOf(store.add([entity("n10000", ["n0"])]))).toEqual(["entities/cycle -"]);
    expect(store.isIn(uid("n9999"), uid("n0"))).toBe(false);
    store.remove([uid("n5000")]);
    expect(store.isIn(uid("n0"), uid("n10000"))).toBe(false);
    expect(store.isIn(uid("n0"), uid("n4999"))).toBe(true);
    expect(store.isIn(uid("n5001"), uid("n10000"))).toBe(true);
  });

  test.each([1023, 1024, 1025, 1026])("%i ancestors, around where they are no longer kept", (n) => {
    const store = valueOf(EntityStore.of(chainOf(n)));
    for (const [from, to] of [
      [0, n],
      [0, 1],
      [1, n],
      [n - 1, n],
    ] as const) {
      expect(store.isIn(uid(`n${from}`), uid(`n${to}`))).toBe(true);
      expect(store.isIn(uid(`n${to}`), uid(`n${from}`))).toBe(false);
    }
  });

  test("each of 1,000 in each of 1,000", () => {
    const parents = Array.from({ length: 1000 }, (_, i) => `p${i}`);
    const store = valueOf(
      EntityStore.of(Array.from({ length: 1000 }, (_, i) => entity(`c${i}`, parents))),
    );
    expect(store.isIn(uid("c999"), uid("p0"))).toBe(true);
  });

  test("a ladder: 2^200 paths, 400 entities", () => {
    const rungs = Array.from({ length: 200 }, (_, i) => [`l${i + 1}`, `r${i + 1}`] as const);
    const store = valueOf(
      EntityStore.of(rungs.flatMap((to, i) => [entity(`l${i}`, to), entity(`r${i}`, to)])),
    );
    expect(store.isIn(uid("l0"), uid("r200"))).toBe(true);
  });
});

describe("what is not an entity", () => {
  const known = entity("a", ["b"]);
  const group = entity("b", ["admins"]);
  const notOne = undefined as unknown as Entity;

  test.each(["add", "upsert"] as const)("%s refuses all of it", (change) => {
    const store = valueOf(EntityStore.of([known, group]));
    const outcome = store[change]([entity("b"), notOne]);
    expect(problemsOf(outcome)[0]).toMatch(/^entities\/(unchecked|duplicate)/);
    expect(store.isIn(uid("a"), uid("admins"))).toBe(true);
  });

  test("remove throws and removes nothing", () => {
    const store = valueOf(EntityStore.of([known, group]));
    expect(() => store.remove([uid("b"), undefined as unknown as EntityUid])).toThrow(TypeError);
    expect(store.size).toBe(2);
    expect(store.isIn(uid("a"), uid("admins"))).toBe(true);
  });
});

test("what a caller does with an entity changes neither the store nor others", () => {
  const [a, b] = [uid("a"), uid("b")];
  const entities = [a, b].map((each) => new Entity(each, new Map(), new Map(), []));
  const store = valueOf(EntityStore.of(entities));
  // Why a cast: callers without types are not kept from writing.
  const tags = store.get(a)?.tags as Map<string, Value>;
  tags.set("role", "admin");
  expect([store.tag(a, "role"), store.tag(b, "role")]).toEqual([undefined, undefined]);
});
