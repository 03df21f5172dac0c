/** Input that is meant to hurt: it gets a value or a diagnostic with a place, soon, and nothing else. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { rolldown } from "rolldown";
import { afterEach, describe, expect, test } from "vitest";
import * as cedrus from "./index.ts";
import {
  contextFromJson,
  createEntity,
  createRequest,
  DEFAULT_LIMITS,
  entitiesFromJson,
  entitiesToJson,
  EntityStore,
  EntityUid,
  evaluateExpression,
  EvaluationError,
  isAuthorized,
  jsonText,
  type Limits,
  parseEntityUid,
  parseExpression,
  parseJson,
  parsePolicy,
  parsePolicySet,
  parseTemplate,
  policyFromJson,
  policySetFromJson,
  policySetToJson,
  policySetToJsonText,
  policyToJson,
  printExpr,
  printPolicy,
  printPolicySet,
  printValue,
  renderDiagnostic,
  type Result,
  type Diagnostic,
  type Value,
  valuesEqual,
  valueToPlain,
} from "./index.ts";
import { checkEndToEnd, deepest, FORMS } from "./testing/depth.ts";
import { HOSTILE_NAMES } from "./testing/arbitraries.ts";
import { problemsOf, valueOf } from "./testing/shape.ts";

const READERS = [entitiesFromJson, contextFromJson, policyFromJson, policySetFromJson];
const TEXT_READERS = [parseJson, ...READERS.map((read) => (text: string) => read(jsonText(text)))];

const NAMES = [
  ...HOSTILE_NAMES.filter((name) => name !== "then"),
  "hasOwn",
  "isPrototypeOf",
  "__lookupGetter__",
  "__defineSetter__",
];

afterEach(() => {
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});

const request = valueOf(
  createRequest({ principal: 'U::"p"', action: 'Action::"a"', resource: 'R::"r"' }),
);

function evaluated(text: string, entities = new EntityStore(), context: unknown = {}): Value {
  const req = { ...request, context: valueOf(contextFromJson(context)) };
  const value = evaluateExpression(valueOf(parseExpression(text)), req, entities);
  if (value instanceof EvaluationError) throw new Error(`${value.kind}: ${value.message}`);
  return value;
}

const asPolicy = (condition: string): string =>
  `permit(principal, action, resource) when { ${condition} };`;
const nest = (n: number, open: string, inner = "1", close = ""): string =>
  open.repeat(n) + inner + close.repeat(n);
/** How long `run` takes, in milliseconds. */
function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

