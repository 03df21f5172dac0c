import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS, type Limits, withDefaults } from "../data/limits.ts";
import { type Diagnostic, Problems } from "../diagnostic/diagnostic.ts";
import { jsonFromJs } from "./from-js.ts";
import { writeJson } from "./write-json.ts";

function refusals(value: unknown, limits: Limits = DEFAULT_LIMITS): readonly Diagnostic[] {
  const problems = new Problems(limits.maxDiagnostics);
  jsonFromJs(value, limits, problems);
  return problems.diagnostics();
}

function textOf(value: unknown): string {
  const problems = new Problems(1);
  const json = jsonFromJs(value, DEFAULT_LIMITS, problems);
  return problems.any ? JSON.stringify(problems.diagnostics()) : writeJson(json);
}

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function cyclic(): object {
  const a: { b: unknown[] } = { b: [] };
  a.b.push(1, a);
  return a;
}

class Photo {
  name = "x";
}
class List extends Array {}

const boom = () => {
  throw new Error("boom");
};

describe("what is accepted", () => {
  const shared = { x: 1 };
  const hidden = Object.defineProperty({ a: 1 }, "b", { value: undefined, enumerable: false });
  test.each([
    [null, "null"],
    [false, "false"],
    [-0, "0"],
    [Number.MIN_SAFE_INTEGER, "-9007199254740991"],
    [2n ** 63n - 1n, "9223372036854775807"],
    [5n, "5"],
    ["é😀", '"é😀"'],
    [{ a: [shared, shared, { b: shared }] }, '{"a":[{"x":1},{"x":1},{"b":{"x":1}}]}'],
    [
      JSON.parse('{"__proto__":{"polluted":1},"constructor":2}'),
      '{"__proto__":{"polluted":1},"constructor":2}',
    ],
    [Object.assign(Object.create(null), { z: 1, a: 2 }), '{"z":1,"a":2}'],
    [Object.freeze({ a: Object.freeze([1]) }), '{"a":[1]}'],
    [new Proxy({ a: [1] }, {}), '{"a":[1]}'],
    [hidden, '{"a":1}'],
    [{ toJSON: "just data" }, '{"toJSON":"just data"}'],
  ])("%#", (value, want) => {
    expect(textOf(value)).toBe(want);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test("a bigint that is safe gives the same Long as the number", () => {
    const long = (value: unknown) => jsonFromJs(value, DEFAULT_LIMITS, new Problems(1)).value;
    expect(long(5n)).toBe(long(5));
  });
});

describe("what is refused, and where", () => {
  test.each<[string, unknown, string, string]>([
    ["undefined", { context: { when: undefined } }, "json/unsupported-value", "$.context.when"],
    ["a function", [() => 1], "json/unsupported-value", "$[0]"],
    ["a symbol", { a: Symbol("s") }, "json/unsupported-value", "$.a"],
    ["a symbol key", { a: { [Symbol("s")]: 1 } }, "json/unsupported-value", "$.a"],
    ["a Date", { context: { when: new Date(0) } }, "json/unsupported-value", "$.context.when"],
    ["a Map", new Map(), "json/unsupported-value", "$"],
    ["a Set", [[new Set()]], "json/unsupported-value", "$[0][0]"],
    ["a class instance", { "a b": new Photo() }, "json/unsupported-value", '$["a b"]'],
    ["an unnamed class", Object.create({}), "json/unsupported-value", "$"],
    ["an array subclass", new List(), "json/unsupported-value", "$"],
    ["typed arrays", new Uint8Array(2), "json/unsupported-value", "$"],
    ["a boxed number", new Number(1), "json/unsupported-value", "$"],
    ["a boxed string", new String("x"), "json/unsupported-value", "$"],
    ["a boxed bigint", Object(1n), "json/unsupported-value", "$"],
    ["an error", new Error("x"), "json/unsupported-value", "$"],
    ["toJSON", { a: { toJSON: () => 1 } }, "json/unsupported-value", "$.a.toJSON"],
    [
      "a getter",
      {
        a: {
          get b() {
            return boom();
          },
        },
      },
      "json/unsupported-value",
      "$.a.b",
    ],
    ["a setter", { set b(_: unknown) {} }, "json/unsupported-value", "$.b"],
    [
      "a getter in an array",
      [Object.defineProperty([1], 0, { get: boom })],
      "json/unsupported-value",
      "$[0][0]",
    ],
    // oxlint-disable-next-line no-sparse-arrays
    ["a hole", { a: [1, , 3] }, "json/unsupported-value", "$.a[1]"],
    ["a hole at the end", [Object.assign([], { length: 4e9 })], "json/too-many-values", "$[0]"],
    ["a long hole", [Object.assign([], { length: 1e6 })], "json/unsupported-value", "$[0][0]"],
    ["a property on an array", Object.assign([1], { x: 1 }), "json/unsupported-value", "$"],
    ["a match", /a/.exec("a"), "json/unsupported-value", "$"],
    ["NaN", Number.NaN, "json/not-an-integer", "$"],
    ["Infinity", [Number.NEGATIVE_INFINITY], "json/not-an-integer", "$[0]"],
    ["1.5", { a: 1.5 }, "json/not-an-integer", "$.a"],
    ["2^53", 2 ** 53, "json/unsafe-integer", "$"],
    ["1e300", 1e300, "json/unsafe-integer", "$"],
    ["2n^63n", 2n ** 63n, "json/integer-out-of-range", "$"],
    ["a huge bigint", -(2n ** 100_000n), "json/integer-out-of-range", "$"],
    ["a lone surrogate", ["\ud800"], "json/lone-surrogate", "$[0]"],
    ["a lone surrogate in a key", { "\udc00": 1 }, "json/lone-surrogate", '$["\\udc00"]'],
    ["a cycle", cyclic(), "json/cycle", "$.b[1]"],
    ["a revoked proxy", { a: revoked({}) }, "json/unsupported-value", "$.a"],
    ["a revoked array proxy", revoked([]), "json/unsupported-value", "$"],
    ["ownKeys throws", new Proxy({}, { ownKeys: boom }), "json/unsupported-value", "$"],
    [
      "getPrototypeOf throws",
      new Proxy({}, { getPrototypeOf: boom }),
      "json/unsupported-value",
      "$",
    ],
    [
      "a descriptor throws",
      new Proxy({ a: 1 }, { getOwnPropertyDescriptor: boom }),
      "json/unsupported-value",
      "$",
    ],
  ])("%s", (_name, value, code, path) => {
    expect(refusals(value)).toMatchObject([{ code, path, labels: [] }]);
  });

  test.each<[unknown, string, string | undefined]>([
    [
      new Date(0),
      "an instance of `Date` is not JSON data",
      'pass `{ "__extn": { "fn": "datetime", "arg": date.toISOString() } }`',
    ],
    [new Map(), "an instance of `Map` is not JSON data", "use `Object.fromEntries(map)`"],
    [new Set(), "an instance of `Set` is not JSON data", "use `[...set]`"],
    [new Photo(), "an instance of `Photo` is not JSON data", "use plain data"],
    [undefined, "`undefined` is not JSON data", "use plain data"],
    [2 ** 53, "`9007199254740992` is not a safe integer", "use a bigint"],
    [0.5, "`0.5` is not an integer", 'write `{ "__extn": { "fn": "decimal", "arg": "…" } }`'],
    [Number.NaN, "`NaN` is not an integer", undefined],
  ])("%# is explained", (value, message, help) => {
    const [first] = refusals(value);
    expect([first?.message, first?.help]).toEqual([message, help]);
  });

  test("everything at once, in order", () => {
    const value = { a: undefined, b: [1.5, { c: new Map() }], d: 1, e: 2 ** 60 };
    expect(refusals(value).map((d) => d.path)).toEqual(["$.a", "$.b[0]", "$.b[1].c", "$.e"]);
  });

  test("up to the limit of diagnostics", () => {
    const limits = withDefaults({ maxDiagnostics: 3 });
    expect(refusals(Array.from({ length: 9 }), limits)).toHaveLength(3);
  });

  test("nesting is limited", () => {
    const limits = withDefaults({ maxDepth: 1 });
    expect(refusals([[[[]]]], limits)).toEqual([]);
    expect(refusals([[[{ a: [] }]]], limits)).toMatchObject([
      { code: "json/too-deep", path: "$[0][0][0].a" },
    ]);
    let deep: unknown = 1;
    for (let i = 0; i < 1_000_000; i++) deep = [deep];
    expect(refusals(deep)[0]?.code).toBe("json/too-deep");
  });

  test("sharing that would grow without bound is stopped", () => {
    let shared: unknown = 1;
    for (let i = 0; i < 100; i++) shared = [shared, shared];
    const found = refusals(shared, withDefaults({ maxItems: 10_000 }));
    expect(found[0]?.code).toBe("json/too-many-values");
  });

  test("a proxy that never ends is stopped", () => {
    const endless: unknown = new Proxy([], {
      getOwnPropertyDescriptor: (_target, key) =>
        key === "length"
          ? { value: 2 ** 32 - 1, writable: true, enumerable: false, configurable: false }
          : { value: 0, writable: true, enumerable: true, configurable: true },
    });
    expect(refusals(endless)[0]?.code).toBe("json/too-many-values");
  });
});

test("input is left as it was and getters do not run", () => {
  let runs = 0;
  const inner = { a: [1, { b: 2 }] };
  const value = {
    inner,
    get c() {
      runs++;
      return 1;
    },
    toString() {
      runs++;
      return "";
    },
  };
  const before = Object.getOwnPropertyDescriptors(value);
  refusals(value);
  expect(runs).toBe(0);
  expect(Object.getOwnPropertyDescriptors(value)).toEqual(before);
  expect(inner).toEqual({ a: [1, { b: 2 }] });
});
