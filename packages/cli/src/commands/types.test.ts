import { describe, expect, it } from "vitest";
import { run } from "../testing/fake-io.ts";

const files = { "a.cedarschema": "entity User { age?: Long };" };

describe("types", () => {
  it("prints the types", async () => {
    const { code, stdout, stderr } = await run(["types", "-s", "a.cedarschema"], { files });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("age?: number | bigint;");
  });

  it("reads standard input, and JSON", async () => {
    const args = ["types", "--schema-format", "json"];
    const { code, stdout } = await run(args, {
      stdin: '{"":{"entityTypes":{"A":{}},"actions":{}}}',
    });
    expect(code).toBe(0);
    expect(stdout).toContain("    A: {");
  });

  it("writes a file", async () => {
    const args = ["types", "-s", "a.cedarschema", "-o", "cedar.d.ts"];
    const outcome = await run(args, { files });
    expect(outcome).toMatchObject({ code: 0, stdout: "", stderr: "" });
    const printed = await run(args.slice(0, 3), { files });
    expect(outcome.files.get("cedar.d.ts")).toBe(printed.stdout);
    const json = await run([...args, "--output", "json"], { files });
    expect(JSON.parse(json.stdout)).toEqual({ ok: true, file: "cedar.d.ts" });
  });

  it("writes nothing when the schema is wrong", async () => {
    const wrong = { "a.cedarschema": "entity User in Team;" };
    const args = ["types", "-s", "a.cedarschema", "-o", "cedar.d.ts"];
    const outcome = await run(args, { files: wrong });
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toContain("a.cedarschema:1:16");
    expect(outcome.files.has("cedar.d.ts")).toBe(false);
    expect((await run(["types", "-o", "-"])).code).toBe(64);
  });
});
