/** Every operator and function on pairs of values of every kind, most of them at some edge. */

import { call, lit } from "../generators/build.ts";
import { EDGE_LONGS, type ExtensionFn, INVALID, VALID } from "../generators/literals.ts";
import { WEIRD_STRINGS } from "../generators/names.ts";
import type { BinaryOp, EntityData, Expr, RequestData, SchemaData } from "../language.ts";
import type { Source } from "../source.ts";
import type { Target } from "../target.ts";
import { compareExpressions } from "./compare-expressions.ts";
import { ENGINES, type Engines } from "./engines.ts";
import {
  anySet,
  ENTITY_OPERANDS,
  fittingOperands,
  record,
  set,
  TWINS,
  uid,
} from "./operator-operands.ts";

export interface TableInput {
  readonly expressions: readonly Expr[];
}

const BINARY: readonly BinaryOp[] = [
  "==",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "in",
  "+",
  "-",
  "*",
  "contains",
  "containsAll",
  "containsAny",
  "hasTag",
  "getTag",
];

const CALLS: readonly string[] = [
  "lessThan",
  "lessThanOrEqual",
  "greaterThan",
  "greaterThanOrEqual",
  "isInRange",
  "offset",
  "durationSince",
];

const CALLS_OF_ONE: readonly string[] = [
  "ip",
  "decimal",
  "datetime",
  "duration",
  "isIpv4",
  "isIpv6",
  "isLoopback",
  "isMulticast",
  "toDate",
  "toTime",
  "toMilliseconds",
  "toSeconds",
  "toMinutes",
  "toHours",
  "toDays",
];

const EXTENSIONS: readonly ExtensionFn[] = ["ip", "decimal", "datetime", "duration"];

const ENTITIES: readonly EntityData[] = [
  {
    uid: { type: "User", id: "a" },
    attrs: [
      ["a", 1n],
      ["__proto__", { record: [["a", true]] }],
    ],
    tags: [["a", "tag"]],
    parents: [{ type: "Group", id: "g" }],
  },
  {
    uid: { type: "Group", id: "g" },
    attrs: [],
    tags: [],
    parents: [{ type: "N::Group", id: "top" }],
  },
];

const REQUEST: RequestData = {
  principal: { type: "User", id: "a" },
  action: { type: "Action", id: "view" },
  resource: { type: "User", id: "missing" },
  // Not in the order in which a literal is evaluated.
  context: [
    [
      "r",
      {
        record: [
          ["b", 2n],
          ["a", 1n],
        ],
      },
    ],
  ],
};

const NO_SCHEMA: SchemaData = { commonTypes: [], entityTypes: [], actions: [] };

const OTHERS: readonly Expr[] = [
  lit(true),
  lit(false),
  ...["", "a", "*", "ab", "𝕏", "é"].map(lit),
  uid("User", "a"),
  uid("Group", "g"),
  uid("N::Group", "top"),
  uid("User", "missing"),
  { kind: "var", name: "context" },
  set(),
  set(lit(1n)),
  set(lit(1n), lit("a"), lit(1n)),
  set(uid("Group", "g"), uid("User", "missing")),
  set(uid("User", "a"), lit(true)),
  set(uid("Group", "g"), lit(1n)),
  set(set(), set(lit(1n))),
  record(),
  record(["a", lit(1n)]),
  record(["b", lit(2n)], ["a", lit(1n)]),
  record(["__proto__", lit(1n)], ["constructor", set(lit(1n))]),
];

const TYPES = ["User", "Group", "N::User", "N::Group"];

const TEXTS: readonly string[] = [...WEIRD_STRINGS];

function operand(source: Source): Expr {
  const kind = source.weighted([
    [4, "other"],
    [4, "long"],
    [6, "extension"],
    [1, "text"],
  ] as const);
  switch (kind) {
    case "other":
      return source.pick(OTHERS);
    case "long":
      return lit(source.pick(EDGE_LONGS));
    case "text":
      return lit(source.pick(TEXTS));
    case "extension": {
      const fn = source.pick(EXTENSIONS);
      const texts = source.chance(1, 8) ? INVALID[fn] : VALID[fn];
      return call(fn, lit(source.pick(texts)));
    }
  }
}

