/** Fragments from texts, recovery from errors, and limits. */

import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../data/diagnostic.ts";
import { unwrap } from "../data/unwrap.ts";
import { parseSchemaText } from "./parse-schema-text.ts";

function errorsOf(text: string, limits = {}): readonly Diagnostic[] {
  const parsed = parseSchemaText(text, { limits });
  return parsed.ok ? [] : parsed.error;
}

function at({ labels }: Diagnostic): string {
  const span = labels[0]?.span;
  return span === undefined ? "none" : `${span.line}:${span.column}`;
}

const nestedSets = `type T = ${"Set<".repeat(10_000)}Long${">".repeat(10_000)};`;
const nestedRecords = `type T = ${"{a: ".repeat(10_000)}Long${"}".repeat(10_000)};`;

describe("several errors from one text", () => {
  const codes = (text: string): readonly string[] =>
    errorsOf(text).map((found) => `${at(found)} ${found.code}`);

  test("one for each declaration", () => {
    expect(
      codes("entity A {a: };\nentity B;\nentity C in;\nactoin x;\naction y appliesTo {};"),
    ).toEqual([
      "1:14 schema/unexpected-token",
      "3:12 schema/unexpected-token",
      "4:1 schema/unexpected-token",
      "5:8 schema/missing-applies-to-clause",
      "5:8 schema/missing-applies-to-clause",
    ]);
  });

  test("a semicolon inside a record, and what follows the record", () => {
    expect(codes("entity A {\n  a: Long;\n  type: Long;\n};\nentity B {a: Long?};")).toEqual([
      "2:10 schema/semicolon-in-record",
      "5:18 schema/misplaced-question-mark",
    ]);
  });

  test("a missing semicolon does not hide the next declaration", () => {
    expect(codes("namespace N {\n  entity A { a: Long }\n  entity if;\n}\nentity in;")).toEqual([
      "3:3 schema/unexpected-token",
      "3:10 schema/reserved-identifier",
      "5:8 schema/reserved-identifier",
    ]);
  });

  test("a namespace inside another one is read too", () => {
    expect(codes("namespace A { namespace B { entity if; } entity in; }")).toEqual([
      "1:15 schema/nested-namespace",
      "1:36 schema/reserved-identifier",
      "1:49 schema/reserved-identifier",
    ]);
  });

  test("no more than asked for", () => {
    expect(errorsOf("entity if;".repeat(50), { maxDiagnostics: 7 })).toHaveLength(7);
  });
});

describe("limits", () => {
  test("depth", () => {
    expect(errorsOf(nestedSets)[0]?.code).toBe("schema/too-deep");
    expect(errorsOf(nestedRecords)[0]?.code).toBe("schema/too-deep");
    expect(errorsOf(nestedSets, { maxDepth: 1_000_000 })[0]?.code ?? "parsed").toMatch(
      /parsed|schema\/too-deep/,
    );
    const nested = "namespace A {".repeat(10_000);
    expect(errorsOf(nested)).toHaveLength(100);
    expect(errorsOf(nested, { maxDiagnostics: 10_000 }).map(({ code }) => code)).toContain(
      "schema/too-deep",
    );
    expect(errorsOf("type T = Set<Set<{a: Long}>>;", { maxDepth: 3 })).toEqual([]);
    expect(errorsOf("type T = Set<Set<{a: {}}>>;", { maxDepth: 3 })).toHaveLength(1);
  });

  test("length and number", () => {
    expect(errorsOf("entity Abc;", { maxLength: 10 })[0]?.code).toBe("schema/too-long");
    expect(errorsOf("entity A; entity B; entity C;", { maxItems: 2 })[0]?.code).toBe(
      "schema/too-many-items",
    );
    expect(errorsOf("entity A {a: B, b: B, c: B};", { maxItems: 2 })).toHaveLength(1);
  });

  test("time is linear in the size", () => {
    const types = Array.from({ length: 10_000 }, (_, i) => `entity E${i} in [E0] {a: E${i}};\n`);
    const attributes = Array.from({ length: 100_000 }, (_, i) => `a${i}?: Set<E0>,\n`);
    const started = Date.now();
    const { namespaces } = unwrap(
      parseSchemaText(`${types.join("")}type R = {${attributes.join("")}};`),
    );
    expect(Date.now() - started).toBeLessThan(5000);
    expect(namespaces[0]?.entityTypes).toHaveLength(10_000);
    const record = namespaces[0]?.commonTypes[0]?.type;
    expect(record?.kind === "record" && record.attributes.length).toBe(100_000);
  });
});

describe("fragments", () => {
  test("of every construct", () => {
    const text =
      '@n namespace N { @d("x") entity A, B in [C, N::D] = {"a b"?: Set<Long>} tags A; }';
    const [namespace] = unwrap(parseSchemaText(text)).namespaces;
    expect(namespace).toMatchObject({ name: "N", annotations: new Map([["n", null]]) });
    const body = {
      memberOfTypes: [{ name: "C" }, { name: "N::D" }],
      shape: {
        kind: "record",
        attributes: [
          {
            name: "a b",
            required: false,
            type: { kind: "set", element: { kind: "entityOrCommon", name: "Long" } },
          },
        ],
      },
      tags: { kind: "entityOrCommon", name: "A" },
      annotations: new Map([["d", "x"]]),
    };
    expect(namespace?.entityTypes).toMatchObject([
      { name: "A", ...body },
      { name: "B", ...body },
    ]);
  });

  test("of actions; the name of a context is that of a common type", () => {
    const text =
      'action a in [b, "c d", N::Action::"e"] appliesTo {principal: P, resource: [R, S], context: C};';
    const [namespace] = unwrap(parseSchemaText(text)).namespaces;
    expect(namespace?.actions).toMatchObject([
      {
        id: "a",
        memberOf: [
          { type: undefined, id: "b" },
          { type: undefined, id: "c d" },
          { type: "N::Action", id: "e" },
        ],
        appliesTo: {
          principalTypes: [{ name: "P" }],
          resourceTypes: [{ name: "R" }, { name: "S" }],
          context: { kind: "common", name: "C" },
        },
      },
    ]);
  });

  test("declarations outside namespaces are one namespace, wherever they stand", () => {
    const { namespaces } = unwrap(parseSchemaText("entity A; namespace N {} type B = Long;"));
    expect(namespaces.map(({ name }) => name)).toEqual(["", "N"]);
    expect(namespaces[0]?.commonTypes).toHaveLength(1);
  });

  test("the last attribute of a name counts", () => {
    const { namespaces } = unwrap(parseSchemaText("type T = {a: Long, b: Bool, a?: String};"));
    const type = namespaces[0]?.commonTypes[0]?.type;
    expect(type?.kind === "record" && type.attributes).toMatchObject([
      { name: "a", required: false, type: { name: "String" } },
      { name: "b" },
    ]);
  });
});
