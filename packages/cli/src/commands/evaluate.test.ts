import { describe, expect, it } from "vitest";
import { requestJson, run, type World } from "../testing/fake-io.ts";

const evaluate = (args: readonly string[], world: World = {}): ReturnType<typeof run> =>
  run(["evaluate", ...args], world);

describe("evaluate", () => {
  it.each([
    ["1 + 2", "3"],
    ["-1", "-1"],
    ['[1, 2].contains(2) && ip("10.0.0.7").isInRange(ip("10.0.0.0/8"))', "true"],
    ['{a: User::"x"}', '{a: User::"x"}'],
  ])("prints the value of %s", async (expression, value) => {
    expect(await evaluate([expression])).toMatchObject({
      code: 0,
      stdout: `${value}\n`,
      stderr: "",
    });
  });

  it("prints plain JSON, with exact integers", async () => {
    const { stdout } = await evaluate(["[9223372036854775807]", "--output", "json"]);
    expect(stdout).toBe('{"ok":true,"value":[9223372036854775807]}\n');
  });

  it("uses the request and the entities", async () => {
    const entity = { uid: { type: "User", id: "a" }, attrs: { age: 7 }, parents: [] };
    const files = {
      "e.json": JSON.stringify([entity]),
      "c.json": '{"n":1}',
      "r.json": requestJson("a"),
    };
    const expression = "principal.age + context.n";
    const options = ["-l", 'User::"a"', "-c", "c.json", "--entities", "e.json"];
    expect((await evaluate([expression, ...options], { files })).stdout).toBe("8\n");
    const whole = await evaluate(["resource", "--request-json", "r.json"], { files });
    expect(whole.stdout).toBe('Photo::"cat"\n');
  });

  it("asks for the parts of the request that the expression mentions, and no others", async () => {
    const outcome = await evaluate([
      "if true then [principal] else {a: resource is T}",
      "-l",
      'A::"b"',
    ]);
    expect(outcome.code).toBe(64);
    expect(outcome.stderr).toContain("needs more of the request: --resource missing");
  });

  it("explains why there is no value", async () => {
    const { code, stdout, stderr } = await evaluate(['1 + "a"']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("at expression:1:5");
    const json = await evaluate(['1 + "a"', "--output=json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: false,
      diagnostics: [{ code: "evaluator/type-error" }],
    });
  });

  it("explains why an expression cannot be read", async () => {
    const { code, stderr } = await evaluate(["1 +"]);
    expect(code).toBe(1);
    expect(stderr).toContain("1 | 1 +");
  });

  it.each([
    [[], "missing required argument"],
    [["1", "2"], "too many arguments"],
    [["-1 + 2"], "write `--` before an expression"],
    [["-principal.x"], "write `--` before an expression"],
  ])("refuses %j with 64", async (args, message) => {
    const { code, stderr } = await evaluate(args);
    expect(code).toBe(64);
    expect(stderr).toContain(message);
  });

  it("takes an expression that begins with a minus after --", async () => {
    expect((await evaluate(["--", "-1 + 2"])).stdout).toBe("1\n");
  });
});
