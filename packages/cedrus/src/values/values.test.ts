/** The laws of equality, keys, sets and records. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as gen from "../testing/arbitraries.ts";
import { EntityUid } from "./entity-uid.ts";
import { Decimal } from "./extensions/decimal.ts";
import { Datetime } from "./extensions/datetime.ts";
import { Duration } from "./extensions/duration.ts";
import { keyOf, kindOf, RecordValue, SetValue, type Value, valuesEqual } from "./value.ts";

const runs = { numRuns: 1500 };
const many = fc.array(gen.value, { maxLength: 20 });

/** A value built anew from the same parts, so that no two objects are shared. */
function copy(value: Value): Value {
  if (value instanceof EntityUid) return new EntityUid(value.type, value.id);
  if (value instanceof SetValue) return SetValue.of(value.elements.map(copy).toReversed());
  if (value instanceof RecordValue) {
    const entries = [...value.attrs].map(([key, field]) => [key, copy(field)] as const);
    return new RecordValue(new Map(entries.toReversed()));
  }
  return value;
}

describe("equality", () => {
  test("is reflexive, whatever the order of elements and keys", () => {
    fc.assert(
      fc.property(gen.value, (a) => {
        expect(valuesEqual(a, copy(a))).toBe(true);
        expect(keyOf(copy(a))).toBe(keyOf(a));
      }),
      runs,
    );
  });

  test("is symmetric, and the same relation as equal keys", () => {
    fc.assert(
      fc.property(gen.value, gen.value, (a, b) => {
        const equal = valuesEqual(a, b);
        expect(valuesEqual(b, a)).toBe(equal);
        expect(keyOf(a) === keyOf(b)).toBe(equal);
        if (kindOf(a) !== kindOf(b)) expect(equal).toBe(false);
      }),
      runs,
    );
  });

  test("is transitive", () => {
    const few = fc.constantFrom<Value>(0, 0n, false, "", "0", SetValue.of([]), SetValue.of([0]));
    fc.assert(
      fc.property(few, few, few, (a, b, c) => {
        if (valuesEqual(a, b) && valuesEqual(b, c)) expect(valuesEqual(a, c)).toBe(true);
      }),
    );
  });

  const set = (...of: Value[]): SetValue => SetValue.of(of);
  const record = (entries: Record<string, Value>): RecordValue =>
    new RecordValue(new Map(Object.entries(entries)));
  const uid = (type: string, id: string): EntityUid => new EntityUid(type, id);
  test.each<{ name: string; a: Value; b: Value; want: boolean }>([
    { name: "a Long written as bigint", a: 3, b: 3n, want: true },
    { name: "a Long is not its digits", a: 1, b: "1", want: false },
    { name: "true is not 1", a: true, b: 1, want: false },
    { name: "a set is not its element", a: set(1), b: 1, want: false },
    { name: "an empty set is not an empty record", a: set(), b: record({}), want: false },
    { name: "type and id do not run together", a: uid("A", "Bc"), b: uid("AB", "c"), want: false },
    { name: "an entity is not a record", a: uid("A", "b"), b: record({ type: "A" }), want: false },
    { name: "decimals by number", a: new Decimal(10), b: new Decimal(10), want: true },
    { name: "a datetime is not a duration", a: new Datetime(1), b: new Duration(1), want: false },
    { name: "a decimal is not a duration", a: new Decimal(1), b: new Duration(1), want: false },
    { name: "strings do not run together", a: set("a", "b,c"), b: set("a,b", "c"), want: false },
    { name: "a string may look like a key", a: set('1"a'), b: set("a"), want: false },
    { name: "strings are not normalised", a: "é", b: "e\u0301", want: false },
    { name: "nested sets by value", a: set(set(1, 2)), b: set(set(2, 1)), want: true },
    {
      name: "nested records by value",
      a: set(record({ a: 1, b: 2 })),
      b: set(record({ b: 2, a: 1 })),
      want: true,
    },
    { name: "one more key", a: record({ a: 1 }), b: record({ a: 1, b: 1 }), want: false },
    { name: "another key", a: record({ a: 1 }), b: record({ b: 1 }), want: false },
  ])("$name", ({ a, b, want }) => {
    expect(valuesEqual(a, b)).toBe(want);
    expect(valuesEqual(set(a), set(b))).toBe(want);
    // The same through the index that larger sets use.
    const more = Array.from({ length: 20 }, (_, i) => `filler ${i}`);
    expect(set(a, ...more).has(b)).toBe(want);
    expect(keyOf(a) === keyOf(b)).toBe(want);
  });
});

