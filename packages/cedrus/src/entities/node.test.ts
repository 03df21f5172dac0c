/** The UIDs that a store gives out, as others see them. */

import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { valueOf } from "../testing/shape.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { SetValue } from "../values/value.ts";
import { Entity } from "./entity.ts";
import { EntityStore } from "./entity-store.ts";

const alice = new EntityUid("User", "alice");
const staff = new EntityUid("Team", "staff");
const boss = new EntityUid("User", "boss");

function storeOfAlice(): EntityStore {
  const attrs = new Map([["boss", boss]]);
  return valueOf(EntityStore.of([new Entity(alice, attrs, attrs, [staff])]));
}

describe("a UID that a store keeps", () => {
  const resident = storeOfAlice().resolve("User", "alice") ?? boss;

  test("looks like any other", () => {
    expect(resident).not.toBe(alice);
    expect(resident).toStrictEqual(alice);
    expect(inspect(resident)).toBe(inspect(alice));
    expect(JSON.stringify(resident)).toBe(JSON.stringify(alice));
    expect(structuredClone(resident)).toEqual({ type: "User", id: "alice" });
    expect(Reflect.ownKeys(resident)).toEqual(["type", "id"]);
    expect({ ...resident }).toEqual({ type: "User", id: "alice" });
    expect(String(resident)).toBe('User::"alice"');
  });

  test("is the same object wherever the store speaks of the entity", () => {
    const store = storeOfAlice();
    const one = store.resolve("User", "boss");
    expect(store.attr(alice, "boss")).toBe(one);
    expect(store.tag(alice, "boss")).toBe(one);
    const everyone = new Map([["all", SetValue.of([boss, alice, 1])]]);
    valueOf(store.upsert([new Entity(staff, everyone, new Map(), [])]));
    const all = store.attr(staff, "all");
    expect(all instanceof SetValue && all.elements[0]).toBe(one);
    expect(store.get(alice)?.attrs.get("boss")).toBe(one);
    expect([...store.above(alice)]).toEqual([store.resolve("Team", "staff")]);
  });

  test("serves in another store, and when it has left its own", () => {
    const here = storeOfAlice();
    const there = storeOfAlice();
    const away = there.resolve("User", "alice") ?? boss;
    expect(here.isIn(away, staff)).toBe(true);
    expect(here.isIn(away, alice)).toBe(true);
    expect(here.attr(away, "boss")).toEqual(boss);
    there.remove([alice]);
    expect(there.has(away)).toBe(false);
    expect(there.isIn(away, alice)).toBe(true);
    valueOf(there.add([new Entity(alice, new Map([["boss", staff]]), new Map(), [])]));
    expect(there.attr(away, "boss")).toEqual(staff);
    expect(there.isIn(away, staff)).toBe(false);
  });
});

describe("what nothing names any more", () => {
  const named = (id: string): Entity =>
    new Entity(alice, new Map([["boss", new EntityUid("User", id)]]), new Map(), [
      new EntityUid("Team", id),
    ]);

  test("is not kept", () => {
    const store = storeOfAlice();
    for (const id of ["1", "2"]) valueOf(store.upsert([named(id)]));
    expect(store.resolve("User", "1")).toBeUndefined();
    expect(store.resolve("Team", "1")).toBeUndefined();
    expect(store.resolve("User", "2")).toBeDefined();
    store.remove([alice]);
    for (const type of ["User", "Team"]) expect(store.resolve(type, "2")).toBeUndefined();
  });

  test("is not kept after a change that is taken back", () => {
    const store = storeOfAlice();
    const other = new Entity(boss, new Map([["boss", alice]]), new Map(), []);
    const cyclic = new Entity(staff, new Map(), new Map(), [staff]);
    expect(store.upsert([named("1"), other, named("2"), cyclic]).ok).toBe(false);
    for (const id of ["1", "2"]) {
      for (const type of ["User", "Team"]) expect(store.resolve(type, id)).toBeUndefined();
    }
    expect(store.attr(alice, "boss")).toBe(store.resolve("User", "boss"));
    expect(store.has(boss)).toBe(false);
    valueOf(store.upsert([named("1")]));
    expect(store.resolve("User", "boss")).toBeUndefined();
  });
});
