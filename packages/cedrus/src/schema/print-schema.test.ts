/** Printing: shadowed built-ins, what the syntax cannot say, and the way back. */

import { describe, expect, test } from "vitest";
import { unwrap } from "../data/unwrap.ts";
import type { NamespaceDecl, SchemaFragment, TypeExpr } from "./fragment.ts";
import { fragmentsEqual } from "./fragments-equal.ts";
import { parseSchemaText } from "./parse-schema-text.ts";
import { printSchemaText } from "./print-schema.ts";

const span = undefined;
const annotations = new Map<string, string | null>();

function namespace(parts: Partial<NamespaceDecl>): NamespaceDecl {
  const none = { name: "", annotations, commonTypes: [], entityTypes: [], actions: [], span };
  return { ...none, ...parts };
}

function fragment(...namespaces: readonly Partial<NamespaceDecl>[]): SchemaFragment {
  return { namespaces: namespaces.map(namespace), text: undefined };
}

function common(name: string, type: TypeExpr): Partial<NamespaceDecl> {
  return { commonTypes: [{ name, type, annotations, span }] };
}

function entity(name: string, shape?: TypeExpr): NamespaceDecl["entityTypes"][number] {
  return {
    name,
    shape,
    memberOfTypes: [],
    tags: undefined,
    enumIds: undefined,
    annotations,
    span,
  };
}

const long: TypeExpr = { kind: "long", span };

describe("built-in types", () => {
  test("are written plainly", () => {
    const type: TypeExpr = {
      kind: "set",
      element: { kind: "extension", name: "ipaddr", span },
      span,
    };
    expect(
      printSchemaText(fragment(common("T", long), { name: "N", ...common("U", type) })),
    ).toEqual({ ok: true, value: "type T = Long;\n\nnamespace N {\n  type U = Set<ipaddr>;\n}\n" });
  });

  test.each<readonly [TypeExpr, string, string]>([
    [long, "Long", "__cedar::Long"],
    [{ kind: "string", span }, "String", "__cedar::String"],
    [{ kind: "bool", span }, "Bool", "__cedar::Bool"],
    [{ kind: "extension", name: "decimal", span }, "decimal", "__cedar::decimal"],
    [{ kind: "common", name: "ipaddr", span }, "ipaddr", "__cedar::ipaddr"],
  ])("are written in full where a declaration has their name: %o", (type, taken, written) => {
    const printed = unwrap(
      printSchemaText(fragment({ entityTypes: [entity(taken)], ...common("T", type) })),
    );
    expect(printed).toContain(`type T = ${written};`);
  });
});

describe("what the syntax cannot say", () => {
  const codes = (schema: SchemaFragment): readonly string[] => {
    const printed = printSchemaText(schema);
    return printed.ok ? [] : printed.error.map(({ code }) => code);
  };
  const named = (kind: "entity" | "common", name: string): TypeExpr => ({ kind, name, span });

  test("an entity type that a common type hides", () => {
    const hidden = { ...common("A", long), entityTypes: [entity("A")] };
    const user = { name: "N", ...common("T", named("entity", "A")) };
    expect(codes(fragment(hidden, user))).toEqual(["schema/ambiguous-name"]);
    expect(codes(fragment(hidden, { ...user, ...common("T", named("common", "A")) }))).toEqual([]);
    expect(codes(fragment({ entityTypes: [entity("A")] }, user))).toEqual([]);
  });

  test("a common type that an entity type hides", () => {
    const hidden = { name: "N", entityTypes: [entity("A")], ...common("T", named("common", "A")) };
    expect(codes(fragment(common("A", long), hidden))).toEqual(["schema/ambiguous-name"]);
  });

  test("a common type `Action` that the type of a namespace's actions hides", () => {
    const action = { id: "a", memberOf: [], appliesTo: undefined, annotations, span };
    const own = (type: TypeExpr): SchemaFragment =>
      fragment(common("Action", long), { name: "N", actions: [action], ...common("T", type) });
    expect(codes(own(named("common", "Action")))).toEqual(["schema/ambiguous-name"]);
    expect(codes(own(named("entity", "Action")))).toEqual([]);
  });

  test("attributes by name, and contexts that are no records", () => {
    expect(codes(fragment({ entityTypes: [entity("A", named("common", "T"))] }))).toEqual([
      "schema/shape-not-record",
    ]);
    const names = [{ name: "A", span }];
    const appliesTo = { principalTypes: names, resourceTypes: names, context: long };
    const action = { id: "a", memberOf: [], appliesTo, annotations, span };
    expect(codes(fragment({ actions: [action] }))).toEqual(["schema/context-not-record"]);
  });

  test("an action that has no principals applies to nothing, which is said by silence", () => {
    const appliesTo = {
      principalTypes: [],
      resourceTypes: [{ name: "A", span }],
      context: undefined,
    };
    const action = { id: "in", memberOf: [], appliesTo, annotations, span };
    expect(printSchemaText(fragment({ actions: [action] }))).toEqual({
      ok: true,
      value: 'action "in";\n',
    });
  });
});

test("what is printed parses to the same fragment", () => {
  const text = `@a @b("\\n\\u{200b}é😀") namespace N::M { @c entity A, B in [A, X::B] { @d "a b"?: Set<{}>, if2: {
    @e x: Long } } tags __cedar::Bool; entity E enum ["", "\\"", "a"]; type T = Set<Set<E>>; action "", in2, "in"
    in [x, "y z", N::M::Action::"q"] appliesTo { principal: A, resource: [A, B], context: T }; action g; }
    entity C {}; action c appliesTo { principal: C, resource: C, context: { a: Long } };`;
  const parsed = unwrap(parseSchemaText(text));
  const printed = unwrap(printSchemaText(parsed));
  expect(fragmentsEqual(unwrap(parseSchemaText(printed)), parsed)).toBe(true);
  expect(printed).not.toContain("\u200b");
});
