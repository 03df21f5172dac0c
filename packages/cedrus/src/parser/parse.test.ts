/** What the parser says about text that is not Cedar: the code and the exact place. */

import { describe, expect, test } from "vitest";
import { problemsOf, valueOf } from "../testing/shape.ts";
import {
  parseEntityUid,
  parseExpression,
  parsePolicy,
  parsePolicySet,
  parseTemplate,
} from "./parse.ts";

describe("one row for each code", () => {
  test.each([
    { text: "permit(principal, action, resource)", want: ["parser/unexpected-end 1:36-1:36"] },
    { text: "permt(principal, action, resource);", want: ["parser/unexpected-token 1:1-1:6"] },
    { text: "permit(principal, action);", want: ["parser/missing-scope-variable 1:25-1:26"] },
    {
      text: "permit(action, principal, resource);",
      want: ["parser/wrong-scope-variable 1:8-1:14"],
    },
    { text: "permit(principl, action, resource);", want: ["parser/wrong-scope-variable 1:8-1:16"] },
    {
      text: "permit(principal, action, resource, context);",
      want: ["parser/extra-scope-element 1:37-1:44"],
    },
    {
      text: "permit(principal: User, action, resource);",
      want: ["parser/type-annotation-in-scope 1:17-1:18"],
    },
    {
      text: 'permit(principal = User::"a", action, resource);',
      want: ["parser/single-equals 1:18-1:19"],
    },
    {
      text: 'permit(principal != User::"a", action, resource);',
      want: ["parser/invalid-scope-operator 1:18-1:20"],
    },
    {
      text: 'permit(principal in [Team::"a", Team::"b"], action, resource);',
      want: ["parser/list-in-scope 1:21-1:22"],
    },
    {
      text: 'permit(principal in User::"a" is User, action, resource);',
      want: ["parser/inverted-is-in 1:31-1:33"],
    },
    {
      text: 'permit(principal is User == User::"a", action, resource);',
      want: ["parser/is-with-equals 1:26-1:28"],
    },
    {
      text: "permit(principal, action is Action, resource);",
      want: ["parser/is-in-action-scope 1:26-1:28"],
    },
    {
      text: 'permit(principal, action == User::"a", resource);',
      want: ["parser/not-an-action 1:29-1:38"],
    },
    {
      text: "permit(principal, action == ?action, resource);",
      want: ["parser/wrong-slot 1:29-1:36"],
    },
    {
      text: "permit(principal == ?resource, action, resource);",
      want: ["parser/expected-static-policy 1:1-1:50", "parser/wrong-slot 1:21-1:30"],
    },
    {
      text: "permit(principal == User, action, resource);",
      want: ["parser/expected-entity 1:21-1:25"],
    },
    {
      text: 'permit(principal is "User", action, resource);',
      want: ["parser/invalid-is-type 1:21-1:27"],
    },
    {
      text: 'permit(principal is User::"a", action, resource);',
      want: ["parser/invalid-is-type 1:21-1:30"],
    },
    {
      text: '@a @a("x") permit(principal, action, resource);',
      want: ["parser/duplicate-annotation 1:4-1:11"],
    },
    {
      text: "permit(principal, action, resource) when {};",
      want: ["parser/empty-condition 1:37-1:44"],
    },
    {
      text: "permit(principal, action, resource) when { principal == ?principal };",
      want: ["parser/slot-in-condition 1:57-1:67"],
    },
    {
      text: "permit(principal, action, resource) when { 1 = 1 };",
      want: ["parser/single-equals 1:46-1:47"],
    },
    {
      text: "permit(principal, action, resource) when { 1 == 1 == 1 };",
      want: ["parser/ambiguous-operators 1:51-1:53"],
    },
    {
      text: "permit(principal, action, resource) when { 1 / 2 };",
      want: ["parser/unsupported-operator 1:46-1:47"],
    },
    {
      text: "permit(principal, action, resource) when { -----1 };",
      want: ["parser/unary-limit 1:48-1:49"],
    },
    {
      text: "permit(principal, action, resource) when { 9223372036854775808 };",
      want: ["parser/integer-out-of-range 1:44-1:63"],
    },
    {
      text: "permit(principal, action, resource) when { 1 + if true then 1 else 2 };",
      want: ["parser/if-needs-parentheses 1:48-1:50"],
    },
    {
      text: "permit(principal, action, resource) when { foo };",
      want: ["parser/unknown-variable 1:44-1:47"],
    },
    {
      text: "permit(principal, action, resource) when { principal() };",
      want: ["parser/invalid-call 1:44-1:53"],
    },
    {
      text: "permit(principal, action, resource) when { (1)(2) };",
      want: ["parser/invalid-call 1:44-1:47"],
    },
    {
      text: 'permit(principal, action, resource) when { isIpv4(ip("1")) };',
      want: ["parser/method-as-function 1:44-1:50"],
    },
    {
      text: 'permit(principal, action, resource) when { "1".ip() };',
      want: ["parser/function-as-method 1:48-1:50"],
    },
    {
      text: 'permit(principal, action, resource) when { ipp("1") };',
      want: ["parser/unknown-function 1:44-1:47"],
    },
    {
      text: "permit(principal, action, resource) when { [].contans(1) };",
      want: ["parser/unknown-method 1:47-1:54"],
    },
    {
      text: "permit(principal, action, resource) when { [].contains() };",
      want: ["parser/wrong-argument-count 1:44-1:57"],
    },
    {
      text: 'permit(principal, action, resource) when { {a: 1, "a": 2} };',
      want: ["parser/duplicate-key 1:51-1:54"],
    },
    {
      text: "permit(principal, action, resource) when { {a::b: 1} };",
      want: ["parser/path-as-attribute 1:45-1:48"],
    },
    {
      text: "permit(principal, action, resource) when { context has a::b };",
      want: ["parser/path-as-attribute 1:56-1:59"],
    },
    {
      text: "permit(principal, action, resource) when { context.if };",
      want: ["parser/reserved-identifier 1:52-1:54"],
    },
    {
      text: "permit(principal, action, resource) when { User::{} };",
      want: ["parser/invalid-entity-literal 1:50-1:51"],
    },
    {
      text: 'permit(principal, action, resource) when { "\\q" };',
      want: ["parser/invalid-escape 1:45-1:47"],
    },
    {
      text: 'permit(principal, action, resource) when { "a\rb" };',
      want: ["parser/carriage-return 1:46-2:1"],
    },
    {
      text: 'permit(principal, action, resource) when { "a };',
      want: ["parser/unterminated-string 1:44-1:49"],
    },
    {
      text: "permit(principal, action, resource) when { 1 # 2 };",
      want: ["parser/invalid-character 1:46-1:47"],
    },
    {
      text: "permit(principal == ?principal, action, resource);",
      want: ["parser/expected-static-policy 1:1-1:51"],
    },
    {
      text: "permit(principal, action, resource); permit(principal, action, resource);",
      want: ["parser/unexpected-token 1:38-1:44"],
    },
  ])("$want: $text", ({ text, want }) => {
    expect(problemsOf(parsePolicy(text))).toEqual(want);
  });

  test("what only other entry points say", () => {
    const plain = "permit(principal, action, resource);";
    expect(problemsOf(parseTemplate(plain))).toEqual(["parser/expected-template 1:1-1:37"]);
    const twice = `@id("a") ${plain}\n@id("a") ${plain}`;
    expect(problemsOf(parsePolicySet(twice, { ids: "annotation" }))).toEqual([
      "parser/duplicate-id 2:1-2:46",
    ]);
    expect(problemsOf(parseEntityUid('"a"'))).toEqual(["parser/unexpected-token 1:1-1:4"]);
    expect(problemsOf(parseEntityUid('User::"a" x'))).toEqual([
      "parser/unexpected-token 1:11-1:12",
    ]);
  });
});

