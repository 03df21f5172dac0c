import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS, type Limits, withDefaults } from "../data/limits.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { decodeInput } from "./decode.ts";
import { jsonText } from "./json-text.ts";
import { type Json, keySpanOf, maxJsonDepth, memberOf, pathOf, spanOf } from "./json.ts";
import { jsonToJs, writeJson } from "./write-json.ts";

/** The tree of a text or of plain data. */
function readJson(input: unknown, limits: Limits) {
  return decodeInput(input, { limits }, (_, root) => root);
}

function read(text: string, limits: Limits = DEFAULT_LIMITS): Json {
  const result = readJson(jsonText(text), limits);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function refusals(text: string, limits: Limits = DEFAULT_LIMITS): readonly Diagnostic[] {
  const result = readJson(jsonText(text), limits);
  return result.ok ? [] : result.error;
}

/** `code line:column-endLine:endColumn` of each diagnostic. */
function places(text: string): string[] {
  return refusals(text).map(({ code, labels }) => {
    const span = labels[0]?.span;
    return `${code} ${span?.line}:${span?.column}-${span?.endLine}:${span?.endColumn}`;
  });
}

describe("what is accepted", () => {
  test.each([
    ["null", null],
    [" \t\r\n true \n", true],
    ["false", false],
    ["0", 0],
    ["-1", -1],
    ["9007199254740991", 9007199254740991],
    ["9007199254740992", 9007199254740992n],
    ["9223372036854775807", 9223372036854775807n],
    ["-9223372036854775808", -9223372036854775808n],
    ['""', ""],
    ['"a\\"\\\\\\/\\b\\f\\n\\r\\tz"', 'a"\\/\b\f\n\r\tz'],
    ['"\\u0041\\u00e9\\uD83D\\ude00"', "Aé😀"],
    ['"é😀\u2028\u007f\uffff"', "é😀\u2028\u007f\uffff"],
    ["[]", []],
    ["[ 1 , [ ] , { } ]", [1, [], {}]],
    ['{ "a" : 1 , "b" : { "c" : [ true ] } }', { a: 1, b: { c: [true] } }],
  ])("%s", (text, want) => {
    expect(jsonToJs(read(text))).toEqual(want);
  });

  test("nodes and keys know their place", () => {
    const text = ' {"é": [12, {"b c": "x"}], "d" : {} }';
    const seen: unknown[] = [];
    const visit = (node: Json): void => {
      const { start = -1, end = -1 } = spanOf(node) ?? {};
      seen.push([pathOf(node), node.kind, text.slice(start, end)]);
      if (node.kind === "array") node.value.forEach(visit);
      if (node.kind !== "object") return;
      for (const member of node.value) {
        const key = keySpanOf(member);
        seen.push(text.slice(key?.start, key?.end));
        visit(member);
      }
    };
    visit(read(text));
    expect(seen).toEqual([
      ["$", "object", text.slice(1)],
      '"é"',
      ['$["é"]', "array", '[12, {"b c": "x"}]'],
      ['$["é"][0]', "int", "12"],
      ['$["é"][1]', "object", '{"b c": "x"}'],
      '"b c"',
      ['$["é"][1]["b c"]', "string", '"x"'],
      '"d"',
      ["$.d", "object", "{}"],
    ]);
  });

  test("`__proto__` and `constructor` are keys like any other", () => {
    const json = read('{"__proto__": {"polluted": true}, "constructor": 1, "toString": 2}');
    expect(json.kind === "object" && json.value.map((m) => m.key)).toEqual([
      "__proto__",
      "constructor",
      "toString",
    ]);
    expect(json.kind === "object" && memberOf(json, "hasOwnProperty")).toBeUndefined();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe("what is refused, and where", () => {
  test.each([
    ["", ["json/unexpected-end 1:1-1:1"]],
    [" \r\n\n ", ["json/unexpected-end 3:2-3:2"]],
    ["[1,\n", ["json/unexpected-end 2:1-2:1"]],
    ['{"a"', ["json/unexpected-end 1:5-1:5"]],
    ['{"a":', ["json/unexpected-end 1:6-1:6"]],
    ["\ufeff{}", ["json/byte-order-mark 1:1-1:2"]],
    ["nul", ["json/unexpected-token 1:1-1:4"]],
    ["True", ["json/unexpected-token 1:1-1:5"]],
    ["truefalse", ["json/unexpected-token 1:1-1:10"]],
    ["-", ["json/unexpected-token 1:1-1:2"]],
    ["-Infinity", ["json/unexpected-token 1:1-1:10"]],
    ["+1", ["json/unexpected-token 1:1-1:3"]],
    [".5", ["json/unexpected-token 1:1-1:3"]],
    ["[1,]", ["json/unexpected-token 1:4-1:5"]],
    ["[,1]", ["json/unexpected-token 1:2-1:3"]],
    ["[1 2]", ["json/unexpected-token 1:4-1:5"]],
    ["[1}", ["json/unexpected-token 1:3-1:4"]],
    ['{"a":1,\r\n}', ["json/unexpected-token 2:1-2:2"]],
    ['{"a" 1}', ["json/unexpected-token 1:6-1:7"]],
    ['{"é": 😀}', ["json/unexpected-token 1:7-1:9"]],
    ["{a: 1}", ["json/unexpected-token 1:2-1:3"]],
    ["{'a': 1}", ["json/unexpected-token 1:2-1:3"]],
    ["// x", ["json/unexpected-token 1:1-1:2"]],
    ["\u00a01", ["json/unexpected-token 1:1-1:2"]],
    ["\f1", ["json/unexpected-token 1:1-1:2"]],
    ["1 2", ["json/trailing-text 1:3-1:4"]],
    ["{}\r\n}", ["json/trailing-text 2:1-2:2"]],
    ["1\u0000", ["json/trailing-text 1:2-1:3"]],
    ["[1.0]", ["json/not-an-integer 1:2-1:5"]],
    ["1e3", ["json/not-an-integer 1:1-1:4"]],
    ["1E2", ["json/not-an-integer 1:1-1:4"]],
    ["-0", ["json/not-an-integer 1:1-1:3"]],
    ["-0.5e-7", ["json/not-an-integer 1:1-1:8"]],
    ["01", ["json/leading-zero 1:1-1:3"]],
    ["-007", ["json/leading-zero 1:1-1:5"]],
    ["00", ["json/leading-zero 1:1-1:3"]],
    ["9223372036854775808", ["json/integer-out-of-range 1:1-1:20"]],
    ["-9223372036854775809", ["json/integer-out-of-range 1:1-1:21"]],
    ['["é", "abc', ["json/unterminated-string 1:7-1:11"]],
    ['"abc\\', ["json/unterminated-string 1:1-1:6"]],
    ['"abc\\"', ["json/unterminated-string 1:1-1:7"]],
    ['"a\nb"', ["json/control-character 1:3-2:1"]],
    ['"😀\u0000"', ["json/control-character 1:4-1:5"]],
    ['"\u001f"', ["json/control-character 1:2-1:3"]],
    ['"\\x41"', ["json/invalid-escape 1:2-1:4"]],
    ['"\\u12"', ["json/invalid-escape 1:2-1:6"]],
    ['"\\u00zz"', ["json/invalid-escape 1:2-1:6"]],
    ['"\\u+123"', ["json/invalid-escape 1:2-1:4"]],
    ['"\\😀"', ["json/invalid-escape 1:2-1:5"]],
    ['"\\ud800"', ["json/lone-surrogate 1:2-1:8"]],
    ['"\\udc00"', ["json/lone-surrogate 1:2-1:8"]],
    ['"\\ud800\\u0041"', ["json/lone-surrogate 1:2-1:8"]],
    ['"\\ud800\udc00"', ["json/lone-surrogate 1:2-1:8"]],
    ['"\ud800\\udc00"', ["json/lone-surrogate 1:2-1:3"]],
    ['"\ud83d"', ["json/lone-surrogate 1:2-1:3"]],
    ['"\ude00\ud83d"', ["json/lone-surrogate 1:2-1:3"]],
    ['{"a":1,"a":2}', ["json/duplicate-key 1:8-1:11"]],
    ['{"a":1,\r\n "\\u0061":2}', ["json/duplicate-key 2:2-2:10"]],
    ['{"__proto__":1,"__proto__":2}', ["json/duplicate-key 1:16-1:27"]],
    [
      '{"a":1,"a":2,"b":{"c":1,"c":2}}',
      ["json/duplicate-key 1:8-1:11", "json/duplicate-key 1:25-1:28"],
    ],
    ['{"a":1,"a":2}}', ["json/duplicate-key 1:8-1:11", "json/trailing-text 1:14-1:15"]],
  ])("%j", (text, want) => {
    expect(places(text)).toEqual(want);
  });

  test.each([
    ["[1,]", "expected a value, found `]`", "remove the comma before it"],
    ['{"a":1,}', "expected a key, found `}`", "remove the comma before it"],
    ["{a:1}", "expected a key or `}`, found `a`", 'use double quotes `"`'],
    ["'a'", "expected a value, found `'`", 'use double quotes `"`'],
    ["[1 /*", "expected `,` or `]`, found `/`", "remove the comment"],
    ["[1 2]", "expected `,` or `]`, found `2`", undefined],
    ["TRUE", "expected a value, found `TRUE`", undefined],
    ["1e3", "the number `1e3` is not written as an integer", "write `1000`"],
    ["-0", "the number `-0` is not written as an integer", "write `0`"],
    ["\u202e", "expected a value, found `\\u{202e}`", undefined],
    ["x".repeat(50), `expected a value, found \`${"x".repeat(40)}…\``, undefined],
    ['{"a":1,"a":2}', "duplicate key `a`", undefined],
    ['"\n"', "the string has the control character `\\n`", "write it as `\\n`"],
  ])("%j is explained", (text, message, help) => {
    const [first] = refusals(text);
    expect([first?.message, first?.help]).toEqual([message, help]);
  });

  test("all repeated keys, up to the limit of diagnostics", () => {
    const text = `{${Array.from({ length: 50 }, () => '"k":0').join(",")}}`;
    expect(refusals(text)).toHaveLength(49);
    expect(refusals(text, withDefaults({ maxDiagnostics: 7 }))).toHaveLength(7);
  });

  test("a text that is too long", () => {
    expect(refusals("12345", withDefaults({ maxLength: 4 }))).toMatchObject([
      { code: "json/too-long", labels: [{ span: { line: 1, column: 1 } }] },
    ]);
    expect(read("1234", withDefaults({ maxLength: 4 }))).toMatchObject({ value: 1234 });
  });

  test("nesting is limited, and the ceiling holds", () => {
    const limits = withDefaults({ maxDepth: 1 });
    expect(read("[[[[]]]]", limits).kind).toBe("array");
    expect(refusals('[[[{"a":[]}]]]', limits)[0]).toMatchObject({
      code: "json/too-deep",
      labels: [{ span: { start: 8, end: 9 } }],
    });
    expect(maxJsonDepth(DEFAULT_LIMITS)).toBe(800);
    expect(maxJsonDepth(withDefaults({ maxDepth: 1e9 }))).toBe(1600);
  });
});

describe("large texts take linear time", () => {
  const million = 1_000_000;
  test.each([
    ["nested arrays", "[".repeat(million), "json/too-deep"],
    ["nested objects", '{"a":'.repeat(million), "json/too-deep"],
    ["a string without end", `"${"a".repeat(million)}`, "json/unterminated-string"],
    ["backslashes", `"${"\\".repeat(million)}"`, undefined],
    ["quotes", `"${'\\"'.repeat(million)}"`, undefined],
    ["emoji", `"${"😀".repeat(million)}"`, undefined],
    ["surrogate escapes", `"${"\\ud83d\\ude00".repeat(million / 10)}"`, undefined],
    ["digits", "1".repeat(million), "json/integer-out-of-range"],
    ["zeros", "0".repeat(million), "json/leading-zero"],
    ["a fraction", `0.${"1".repeat(million)}`, "json/not-an-integer"],
    ["a word", "x".repeat(million), "json/unexpected-token"],
    ["space", " ".repeat(million), "json/unexpected-end"],
    ["space before a bracket", `[1,${" ".repeat(million)}]`, "json/unexpected-token"],
    ["items", `[${"0,".repeat(million)}0]`, undefined],
    ["lines", `[${"\n".repeat(million)}x`, "json/unexpected-token"],
  ])(
    "%s",
    (_name, text, code) => {
      expect(refusals(text)[0]?.code).toBe(code);
    },
    5000,
  );

  test("many keys, once and twice", () => {
    const keys = Array.from({ length: million }, (_, i) => `"k${i}":0`);
    expect(readJson(jsonText(`{${keys.join(",")}}`), DEFAULT_LIMITS).ok).toBe(true);
    const some = keys.slice(0, 100_000).join(",");
    expect(refusals(`{${some},${some}}`)).toHaveLength(100);
  }, 20_000);
});

const longs = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("__proto__", "constructor", "toString", "0", "a b", "\u2028", "\u0000"),
);
const trees: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    longs.map((x) => (Number.isSafeInteger(Number(x)) ? Number(x) : x)),
    texts,
    fc.array(tie("tree")),
    fc.array(fc.tuple(texts, tie("tree"))).map((entries) => Object.fromEntries(entries)),
  ),
})).tree;

