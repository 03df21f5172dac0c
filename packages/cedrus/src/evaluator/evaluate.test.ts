/** The meaning of every operator on every kind of operand, and which error comes first. */

import { describe, expect, test } from "vitest";
import { evaluateExpression } from "../evaluate-expression.ts";
import { entitiesFromJson } from "../json/entities-json.ts";
import { parseExpression } from "../parser/parse.ts";
import { createRequest } from "../request.ts";
import { valueOf } from "../testing/shape.ts";
import { EvaluationError } from "./evaluation-error.ts";

const store = valueOf(
  entitiesFromJson([
    {
      uid: { type: "U", id: "a" },
      attrs: { n: 1, r: { x: 1 }, e: { __entity: { type: "U", id: "b" } } },
      tags: { t: 1 },
      parents: [{ type: "G", id: "g" }],
    },
    { uid: { type: "G", id: "g" }, attrs: {}, parents: [{ type: "G", id: "h" }] },
  ]),
);
const request = valueOf(
  createRequest({
    principal: 'U::"a"',
    action: 'Action::"a"',
    resource: 'R::"r"',
    context: { n: 1 },
  }),
);

/** A value, the kind of an error, or `set` and the like for values without an easy look. */
function outcome(text: string): unknown {
  const value = evaluateExpression(valueOf(parseExpression(text)), request, store);
  return value instanceof EvaluationError ? value.kind : value;
}

const MAX = "9223372036854775807";
const MIN = "-9223372036854775808";
const FAIL = "context.missing";
/** One of each kind. */
const OPERANDS = {
  Bool: "true",
  Long: "1",
  String: '"a"',
  Entity: 'U::"a"',
  Set: "[1]",
  Record: "{n: 1}",
  decimal: 'decimal("1.0")',
  ipaddr: 'ip("::1")',
  datetime: 'datetime("2024-01-01")',
  duration: 'duration("1d")',
};

describe("which kinds each operator takes", () => {
  test.each([
    { make: (x: string) => `!${x}`, takes: ["Bool"] },
    { make: (x: string) => `-(${x})`, takes: ["Long"] },
    { make: (x: string) => `${x} && true`, takes: ["Bool"] },
    { make: (x: string) => `true && ${x}`, takes: ["Bool"] },
    { make: (x: string) => `false || ${x}`, takes: ["Bool"] },
    { make: (x: string) => `if ${x} then 1 else 2`, takes: ["Bool"] },
    { make: (x: string) => `${x} + 1`, takes: ["Long"] },
    { make: (x: string) => `1 - ${x}`, takes: ["Long"] },
    { make: (x: string) => `${x} * ${x}`, takes: ["Long"] },
    { make: (x: string) => `${x} < ${x}`, takes: ["Long", "datetime", "duration"] },
    { make: (x: string) => `${x} >= ${x}`, takes: ["Long", "datetime", "duration"] },
    { make: (x: string) => `${x} == ${x}`, takes: Object.keys(OPERANDS) },
    { make: (x: string) => `${x} != 7`, takes: Object.keys(OPERANDS) },
    { make: (x: string) => `${x} in U::"a"`, takes: ["Entity"] },
    { make: (x: string) => `U::"a" in ${x}`, takes: ["Entity"] },
    { make: (x: string) => `U::"a" in [${x}]`, takes: ["Entity"] },
    { make: (x: string) => `${x} is U`, takes: ["Entity"] },
    { make: (x: string) => `${x} like "*"`, takes: ["String"] },
    { make: (x: string) => `${x} has n`, takes: ["Entity", "Record"] },
    { make: (x: string) => `(${x}).n`, takes: ["Entity", "Record"] },
    { make: (x: string) => `${x}.contains(1)`, takes: ["Set"] },
    { make: (x: string) => `[].contains(${x})`, takes: Object.keys(OPERANDS) },
    { make: (x: string) => `${x}.containsAll([])`, takes: ["Set"] },
    { make: (x: string) => `[].containsAny(${x})`, takes: ["Set"] },
    { make: (x: string) => `${x}.isEmpty()`, takes: ["Set"] },
    { make: (x: string) => `${x}.hasTag("t")`, takes: ["Entity"] },
    { make: (x: string) => `${x}.getTag("t")`, takes: ["Entity"] },
    { make: (x: string) => `principal.hasTag(${x})`, takes: ["String"] },
    { make: (x: string) => `${x}.lessThan(${x})`, takes: ["decimal"] },
    { make: (x: string) => `${x}.isLoopback()`, takes: ["ipaddr"] },
    { make: (x: string) => `${x}.toDate()`, takes: ["datetime"] },
    { make: (x: string) => `${x}.toDays()`, takes: ["duration"] },
  ])("$make", ({ make, takes }) => {
    const taken = Object.entries(OPERANDS).filter(([, x]) => outcome(make(x)) !== "typeError");
    expect(taken.map(([kind]) => kind)).toEqual(takes);
  });
});

/** So many that a set with them looks for its elements above the entity. */
const OTHERS = Array.from({ length: 20 }, (_, i) => `O::"${i}"`).join();