describe("sets", () => {
  test("forget order and repetition", () => {
    fc.assert(
      fc.property(many, (values) => {
        const a = SetValue.of(values);
        const b = SetValue.of([...values, ...values].toReversed());
        expect(valuesEqual(a, b)).toBe(true);
        expect(b.elements.length).toBe(a.elements.length);
      }),
      { numRuns: 300 },
    );
  });

  test("has, hasAll and hasAny agree with comparing everything with everything", () => {
    const naive = (values: readonly Value[], x: Value): boolean =>
      values.some((y) => valuesEqual(x, y));
    fc.assert(
      fc.property(many, many, gen.value, (as, bs, x) => {
        const [a, b] = [SetValue.of(as), SetValue.of(bs)];
        expect(a.has(x)).toBe(naive(as, x));
        expect(a.hasAll(b)).toBe(bs.every((y) => naive(as, y)));
        expect(a.hasAny(b)).toBe(bs.some((y) => naive(as, y)));
        expect(valuesEqual(a, b)).toBe(a.hasAll(b) && b.hasAll(a));
        expect(SetValue.of([...as, ...bs]).hasAll(a)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the entity UIDs of a set", () => {
  const uid = (i: number): EntityUid => new EntityUid(i % 2 === 0 ? "A" : "B", `${i >> 1}`);

  test.each([3, 8, 9, 1000])("of %i are found by type and id, whatever the object", (count) => {
    const set = SetValue.of(Array.from({ length: count }, (_, i) => uid(i)));
    expect(set.elements.length).toBe(count);
    for (let i = 0; i < count; i++) expect(set.has(uid(i))).toBe(true);
    expect(set.has(uid(count))).toBe(false);
    expect(set.has('A::"0"')).toBe(false);
    const mixed = SetValue.of([...set.elements, ...set.elements.map(String), uid(0)]);
    expect(mixed.elements.length).toBe(2 * count);
    expect(mixed.has('A::"0"')).toBe(true);
  });

  test("are replaced, and nothing else is", () => {
    const set = SetValue.of([uid(0), "a", SetValue.of([uid(1)])]);
    const replaced = set.withUids(({ type, id }) => new EntityUid(type, id));
    expect(replaced.elements[0]).not.toBe(set.elements[0]);
    expect(replaced.elements[2]).toBe(set.elements[2]);
    expect(valuesEqual(replaced, set)).toBe(true);
    const plain = SetValue.of([1, 2]);
    expect(plain.withUids(() => uid(0))).toBe(plain);
  });
});

test("sets of sets of sets are compared once, however deep", () => {
  const nested = (i: number, depth: number): Value =>
    depth === 0
      ? i
      : SetValue.of([...[0, 1, 2, 3, 4, 5, 6, 100 + i].map((j) => nested(j, depth - 1))]);
  const start = performance.now();
  expect(valuesEqual(nested(0, 5), nested(0, 5))).toBe(true);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test("an entity UID is checked, whatever is said of it", () => {
  for (const [type, id] of [
    ["not a name", "x"],
    ["A::in", "x"],
    ["A", "\ud800"],
  ] as const) {
    expect(() => new EntityUid(type, id)).toThrow(TypeError);
    expect(() => new EntityUid(type, id, {})).toThrow(TypeError);
  }
});
