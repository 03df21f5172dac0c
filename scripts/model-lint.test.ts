import { describe, expect, test } from "vitest";
import { withProbes } from "./lib/dafny-probes.mjs";
import { countLines, sharesInWords } from "./model-lines.mjs";
import { toModule } from "./model-emit.mjs";
import { includes, lintText, theoremsIn } from "./model-lint.mjs";

const inModule = (declaration: string): string => `module M {\n${declaration}\n}\n`;

describe("the lint of the model", () => {
  test.each([
    ["lemma L()\n    ensures false\n  { assume false; }", "`assume` claims without proof"],
    ["lemma {:axiom} L() { }", "`{:axiom}` claims without proof"],
    ["lemma {:verify false} L() { }", "`{:verify false}` claims without proof"],
    ["function {:extern} F(): int { 1 }", "`{:extern}` claims without proof"],
    ["function F(i: int): int\n    requires i > 0\n  { i }", "`F` has a precondition"],
    ["predicate P(i: int)\n    requires i > 0\n  { true }", "`P` has a precondition"],
    ["lemma L()\n    ensures false", "`L` has no body"],
    ["function F(): set<int>\n    ensures F() == {}", "`F` has no body"],
    ["function F(i: nat): int { i }", "no `nat` and no other subset type"],
    ["type Small = i: int | i < 3", "no `nat` and no other subset type"],
    ["newtype T = int", "no `newtype`"],
    ["function F(i: bv8): bv8 { i }", "no bit vectors"],
    ["function F(m: map<int, int>): set<int> { m.Values }", "no `.Values`"],
    ["function F(s: set<int>): map<int, int> { map k | k > 3 && k in s :: k }", "a map is made as"],
    [
      "function method F(m: map<int, set<int>>): set<int> { set a, b | a in s && a in m && b in m[a] :: b }",
      "`F` looks something up",
    ],
    ["method M() { }", "no methods"],
    ["class C { }", "no classes"],
    ["lemma L()\n    ensures\n      {1} == {2}", "`L` has no body"],
    ["lemma L()\n    ensures {\n      1} == {2}", "`L` has no body"],
    ["lemma L()\n    ensures {1} == set i | i == 1\n", "`L` has no body"],
    ["lemma A() { } lemma L() ensures false", "`L` has no body"],
    ["lemma L() ensures false lemma B() { }", "`L` has no body"],
    ["lemma L()\n    ensures false\n  colemma M() { }", "no co-induction"],
    ["twostate lemma L() { }", "no co-induction"],
    ["function {:autoReq} F(i: int): int { i }", "no attributes"],
    ["lemma {:selective_checking} L() { }", "no attributes"],
    [
      'const C: string := @"\\"; lemma L() ensures false { assume false; } const D := "x"',
      "verbatim",
    ],
    ["type Small = i | i < 3", "no `nat` and no other subset type"],
    ["type Small =\n    i: int | i < 3", "no `nat` and no other subset type"],
    ["datatype D = D(f: int --> int)", "no partial arrows"],
  ])("refuses %j", (declaration, finding) => {
    expect(lintText("f.dfy", inModule(`  ${declaration}`)).join("\n")).toContain(finding);
  });

  test.each([
    "  lemma L(i: int)\n    requires i > 0\n    ensures i != 0\n  { }",
    "  function method F(m: map<int, int>): map<int, int> { map k | k in m :: m[k] }",
    '  // assume nothing\n  const C: string := "assume nothing"',
    "  function method F(m: map<int, set<int>>): set<int> { set a, b | a in m && b in m[a] :: b }",
    "  predicate method P(c: char) { c == '\"' }",
    "  lemma L(s: set<int>)\n    ensures s == {1}\n    decreases |s|\n  {\n  }",
    "  lemma L(s: set<int>)\n    ensures s == {1} ==> 1 in s\n  { }",
    "  function F(s: seq<int>): seq<int> { [|s|] + s }",
    "  lemma L(o: O)\n    ensures o.Some?\n  { }",
    "  function F(s: seq<int>): set<int>\n    ensures F(s) == {}\n    decreases |s|\n  {\n    {}\n  }",
  ])("has nothing against %j", (declaration) => {
    expect(lintText("f.dfy", inModule(declaration))).toEqual([]);
  });

  test("says where", () => {
    const text = inModule(
      "  const C: int := 1\n  function F(i: int): int\n    requires true\n  { i }",
    );
    expect(lintText("f.dfy", text)).toEqual([
      "f.dfy:3: `F` has a precondition; functions of the model are total",
    ]);
  });
});

