/** Validation of small formulas over one small schema: what tests show, what is behind them, what may be compared. */

import { and, binary, getAttr, lit, not, or, variable } from "../generators/build.ts";
import type { AttributeData, Expr, SchemaData, TypeData, World } from "../language.ts";
import type { Source } from "../source.ts";
import type { Target } from "../target.ts";
import { type Engines, ENGINES } from "./engines.ts";
import { checkValidation } from "./validate.ts";

/** With a name that ends in `?`, optional. */
function attributes(types: Readonly<Record<string, TypeData>>): readonly AttributeData[] {
  return Object.entries(types).map(([name, type]) => ({
    name: name.replace("?", ""),
    type,
    required: !name.endsWith("?"),
  }));
}

const BOOL: TypeData = { kind: "Bool" };
const LONG: TypeData = { kind: "Long" };
const STRING: TypeData = { kind: "String" };
const record = (types: Readonly<Record<string, TypeData>>): TypeData => ({
  kind: "record",
  attributes: attributes(types),
});

const SCHEMA: SchemaData = {
  commonTypes: [],
  entityTypes: [
    {
      ...{ name: "U", memberOf: ["G"], tags: BOOL },
      attributes: attributes({ "a?": BOOL, "b?": BOOL, c: BOOL, n: LONG }),
    },
    { name: "G", memberOf: [], attributes: attributes({ "a?": BOOL, c: BOOL }) },
  ],
  actions: [
    {
      ...{ uid: { type: "Action", id: "x" }, memberOf: [] },
      ...{ principals: ["U"], resources: ["U"] },
      context: record({
        ...{ b: BOOL, n: LONG, s: STRING, set: { kind: "set", element: LONG } },
        ...{ one: record({ a: LONG }), "r?": record({ "a?": LONG }), some: record({ "a?": LONG }) },
        more: record({ a: LONG, "b?": LONG }),
      }),
    },
  ],
};

const PRINCIPAL = variable("principal");
const RESOURCE = variable("resource");
const CONTEXT = variable("context");

/** Values of any type: two of them seldom fit. */
function value(source: Source, depth: number): Expr {
  const deeper = depth > 0 ? 1 : 0;
  const next = (): Expr => value(source, depth - 1);
  const kind = source.weighted([
    [3, "literal"],
    [3, "context"],
    [2, "entity"],
    [deeper, "set"],
    [2 * deeper, "record"],
    [deeper, "arithmetic"],
    [deeper, "if"],
  ] as const);
  switch (kind) {
    case "literal":
      return source.pick([lit(1n), lit("a"), lit(true)]);
    case "context":
      return getAttr(CONTEXT, source.pick(["b", "n", "s", "set", "one", "some", "more"]));
    case "entity":
      return source.pick([PRINCIPAL, RESOURCE, lit({ type: "G", id: "a" })]);
    case "set":
      return { kind: "set", elements: source.list(0, 2, next) };
    case "record": {
      const names = source.pick([["a"], ["b"], ["a", "b"], []]);
      return { kind: "record", entries: names.map((name) => [name, next()]) };
    }
    case "arithmetic":
      return binary(source.pick(["+", "-", "*"] as const), next(), next());
    case "if":
      return { kind: "if", test: formula(source, 0), then: next(), else: next() };
  }
}

const KEYS = ["a", "b"];

function atom(source: Source): Expr {
  const target = source.pick([PRINCIPAL, PRINCIPAL, RESOURCE]);
  const key = source.pick(KEYS);
  const kind = source.weighted([
    [5, "has"],
    [4, "get"],
    [3, "hasTag"],
    [3, "getTag"],
    [2, "open"],
    [1, "known"],
    [3, "equal"],
    [1, "less"],
  ] as const);
  switch (kind) {
    case "has":
      return { kind: "hasAttr", arg: target, path: [key] };
    case "get":
      return getAttr(target, key);
    case "hasTag":
    case "getTag":
      return binary(kind, target, lit(key));
    case "open":
      return getAttr(source.pick([CONTEXT, PRINCIPAL]), source.pick(["b", "c"]));
    case "known":
      return lit(source.chance(1, 2));
    case "equal":
      return binary("==", value(source, 2), value(source, 2));
    case "less":
      return binary("<", value(source, 1), lit(1n));
  }
}

function formula(source: Source, depth: number): Expr {
  if (depth <= 0) return atom(source);
  const next = (): Expr => formula(source, depth - 1 - source.int(2));
  const kind = source.weighted([
    [2, "atom"],
    [5, "and"],
    [4, "or"],
    [1, "not"],
    [3, "if"],
  ] as const);
  switch (kind) {
    case "atom":
      return atom(source);
    case "and":
      return and(next(), next());
    case "or":
      return or(next(), next());
    case "not":
      return not(next());
    case "if":
      return { kind: "if", test: next(), then: next(), else: next() };
  }
}

/** A test, and behind it what may need it: more often right than any formula. */
function guardedFormula(source: Source): Expr {
  const target = source.pick([PRINCIPAL, RESOURCE]);
  const key = source.pick(KEYS);
  const isTag = source.chance(1, 3);
  const access = isTag ? binary("getTag", target, lit(key)) : getAttr(target, key);
  const has: Expr = isTag
    ? binary("hasTag", target, lit(key))
    : { kind: "hasAttr", arg: target, path: [key] };
  const otherKey = source.pick(KEYS);
  const hasOther: Expr = isTag
    ? binary("hasTag", target, lit(otherKey))
    : { kind: "hasAttr", arg: target, path: [otherKey] };
  const parts = [has, has, hasOther, lit(true), lit(false), getAttr(CONTEXT, "b")];
  const other = (): Expr => source.pick(parts);
  const test = source.pick<Expr>([
    other(),
    and(other(), other()),
    or(other(), other()),
    not(other()),
    { kind: "if", test: other(), then: other(), else: other() },
    and(or(other(), other()), other()),
    or(and(other(), other()), other()),
  ]);
  return source.chance(1, 3)
    ? { kind: "if", test, then: access, else: lit(false) }
    : and(test, access);
}

function generateFormulas(source: Source): World {
  const policies = source.list(1, 16, (index) => ({
    ...{ id: `p${index}`, effect: "permit" as const, annotations: [] },
    ...{ principal: { kind: "all" as const }, action: { kind: "all" as const } },
    resource: { kind: "all" as const },
    conditions: [
      {
        kind: "when" as const,
        body: source.chance(1, 2) ? guardedFormula(source) : formula(source, 3),
      },
    ],
  }));
  const policySets = [{ policies, templates: [], links: [] }];
  return { schema: SCHEMA, entities: [], policySets, requests: [] };
}

export function validateFormulas(engines: Engines = ENGINES): Target<World> {
  return {
    name: "validate-formulas",
    description: "which small formulas of tests, accesses and comparisons validate",
    generate: generateFormulas,
    check: (world, recorder) => checkValidation(engines, world, recorder),
  };
}
