/** Ancestors that are kept, and no longer true after a change. */

import { describe, expect, test } from "vitest";
import { valueOf } from "../testing/shape.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { Entity } from "./entity.ts";
import { EntityStore } from "./entity-store.ts";

const uid = (id: string): EntityUid => new EntityUid("T", id);

function entity(id: string, parents: readonly string[] = []): Entity {
  return new Entity(uid(id), new Map(), new Map(), parents.map(uid));
}

const namesOf = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);

describe("ancestors that were asked for", () => {
  test.each([1, 2, 4, 5, 9])("of a member of %i groups follow the groups", (count) => {
    const groups = namesOf("g", count);
    const store = new EntityStore();
    valueOf(store.add([entity("a", groups), ...groups.map((id) => entity(id, ["old"]))]));
    const all = (): string[] => Array.from(store.above(uid("a")), ({ id }) => id).toSorted();
    const isIn = (id: string): boolean => store.isIn(uid("a"), uid(id));
    expect(all()).toEqual([...groups, "old"].toSorted());
    expect([isIn("old"), isIn("new"), isIn("g0")]).toEqual([true, false, true]);
    valueOf(store.upsert(groups.map((id) => entity(id, ["new"]))));
    expect([isIn("old"), isIn("new"), isIn("g0")]).toEqual([false, true, true]);
    expect(all()).toEqual([...groups, "new"].toSorted());
    store.remove([uid("g0")]);
    expect([isIn("new"), isIn("g0")]).toEqual([count > 1, false]);
    expect(all()).toEqual(count > 1 ? [...groups.slice(1), "new"].toSorted() : []);
    valueOf(store.upsert([entity("a", ["other"])]));
    expect(all()).toEqual(["other"]);
    expect([isIn("new"), isIn("other")]).toEqual([false, true]);
  });

  test("are thrown away when they are too many in all, and found again", () => {
    const chain = namesOf("c", 1000);
    const store = new EntityStore();
    valueOf(store.add(chain.map((id, i) => entity(id, [chain[i + 1] ?? "top"]))));
    const members = namesOf("m", 4200);
    valueOf(store.add(members.map((id) => entity(id, ["c0", "beside"]))));
    const sizes = new Set(members.map((id) => store.above(uid(id)).size));
    expect([...sizes]).toEqual([1002]);
    expect(members.every((id) => store.isIn(uid(id), uid("top")))).toBe(true);
  });

  test("above many single members of a long chain are found in time", () => {
    const chain = namesOf("c", 5000);
    const store = new EntityStore();
    valueOf(store.add(chain.map((id, i) => entity(id, [chain[i + 1] ?? "top"]))));
    const groups = namesOf("g", 2000);
    valueOf(store.add([entity("a", groups), ...groups.map((id) => entity(id, ["c0"]))]));
    expect(store.isIn(uid("a"), uid("top"))).toBe(true);
    expect(store.isIn(uid("a"), uid("nowhere"))).toBe(false);
    expect(store.isIn(uid("g0"), uid("g1"))).toBe(false);
  });
});