/** Mostly another of the same kind. */
function partner(source: Source, { kind, ...first }: Expr): Expr {
  if (source.chance(1, 3)) return operand(source);
  if (kind === "call" && "fn" in first) {
    const fn = EXTENSIONS.find((each) => each === first.fn);
    if (fn !== undefined) return call(fn, lit(source.pick(VALID[fn])));
  }
  if (kind === "lit" && "value" in first && typeof first.value === "bigint") {
    return lit(source.pick(EDGE_LONGS));
  }
  return operand(source);
}

function cell(source: Source): Expr {
  const left = operand(source);
  const kind = source.weighted([
    [8, "binary"],
    [8, "fitting"],
    [3, "twins"],
    [7, "call"],
    [7, "callOfOne"],
    [3, "other"],
  ] as const);
  switch (kind) {
    case "binary":
      return { kind: "binary", op: source.pick(BINARY), left, right: partner(source, left) };
    case "twins": {
      const twins = source.pick(TWINS);
      const op = source.pick(["==", "!="] as const);
      return { kind: "binary", op, left: source.pick(twins), right: source.pick(twins) };
    }
    case "fitting": {
      const op = source.pick(BINARY);
      const [first, second] = fittingOperands(source, op) ?? [left, partner(source, left)];
      return { kind: "binary", op, left: first, right: second };
    }
    case "call": {
      const fn = source.pick(CALLS);
      const right =
        fn === "offset" ? call("duration", lit(source.pick(VALID.duration))) : undefined;
      return call(fn, left, right ?? partner(source, left));
    }
    case "callOfOne":
      return constructed(source, left);
    case "other":
      return source.pick<Expr>([
        { kind: "not", arg: left },
        { kind: "neg", arg: left },
        { kind: "isEmpty", arg: left },
        { kind: "like", arg: left, pattern: ["a", 0] },
        { kind: "is", arg: left, type: "User" },
        { kind: "is", arg: source.pick(ENTITY_OPERANDS), type: source.pick(TYPES) },
        { kind: "is", arg: left, type: "N::Group", in: operand(source) },
        { kind: "getAttr", arg: left, attr: "a" },
        { kind: "getAttr", arg: left, attr: "constructor" },
        { kind: "hasAttr", arg: left, path: ["__proto__"] },
        { kind: "hasAttr", arg: left, path: ["__proto__", "a"] },
        { kind: "and", left, right: operand(source) },
        { kind: "or", left, right: operand(source) },
        { kind: "if", test: left, then: lit(1n), else: lit(2n) },
        { kind: "set", elements: [left, operand(source)] },
        { kind: "isEmpty", arg: anySet(source) },
        record(["b", left], ["a", operand(source)]),
        call(source.pick([...CALLS, ...CALLS_OF_ONE]), left, operand(source), operand(source)),
      ]);
  }
}

/** A function of one argument; a constructor mostly of a text that is near some value. */
function constructed(source: Source, left: Expr): Expr {
  const fn = source.pick(CALLS_OF_ONE);
  const constructor = EXTENSIONS.find((each) => each === fn);
  if (constructor === undefined && source.chance(1, 2)) {
    const of = fn.startsWith("is") ? "ip" : source.pick(["datetime", "duration"] as const);
    return call(fn, call(of, lit(source.pick(VALID[of]))));
  }
  if (constructor === undefined || source.chance(1, 4)) return call(fn, left);
  const texts = source.chance(1, 2) ? VALID[constructor] : INVALID[constructor];
  return call(constructor, lit(source.pick(texts)));
}

export function operatorTable(engines: Engines = ENGINES): Target<TableInput> {
  return {
    name: "operator-table",
    description: "every operator and function on values at the edges: library, model and reference",
    generate: (source) => ({ expressions: source.list(1, 40, () => cell(source)) }),
    check: ({ expressions }, recorder) =>
      compareExpressions(
        engines,
        { schema: NO_SCHEMA, entities: ENTITIES, requests: [REQUEST], expressions },
        recorder,
      ),
  };
}