describe("depth beyond the limit is a diagnostic", () => {
  const forms = [
    { name: "parentheses, a million", make: (n: number) => nest(4 * n, "(", "1", ")") },
    { name: "open parentheses only", make: (n: number) => nest(n, "(") },
    { name: "sets", make: (n: number) => nest(n, "[", "1", "]") },
    { name: "records", make: (n: number) => nest(n, "{a:", "1", "}") },
    { name: "not", make: (n: number) => nest(n, "!(", "true", ")") },
    { name: "minus", make: (n: number) => nest(n, "-(", "1", ")") },
    { name: "if in the test", make: (n: number) => nest(n, "if ", "true", " then 1 else 2") },
    { name: "if in the else", make: (n: number) => nest(n, "if true then 1 else ") },
    { name: "calls", make: (n: number) => nest(n, "ip(", '"::1"', ")") },
    { name: "arguments", make: (n: number) => nest(n, "[].contains(", "1", ")") },
    { name: "attributes", make: (n: number) => nest(n, "", "context") + ".a".repeat(n) },
    { name: "indices", make: (n: number) => `context${'["a"]'.repeat(n)}` },
    { name: "methods", make: (n: number) => `[]${".isEmpty()".repeat(n)}` },
    { name: "+", make: (n: number) => `1${"+1".repeat(n)}` },
    { name: "-", make: (n: number) => `1${"-1".repeat(n)}` },
    { name: "*", make: (n: number) => `1${"*1".repeat(n)}` },
    {
      name: "&& and || in turn",
      make: (n: number) => nest(n, "true && (false || (", "true", "))"),
    },
    { name: "is … in", make: (n: number) => nest(n, "principal is A in (", "principal", ")") },
  ];
  test.each(forms)("$name", ({ make }) => {
    for (const n of [10_000, 250_000]) {
      const parsed = parseExpression(make(n));
      expect(problemsOf(parsed)[0]).toMatch(/^parser\/too-deep 1:\d+-1:\d+$/);
    }
    expect(problemsOf(parsePolicySet(asPolicy(make(10_000))))[0]).toMatch(/^parser\/too-deep 1:/);
  });

  test.each(["!", "-"])("a row of %s is a unary-limit error", (op) => {
    expect(problemsOf(parseExpression(`${op.repeat(1_000_000)}1`))).toEqual([
      "parser/unary-limit 1:5-1:6",
    ]);
  });

  test("parentheses in a scope nest without cost", () => {
    const entity = nest(100_000, "(", 'User::"a"', ")");
    expect(problemsOf(parsePolicy(`permit(principal == ${entity}, action, resource);`))).toEqual(
      [],
    );
    expect(problemsOf(parsePolicy(`permit(principal == ${"(".repeat(1_000_000)}`))).toEqual([
      "parser/unexpected-end 1:1000021-1:1000021",
    ]);
  });

  test.each([
    { name: "[", text: nest(1_000_000, "[", "1", "]") },
    { name: "[ that never ends", text: nest(1_000_000, "[") },
    { name: "{", text: nest(1_000_000, '{"a":', "1", "}") },
  ])("JSON text: $name", ({ text }) => {
    for (const read of TEXT_READERS) {
      expect(problemsOf(read(text))[0]).toMatch(/^json\/too-deep 1:\d+/);
    }
  });

  test("JSON data", () => {
    let array: unknown = 1;
    let object: unknown = 1;
    for (let i = 0; i < 100_000; i++) [array, object] = [[array], { a: object }];
    for (const read of READERS) {
      expect(problemsOf(read(array))[0]).toMatch(/^json\/too-deep \$/);
      expect(problemsOf(read(object))[0]).toMatch(/^json\/too-deep \$/);
    }
  });

  test("values in JSON stop at the depth of values, before JSON's own", () => {
    for (const n of [DEFAULT_LIMITS.maxDepth, 300]) {
      expect(problemsOf(contextFromJson(jsonText(`{"a":${nest(n, "[", "1", "]")}}`)))[0]).toMatch(
        /^json\/too-deep/,
      );
    }
    const within = `{"a":${nest(DEFAULT_LIMITS.maxDepth - 2, "[", "1", "]")}}`;
    expect(problemsOf(contextFromJson(jsonText(within)))).toEqual([]);
  });
});

