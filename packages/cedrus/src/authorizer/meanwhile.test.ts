/** Policies that change while a decision is made, by a store that is read one entity at a time. */

import { expect, test } from "vitest";
import { PolicySet } from "../ast/policy-set.ts";
import { unwrap } from "../data/unwrap.ts";
import { lazyEntities } from "../entities/lazy.ts";
import { parsePolicy } from "../parser/parse.ts";
import { createEntity } from "../entity.ts";
import { check, isAuthorized } from "./is-authorized.ts";

const REQUEST = {
  principal: { type: "User", id: "a" },
  action: { type: "Action", id: "view" },
  resource: { type: "Doc", id: "d" },
};

function decide(texts: readonly string[], removed: readonly string[]): string {
  const policies = new PolicySet();
  for (const [i, text] of texts.entries()) {
    unwrap(policies.add(unwrap(parsePolicy(text, { id: `p${i}` }))));
  }
  const store = lazyEntities((uid) => {
    if (uid.type === "Doc") for (const id of removed) policies.remove(id);
    return unwrap(createEntity({ uid, attrs: { level: 1 } }));
  });
  return isAuthorized(REQUEST, policies, store).decision;
}

const forbid = (condition: string, scope = 'principal == User::"a", action, resource'): string =>
  `forbid(${scope}) when { ${condition} };`;

test("a policy that stays is not passed over because another goes", () => {
  const permit = "permit(principal, action, resource);";
  const asks = forbid("resource.level > 5");
  const holds = forbid("true");
  for (const at of [0, 1, 2, 3]) {
    const texts = [asks, asks, asks, asks];
    texts[at] = holds;
    for (const gone of ["p0", "p1", "p2", "p3"].filter((id) => id !== `p${at}`)) {
      expect(decide([...texts, permit], [gone])).toBe("deny");
    }
    const others = ["p0", "p1", "p2", "p3"].filter((id) => id !== `p${at}`);
    expect(decide([...texts, permit], others)).toBe("deny");
  }
});

test("nor because a way to others goes with it", () => {
  const permit = "permit(principal, action, resource);";
  const onDoc = forbid("resource.level > 5", 'principal == User::"a", action, resource is Doc');
  const byLevel = forbid("resource.level == 1");
  expect(decide([onDoc, byLevel, permit], ["p0"])).toBe("deny");
  expect(decide([byLevel, onDoc, permit], ["p1"])).toBe("deny");
  expect(decide([onDoc, onDoc, byLevel, permit], ["p0", "p1"])).toBe("deny");
});

test("a policy that is replaced is decided by as it is in the end", () => {
  const policies = new PolicySet();
  const put = (id: string, text: string): void => {
    unwrap(policies.add(unwrap(parsePolicy(text, { id }))));
  };
  const old = forbid("resource.level > 5");
  put("replaced", old);
  put("last", old);
  put("permit", "permit(principal, action, resource);");
  const store = lazyEntities((uid) => {
    if (uid.type === "Doc") {
      unwrap(policies.remove("replaced"));
      put("replaced", forbid("resource.level < 5"));
    }
    return unwrap(createEntity({ uid, attrs: { level: 1 } }));
  });
  const { decision, determiningPolicies } = isAuthorized(REQUEST, policies, store);
  expect([decision, ...determiningPolicies]).toEqual(["deny", "replaced"]);
});

test("a policy that is added counts", () => {
  for (const isLast of [true, false]) {
    const policies = new PolicySet();
    const put = (id: string, text: string): void => {
      unwrap(policies.add(unwrap(parsePolicy(text, { id }))));
    };
    put("permit", "permit(principal, action, resource) when { resource.level == 1 };");
    const store = lazyEntities((uid) => {
      const added = isLast ? forbid("true") : "forbid(principal, action, resource);";
      if (uid.type === "Doc") put("added", added);
      return unwrap(createEntity({ uid, attrs: { level: 1 } }));
    });
    expect(isAuthorized(REQUEST, policies, store).decision).toBe("deny");
    expect(check(REQUEST, policies, store)).toBe(false);
  }
});
