import { describe, expect, it } from "vitest";
import { jsonText, unwrap } from "../index.ts";
import { parseSchema, parseSchemaText, schemaFromJson } from "../schema.ts";

const TEXT = "entity User in Team { level?: Long }; entity Team;";
const JSON_FORM = {
  "": {
    entityTypes: {
      User: {
        memberOfTypes: ["Team"],
        shape: { type: "Record", attributes: { level: { type: "Long", required: false } } },
      },
      Team: {},
    },
    actions: {},
  },
};

describe("a schema in one call", () => {
  it.each([
    ["Cedar syntax", parseSchema(TEXT)],
    ["JSON text", schemaFromJson(jsonText(JSON.stringify(JSON_FORM)))],
    ["plain data", schemaFromJson(JSON_FORM)],
  ])("is read from %s", (_, read) => {
    const { schema, warnings } = unwrap(read);
    expect(schema.entityTypes().map(({ name }) => name)).toEqual(["User", "Team"]);
    expect(schema.entityType("User")?.attributes.get("level")?.required).toBe(false);
    expect(warnings).toEqual([]);
  });

  it.each([
    ["text that is no schema", parseSchema("entity User"), "schema/unexpected-end", 1],
    [
      "a name that nobody declares",
      parseSchema("// ä\nentity U in T;"),
      "schema/type-not-defined",
      2,
    ],
    ["JSON that is no schema", schemaFromJson(jsonText("[\n1]")), "json/wrong-kind", 1],
    [
      "an undeclared name in JSON",
      schemaFromJson(
        jsonText('{"": {"entityTypes":\n{"User": {"memberOfTypes": ["Team"]}}, "actions": {}}}'),
      ),
      "schema/type-not-defined",
      2,
    ],
  ])("is refused for %s", (_, read, code, line) => {
    const found = read.ok ? [] : read.error.map((one) => [one.code, one.labels[0]?.span.line]);
    expect(found).toEqual([[code, line]]);
  });

  it("says once what is wrong with declarations that are written together", () => {
    const text = `entity User, Admin in Tem;
action view, edit appliesTo { principal: Usr, resource: Usr };`;
    const read = parseSchema(text);
    expect(
      read.ok ? [] : read.error.map(({ labels: [at] }) => [at?.span.line, at?.span.column]),
    ).toEqual([
      [1, 23],
      [2, 42],
      [2, 57],
    ]);
  });

  it("comes with what is doubtful about it", () => {
    expect(unwrap(parseSchema("entity String;")).warnings).toMatchObject([{ severity: "warning" }]);
  });

  it("obeys limits in reading and in resolving", () => {
    const nested = "type A = Set<Set<Long>>; type B = Set<Set<A>>; entity User { b: B };";
    const limits = { maxDepth: 3 };
    expect(parseSchema(nested).ok).toBe(true);
    expect(parseSchemaText(nested, { limits }).ok).toBe(true);
    expect(parseSchema(nested, { limits })).toMatchObject({ ok: false });
    expect(parseSchema("entity User;", { limits: { maxLength: 5 } })).toMatchObject({ ok: false });
    expect(schemaFromJson(JSON_FORM, { limits: { maxItems: 1 } })).toMatchObject({ ok: false });
  });
});
