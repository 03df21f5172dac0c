import { describe, expect, it } from "vitest";
import { run, type World } from "../testing/fake-io.ts";

const check = (args: readonly string[], world: World = {}): ReturnType<typeof run> =>
  run(["check-parse", ...args], world);
const PERMIT = "permit(principal, action, resource);";

describe("check-parse", () => {
  it("is silent when all is well", async () => {
    const files = { "p.cedar": PERMIT, "e.json": "[]" };
    const args = ["-p", "p.cedar", "--entities", "e.json", "--expression", "1 + 1"];
    expect(await check(args, { files })).toMatchObject({ code: 0, stdout: "", stderr: "" });
    expect((await check([...args, "--output", "json"], { files })).stdout).toBe('{"ok":true}\n');
  });

  it("checks policies from standard input when nothing is named", async () => {
    expect((await check([], { stdin: PERMIT })).code).toBe(0);
    expect((await check([], { stdin: "permit" })).code).toBe(1);
  });

  it("leaves standard input alone when something else is named", async () => {
    expect((await check(["--expression", "true"], { stdin: "permit" })).code).toBe(0);
  });

  it("reports all errors, each with its place", async () => {
    const stdin = `permit(principal, action, resurce);\n${PERMIT}\nforbid(principal, action, resource) when { 1 + };`;
    const { code, stderr } = await check(["-p", "-", "--expression", "(", "-f", "plain"], {
      stdin,
    });
    expect(code).toBe(1);
    const places = stderr
      .trimEnd()
      .split("\n")
      .map((line) => line.split(": ")[0]);
    expect(places).toEqual(["<stdin>:1:27", "<stdin>:3:48", "--expression:1:2"]);
  });

  it.each([
    [
      "one policy",
      '{"effect":"permit","principal":{"op":"All"},"action":{"op":"All"},"resource":{"op":"All"},"conditions":[]}',
    ],
    [
      "one template",
      '{"effect":"permit","principal":{"op":"==","slot":"?principal"},"action":{"op":"All"},"resource":{"op":"All"},"conditions":[]}',
    ],
    ["a policy set", '{"staticPolicies":{},"templates":{},"templateLinks":[]}'],
  ])("takes %s in JSON", async (_, stdin) => {
    expect(await check(["--policy-format", "json"], { stdin })).toMatchObject({
      code: 0,
      stderr: "",
    });
  });

  it.each([
    ["{", "<stdin>:1:2"],
    ["[]", "a policy set is an object"],
    ['{"staticPolicies":{}}', "lacks `templates`"],
    ['{"effect":"permit"}', "a policy lacks `principal`"],
  ])("finds fault with %s as JSON policies", async (stdin, message) => {
    const { code, stderr } = await check(["--policy-format", "json", "-f", "plain"], { stdin });
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });

  it.each([
    ["missing.cedar", "cannot read `missing.cedar`: there is no such file"],
    ["latin1.cedar", "at latin1.cedar:1:3"],
    ["bom.cedar", "at bom.cedar:1:1"],
  ])("says what is wrong with the file %s", async (name, message) => {
    const files = {
      "latin1.cedar": Buffer.from("//\xe9", "latin1"),
      "bom.cedar": `\ufeff${PERMIT}`,
    };
    const { code, stderr } = await check(["-p", name], { files });
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });

  it("prints problems as JSON, on standard output or error", async () => {
    const wanted = { source: "--expression", labels: [{ span: { line: 1, column: 4 } }] };
    const whole = await check(["--expression", "1 +", "--output", "json"]);
    expect(whole.stderr).toBe("");
    expect(JSON.parse(whole.stdout)).toMatchObject({ ok: false, diagnostics: [wanted] });
    const each = await check(["--expression", "1 +"], { env: { CEDAR_ERROR_FORMAT: "json" } });
    expect(each.stdout).toBe("");
    expect(JSON.parse(each.stderr)).toMatchObject(wanted);
  });

  it("checks a schema, in either form, and its names", async () => {
    const files = {
      "a.cedarschema": "entity A in A;",
      "a.json": '{"":{"entityTypes":{},"actions":{}}}',
    };
    const text = await check(["-s", "a.cedarschema"], { files, stdin: "permit" });
    expect(text).toMatchObject({ code: 0, stdout: "", stderr: "" });
    const json = await check(["-s", "a.json", "--schema-format", "json"], { files });
    expect(json.code).toBe(0);
    const wrong = await check(["-s", "-", "-f", "plain"], { stdin: "entity A in B;" });
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toMatch(/^<stdin>:1:13: error: /);
  });

  it("says what is doubtful about a schema, which is no error", async () => {
    const warned = await check(["-s", "-"], { stdin: "entity String;" });
    expect(warned.code).toBe(0);
    expect(warned.stderr).toMatch(/^warning: /);
    const json = await check(["-s", "-", "--output", "json"], { stdin: "entity String;" });
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: true,
      diagnostics: [{ severity: "warning" }],
    });
  });

  it("refuses an error format it does not know", async () => {
    const { code, stderr } = await check([], { env: { CEDAR_ERROR_FORMAT: "xml" } });
    expect(code).toBe(64);
    expect(stderr).toContain("CEDAR_ERROR_FORMAT is `xml`");
  });
});
