import { describe, expect, it } from "vitest";
import { run } from "../testing/fake-io.ts";

const translate = (
  direction: string,
  stdin: string,
  ...more: readonly string[]
): ReturnType<typeof run> =>
  run(["translate-schema", "--direction", direction, ...more], { stdin });

const TEXT = "type Name = String;\n\nentity User {\n  name: Name,\n};\n";

describe("translate-schema", () => {
  it("gives JSON, and back", async () => {
    const json = await translate("cedar-to-json", TEXT);
    expect(json).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(json.stdout)).toMatchObject({
      "": {
        entityTypes: { User: { shape: { attributes: { name: { type: "EntityOrCommon" } } } } },
      },
    });
    const text = await translate("json-to-cedar", json.stdout);
    expect(text).toMatchObject({ code: 0, stderr: "" });
    expect(text.stdout.replaceAll("\n\n", "\n")).toBe(TEXT.replaceAll("\n\n", "\n"));
  });

  it("resolves names when it is asked to", async () => {
    const { code, stdout } = await translate("cedar-to-json-with-resolved-types", TEXT);
    expect(code).toBe(0);
    expect(stdout).not.toContain("EntityOrCommon");
    const lacking = await translate("cedar-to-json-with-resolved-types", "entity A in B;");
    expect(lacking.code).toBe(1);
    expect(lacking.stderr).toContain("<stdin>:1:13");
  });

  it("names the other direction when the schema is in the other form", async () => {
    const json = await translate("cedar-to-json", "{}");
    expect(json.code).toBe(1);
    expect(json.stderr).toContain("help: it looks like JSON: write `--direction json-to-cedar`");
    const text = await translate("json-to-cedar", "// people\nentity A;");
    expect(text.code).toBe(1);
    expect(text.stderr).toContain(
      "help: if it is in Cedar syntax, write `--direction cedar-to-json`",
    );
  });

  it("translates what lacks declarations, as long as names need not be resolved", async () => {
    expect(await translate("cedar-to-json", "entity A in B;")).toMatchObject({
      code: 0,
      stderr: "",
    });
  });

  it("prints one JSON document", async () => {
    const json = await translate("cedar-to-json", "entity A;", "--output", "json");
    expect(JSON.parse(json.stdout)).toEqual({
      ok: true,
      schema: { "": { entityTypes: { A: {} }, actions: {} } },
    });
    const text = await translate("json-to-cedar", "{}", "--output", "json");
    expect(JSON.parse(text.stdout)).toEqual({ ok: true, text: "" });
  });

  it("prints warnings beside the result", async () => {
    const shadowing = "entity String;";
    const people = await translate("cedar-to-json", shadowing);
    expect(people).toMatchObject({ code: 0 });
    expect(people.stderr).toMatch(/^warning: /);
    expect(people.stdout).toContain('"String": {}');
    const machine = await translate("cedar-to-json", shadowing, "--output", "json");
    expect(machine.stderr).toBe("");
    expect(JSON.parse(machine.stdout)).toMatchObject({
      ok: true,
      schema: {},
      diagnostics: [{ severity: "warning", source: "<stdin>" }],
    });
  });

  it("reports what cannot be read", async () => {
    expect((await translate("cedar-to-json", "entity;")).stderr).toContain("<stdin>:1:7");
    expect((await translate("json-to-cedar", "entity")).stderr).toContain("<stdin>:1:1");
    expect((await translate("cedar-to-json", "", "-s", "none")).code).toBe(1);
    expect((await translate("sideways", "")).code).toBe(64);
  });
});