describe("rules", () => {
  test.each<{ x: string; want: unknown }>([
    { x: "true || 1", want: true },
    { x: "false && 1", want: false },
    { x: "1 || true", want: "typeError" },
    { x: `false && ${FAIL}`, want: false },
    { x: `true || ${FAIL}`, want: true },
    { x: `if true then 1 else ${FAIL}`, want: 1 },
    { x: `${FAIL} && false`, want: "attrDoesNotExist" },
    { x: "1 == true", want: false },
    { x: "[1, 2, 2] == [2, 1]", want: true },
    { x: '{a: 1, b: 2} == {"b": 2, a: 1}', want: true },
    { x: 'U::"x" == U::"x"', want: true },
    { x: 'duration("60m") == duration("1h")', want: true },
    { x: 'decimal("1.50") == decimal("1.5")', want: true },
    { x: 'ip("10.0.0.1/24") == ip("10.0.0.2/24")', want: false },
    { x: 'ip("1.2.3.4") == ip("1.2.3.4/32")', want: true },
    { x: `${MAX} + 1`, want: "arithBoundsError" },
    { x: `${MIN} - 1`, want: "arithBoundsError" },
    { x: `${MAX} * 2`, want: "arithBoundsError" },
    { x: `-(${MIN})`, want: "arithBoundsError" },
    { x: `${MAX} - 1 + 1`, want: 9223372036854775807n },
    { x: 'X::"x" in X::"x"', want: true },
    { x: 'X::"x" in X::"y"', want: false },
    { x: 'principal in G::"h"', want: true },
    { x: 'principal in [G::"g", 1]', want: "typeError" },
    { x: 'principal in [principal, "a"]', want: "typeError" },
    { x: "principal in []", want: false },
    { x: `principal in [${OTHERS}, G::"h"]`, want: true },
    { x: `principal in [${OTHERS}, principal]`, want: true },
    { x: `principal in [${OTHERS}]`, want: false },
    { x: `X::"x" in [${OTHERS}, X::"x"]`, want: true },
    { x: `X::"x" in [${OTHERS}]`, want: false },
    { x: `principal in [${OTHERS}, G::"h", 1]`, want: "typeError" },
    { x: 'X::"x" has a || X::"x".hasTag("a")', want: false },
    { x: 'X::"x".a', want: "entityDoesNotExist" },
    { x: 'X::"x".getTag("a")', want: "entityDoesNotExist" },
    { x: "principal.missing", want: "attrDoesNotExist" },
    { x: 'principal.getTag("n")', want: "tagDoesNotExist" },
    { x: "principal has t", want: false },
    { x: "principal has missing.x.y", want: false },
    { x: "principal has e.x", want: false },
    { x: "principal has r.x", want: true },
    { x: "principal has n.x", want: "typeError" },
    { x: "[].containsAll([]) && !([1].containsAny([]))", want: true },
    { x: '"😀" like "*" && !("é" like "e*")', want: true },
    { x: '"" like ""', want: true },
    { x: 'X::"x" is X && !(X::"x" is A::X)', want: true },
    { x: `principal is X in ${FAIL}`, want: false },
    { x: `principal is U in ${FAIL}`, want: "attrDoesNotExist" },
    { x: 'ip("10.0.0.0/8").isInRange(ip("::/0"))', want: false },
    { x: 'ip("10.0.0.0/8").isInRange(ip("0.0.0.0/0"))', want: true },
    { x: 'datetime("1969-12-31T23:00:00Z").toDate() == datetime("1969-12-31")', want: true },
    { x: 'duration("-1500ms").toSeconds()', want: -1 },
    {
      x: `duration("9223372036854775807ms") == datetime("1970-01-01").offset(duration("9223372036854775807ms")).durationSince(datetime("1970-01-01"))`,
      want: true,
    },
    {
      x: 'datetime("9999-12-31").offset(duration("9223372036854775807ms"))',
      want: "extensionError",
    },
    { x: 'ip("nope")', want: "extensionError" },
    { x: 'ip("::1", 1)', want: "typeError" },
  ])("$x", ({ x, want }) => {
    expect(outcome(x)).toEqual(want);
  });
});

describe("which error comes first", () => {
  test.each([
    { name: "record fields by key", x: `{b: 1 + "a", a: ${FAIL}}`, want: "attrDoesNotExist" },
    {
      name: "record keys by code point",
      x: `{"😀": 1 + "a", "\uffff": ${FAIL}}`,
      want: "attrDoesNotExist",
    },
    { name: "set elements as written", x: `[1 + "a", ${FAIL}]`, want: "typeError" },
    { name: "the left operand", x: `(${MAX} + 1) + ${FAIL}`, want: "arithBoundsError" },
    { name: "both operands before their kinds", x: `"a" + ${FAIL}`, want: "attrDoesNotExist" },
    { name: "arguments as written", x: `ip("x").isInRange(${FAIL})`, want: "extensionError" },
  ])("$name", ({ x, want }) => {
    expect(outcome(x)).toBe(want);
  });
});
