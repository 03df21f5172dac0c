import { describe, expect, it } from "vitest";
import { requestJson, requestOptions, run, type World } from "../testing/fake-io.ts";

const POLICIES = `@id("alice-may")
permit(principal == User::"alice", action, resource);
@id("not-mallory")
forbid(principal == User::"mallory", action, resource);
permit(principal == User::"mallory", action, resource);
@id("fails")
permit(principal == User::"eve", action, resource)
when { resource.nosuch };`;

const world: World = { files: { "p.cedar": POLICIES, "e.json": "[]" } };
const FILES = ["-p", "p.cedar", "--entities", "e.json"];
const authorize = (args: readonly string[], more: World = {}): ReturnType<typeof run> =>
  run(["authorize", ...args], { ...world, ...more, files: { ...world.files, ...more.files } });

describe("authorize", () => {
  it("prints ALLOW and exits with 0", async () => {
    const outcome = await authorize([...FILES, ...requestOptions("alice")]);
    expect(outcome).toMatchObject({ code: 0, stdout: "ALLOW\n", stderr: "" });
  });

  it("prints DENY and exits with 2 when a forbid overrides, and names it with -v", async () => {
    const { code, stdout } = await authorize([...FILES, ...requestOptions("mallory"), "-v"]);
    expect(code).toBe(2);
    expect(stdout).toBe(
      "DENY\nnote: this decision was due to the following policies:\n  not-mallory\n",
    );
  });

  it("says with -v that no policy applied", async () => {
    const { code, stdout } = await authorize([...FILES, ...requestOptions("bob"), "--verbose"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "DENY\nnote: no policies applied\n" });
  });

  it("shows on standard error where a policy failed", async () => {
    const { code, stdout, stderr } = await authorize([...FILES, ...requestOptions("eve")]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "DENY\n" });
    expect(stderr).toContain("policy `fails` was skipped");
    expect(stderr).toContain("at p.cedar:8:8\n");
    expect(stderr).toContain("8 | when { resource.nosuch };\n  |        ^^^^^^^^^^^^^^^");
  });

  it("prints a response as one JSON document", async () => {
    const { stdout, stderr } = await authorize([
      ...FILES,
      ...requestOptions("eve"),
      "--output",
      "json",
    ]);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      decision: "deny",
      determiningPolicies: [],
      errors: [
        {
          policyId: "fails",
          kind: "entityDoesNotExist",
          source: "p.cedar",
          labels: [{ span: { line: 8, column: 8 } }],
        },
      ],
    });
  });

  it("measures with -t", async () => {
    const args = [...FILES, ...requestOptions("alice"), "-t"];
    expect((await authorize(args, { tick: 2 })).stderr).toBe("note: decided in 2000 µs\n");
    const { stdout } = await authorize([...args, "--output", "json"], { tick: 2 });
    expect(JSON.parse(stdout)).toMatchObject({ decision: "allow", microseconds: 2000 });
  });

  it("reads policies from standard input by default and for -", async () => {
    const rest = ["--entities", "e.json", ...requestOptions("alice")];
    const stdin = "permit(principal, action, resource);";
    expect((await authorize(rest, { stdin })).code).toBe(0);
    expect((await authorize(["-p", "-", ...rest], { stdin })).code).toBe(0);
  });

  it("says at a terminal what it is waiting for", async () => {
    const { stderr } = await authorize(["--entities", "e.json", ...requestOptions("alice")], {
      terminal: { stdin: true, stderr: true },
    });
    expect(stderr).toBe("reading policies from standard input\n");
  });

  it("takes a whole request from a file", async () => {
    const args = [...FILES, "--request-json", "r.json"];
    expect((await authorize(args, { files: { "r.json": requestJson("alice") } })).code).toBe(0);
  });

  it("takes the context from a file", async () => {
    const stdin = "permit(principal, action, resource) when { context.mfa };";
    const args = ["--entities", "e.json", "-c", "c.json", ...requestOptions("bob")];
    expect((await authorize(args, { stdin, files: { "c.json": '{"mfa": true}' } })).code).toBe(0);
    expect((await authorize(args, { stdin, files: { "c.json": '{"mfa": false}' } })).code).toBe(2);
  });

  it("lets no policy id drive the terminal", async () => {
    const stdin = '@id("a\\nALLOW\\u{1b}[2J") forbid(principal, action, resource);';
    const { stdout } = await authorize(["--entities", "e.json", "-v", ...requestOptions("a")], {
      stdin,
    });
    expect(stdout).toContain("  a\\u{a}ALLOW\\u{1b}[2J\n");
  });

  it("reports bad policies, entities, context and request at once", async () => {
    const { code, stdout, stderr } = await authorize(
      [
        "-p",
        "bad.cedar",
        "--entities",
        "bad.json",
        "-c",
        "c.json",
        "-l",
        "User",
        "-a",
        'Action::"a"',
        "-r",
        'P::"x"',
      ],
      { files: { "bad.cedar": "permit(\n", "bad.json": '[\n{"uid": 1}]', "c.json": "[1.5]" } },
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/at bad\.cedar:2:1$/m);
    expect(stderr).toMatch(/at bad\.json:2:/m);
    expect(stderr).toMatch(/at c\.json:1:2$/m);
    expect(stderr).toMatch(/at --principal:1:/m);
  });

  it.each([
    [
      "User::alice",
      `help: write it like \`--principal 'User::"…"'\`, both kinds of quotes included`,
    ],
    ["alice", `help: write it like \`--principal 'User::"…"'\``],
    ["0", `help: write it like \`--principal 'User::"…"'\``],
    ["User::'alice'", "help: strings are written in double quotes"],
  ])("says how to write an entity instead of %s", async (text, help) => {
    const rest = ["-a", 'Action::"a"', "-r", 'P::"x"'];
    const { code, stderr } = await authorize([...FILES, "-l", text, ...rest]);
    expect(code).toBe(1);
    expect(stderr).toContain(help);
  });

  it.each([
    ["an incomplete request", [...FILES, "-l", 'User::"a"'], "--action, --resource missing"],
    ["no entities", ["-p", "p.cedar", ...requestOptions("a")], "--entities <FILE>' not specified"],
    [
      "two ways to give a request",
      [...FILES, ...requestOptions("a"), "--request-json", "r"],
      "cannot be used with",
    ],
    [
      "a request and requests",
      [...FILES, "--request-json", "r", "--requests", "r"],
      "cannot be used with",
    ],
    ["an option given twice", [...FILES, "-p", "q", ...requestOptions("a")], "given twice"],
    [
      "a form of a schema without a schema",
      [...FILES, "--schema-format", "json", ...requestOptions("a")],
      "`--schema-format` is of no use without a schema",
    ],
    [
      "validation without a schema",
      [...FILES, "--request-validation", "false", ...requestOptions("a")],
      "`--request-validation` is of no use without a schema",
    ],
    [
      "another word for true",
      [...FILES, "-s", "s", "--request-validation", "yes", ...requestOptions("a")],
      "Allowed choices are true, false",
    ],
    [
      "standard input for two things",
      ["--entities", "-", ...requestOptions("a")],
      "cannot hold both",
    ],
  ])("refuses %s with 64", async (_, args, message) => {
    const { code, stdout, stderr } = await authorize(args);
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toContain(message);
  });
});
