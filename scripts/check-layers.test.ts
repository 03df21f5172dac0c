import { describe, expect, test } from "vitest";
import { checkLibrary, checkUser, countDecisionPath } from "./check-layers.mjs";

const long = "export const x = 1;\n".repeat(501);

describe("the library's sources", () => {
  test.each([
    {
      name: "a file may import a lower folder",
      files: { "values/value.ts": 'import { x } from "../data/x.ts";', "data/x.ts": "" },
      want: [],
    },
    {
      name: "a type import of a higher folder is found",
      files: { "data/x.ts": 'import type { V } from "../values/v.ts";', "values/v.ts": "" },
      want: ["data/x.ts: data must not import values/v.ts"],
    },
    {
      name: "a re-export of a higher folder is found",
      files: { "data/x.ts": 'export * from "../values/v.ts";' },
      want: ["data/x.ts: data must not import values/v.ts"],
    },
    {
      name: "a dynamic import of a higher folder is found",
      files: { "data/x.ts": 'const f = () => import("../values/v.ts");' },
      want: ["data/x.ts: data must not import values/v.ts"],
    },
    {
      name: "an import type expression is found",
      files: { "data/x.ts": 'export type T = import("../values/v.ts").V;' },
      want: ["data/x.ts: data must not import values/v.ts"],
    },
    {
      name: "an import in a comment or a string is not an import",
      files: { "data/x.ts": '// import "../values/v.ts"\nexport const s = \'import "node:fs"\';' },
      want: [],
    },
    {
      name: "one file of a folder may be allowed",
      files: {
        "schema/s.ts": 'import "../entities/entity.ts";\nimport "../entities/entity-store.ts";',
      },
      want: ["schema/s.ts: schema must not import entities/entity-store.ts"],
    },
    {
      name: "Node is forbidden",
      files: { "data/x.ts": 'import "node:fs";' },
      want: ["data/x.ts: the library must not import <node:fs>"],
    },
    {
      name: "a package is forbidden, in entry modules too",
      files: { "index.ts": 'import "left-pad";' },
      want: ["index.ts: the library must not import <left-pad>"],
    },
    {
      name: "state may be kept in the one file that is allowed to",
      files: {
        "compat/preparsed.ts": "const kept = new Map();",
        "compat/other.ts": "const kept = new Map();",
      },
      want: ["compat/other.ts: module-level `kept` can be changed; give it a readonly type"],
    },
    {
      name: "nothing but an entry module may import the façade",
      files: {
        "authorizer/x.ts": 'import "../compat/x.ts";',
        "compat.ts": 'import "./compat/x.ts";',
      },
      want: ["authorizer/x.ts: authorizer must not import compat/x.ts"],
    },
    {
      name: "an entry module may import every folder",
      files: { "index.ts": 'export { x } from "./authorizer/x.ts";' },
      want: [],
    },
    {
      name: "tests may import what they like",
      files: { "data/x.test.ts": 'import "node:fs";\nimport "../parser/p.ts";' },
      want: [],
    },
    {
      name: "a folder without a row is found",
      files: { "misc/x.ts": 'import "../data/y.ts";' },
      want: ["misc/x.ts: folder misc has no row"],
    },
    {
      name: "a cycle is found, even of types",
      files: {
        "data/a.ts": 'import type { B } from "./b.ts";',
        "data/b.ts": 'import { a } from "./a.ts";',
      },
      want: ["import cycle: data/a.ts → data/b.ts → data/a.ts"],
    },
    {
      name: "a file that is too long is found",
      files: { "data/x.ts": long },
      want: ["data/x.ts: longer than 500 lines"],
    },
    {
      name: "a module-level let is found",
      files: { "data/x.ts": "let n = 0;\nexport const next = () => { let m = n; return m; };" },
      want: ["data/x.ts: module-level `let`"],
    },
    {
      name: "a module-level map without a readonly type is found",
      files: {
        "data/x.ts": "const m = new Map();\nexport const r: ReadonlyMap<1, 2> = new Map();",
      },
      want: ["data/x.ts: module-level `m` can be changed; give it a readonly type"],
    },
    {
      name: "an exported array without a readonly type is found",
      files: { "data/x.ts": "export const a = [1];\nexport const b = [1] as const;" },
      want: ["data/x.ts: module-level `a` can be changed; give it a readonly type"],
    },
  ])("$name", ({ files, want }) => {
    expect(checkLibrary(new Map(Object.entries(files)))).toEqual(want);
  });

  test("the decision path is counted without tests and other folders", () => {
    const files = { "data/x.ts": "1\n2\n", "data/x.test.ts": "1\n", "json/y.ts": "1\n" };
    expect(countDecisionPath(new Map(Object.entries(files)))).toBe(2);
  });
});

describe("packages around the library", () => {
  test.each([
    { name: "the package name is the way in", text: 'import "cedrus";', found: 0 },
    { name: "a path into the package is not", text: 'import "cedrus/dist/x.js";', found: 1 },
    { name: "nor is a relative path", text: 'import "../../cedrus/src/index.ts";', found: 1 },
  ])("$name", ({ text, found }) => {
    expect(checkUser("packages/cli/src/main.ts", text)).toHaveLength(found);
  });
});
