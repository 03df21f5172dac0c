import { describe, expect, test } from "vitest";
import type { Expr, World } from "../language.ts";
import { shrinkStructure } from "./shrink-structure.ts";

function shrunk(input: unknown, fails: (input: unknown) => boolean, attempts = 5000): unknown {
  let left = attempts;
  const budget = { isLeft: () => left > 0, spend: () => void left-- };
  return shrinkStructure(input, fails, { budget, simpler: () => [] });
}

/** True if some part of the input is as `is` says. */
function some(input: unknown, is: (part: unknown) => boolean): boolean {
  if (is(input)) return true;
  if (typeof input !== "object" || input === null) return false;
  return Object.values(input).some((part) => some(part, is));
}

const X = { kind: "var", name: "principal" } as const;

function and(left: Expr, right: Expr): Expr {
  return { kind: "and", left, right };
}

const LIKE: Expr = {
  kind: "like",
  arg: { kind: "getAttr", arg: X, attr: "name" },
  pattern: ["a", 0, "b", 0],
};

const WORLD: World = {
  schema: {
    commonTypes: [{ name: "App::T", type: { kind: "record", attributes: [] } }],
    entityTypes: [
      {
        name: "App::User",
        memberOf: ["App::User"],
        attributes: [{ name: "name", type: { kind: "String" }, required: true }],
        tags: { kind: "set", element: { kind: "String" } },
      },
      { name: "App::Colour", memberOf: [], attributes: [], enumIds: ["red", "green"] },
    ],
    actions: [],
  },
  entities: [
    {
      uid: { type: "App::User", id: "alice" },
      attrs: [["name", { record: [["first", "al"]] }]],
      tags: [["t", { set: [1n, 2n] }]],
      parents: [{ type: "App::User", id: "bob" }],
    },
  ],
  policySets: [
    {
      policies: [
        {
          id: "policy0",
          effect: "forbid",
          annotations: [
            ["key", "value"],
            ["note", undefined],
          ],
          principal: { kind: "is", type: "App::User" },
          action: { kind: "in", entity: { type: "Action", id: "view" } },
          resource: { kind: "all" },
          conditions: [
            { kind: "unless", body: and(and(X, LIKE), { kind: "not", arg: X }) },
            { kind: "when", body: { kind: "lit", value: 922337203685477n } },
          ],
        },
      ],
      templates: [
        {
          id: "t0",
          effect: "permit",
          annotations: [],
          principal: { kind: "eq", entity: "slot" },
          action: { kind: "all" },
          resource: { kind: "all" },
          conditions: [],
        },
      ],
      links: [{ id: "l0", templateId: "t0", principal: { type: "App::User", id: "alice" } }],
    },
  ],
  requests: [],
};

describe("a world shrinks", () => {
  test("to the one expression that matters, with its own parts as simple as can be", () => {
    const isLike = (part: unknown): boolean =>
      typeof part === "object" && part !== null && "pattern" in part;
    const small = shrunk(WORLD, (input) => some(input, isLike));
    expect(small).toEqual({
      schema: { commonTypes: [], entityTypes: [], actions: [] },
      entities: [],
      policySets: [
        {
          policies: [
            {
              id: "",
              effect: "permit",
              annotations: [],
              principal: { kind: "all" },
              action: { kind: "all" },
              resource: { kind: "all" },
              conditions: [
                {
                  kind: "when",
                  body: { kind: "like", arg: { kind: "lit", value: false }, pattern: [] },
                },
              ],
            },
          ],
          templates: [],
          links: [],
        },
      ],
      requests: [],
    });
  });

  test("to one template, whose slot stays", () => {
    const small = shrunk(WORLD, (input) => some(input, (part) => part === "slot"));
    expect(small).toMatchObject({
      policySets: [{ policies: [], templates: [{ principal: { kind: "eq", entity: "slot" } }] }],
    });
  });

  test("to an enumerated type with one id", () => {
    const isEnum = (part: unknown): boolean =>
      typeof part === "object" && part !== null && "enumIds" in part;
    expect(shrunk(WORLD, (input) => some(input, isEnum))).toMatchObject({
      schema: { entityTypes: [{ enumIds: [""] }] },
    });
  });

  test("to names of one letter, everywhere the same, and without namespaces", () => {
    // Fails as long as the parent of some entity has the type of its child.
    const fails = (input: unknown): boolean =>
      some(input, (part) => {
        // Why a cast: the members are looked for.
        const entity = part as Partial<World["entities"][0]> | undefined;
        const [type, parent] = [entity?.uid?.type, entity?.parents?.[0]?.type];
        return type !== undefined && type !== "" && type === parent;
      });
    expect(shrunk(WORLD, fails)).toMatchObject({
      entities: [{ uid: { type: "a" }, parents: [{ type: "a" }], attrs: [], tags: [] }],
    });
  });
});

test("an annotation and an attribute keep their names when their values go", () => {
  const pairs = { annotations: [["key", "value"]], attrs: [["name", { set: [1n] }]] };
  const keeps = (input: unknown): boolean =>
    some(input, (part) => part === "key") && some(input, (part) => part === "name");
  expect(shrunk(pairs, keeps)).toEqual({ annotations: [["key", ""]], attrs: [["name", false]] });
});

test("numbers become the smallest that fail, or an edge", () => {
  const above = (least: bigint) => (input: unknown) => typeof input === "bigint" && input >= least;
  expect(shrunk(123_456_789n, above(1n))).toBe(1n);
  expect(shrunk(2n ** 62n + 5n, above(2n ** 61n))).toBe(2n ** 63n - 1n);
  expect(shrunk(1234, (input) => typeof input === "number" && input > 600)).toBe(601);
});

test("texts and bytes lose what does not matter", () => {
  const text = "permit(principal, action, resource) when { 1 < 2 };";
  expect(shrunk(text, (input) => String(input).includes("<"))).toBe("<");
  const bytes = new Uint8Array([1, 2, 255, 3]);
  const has255 = (input: unknown): boolean => input instanceof Uint8Array && input.includes(255);
  expect(shrunk(bytes, has255)).toEqual(new Uint8Array([255]));
});

test("no more inputs are tried than the budget allows", () => {
  let tried = 0;
  const fails = (input: unknown): boolean => {
    tried++;
    return some(input, (part) => part === "slot");
  };
  shrunk(WORLD, fails, 7);
  expect(tried).toBe(7);
});