describe("depth within the limit works everywhere", () => {
  function fromDeepStack(frames: number, run: () => void): void {
    if (frames === 0) run();
    else fromDeepStack(frames - 1, run);
  }

  test.each(FORMS)("$name, called 3,000 frames deep", (form) => {
    const text = deepest(cedrus, form);
    fromDeepStack(3000, () => expect(checkEndToEnd(cedrus, text)).toBe(""));
  });

  test("all of them in a worker with a stack of 1 MB", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cedrus-"));
    try {
      const input = fileURLToPath(new URL("testing/depth-worker.ts", import.meta.url));
      const file = join(folder, "worker.mjs");
      const bundle = await rolldown({ input, platform: "node", logLevel: "silent" });
      await bundle.write({ file, format: "esm" });
      const worker = new Worker(file, { resourceLimits: { stackSizeMb: 1 } });
      const answer = await new Promise((resolve, reject) => {
        worker.once("message", resolve);
        worker.once("error", reject);
      });
      expect(answer).toEqual(FORMS.map(() => ""));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("length", () => {
  test.each([
    { name: "&&", op: "&&", literal: "true" },
    { name: "||", op: "||", literal: "false" },
  ])("a chain of 100,000 $name works", ({ op, literal }) => {
    const text = Array.from({ length: 100_000 }, () => literal).join(op);
    const set = valueOf(parsePolicySet(asPolicy(text)));
    const [policy] = set.policies();
    if (policy === undefined) throw new Error("no policy");
    expect(isAuthorized(request, set, new EntityStore()).errors).toEqual([]);
    const printed = printPolicy(policy);
    // Compared as texts: comparing trees of this size takes the test runner seconds.
    expect(printPolicy(valueOf(parsePolicy(printed))) === printed).toBe(true);
    expect(policySetToJson(set) === undefined).toBe(false);
    expect(policySetToJsonText(set).length).toBeGreaterThan(1_000_000);
    expect(valueOf(cedrus.stringifyJson(policyToJson(policy))).length).toBeGreaterThan(1_000_000);
  });

  test("a set of 100,000 elements", () => {
    const numbers = Array.from({ length: 100_000 }, (_, i) => i);
    const text = `[${numbers.join(",")}]`;
    expect(
      evaluated(`${text}.containsAll(context.n) && ${text} == context.n`, undefined, {
        n: numbers,
      }),
    ).toBe(true);
    expect(
      evaluated("context.a.containsAny(context.b)", undefined, {
        a: numbers,
        b: numbers.map((n) => -1 - n),
      }),
    ).toBe(false);
    const records = numbers.map((n) => ({ a: n, b: [n] }));
    expect(
      evaluated("context.a == context.b", undefined, { a: records, b: records.toReversed() }),
    ).toBe(true);
  });

  test("a policy text of 10 MB, and 5,000 policies", () => {
    const policy = asPolicy('principal == User::"alice" && context.x like "*a*b*"');
    const many = Array.from({ length: 5000 }, () => policy).join("\n");
    expect(valueOf(parsePolicySet(many)).size).toBe(5000);
    const big = `${`// ${"x".repeat(1000)}\n`.repeat(9000)}${many}`;
    expect(big.length).toBeGreaterThan(9_000_000);
    expect(valueOf(parsePolicySet(big)).size).toBe(5000);
  });

  const MB = 1_000_000;
  test.each([
    { name: "a string", text: `"${"x".repeat(MB)}"`, want: [] },
    { name: "a string of escapes", text: `"${"\\u{1_F6_00}".repeat(100_000)}"`, want: [] },
    { name: "backslashes", text: `"${"\\".repeat(MB)}"`, want: [] },
    {
      name: "backslashes without an end",
      text: "\\".repeat(MB),
      want: ["parser/invalid-character 1:1-1:2"],
    },
    {
      name: "a string without an end",
      text: `"${"x".repeat(MB)}`,
      want: ["parser/unterminated-string 1:1-1:1000002"],
    },
    {
      name: "an identifier",
      text: "x".repeat(MB),
      want: ["parser/unknown-variable 1:1-1:1000001"],
    },
    { name: "an attribute", text: `context.${"x".repeat(MB)}`, want: [] },
    { name: "digits", text: "1".repeat(MB), want: ["parser/integer-out-of-range 1:1-1:1000001"] },
    { name: "zeros", text: "0".repeat(MB), want: [] },
    { name: "white space", text: `${" \t\n".repeat(MB)}1`, want: [] },
    { name: "a comment", text: `//${"x".repeat(MB)}\n1`, want: [] },
    { name: "comments", text: `${"//\n".repeat(MB)}1`, want: [] },
    { name: "a name of many parts", text: `${"a::".repeat(MB / 4)}"x"`, want: [] },
    { name: "a has path", text: `context has a${".a".repeat(MB / 4)}`, want: [] },
    { name: "a pattern of stars", text: `"" like "${"*".repeat(MB)}"`, want: [] },
    { name: "a decimal", text: `decimal("${"1".repeat(MB)}.0")`, want: [] },
    { name: "an address", text: `ip("${":".repeat(MB)}")`, want: [] },
    { name: "a datetime", text: `datetime("${"1".repeat(MB)}")`, want: [] },
    { name: "a duration", text: `duration("${"1".repeat(MB)}d")`, want: [] },
    { name: "a duration without a unit", text: `duration("${"1".repeat(MB)}")`, want: [] },
  ])("1 MB: $name", ({ text, want }) => {
    const parsed = parseExpression(text);
    expect(problemsOf(parsed)).toEqual(want);
    for (const d of parsed.ok ? [] : parsed.error)
      expect(renderDiagnostic(d, { text }).length).toBeLessThan(2000);
    if (!parsed.ok) return;
    const printed = printExpr(parsed.value);
    expect(printExpr(valueOf(parseExpression(printed))) === printed).toBe(true);
    evaluateExpression(parsed.value, request, new EntityStore());
  });

  test.each([
    { name: "escapes without braces", text: `"${"\\u{".repeat(400_000)}"` },
    { name: "unknown escapes", text: `"${"\\q".repeat(500_000)}"` },
    { name: "carriage returns", text: `"${"\r".repeat(MB)}"` },
    { name: "opened strings", text: '"\\\n'.repeat(300_000) },
    { name: "policies that do not start", text: "permit(".repeat(150_000) },
    { name: "annotations", text: "@".repeat(MB) },
    { name: "named annotations", text: "@a ".repeat(300_000) },
    { name: "bad policies", text: "permit(principal);".repeat(50_000) },
  ])("many errors stay quick: $name", ({ text }) => {
    expect(timed(() => expect(parsePolicySet(text).ok).toBe(false))).toBeLessThan(5000);
    expect(timed(() => expect(parseExpression(text).ok).toBe(false))).toBeLessThan(5000);
  });

  test("many errors in JSON stay quick", () => {
    const bad = Array.from({ length: 20_000 }, (_, i) => [`p${i}`, {}] as const);
    const sets = [
      { staticPolicies: Object.fromEntries(bad), templates: {}, templateLinks: [] },
      { staticPolicies: {}, templates: {}, templateLinks: bad.map(() => ({})) },
    ];
    for (const input of [...sets, ...sets.map((set) => jsonText(JSON.stringify(set)))]) {
      let count = 0;
      const time = timed(() => (count = problemsOf(policySetFromJson(input)).length));
      expect(count).toBe(DEFAULT_LIMITS.maxDiagnostics);
      expect(time).toBeLessThan(5000);
    }
    expect(problemsOf(entitiesFromJson(bad.map(() => ({})))).length).toBe(100);
  });

  test("sets within sets, each with more elements than are searched one by one", () => {
    let nested: unknown = [1];
    for (let i = 0; i < 120; i++) nested = [nested, 1, 2, 3, 4, 5, 6, 7, 8, 9, "x".repeat(1000)];
    expect(evaluated("context.a == context.b", undefined, { a: nested, b: nested })).toBe(true);
  });

  test("a `has` path that text cannot say does not double with each level", () => {
    let x: unknown = { Var: "context" };
    for (let i = 0; i < 60; i++) x = { Record: { a: { has: { left: x, attr: ["a b", "c d"] } } } };
    const all = { op: "All" };
    const policy = { effect: "permit", principal: all, action: all, resource: all };
    const read = policyFromJson({ ...policy, conditions: [{ kind: "when", body: x }] });
    expect(printPolicy(valueOf(read)).length).toBeLessThan(10_000);
    const long = {
      has: { left: { Var: "context" }, attr: Array.from({ length: 1000 }, () => "a b") },
    };
    expect(
      problemsOf(policyFromJson({ ...policy, conditions: [{ kind: "when", body: long }] }))[0],
    ).toMatch(/^json\/too-deep/);
  });
});

describe("names that objects have of their own", () => {
  test.each(NAMES)("%s", (name) => {
    const type = `${name}::${name}`;
    const quoted = JSON.stringify(name);
    const entity = {
      uid: { type, id: name },
      attrs: { [name]: 1, other: { [name]: 2 } },
      tags: { [name]: 3 },
      parents: [{ type: name, id: name }],
    };
    // JSON text, because `{ __proto__: 1 }` in JavaScript is something else.
    const text = `[{"uid":{"type":"${type}","id":${quoted}},"attrs":{${quoted}:1,"other":{${quoted}:2}},"tags":{${quoted}:3},"parents":[{"type":${quoted},"id":${quoted}}]}]`;
    const stores = [
      jsonText(text),
      ...(name === "__proto__" ? [] : [[entity]]),
      valueOf(parseJson(text)),
    ];
    for (const input of stores) {
      const store = valueOf(entitiesFromJson(input));
      const e = `${type}::${quoted}`;
      expect(
        evaluated(`${e}.${name} == 1 && ${e} has ${name} && ${e}[${quoted}] == 1`, store),
      ).toBe(true);
      expect(evaluated(`${e}.other.${name} == 2 && ${e} has other.${name}`, store)).toBe(true);
      expect(evaluated(`${e}.hasTag(${quoted}) && ${e}.getTag(${quoted}) == 3`, store)).toBe(true);
      expect(evaluated(`${e} in ${name}::${quoted} && !(${name}::${quoted} in ${e})`, store)).toBe(
        true,
      );
      expect(
        evaluated(`principal has ${name} || {} has ${name} || context has ${name}`, store),
      ).toBe(false);
      expect(evaluated(`{${name}: 1}.${name} == 1 && {${quoted}: 1} == {${name}: 1}`, store)).toBe(
        true,
      );
      expect(evaluated(`${e} is ${type} && !(${e} is ${name})`, store)).toBe(true);
      expect(
        valuesEqual(
          evaluated(`{${name}: {${name}: 1}}`),
          evaluated(printValue(evaluated(`{${name}: {${name}: 1}}`))),
        ),
      ).toBe(true);
      const json = valueOf(entitiesToJson(store));
      expect(valueOf(entitiesFromJson(json)).add(store).ok).toBe(true);
    }
    expect(problemsOf(parseExpression(`${name}("x")`))).toEqual([
      `parser/unknown-function 1:1-1:${name.length + 1}`,
    ]);
    expect(problemsOf(parseExpression(`principal.${name}()`))).toEqual([
      `parser/unknown-method 1:11-1:${name.length + 11}`,
    ]);
    expect(problemsOf(parseExpression(name))).toEqual([
      `parser/unknown-variable 1:1-1:${name.length + 1}`,
    ]);
    expect(
      problemsOf(contextFromJson(jsonText(`{"a":{"__extn":{"fn":${quoted},"arg":"x"}}}`)))[0],
    ).toMatch(/^json\/unknown-function 1:/);
    expect(problemsOf(policyFromJson(jsonText(`{"effect":${quoted}}`)))[0]).toMatch(/^json\//);
  });

  test.each(NAMES)("%s as id of policies, templates and links, and as annotation", (name) => {
    const text = `@${name}("x") @id(${JSON.stringify(name)}) permit(principal == ?principal, action, resource);`;
    const set = valueOf(parsePolicySet(text, { ids: "annotation" }));
    expect(set.policy(name)).toBeUndefined();
    const values = new Map([["?principal" as const, new EntityUid(name, name)]]);
    expect(set.link({ templateId: name, newId: name, values }).ok).toBe(false);
    valueOf(set.link({ templateId: name, newId: `${name}2`, values }));
    valueOf(
      set.add({ kind: "static", id: "static", body: valueOf(parsePolicy(asPolicy("true"))).body }),
    );
    const json = policySetToJsonText(set);
    const back = valueOf(policySetFromJson(jsonText(json)));
    expect(policySetToJsonText(back)).toBe(json);
    expect(policySetToJsonText(valueOf(policySetFromJson(policySetToJson(set))))).toBe(json);
    expect(back.template(name)?.body.annotations.get(name)).toBe("x");
    expect(printPolicySet(back)).toContain(`@${name}("x")`);
  });
});

describe("characters", () => {
  const LONE = ["\ud800", "\udfff", "a\udc00b", "\ud83d", "\udc00\ud800"];
  test.each(LONE.map((text) => ({ text, name: JSON.stringify(text) })))(
    "lone surrogate $name",
    ({ text }) => {
      for (const parse of [
        parseExpression,
        parsePolicySet,
        parsePolicy,
        parseTemplate,
        parseEntityUid,
      ]) {
        expect(problemsOf(parse(`"${text}"`))[0]).toMatch(/^parser\/lone-surrogate 1:\d-1:\d$/);
      }
      expect(
        problemsOf(
          createRequest({ principal: `U::"${text}"`, action: 'A::"a"', resource: 'R::"r"' }),
        ),
      ).toHaveLength(1);
      for (const read of TEXT_READERS) {
        expect(problemsOf(read(`{"a":"${text}"}`))[0]).toMatch(/^json\/lone-surrogate 1:\d/);
        expect(problemsOf(read(`{"${text}":1}`))[0]).toMatch(/^json\/lone-surrogate 1:\d/);
        expect(problemsOf(read(JSON.stringify({ a: text })))[0]).toMatch(
          /^json\/lone-surrogate 1:\d/,
        );
      }
      for (const read of READERS) {
        expect(problemsOf(read({ a: text }))[0]).toBe("json/lone-surrogate $.a");
        expect(problemsOf(read({ [text]: 1 }))[0]).toMatch(/^json\/lone-surrogate \$/);
      }
    },
  );

  test.each([
    {
      name: "an escaped lone surrogate",
      text: '"\\u{D800}"',
      want: "parser/invalid-escape 1:2-1:10",
    },
    { name: "beyond Unicode", text: '"\\u{110000}"', want: "parser/invalid-escape 1:2-1:12" },
    { name: "a byte order mark first", text: "\ufeff1", want: "parser/invalid-character 1:1-1:2" },
    {
      name: "a byte order mark inside",
      text: "1 +\ufeff1",
      want: "parser/invalid-character 1:4-1:5",
    },
    { name: "NUL outside strings", text: "1\0", want: "parser/invalid-character 1:2-1:3" },
    { name: "CRLF in a string", text: '"a\r\nb"', want: "parser/carriage-return 1:3-1:4" },
    { name: "an astral character", text: "1 + 😀", want: "parser/invalid-character 1:5-1:7" },
    { name: "a letter beyond ASCII", text: "é", want: "parser/invalid-character 1:1-1:2" },
  ])("$name", ({ text, want }) => {
    expect(problemsOf(parseExpression(text))).toEqual([want]);
    expect(problemsOf(parsePolicySet(`\r\n${text}`)).length).toBeGreaterThan(0);
  });

  test("NUL, tab and line feed may stand in strings", () => {
    expect(evaluated('"a\0\t\nb"')).toBe("a\0\t\nb");
  });

  test("strings are never normalised, and bidirectional marks survive", () => {
    expect(evaluated('"é" == "e\u0301" || "ß" == "ss" || "İ" == "i" || "Ａ" == "A"')).toBe(false);
    expect(evaluated(printValue("\u202e\u200bé😀\0\u{10ffff}"))).toBe(
      "\u202e\u200bé😀\0\u{10ffff}",
    );
  });
});

describe("numbers in JSON", () => {
  test.each([
    { text: "9223372036854775807", want: undefined },
    { text: "-9223372036854775808", want: undefined },
    { text: "9007199254740993", want: undefined },
    { text: "9223372036854775808", want: "json/integer-out-of-range" },
    { text: "-9223372036854775809", want: "json/integer-out-of-range" },
    { text: "1".repeat(100_000), want: "json/integer-out-of-range" },
    { text: "1.0", want: "json/not-an-integer" },
    { text: "1e3", want: "json/not-an-integer" },
    { text: "1E400", want: "json/not-an-integer" },
    { text: "-0", want: "json/not-an-integer" },
    { text: "-0.0", want: "json/not-an-integer" },
    { text: "01", want: "json/leading-zero" },
    { text: "+1", want: "json/unexpected-token" },
    { text: "NaN", want: "json/unexpected-token" },
    { text: "-Infinity", want: "json/unexpected-token" },
    { text: "[0x10]", want: "json/unexpected-token" },
    { text: ".5", want: "json/unexpected-token" },
  ])("$text", ({ text, want }) => {
    const read = contextFromJson(jsonText(`{\n "a": ${text}}`));
    if (want === undefined) expect(printValue(valueOf(read).attrs.get("a") ?? "")).toBe(text);
    else expect(problemsOf(read)[0]).toMatch(new RegExp(`^${want} 2:[789]-2:`));
    if (want === undefined) expect(printValue(evaluated(text))).toBe(text);
  });

  test.each([
    { name: "context", text: '{"a":1,"b":{"c":1,"c":2}}', want: "1:19-1:22" },
    { name: "escaped", text: '{"a":1,"\\u0061":2}', want: "1:8-1:16" },
    { name: "__proto__", text: '{"__proto__":1,"__proto__":2}', want: "1:16-1:27" },
  ])("duplicate keys: $name", ({ text, want }) => {
    for (const read of READERS) {
      expect(problemsOf(read(jsonText(text)))).toEqual([`json/duplicate-key ${want}`]);
    }
  });
});

describe("JavaScript values that are not plain data", () => {
  const cycle: Record<string, unknown> = {};
  cycle["self"] = cycle;
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  class Point {
    readonly x = 1;
  }
  const ROWS: readonly { readonly name: string; readonly value: unknown }[] = [
    { name: "Date", value: new Date(0) },
    { name: "Map", value: new Map([["a", 1]]) },
    { name: "Set", value: new Set([1]) },
    { name: "RegExp", value: /a/ },
    { name: "class instance", value: new Point() },
    { name: "boxed number", value: Object(1) },
    { name: "boxed string", value: Object("a") },
    {
      name: "getter",
      value: Object.defineProperty({}, "a", {
        enumerable: true,
        get: () => {
          throw new Error("getter ran");
        },
      }),
    },
    { name: "toJSON", value: { toJSON: () => 1 } },
    {
      name: "throwing proxy",
      value: new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error("no");
          },
        },
      ),
    },
    { name: "revoked proxy", value: revoked.proxy },
    { name: "cycle", value: cycle },
    { name: "function", value: () => 1 },
    { name: "symbol", value: Symbol("s") },
    { name: "symbol key", value: { [Symbol("s")]: 1 } },
    { name: "undefined", value: undefined },
    // oxlint-disable-next-line no-sparse-arrays
    { name: "sparse array", value: [1, , 2] },
    { name: "array with a property", value: Object.assign([1], { extra: 1 }) },
    { name: "NaN", value: Number.NaN },
    { name: "Infinity", value: Number.POSITIVE_INFINITY },
    { name: "fraction", value: 1.5 },
    { name: "unsafe integer", value: 2 ** 53 },
    { name: "bigint beyond 64 bits", value: 2n ** 63n },
    { name: "null", value: null },
  ];
  const uids = { principal: 'U::"p"', action: 'Action::"a"', resource: 'R::"r"' };

  test.each(ROWS)("$name", ({ value }) => {
    expect(problemsOf(contextFromJson({ a: value }))[0]).toMatch(/^json\/[a-z-]+ \$\.a/);
    expect(problemsOf(contextFromJson({ a: [{ b: value }] }))[0]).toMatch(
      /^json\/[a-z-]+ \$\.a\[0\]/,
    );
    expect(problemsOf(createRequest({ ...uids, context: { a: value } }))[0]).toMatch(
      /^json\/[a-z-]+ \$\.context\.a/,
    );
    const entity = { uid: { type: "A", id: "a" }, attrs: { a: value }, parents: [] };
    expect(problemsOf(entitiesFromJson([entity]))[0]).toMatch(/^json\/[a-z-]+ \$\[0\]\.attrs\.a/);
    expect(problemsOf(entitiesFromJson([value])).length).toBe(1);
    expect(problemsOf(entitiesFromJson(value)).length).toBe(1);
    expect(
      problemsOf(policySetFromJson({ staticPolicies: value, templates: {}, templateLinks: [] }))
        .length,
    ).toBeGreaterThan(0);
    expect(problemsOf(policyFromJson(value)).length).toBe(1);
    expect(problemsOf(createRequest({ ...uids, principal: value as string })).length).toBe(1);
  });

  test("each property is read once, and never through a getter", () => {
    let reads = 0;
    const counting = new Proxy(
      { a: 1 },
      {
        getOwnPropertyDescriptor: (target, key) => {
          reads++;
          return Reflect.getOwnPropertyDescriptor(target, key);
        },
        get: () => {
          throw new Error("get");
        },
      },
    );
    expect(valueOf(contextFromJson(counting)).attrs.get("a")).toBe(1);
    expect(reads).toBe(1);
  });

  test("an array with holes is no list of parents", () => {
    // oxlint-disable-next-line no-sparse-arrays -- that is the case
    const parents = ['U::"a"', , 'U::"b"'] as string[];
    expect(problemsOf(createEntity({ uid: 'U::"p"', parents }))).toEqual([
      "request/missing-part $.parents[1]",
    ]);
  });

  test("-0 is 0", () => {
    expect(Object.is(valueOf(contextFromJson({ a: -0 })).attrs.get("a"), 0)).toBe(true);
  });

  test("frozen input is read, and no input is changed", () => {
    const freeze = (x: unknown): unknown => {
      if (typeof x === "object" && x !== null) Object.values(x).forEach(freeze);
      return Object.freeze(x);
    };
    const entities = [
      {
        uid: { type: "A", id: "a" },
        attrs: { z: [2, 1, { y: 1, x: 2 }] },
        tags: {},
        parents: [{ type: "B", id: "b" }],
      },
    ];
    const before = structuredClone(entities);
    const store = valueOf(entitiesFromJson(freeze(entities)));
    const policies = valueOf(parsePolicySet(asPolicy("context.z == [1, 2]")));
    const json = policySetToJson(policies);
    const jsonBefore = structuredClone(json);
    valueOf(policySetFromJson(freeze(json)));
    const input = { ...uids, context: { z: [2, 1] } };
    const req = valueOf(createRequest(freeze(input) as typeof input));
    expect(isAuthorized(Object.freeze(req), policies, store).decision).toBe("allow");
    expect(entities).toEqual(before);
    expect(json).toEqual(jsonBefore);
  });
});

describe("limits", () => {
  type Read = (limits: Partial<Limits>) => Result<unknown, readonly Diagnostic[]>;
  const policies = `${asPolicy("true")}${asPolicy("true")}`;
  const entity = (id: string): unknown => ({ uid: { type: "A", id }, attrs: {}, parents: [] });
  test.each<{
    name: string;
    read: Read;
    enough: Partial<Limits>;
    tooFew: Partial<Limits>;
    code: string;
  }>([
    {
      name: "length of policies",
      read: (limits) => parsePolicySet(policies, { limits }),
      enough: { maxLength: policies.length },
      tooFew: { maxLength: policies.length - 1 },
      code: "parser/too-long",
    },
    {
      name: "length of expressions",
      read: (limits) => parseExpression("1 + 1", { limits }),
      enough: { maxLength: 5 },
      tooFew: { maxLength: 4 },
      code: "parser/too-long",
    },
    {
      name: "length of UIDs",
      read: (limits) =>
        createRequest({ principal: 'U::"p"', action: 'A::"a"', resource: 'R::"r"' }, { limits }),
      enough: { maxLength: 6 },
      tooFew: { maxLength: 5 },
      code: "parser/too-long",
    },
    {
      name: "length of JSON",
      read: (limits) => contextFromJson(jsonText("{}"), { limits }),
      enough: { maxLength: 2 },
      tooFew: { maxLength: 1 },
      code: "json/too-long",
    },
    {
      name: "number of policies",
      read: (limits) => parsePolicySet(policies, { limits }),
      enough: { maxItems: 2 },
      tooFew: { maxItems: 1 },
      code: "parser/too-many-policies",
    },
    {
      name: "number of entities in text",
      read: (limits) =>
        entitiesFromJson(jsonText(JSON.stringify([entity("a"), entity("b")])), { limits }),
      enough: { maxItems: 2 },
      tooFew: { maxItems: 1 },
      code: "json/too-many",
    },
    {
      name: "number of values in data",
      read: (limits) => contextFromJson({ a: [1, 2] }, { limits }),
      enough: { maxItems: 4 },
      tooFew: { maxItems: 3 },
      code: "json/too-many-values",
    },
    {
      name: "depth of parentheses",
      read: (limits) => parseExpression("((1))", { limits }),
      enough: { maxDepth: 3 },
      tooFew: { maxDepth: 2 },
      code: "parser/too-deep",
    },
    {
      name: "depth of operators",
      read: (limits) => parseExpression("1 + 1 + 1", { limits }),
      enough: { maxDepth: 3 },
      tooFew: { maxDepth: 2 },
      code: "parser/too-deep",
    },
    {
      name: "depth of values",
      read: (limits) => contextFromJson({ a: [[1]] }, { limits }),
      enough: { maxDepth: 4 },
      tooFew: { maxDepth: 1 },
      code: "json/too-deep",
    },
  ])("$name", ({ read, enough, tooFew, code }) => {
    expect(problemsOf(read(enough))).toEqual([]);
    expect(problemsOf(read(tooFew))[0]?.split(" ")[0]).toBe(code);
  });

  test("number of diagnostics", () => {
    const bad = "permit(principal);".repeat(50);
    expect(problemsOf(parsePolicySet(bad)).length).toBe(50);
    expect(problemsOf(parsePolicySet(bad, { limits: { maxDiagnostics: 7 } })).length).toBe(7);
    expect(problemsOf(parsePolicySet(bad, { limits: { maxDiagnostics: 0 } })).length).toBe(1);
    expect(
      problemsOf(
        contextFromJson(
          { a: [undefined, undefined, undefined] },
          { limits: { maxDiagnostics: 2 } },
        ),
      ).length,
    ).toBe(2);
  });

  test.each([undefined, Number.NaN, Number.POSITIVE_INFINITY, 1e9, "200", null])(
    "a limit of %s does not switch it off",
    (limit) => {
      const limits = { maxDepth: limit as number };
      expect(problemsOf(parseExpression(nest(100_000, "("), { limits }))[0]).toMatch(
        /^parser\/too-deep/,
      );
      expect(problemsOf(contextFromJson(jsonText(nest(100_000, "[")), { limits }))[0]).toMatch(
        /^json\/too-deep/,
      );
    },
  );

  test("the highest depth fits on the stack", () => {
    const text = nest(399, "[", "1", "]");
    const x = valueOf(parseExpression(text, { limits: { maxDepth: 1000 } }));
    const value = evaluateExpression(x, request, new EntityStore());
    expect(printExpr(x)).toBe(text);
    if (value instanceof EvaluationError) throw new Error(value.message);
    expect(valueToPlain(value).ok).toBe(true);
  });
});

test("callers without types get a diagnostic too", () => {
  const untyped = undefined as unknown as string;
  for (const parse of [
    parsePolicySet,
    parsePolicy,
    parseTemplate,
    parseExpression,
    parseEntityUid,
  ]) {
    expect(problemsOf(parse(untyped))[0]).toMatch(/^parser\/not-text/);
  }
  for (const input of [undefined, null, "x", 1]) {
    const made = createRequest(input as unknown as Parameters<typeof createRequest>[0]);
    expect(problemsOf(made)[0]).toMatch(/^request\/not-an-object/);
  }
});
