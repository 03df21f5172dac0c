/** Every error of the schema syntax: code, place, message and help. */

import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../data/diagnostic.ts";
import { parseSchemaText } from "./parse-schema-text.ts";

function errorsOf(text: string): readonly Diagnostic[] {
  const parsed = parseSchemaText(text);
  return parsed.ok ? [] : parsed.error;
}

function place({ labels }: Diagnostic, index = 0): string {
  const span = labels[index]?.span;
  return span === undefined
    ? "none"
    : `${span.line}:${span.column}-${span.endLine}:${span.endColumn}`;
}

interface Golden {
  readonly code: string;
  readonly text: string;
  readonly at: string;
  readonly message: string;
  readonly help: string | undefined;
}

const nestedSets = `type T = ${"Set<".repeat(10_000)}Long${">".repeat(10_000)};`;
const nestedRecords = `type T = ${"{a: ".repeat(10_000)}Long${"}".repeat(10_000)};`;

const golden: readonly Golden[] = [
  {
    code: "schema/unexpected-token",
    text: "enity User;",
    at: "1:1-1:6",
    message: "unexpected `enity`",
    help: "did you mean `entity`?",
  },
  {
    code: "schema/unexpected-end",
    text: "entity User",
    at: "1:12-1:12",
    message: "unexpected end of text",
    help: "expected `in`, `enum`, `,`, `=`, `{`, `tags` or `;`",
  },
  {
    code: "schema/unexpected-token",
    text: "entity User { a: Long b: Long };",
    at: "1:23-1:24",
    message: "unexpected `b`",
    help: "expected `,` or `}`",
  },
  {
    code: "schema/semicolon-in-record",
    text: "entity User {\n  name: String;\n};",
    at: "2:15-2:16",
    message: "attributes are separated by `,`, not by `;`",
    help: "write `,`, or add `}` before the semicolon",
  },
  {
    code: "schema/reserved-identifier",
    text: "entity if;",
    at: "1:8-1:10",
    message: "`if` is reserved and cannot be used as an identifier",
    help: 'attributes and actions may be written in quotes: `"if"`',
  },
  {
    code: "schema/reserved-identifier",
    text: "entity A in [if];",
    at: "1:14-1:16",
    message: "`if` is reserved and cannot be used as an identifier",
    help: 'attributes and actions may be written in quotes: `"if"`',
  },
  {
    code: "schema/reserved-name",
    text: "namespace A::__cedar {}",
    at: "1:11-1:21",
    message: "`A::__cedar` cannot be declared: `__cedar` is reserved",
    help: "choose another name",
  },
  {
    code: "schema/reserved-name",
    text: "entity __cedar;",
    at: "1:8-1:15",
    message: "`__cedar` cannot be declared: `__cedar` is reserved",
    help: "choose another name",
  },
  {
    code: "schema/qualified-declaration",
    text: "entity A::B;",
    at: "1:9-1:11",
    message: "the name of a declaration is written without its namespace",
    help: "put the declaration into the block of its namespace: `namespace A { entity … }`",
  },
  {
    code: "schema/qualified-declaration",
    text: "type A::B = Long;",
    at: "1:7-1:9",
    message: "the name of a declaration is written without its namespace",
    help: "put the declaration into the block of its namespace: `namespace A { type … }`",
  },
  {
    code: "schema/reserved-type-name",
    text: "type Long = String;",
    at: "1:6-1:10",
    message: "`Long` cannot be the name of a common type",
    help: "choose another name; taken are Bool, Boolean, Entity, Extension, Long, Record, Set, String",
  },
  {
    code: "schema/semicolon-after-namespace",
    text: "namespace A {};",
    at: "1:15-1:16",
    message: "a namespace is not followed by `;`",
    help: "remove the semicolon",
  },
  {
    code: "schema/nested-namespace",
    text: "namespace A { namespace B {} }",
    at: "1:15-1:26",
    message: "a namespace cannot stand inside another one",
    help: "write `namespace A::B { … }` outside of it",
  },
  {
    code: "schema/duplicate-namespace",
    text: "namespace A {\n}\nnamespace A {}",
    at: "3:11-3:12",
    message: "the namespace `A` is declared twice",
    help: "move all its declarations into one block",
  },
  {
    code: "schema/unexpected-json",
    text: '{"": {}}',
    at: "1:1-1:2",
    message: "this is not Cedar's schema syntax",
    help: "read it as a JSON schema",
  },
  {
    code: "schema/quoted-type-name",
    text: 'entity "User";',
    at: "1:8-1:14",
    message: "the name of an entity type is not written in quotes",
    help: "remove the quotes; only actions and attributes may have them",
  },
  {
    code: "schema/shape-not-record",
    text: "type R = {};\nentity A = R;",
    at: "2:12-2:13",
    message: "the attributes of an entity type must be written as a record",
    help: "write them out between `{` and `}`",
  },
  {
    code: "schema/trailing-comma",
    text: "entity A in [B,];",
    at: "1:15-1:16",
    message: "a list may not end with a comma",
    help: "remove the comma",
  },
  {
    code: "schema/duplicate-declaration",
    text: "entity A;\nentity B, A;",
    at: "2:11-2:12",
    message: "the entity type `A` is declared twice",
    help: "remove or rename one of the declarations",
  },
  {
    code: "schema/duplicate-declaration",
    text: "type A = Long;\ntype A = Bool;",
    at: "2:6-2:7",
    message: "the common type `A` is declared twice",
    help: "remove or rename one of the declarations",
  },
  {
    code: "schema/duplicate-declaration",
    text: 'action view, "view";',
    at: "1:14-1:20",
    message: "the action `view` is declared twice",
    help: "remove or rename one of the declarations",
  },
  {
    code: "schema/invalid-character",
    text: "action a, 'b';",
    at: "1:11-1:12",
    message: "invalid character `'` (U+0027)",
    help: 'strings are written in double quotes: `"…"`',
  },
  {
    code: "schema/invalid-character",
    text: "action é;",
    at: "1:8-1:9",
    message: "invalid character `é` (U+00E9)",
    help: undefined,
  },
  {
    code: "schema/empty-list",
    text: "entity A enum [];",
    at: "1:15-1:17",
    message: "an enumerated entity type needs at least one id",
    help: 'list its ids: `enum ["draft", "published"]`',
  },
  {
    code: "schema/empty-list",
    text: "action a in [];",
    at: "1:13-1:15",
    message: "the list of an action's groups may not be empty",
    help: "name a group, or leave `in []` out",
  },
  {
    code: "schema/misplaced-question-mark",
    text: "entity A {a: Long?};",
    at: "1:18-1:19",
    message: "`?` belongs to an attribute's name, not to its type",
    help: "write an optional attribute as `name?: String`",
  },
  {
    code: "schema/invalid-action-reference",
    text: "action a in N::view;",
    at: "1:13-1:20",
    message: "`N::view` does not name an action",
    help: 'an action of another namespace is written `N::Action::"view"`',
  },
  {
    code: "schema/invalid-action-reference",
    text: "action a in N::Action::view;",
    at: "1:13-1:28",
    message: "`N::Action::view` does not name an action",
    help: 'an action of another namespace is written `N::Action::"view"`',
  },
  {
    code: "schema/missing-applies-to",
    text: "action view { principal: A };",
    at: "1:13-1:14",
    message: "this block needs the word `appliesTo` before it",
    help: "write `appliesTo { principal: …, resource: … }`",
  },
  {
    code: "schema/action-attributes",
    text: "action a attributes { b: Long };",
    at: "1:23-1:24",
    message: "actions cannot have attributes",
    help: "remove the block",
  },
  {
    code: "schema/empty-applies-to-clause",
    text: "action a appliesTo { principal: [], resource: A };",
    at: "1:33-1:35",
    message: "the list of principal types of the action `a` is empty",
    help: "list an entity type, or leave `appliesTo` out",
  },
  {
    code: "schema/missing-applies-to-clause",
    text: "action a appliesTo { resource: A };",
    at: "1:8-1:9",
    message: "`appliesTo` of the action `a` has no `principal`",
    help: "add `principal: [ … ]`; an action that applies to nothing has no `appliesTo` at all",
  },
  {
    code: "schema/missing-applies-to-clause",
    text: "action a appliesTo { principal: A };",
    at: "1:8-1:9",
    message: "`appliesTo` of the action `a` has no `resource`",
    help: "add `resource: [ … ]`; an action that applies to nothing has no `appliesTo` at all",
  },
  {
    code: "schema/duplicate-applies-to-clause",
    text: "action a appliesTo {\n  principal: A,\n  principal: B,\n  resource: C\n};",
    at: "3:3-3:15",
    message: "`principal` is given twice",
    help: "merge them into one list: `principal: [A, B]`",
  },
  {
    code: "schema/duplicate-applies-to-clause",
    text: "action a appliesTo { principal: A, resource: A, context: {}, context: C };",
    at: "1:62-1:72",
    message: "`context` is given twice",
    help: "merge them into one record",
  },
  {
    code: "schema/misplaced-annotation",
    text: "action a appliesTo { @doc principal: A };",
    at: "1:22-1:23",
    message: "there is nothing here to annotate",
    help: "annotations stand before namespaces, declarations and attributes",
  },
  {
    code: "schema/misplaced-annotation",
    text: "namespace A {\n  @doc }",
    at: "2:3-2:7",
    message: "there is nothing here to annotate",
    help: "annotations stand before namespaces, declarations and attributes",
  },
  {
    code: "schema/misplaced-annotation",
    text: "entity A { @doc };",
    at: "1:12-1:16",
    message: "there is nothing here to annotate",
    help: "annotations stand before namespaces, declarations and attributes",
  },
  {
    code: "schema/duplicate-annotation",
    text: "@a\n@doc @doc entity A;",
    at: "2:6-2:10",
    message: "the annotation `@doc` is given twice",
    help: "remove or rename one of them",
  },
  {
    code: "schema/unterminated-string",
    text: '@doc("a) entity A;',
    at: "1:6-1:19",
    message: "this string has no closing quote",
    help: 'add `"` at its end; write `\\\\` for a backslash',
  },
  {
    code: "schema/invalid-escape",
    text: 'action "\\q";',
    at: "1:9-1:11",
    message: "the escape `\\q` is not valid",
    help: "the escapes are `\\n \\r \\t \\0 \\\\ \\' \\\"`, `\\x41` and `\\u{1F600}`",
  },
  {
    code: "schema/carriage-return",
    text: 'action "\r";',
    at: "1:9-2:1",
    message: "a carriage return must be escaped in a string",
    help: "write `\\r`",
  },
  {
    code: "schema/invalid-character",
    text: "entity A; ?",
    at: "1:11-1:12",
    message: "invalid character `?` (U+003F)",
    help: "an optional attribute is written `name?: String`",
  },
  {
    code: "schema/invalid-character",
    text: "entity A & B;",
    at: "1:10-1:11",
    message: "invalid character `&` (U+0026)",
    help: undefined,
  },
  {
    code: "schema/unexpected-end",
    text: "namespace A { entity B;",
    at: "1:24-1:24",
    message: "the namespace `A` is not closed",
    help: "add `}`, or remove a `{` that is too many",
  },
  {
    code: "schema/unexpected-token",
    text: "entity A {a: Long, c};",
    at: "1:21-1:22",
    message: "unexpected `}`",
    help: "expected `:` or `?`",
  },
  {
    code: "schema/unexpected-token",
    text: "action a appliesTo { principals: A };",
    at: "1:22-1:32",
    message: "unexpected `principals`",
    help: "did you mean `principal`?",
  },
  {
    code: "schema/unexpected-token",
    text: "type T = ;",
    at: "1:10-1:11",
    message: "unexpected `;`",
    help: "expected a type name, `Set` or `{`",
  },
  {
    code: "schema/unexpected-token",
    text: "entity A { a: Set<Long };",
    at: "1:24-1:25",
    message: "unexpected `}`",
    help: "expected `>`",
  },
  {
    code: "schema/misplaced-annotation",
    text: "entity A;\n@doc",
    at: "2:1-2:5",
    message: "there is nothing here to annotate",
    help: "annotations stand before namespaces, declarations and attributes",
  },
  {
    code: "schema/unexpected-token",
    text: "entity A in [B C];",
    at: "1:16-1:17",
    message: "unexpected `C`",
    help: "expected `,` or `]`",
  },
  {
    code: "schema/unexpected-token",
    text: "action a appliesto {};",
    at: "1:10-1:19",
    message: "unexpected `appliesto`",
    help: "did you mean `appliesTo`?",
  },
  {
    code: "schema/unexpected-token",
    text: "entity A enum [a];",
    at: "1:16-1:17",
    message: "unexpected `a`",
    help: "expected a string",
  },
  {
    code: "schema/unexpected-token",
    text: "@doc(1) entity A;",
    at: "1:6-1:7",
    message: "unexpected `1`",
    help: "expected a string",
  },
  {
    code: "schema/unexpected-token",
    text: "entity A\naction view;",
    at: "2:1-2:7",
    message: "unexpected `action`",
    help: "is there a `;` missing before?",
  },
  {
    code: "schema/unexpected-token",
    text: 'action view\n@doc("") entity A;',
    at: "2:1-2:2",
    message: "unexpected `@`",
    help: "is there a `;` missing before?",
  },
  {
    code: "schema/unexpected-token",
    text: "type T = Set[String];",
    at: "1:13-1:14",
    message: "unexpected `[`",
    help: "a set is written `Set<String>`",
  },
  {
    code: "schema/unexpected-token",
    text: "entity A { a: List<String> };",
    at: "1:19-1:20",
    message: "unexpected `<`",
    help: "a set is written `Set<String>`",
  },
  {
    code: "schema/unexpected-token",
    text: "entity A in;",
    at: "1:12-1:13",
    message: "unexpected `;`",
    help: "expected an entity type or `[`",
  },
  {
    code: "schema/lone-surrogate",
    text: "\ud800",
    at: "1:1-1:2",
    message: "the text has half of a surrogate pair, which is not a character",
    help: "the text was cut inside a character or decoded wrongly",
  },
  {
    code: "schema/too-deep",
    text: nestedSets,
    at: "1:813-1:814",
    message: "nested more than 200 levels deep",
    help: "name parts of the type with `type`, or raise the limit `maxDepth`",
  },
  {
    code: "schema/too-deep",
    text: nestedRecords,
    at: "1:810-1:811",
    message: "nested more than 200 levels deep",
    help: "name parts of the type with `type`, or raise the limit `maxDepth`",
  },
];

describe("every error says what is wrong, where, and what to do", () => {
  test.each(golden)("$code: $text", ({ code, text, at, message, help }) => {
    const [first, ...others] = errorsOf(text);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ code, severity: "error", message });
    expect(first?.help).toBe(help);
    expect(first && place(first)).toBe(at);
  });

  test("duplicates point at both places", () => {
    const [twice] = errorsOf("entity A;\nentity B, A;");
    expect(twice && [place(twice), place(twice, 1)]).toEqual(["2:11-2:12", "1:8-1:9"]);
    expect(twice?.labels[1]?.text).toBe("declared here first");
  });

  test("spans count UTF-16 units", () => {
    const [found] = errorsOf('entity A { "😀é": Long,\n  "é😀": Long? };');
    expect(found && place(found)).toBe("2:14-2:15");
    expect(found?.labels[0]?.span.start).toBe(37);
  });
});
