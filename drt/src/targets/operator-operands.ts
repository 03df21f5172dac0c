/** Operands that an operator is for: most rules are about these, and values at random seldom meet. */

import { call, lit } from "../generators/build.ts";
import type { BinaryOp, Expr } from "../language.ts";
import type { Source } from "../source.ts";

export const uid = (type: string, id: string): Expr => lit({ type, id });
export const set = (...elements: readonly Expr[]): Expr => ({ kind: "set", elements });
export const record = (...entries: readonly (readonly [string, Expr])[]): Expr => ({
  kind: "record",
  entries,
});

export const ENTITY_OPERANDS: readonly Expr[] = [
  uid("User", "a"),
  uid("Group", "g"),
  uid("N::Group", "top"),
  uid("User", "missing"),
  uid("Group", "a"),
  { kind: "var", name: "principal" },
];

/** Few, so that sets of them have some in common. */
const ELEMENTS: readonly Expr[] = [
  lit(1n),
  lit(2n),
  ...["1", "a", "é", "e\u0301"].map(lit),
  uid("User", "a"),
  uid("Group", "a"),
  record(["a", uid("User", "a")]),
  record(["a", uid("Group", "a")]),
  record(["a", lit(1n)], ["b", lit(2n)]),
  record(["b", lit(2n)], ["a", lit(1n)]),
  ...[3n, 4n, 5n, 6n, 7n, 8n, 9n].map((long) => lit(long)),
];

const KEYS: readonly Expr[] = ["a", "b", "__proto__", "constructor"].map(lit);

/** Values that are not equal to each other only by a little, or are. */
export const TWINS: readonly (readonly Expr[])[] = [
  [
    record(["a", lit(1n)], ["b", lit(2n)]),
    { kind: "getAttr", arg: { kind: "var", name: "context" }, attr: "r" },
    record(["a", lit(1n)]),
    record(["b", lit(2n)], ["a", lit(1n)], ["c", lit(1n)]),
    record(["b", lit(2n)], ["a", lit("1")]),
  ],
  ["é", "e\u0301", "É", "e"].map(lit),
  [lit(1n), lit("1"), lit(true), lit("true"), set(lit(1n)), record()],
  ["10.0.0.1", "10.0.0.1/32", "10.0.0.1/24", "::a00:1"].map((text) => call("ip", lit(text))),
  ["1.5", "1.50", "-1.5", "1.05"].map((text) => call("decimal", lit(text))),
  ["2024-02-01", "2024-02-01T01:00:00+0100", "2024-02-01T01:00:00-0100", "2024-02-29"].map((text) =>
    call("datetime", lit(text)),
  ),
  ["1d", "24h", "-1d", "23h"].map((text) => call("duration", lit(text))),
  [uid("User", "a"), uid("Group", "a"), lit('User::"a"'), uid("N::User", "a")],
];

/** What has an order, at least among its own kind. */
const MEASURES: readonly Expr[] = [
  ...[0n, 1n].map((long) => lit(long)),
  ...["1970-01-01", "1970-01-01T00:00:01Z"].map((text) => call("datetime", lit(text))),
  ...["0s", "1s"].map((text) => call("duration", lit(text))),
  call("decimal", lit("1.0")),
];

/** Of few different elements, or of many. */
export function anySet(source: Source): Expr {
  const different = source.pick([1, 2, 3, ELEMENTS.length]);
  const most = source.chance(1, 4) ? 16 : 3;
  return set(...source.list(0, most, () => ELEMENTS[source.int(different)] ?? lit(0n)));
}

/** Entities, with something else among them now and then. */
function entities(source: Source): Expr {
  const element = (): Expr =>
    source.chance(1, 4) ? source.pick(ELEMENTS) : source.pick(ENTITY_OPERANDS);
  return set(...source.list(0, 3, element));
}

/** Operands of the kinds that the operator is for, or nothing if any will do. */
export function fittingOperands(source: Source, op: BinaryOp): readonly [Expr, Expr] | undefined {
  switch (op) {
    case "in": {
      const right = source.chance(2, 3) ? entities(source) : source.pick(ENTITY_OPERANDS);
      return [source.pick(ENTITY_OPERANDS), right];
    }
    case "contains":
      return [anySet(source), source.pick(ELEMENTS)];
    case "containsAll":
    case "containsAny":
    case "==":
    case "!=":
      return [anySet(source), anySet(source)];
    case "hasTag":
    case "getTag":
      return [source.pick(ENTITY_OPERANDS), source.pick(KEYS)];
    case "<":
    case "<=":
    case ">":
    case ">=":
      return [source.pick(MEASURES), source.pick(MEASURES)];
    case "+":
    case "-":
    case "*":
      return undefined;
  }
}