test("includes are found wherever they stand, and not in comments", () => {
  const text =
    '  include "a.dfy" include\n"../b.dfy"\n/*\ninclude "c.dfy"\n*/ // include "d.dfy"\n';
  expect(includes(text)).toEqual(["a.dfy", "../b.dfy"]);
});

test("a theorem of the README without a lemma is told", () => {
  const good = "| It is so. | `proofs/a.dfy` | `L`, `M` |";
  const bad = ["| It is so too. | `proofs/a.dfy` | L |", "| And this. | proofs/a.dfy | `L` |"];
  const table = ["| sentence | file | lemma |", "| --- | --- | --- |", good, ...bad].join("\n");
  expect(theoremsIn(`# Model\n\n## What is proved\n\n${table}\n\n## More\n\n| a |\n`)).toEqual({
    theorems: [{ file: "proofs/a.dfy", lemmas: ["L", "M"] }],
    strange: bad,
  });
});

describe("vacuity probes", () => {
  const lines = (declaration: string): readonly string[] => {
    const { text, probes } = withProbes(inModule(declaration));
    const all = text.split("\n");
    for (const { line } of probes) expect(all[line - 1]).toBe("if * { assert false; }");
    return probes.map(({ lemma, branch }) => `${lemma} ${branch}`);
  };

  test("stand at the end of a lemma", () => {
    expect(lines("  lemma L()\n    ensures {} == {}\n  { }\n  predicate P() { true }")).toEqual([
      "L 0",
    ]);
  });

  test("stand at the end of every branch", () => {
    const body =
      "if s != {} { E(); }\n    if a {\n      F();\n    } else if b {\n      G();\n    }\n    var s := {1};";
    expect(lines(`  lemma L()\n  {\n    ${body}\n  }`)).toEqual(["L 1", "L 2", "L 3", "L 0"]);
  });

  test("stand at the end of every case and inside of `forall`", () => {
    const match =
      "match x\n    case A => F();\n    case B =>\n      forall y\n        ensures P(y)\n      { G(y); }";
    expect(lines(`  lemma L()\n  {\n    ${match}\n  }`)).toEqual(["L 1", "L 2", "L 0"]);
  });
});

test("a module of the compiled model has the name that it has in Dafny", () => {
  const source = `const BigNumber = require('bignumber.js');
let _dafny = (function() {
  return 1;
})();
let _12_LikeModel_Compile = (function() {
  return _12_LikeModel_Compile.F;
})();
`;
  const text = toModule(source);
  expect(text).toContain('import { BigNumber } from "bignumber.js";');
  expect(text).toContain("let LikeModel = (function() {\n  return LikeModel.F;");
  expect(text).toContain("export { _dafny, LikeModel };");
});

test("lines of code are neither blank nor comments", () => {
  expect(countLines("// a\n\n/* b\n * c\n */\nlet d; // e\n  /** f */\ng();\n")).toBe(2);
});

test("the length of the model is told of what it specifies and of more, apart", () => {
  expect(sharesInWords(100, { specified: 300, source: 700 })).toEqual([
    "the model is not within 1/6 of the rooms that it specifies",
    "the model is within 1/6 of these and the readers (parser, json, schema), which it does not specify",
  ]);
});
