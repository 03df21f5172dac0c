import { describe, expect, it } from "vitest";
import { unwrap } from "../../data/unwrap.ts";
import { parsePolicy, parseTemplate } from "../../parser/parse.ts";
import { hasBidiControls, identifierAllowed, isSingleScript } from "./characters.ts";
import { textWarnings } from "./text-warnings.ts";

const when = (condition: string): string =>
  `permit(principal, action, resource) when { ${condition} };`;

describe("characters", () => {
  it.each([
    ["", true],
    ["plain, with 1 digit\n", true],
    ["grün", true],
    ["привет, мир", true],
    ["say_һello", false],
    ["日本語とカタカナ", true],
    ["한글 漢字", true],
    ["漢字 ㄅㄆ", true],
    ["かな ㄅㄆ", false],
    ["한글 かな", false],
    ["e\u0301", true],
    ["\u0378", false],
    ["1\u{1F34C}", true],
  ])("of %j are of one script: %j", (text, expected) => {
    expect(isSingleScript(text)).toBe(expected);
  });

  it("of identifiers are those of the security profile", () => {
    for (const allowed of ["a", "é", "ш", "漢", "\u{20000}"]) {
      expect(identifierAllowed(allowed)).toBe(true);
    }
    for (const refused of ["$", "\u200b", "\u{1F34C}", "ſ", "\u{323b0}", "\u{10ffff}"]) {
      expect(identifierAllowed(refused)).toBe(false);
    }
  });

  it("change the direction when they are controls", () => {
    expect(hasBidiControls("a\u202eb")).toBe(true);
    expect(hasBidiControls("\u2069")).toBe(true);
    expect(hasBidiControls("שלום\u200f")).toBe(false);
  });
});

describe("warnings about texts", () => {
  it("say what, where, and what to do", () => {
    const policy = `permit(principal, action, resource)\nwhen { "ä" == "say_һello" };`;
    expect(textWarnings(unwrap(parsePolicy(policy)).body, "p")).toEqual([
      {
        code: "validator/mixed-script-string",
        severity: "warning",
        message: "policy `p`: the string `say_һello` mixes scripts",
        help: "letters of different scripts may look alike: make sure that each is the one you mean",
        labels: [{ span: { start: 50, end: 61, line: 2, column: 15, endLine: 2, endColumn: 26 } }],
      },
    ]);
  });

  it.each([
    [when('"a\\u{202e}b" == ""'), "bidi-chars-in-string", "the string `a\\u{202e}b` contains"],
    [when('principal["\\u{2066}"]'), "bidi-chars-in-identifier", "the identifier `\\u{2066}`"],
    [
      when('principal has "is\\u{200b}Admin"'),
      "confusable-identifier",
      "the identifier `is\\u{200b}Admin` contains `\\u{200b}` (U+200B), which Unicode",
    ],
    [when('principal == U::"say_һello"'), "mixed-script-identifier", "mixes scripts"],
  ])("of %s", (policy, code, message) => {
    const [warning, ...others] = textWarnings(unwrap(parsePolicy(policy)).body, "p");
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ code: `validator/${code}`, severity: "warning" });
    expect(warning?.message).toContain(message);
  });

  it("of a scope point at the policy", () => {
    const policy =
      ' permit(principal in T::"\u202e", action in [A::Action::"1ш", A::Action::"aш"], resource);';
    const warnings = textWarnings(unwrap(parsePolicy(policy)).body, "p");
    expect(warnings.map(({ code }) => code)).toEqual([
      "validator/bidi-chars-in-identifier",
      "validator/mixed-script-identifier",
    ]);
    expect(warnings[0]?.labels[0]?.span).toMatchObject({ start: 1, end: policy.length });
  });

  it("of templates pass over slots", () => {
    const template = 'permit(principal is U in ?principal, action, resource == R::"aш");';
    const { body } = unwrap(parseTemplate(template));
    expect(textWarnings(body, "t")).toHaveLength(1);
  });

  it("come in the order of the text, in time linear in it", () => {
    const many = Array.from({ length: 5000 }, (_, i) => `"aш${i}" == ""`).join(" || ");
    const warnings = textWarnings(unwrap(parsePolicy(when(many))).body, "p");
    expect(warnings).toHaveLength(5000);
    expect(warnings[4999]?.message).toContain("aш4999");
  });
});
