/** What is remembered from one request must not show in the next. */

import { expect, test } from "vitest";
import type { PolicySet } from "../ast/policy-set.ts";
import type { Entity } from "../entities/entity.ts";
import { EntityStore } from "../entities/entity-store.ts";
import { snapshotOf } from "../entities/snapshot.ts";
import { createEntity, type EntityInput } from "../entity.ts";
import { parsePolicySet } from "../parser/parse.ts";
import { valueOf } from "../testing/shape.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { isAuthorized } from "./is-authorized.ts";

const alice = new EntityUid("User", "alice");
const view = new EntityUid("Action", "view");
const edit = new EntityUid("Action", "edit");
const cat = new EntityUid("Photo", "cat");
const asked = { principal: alice, action: view, resource: cat };

const entity = (input: EntityInput): Entity => valueOf(createEntity(input));
const storeOf = (...inputs: EntityInput[]): EntityStore =>
  valueOf(EntityStore.of(inputs.map(entity)));
const setOf = (text: string): PolicySet => valueOf(parsePolicySet(text));
const decide = (set: PolicySet, store: EntityStore, request = asked): string =>
  isAuthorized(request, set, store).decision;

test("an action is looked at anew when it is put into a group, or out of one", () => {
  const set = setOf('permit(principal, action in Action::"edit", resource);');
  const store = storeOf({ uid: edit }, { uid: view });
  expect(decide(set, store)).toBe("deny");
  valueOf(store.upsert([entity({ uid: view, parents: [edit] })]));
  expect(decide(set, store)).toBe("allow");
  store.remove([edit]);
  expect(decide(set, store)).toBe("deny");
  valueOf(store.add([entity({ uid: edit })]));
  valueOf(store.upsert([entity({ uid: view, parents: [edit] })]));
  expect(decide(set, store)).toBe("allow");
});

test("an action of one store, or of one type, says nothing of the same in another", () => {
  const set = setOf('permit(principal, action in Action::"edit", resource);');
  const inGroup = storeOf({ uid: edit }, { uid: view, parents: [edit] });
  const other = storeOf({ uid: edit }, { uid: view });
  for (let turn = 0; turn < 3; turn++) {
    expect(decide(set, inGroup)).toBe("allow");
    expect(decide(set, other)).toBe("deny");
    const action = new EntityUid("App::Action", "edit");
    expect(decide(set, inGroup, { ...asked, action })).toBe("deny");
    expect(decide(set, inGroup, { ...asked, action: edit })).toBe("allow");
  }
});

test("policies that come and go are seen by actions that have been asked for", () => {
  const set = setOf('permit(principal, action == Action::"view", resource);');
  const store = new EntityStore();
  expect(decide(set, store)).toBe("allow");
  const [forbid] = setOf("forbid(principal, action, resource);").policies();
  if (forbid?.kind !== "static") throw new Error("expected a policy");
  valueOf(set.add({ ...forbid, id: "never" }));
  expect(decide(set, store)).toBe("deny");
  valueOf(set.remove("never"));
  expect(decide(set, store)).toBe("allow");
});

test("any number of actions may be asked for", () => {
  const set = setOf('permit(principal, action == Action::"view", resource);');
  const store = new EntityStore();
  for (let i = 0; i < 3000; i++) {
    expect(decide(set, store, { ...asked, action: new EntityUid("Action", `${i}`) })).toBe("deny");
  }
  expect(decide(set, store)).toBe("allow");
});

test("an attribute is where the entities of this store have it", () => {
  const set = setOf("permit(principal, action, resource) when { principal.b == 1 };");
  const stores = [{ b: 1 }, { a: 1, b: 2 }, { a: 2, b: 1 }, { b: 2, a: 1 }].map((attrs) =>
    storeOf({ uid: alice, attrs }),
  );
  for (const store of [...stores, ...stores]) {
    // A UID of another store is a name, no more.
    for (const each of stores) {
      const principal = each.resolve("User", "alice") ?? alice;
      const isOne = store.attr(alice, "b") === 1;
      expect(decide(set, store, { ...asked, principal })).toBe(isOne ? "allow" : "deny");
    }
  }
});

test("a snapshot has the attributes and groups that it had", () => {
  const set = setOf(`
    permit(principal in Team::"staff", action, resource);
    forbid(principal, action, resource) when { principal.isGone };
  `);
  const staff = new EntityUid("Team", "staff");
  const store = storeOf({ uid: staff }, { uid: alice, attrs: { isGone: false }, parents: [staff] });
  const principal = store.resolve("User", "alice") ?? alice;
  expect(decide(set, store, { ...asked, principal })).toBe("allow");
  const before = snapshotOf(store);
  valueOf(store.upsert([entity({ uid: alice, attrs: { isGone: true }, parents: [staff] })]));
  expect(decide(set, store, { ...asked, principal })).toBe("deny");
  expect(decide(set, before, { ...asked, principal })).toBe("allow");
  store.remove([staff]);
  expect(decide(set, before, { ...asked, principal })).toBe("allow");
});

test("an entity that was removed and added again is found by old handles and new", () => {
  const set = setOf('permit(principal == User::"alice", action, resource in Album::"a");');
  const album = new EntityUid("Album", "a");
  const store = storeOf({ uid: alice }, { uid: album }, { uid: cat, parents: [album] });
  const old = { ...asked, resource: store.resolve("Photo", "cat") ?? cat };
  const strings = { ...asked, resource: { type: "Photo", id: "cat" } };
  const decisions = (): string[] =>
    [asked, old, strings].map((request) => isAuthorized(request, set, store).decision);
  expect(decisions()).toEqual(["allow", "allow", "allow"]);
  store.remove([cat, album]);
  expect(decisions()).toEqual(["deny", "deny", "deny"]);
  valueOf(store.add([entity({ uid: album }), entity({ uid: cat, parents: [album] })]));
  expect(decisions()).toEqual(["allow", "allow", "allow"]);
});