describe("places", () => {
  test.each([
    { name: "a tab is one column", text: "\t)", want: "parser/unexpected-token 1:2-1:3" },
    {
      name: "an astral character is two UTF-16 units",
      text: '"😀" )',
      want: "parser/unexpected-token 1:6-1:7",
    },
    { name: "an accent is one", text: '"é" )', want: "parser/unexpected-token 1:5-1:6" },
    {
      name: "CRLF is one line end",
      text: "// a\r\n\r\n )",
      want: "parser/unexpected-token 3:2-3:3",
    },
    {
      name: "CR is a line end, and ends a comment",
      text: "// a\r)",
      want: "parser/unexpected-token 2:1-2:2",
    },
    {
      name: "U+2028 is white space but no line end",
      text: "\u2028)",
      want: "parser/unexpected-token 1:2-1:3",
    },
    { name: "the end of the text", text: "1 +\n", want: "parser/unexpected-end 2:1-2:1" },
  ])("$name", ({ text, want }) => {
    expect(problemsOf(parseExpression(text))).toEqual([want]);
  });

  test("several errors from one parse, in the order of the text", () => {
    const text = [
      "permit(principal, action);",
      "permit(principal, action, resource) when { foo && bar };",
      "permit(principal, action, resource) when { 1 == }",
      "forbid(principal, action, resource);",
      "permit(principal, action, resource) when { context.if };",
    ].join("\n");
    expect(problemsOf(parsePolicySet(text))).toEqual([
      "parser/missing-scope-variable 1:25-1:26",
      "parser/unknown-variable 2:44-2:47",
      "parser/unknown-variable 2:51-2:54",
      "parser/unexpected-token 3:49-3:50",
      "parser/reserved-identifier 5:52-5:54",
    ]);
  });

  test.each([
    { text: "permt(principal, action, resource);", help: "permit" },
    { text: "permit(principal, action, resource) whn { true };", help: "when" },
    { text: "permit(principal, action, resource) when { contxt };", help: "context" },
    { text: "permit(principal, action, resource) when { [].contans(1) };", help: "contains" },
    { text: 'permit(principal, action, resource) when { decmal("1.0") };', help: "decimal" },
  ])("did you mean $help", ({ text, help }) => {
    const parsed = parsePolicy(text);
    expect(parsed.ok ? "" : parsed.error[0]?.help).toContain(`\`${help}\``);
  });

  test("what was expected is listed", () => {
    const parsed = parsePolicy("permit(principal, action, resource) 1;");
    expect(parsed.ok ? "" : parsed.error[0]?.help).toBe("expected `;`, `when` or `unless`");
  });

  test("nodes know their place", () => {
    const x = valueOf(parseExpression(' "😀" == (1 + 2)'));
    expect(x.span).toEqual({ start: 1, end: 16 });
  });
});
