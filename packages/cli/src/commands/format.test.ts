import { describe, expect, it } from "vitest";
import { run } from "../testing/fake-io.ts";

const UGLY = "entity  User{name:String}; // people\n";
const NICE = "entity User { name: String }; // people\n";

const format = (text: string, ...more: readonly string[]): ReturnType<typeof run> =>
  run(["format", "-s", "a.cedarschema", ...more], { files: { "a.cedarschema": text } });

describe("format", () => {
  it("prints the schema laid out, with its comments, and leaves the file alone", async () => {
    const { code, stdout, files } = await format(UGLY);
    expect({ code, stdout }).toEqual({ code: 0, stdout: NICE });
    expect(files.get("a.cedarschema")).toBe(UGLY);
    const json = await format(UGLY, "--output", "json");
    expect(JSON.parse(json.stdout)).toEqual({ ok: true, changed: true, text: NICE });
  });

  it("takes standard input and widths", async () => {
    const args = ["format", "-s", "-", "-l", "10", "--indent-width", "4"];
    const { stdout } = await run(args, { stdin: UGLY });
    expect(stdout).toBe("entity User {\n    name: String,\n}; // people\n");
  });

  it("writes the file when it differs", async () => {
    const { code, stdout, files } = await format(UGLY, "-w");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(files.get("a.cedarschema")).toBe(NICE);
    const same = await format(NICE, "--write", "--output", "json");
    expect(JSON.parse(same.stdout)).toEqual({ ok: true, changed: false });
  });

  it("checks", async () => {
    expect(await format(NICE, "-c")).toMatchObject({ code: 0, stdout: "", stderr: "" });
    const { code, stdout, stderr, files } = await format(UGLY, "--check", "-f", "plain");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("a.cedarschema: error: `a.cedarschema` is not formatted");
    expect(files.get("a.cedarschema")).toBe(UGLY);
  });

  it("reports a schema that does not parse", async () => {
    const { code, stdout, stderr, files } = await format("entity;", "-w");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("a.cedarschema:1:7");
    expect(files.get("a.cedarschema")).toBe("entity;");
  });

  it("says that a schema in JSON has no layout of ours", async () => {
    const { code, stderr } = await format("{}");
    expect(code).toBe(1);
    expect(stderr).toContain(
      "help: only Cedar syntax is formatted; `cedrus translate-schema` makes",
    );
  });

  it.each([
    ["policies", ["-p", "p.cedar"], "policies cannot be formatted yet"],
    ["nothing", [], "policies cannot be formatted yet"],
    ["writing and checking", ["-s", "a", "-w", "-c"], "exclude each other"],
    ["writing standard input", ["-s", "-", "-w"], "standard input cannot be written"],
    ["a width of 0", ["-s", "a", "-l", "0"], "from 1 to 10000"],
    ["a width in words", ["-s", "a", "-i", "two"], "`--indent-width` is `two`"],
  ])("refuses %s with 64", async (_, args, message) => {
    const { code, stdout, stderr } = await run(["format", ...args], { files: { a: "" } });
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toContain(message);
  });
});