/** Without places, so that trees of different origin compare. */
function bare(json: Json): unknown {
  if (json.kind === "array") return json.value.map(bare);
  if (json.kind !== "object") return [json.kind, json.value];
  return { members: json.value.map((member) => [member.key, bare(member)]) };
}

function fromJs(value: unknown): Json {
  const result = readJson([value], DEFAULT_LIMITS);
  const json = result.ok && result.value.kind === "array" ? result.value.value[0] : undefined;
  if (json === undefined) throw new Error(JSON.stringify(result));
  return json;
}

describe("properties", () => {
  test("reading what was written gives the same tree", () => {
    fc.assert(
      fc.property(trees, fc.nat(3), (value, indent) => {
        const json = fromJs(value);
        expect(bare(read(writeJson(json, indent)))).toEqual(bare(json));
      }),
    );
  });

  test("JavaScript data survives the tree", () => {
    fc.assert(
      fc.property(trees, (value) => {
        const json = fromJs(value);
        const back = jsonToJs(json);
        expect(back).toEqual(value);
        expect(bare(fromJs(back))).toEqual(bare(json));
      }),
    );
  });

  const pieces = fc.constantFrom(
    ..."[]{},:\"\\-+.eE0123u \t\n'x",
    "true",
    "null",
    '"a"',
    '"b":',
    "\\u00e9",
    "\\ud83d",
    "\\ude00",
    "\ud83d",
    "\ude00",
    "😀",
  );
  const mutants = fc
    .tuple(
      fc.oneof(
        fc.json(),
        trees.map(fromJs).map((json) => writeJson(json)),
        fc.constant(""),
      ),
      fc.array(fc.tuple(fc.nat(), fc.nat(2), pieces), { maxLength: 3 }),
    )
    .map(([text, edits]) =>
      edits.reduce((t, [where, cut, piece]) => {
        const at = where % (t.length + 1);
        return t.slice(0, at) + piece + t.slice(at + cut);
      }, text),
    );
  const soups = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(""));

  /** What is valid JSON and yet not Cedar's. */
  const STRICTER = new Set([
    "json/not-an-integer",
    "json/integer-out-of-range",
    "json/duplicate-key",
    "json/lone-surrogate",
  ]);

  test("agrees with JSON.parse but for the documented strictness", () => {
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.oneof(mutants, soups), (text) => {
        const ours = readJson(jsonText(text), DEFAULT_LIMITS);
        let theirs: unknown;
        let isJson = true;
        try {
          theirs = JSON.parse(text);
        } catch {
          isJson = false;
        }
        if (ours.ok) {
          accepted++;
          expect(isJson).toBe(true);
          expect(rounded(jsonToJs(ours.value))).toEqual(theirs);
        } else {
          refused++;
          for (const { labels, message, code } of ours.error) {
            const span = labels[0]?.span;
            expect(span && span.start <= span.end && span.end <= text.length).toBe(true);
            expect(message).toMatch(/^[^\n\r]+$/);
            expect(code).toMatch(/^json\/[a-z-]+$/);
          }
          if (isJson) expect(ours.error.some((d) => STRICTER.has(d.code))).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
    expect(accepted).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(100);
  });
});

/** Integers as `JSON.parse` rounds them. */
function rounded(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, rounded(v)]));
}
