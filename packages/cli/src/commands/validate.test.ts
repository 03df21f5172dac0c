import { describe, expect, it } from "vitest";
import { run } from "../testing/fake-io.ts";

const SCHEMA = `entity User { boss: User, age?: Long };
entity Photo;
action view appliesTo { principal: User, resource: Photo };`;
const GOOD =
  "permit(principal, action, resource) when { principal has age && principal.age > 17 };";
const BAD = "permit(principal, action, resource) when { principal.age > 17 };";
const DEEP = "permit(principal, action, resource) when { principal.boss.boss has age };";
const NEVER = "permit(principal is Photo, action, resource);";
const files = { "s.cedarschema": SCHEMA, good: GOOD, bad: BAD, deep: DEEP, never: NEVER };
const validate = (policies: string, ...more: readonly string[]): ReturnType<typeof run> =>
  run(["validate", "-p", policies, "-s", "s.cedarschema", ...more], { files });

describe("validate", () => {
  it("passes good policies", async () => {
    const { code, stdout, stderr } = await validate("good");
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: "policy set validation passed\n",
      stderr: "",
    });
  });

  it("fails bad ones with an exit code of their own, and points at the place", async () => {
    const { code, stdout, stderr } = await validate("bad");
    expect(code).toBe(3);
    expect(stdout).toBe("policy set validation failed: 1 error\n");
    expect(stderr).toContain("bad:1:44");
    expect(stderr).toContain("policy `policy0`");
  });

  it("prints JSON", async () => {
    const { stdout } = await validate("bad", "--output", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      passed: false,
      diagnostics: [{ code: "validator/unsafe-optional-attribute-access" }],
    });
  });

  it("counts levels", async () => {
    expect((await validate("deep", "--level", "3")).code).toBe(0);
    expect((await validate("deep", "--level", "1")).code).toBe(3);
    expect((await validate("deep", "--level", "-1")).code).toBe(64);
  });

  it("warns, and fails on warnings when told to", async () => {
    const { code, stderr } = await validate("never");
    expect(code).toBe(0);
    expect(stderr).toContain("warning");
    const denied = await validate("never", "--deny-warnings");
    expect(denied.code).toBe(3);
    expect(denied.stdout).toMatch(
      /^policy set validation failed: \d warnings?, and --deny-warnings is given\n$/,
    );
  });

  it("has a permissive mode", async () => {
    const one = "permit(principal, action, resource) when { [].isEmpty() };";
    const check = (...mode: readonly string[]): ReturnType<typeof run> =>
      run(["validate", "-s", "s.cedarschema", ...mode], { files, stdin: one });
    expect((await check()).code).toBe(3);
    expect((await check("--validation-mode", "permissive")).code).toBe(0);
  });

  it("needs a schema, and reads all that is wrong with what it is given", async () => {
    expect((await run(["validate", "-p", "good"], { files })).code).toBe(64);
    const wrong = { "s.cedarschema": "entity User in Team;", good: "permit();" };
    const outcome = await run(["validate", "-p", "good", "-s", "s.cedarschema"], { files: wrong });
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toContain("s.cedarschema:1:16");
    expect(outcome.stderr).toContain("good:1:");
  });
});
