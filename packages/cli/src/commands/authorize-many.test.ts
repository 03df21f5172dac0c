import { describe, expect, it } from "vitest";
import { requestJson, run, type World } from "../testing/fake-io.ts";

const files = {
  "p.cedar": '@id("alice-may") permit(principal == User::"alice", action, resource);',
  "e.json": "[]",
};
const ARGS = ["authorize", "-p", "p.cedar", "--entities", "e.json", "--requests"];
const lines = (...rows: readonly string[]): string => rows.map((row) => `${row}\n`).join("");
const decide = (
  content: string,
  world: World = {},
  ...more: readonly string[]
): ReturnType<typeof run> =>
  run([...ARGS, "r.jsonl", ...more], { ...world, files: { ...files, "r.jsonl": content } });

describe("authorize --requests", () => {
  it("prints a line for each request, in order and in columns", async () => {
    const { code, stdout, stderr } = await decide(
      lines(requestJson("alice"), requestJson("bo", "edit")),
    );
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
    expect(stdout).toBe(
      lines(
        'ALLOW  User::"alice"  Action::"view"  Photo::"cat"  because of alice-may',
        'DENY   User::"bo"     Action::"edit"  Photo::"cat"  because no policy permits it',
      ),
    );
  });

  it("exits with 0 when all are allowed, or there are none", async () => {
    expect((await decide(lines(requestJson("alice")))).code).toBe(0);
    expect((await decide("")).code).toBe(0);
  });

  it("needs no line end after the last line, and passes over blank lines and CR", async () => {
    const { code, stdout } = await decide(
      `\r\n${requestJson("alice")}\r\n\n  \n${requestJson("alice")}`,
    );
    expect(code).toBe(0);
    expect(stdout.split("\n")).toHaveLength(3);
  });

  it.each([1, 7, 64])("gives the same whether it reads %i bytes at once", async (pieceSize) => {
    const content = lines(requestJson("alice"), requestJson("zoë"), requestJson("bob"));
    const whole = await decide(content, {}, "--output", "json");
    expect((await decide(content, { pieceSize }, "--output", "json")).stdout).toBe(whole.stdout);
  });

  it("reports bad lines with their place, goes on, and exits with 1", async () => {
    const bad = lines(
      requestJson("alice"),
      '{"principal": 1 2}',
      "[]",
      '{"x":1}',
      requestJson("bob"),
    );
    const { code, stdout, stderr } = await decide(bad);
    expect(code).toBe(1);
    expect(stdout.split("\n").map((line) => line.slice(0, 5))).toEqual(["ALLOW", "DENY ", ""]);
    expect(stderr).toContain("at r.jsonl:2:17\n");
    expect(stderr).toContain('2 | {"principal": 1 2}\n  |                 ^');
    expect(stderr).toContain("a request is an object [cli/invalid-request]\n  in r.jsonl:3\n");
    expect(stderr).toContain("a request has no key `x`");
  });

  it.each([
    ['{"action":"Action::\\"a\\"","resource":"P::\\"r\\"","context":{}}', "lacks `principal`"],
    [
      '{"principal":"User","action":"Action::\\"a\\"","resource":"P::\\"r\\"","context":{}}',
      "r.jsonl:1: principal:1:1",
    ],
    [
      '{"principal":{},"action":"Action::\\"a\\"","resource":"P::\\"r\\"","context":{}}',
      "the principal is an entity as Cedar text",
    ],
    [
      '{"principal":"U::\\"p\\"","action":"Action::\\"a\\"","resource":"P::\\"r\\""}',
      "lacks `context`",
    ],
    [
      '{"principal":"U::\\"p\\"","action":"Action::\\"a\\"","resource":"P::\\"r\\"","context":"{}"}',
      "the context is an object",
    ],
    [
      '{"principal":"U::\\"p\\"","action":"Action::\\"a\\"","resource":"P::\\"r\\"","context":{"a":[null]}}',
      "$.context.a[0]",
    ],
    ['{"principal":"U::\\"p\\"","principal":"U::\\"p\\""}', "r.jsonl:1:25"],
  ])("says what is wrong with %s", async (line, message) => {
    const { code, stderr } = await decide(lines(line));
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });

  it("prints one JSON object per line, for bad lines too", async () => {
    const { code, stdout, stderr } = await decide(
      lines(requestJson("alice"), "{", requestJson("bob")),
      {},
      "--output",
      "json",
    );
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    const documents: unknown[] = stdout
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(documents).toMatchObject([
      { line: 1, ok: true, decision: "allow", determiningPolicies: ["alice-may"], errors: [] },
      { line: 2, ok: false, diagnostics: [{ source: "r.jsonl", labels: [{ span: { line: 2 } }] }] },
      { line: 3, ok: true, decision: "deny", determiningPolicies: [], errors: [] },
    ]);
  });

  it("names the request for which a policy failed", async () => {
    const broken = "permit(principal, action, resource) when { context.x };";
    const { stderr } = await run([...ARGS, "r.jsonl", "-f", "plain"], {
      files: { ...files, "p.cedar": broken, "r.jsonl": `\n${requestJson("a")}` },
    });
    expect(stderr).toMatch(/^p\.cedar:1:44: error: policy `policy0` was skipped for r\.jsonl:2: /);
  });

  it("reads requests from standard input, but not policies as well", async () => {
    const stdin = lines(requestJson("alice"));
    expect((await run([...ARGS, "-"], { files, stdin })).code).toBe(0);
    const both = await run(["authorize", "--entities", "e.json", "--requests", "-"], {
      files,
      stdin,
    });
    expect(both.code).toBe(64);
    expect(both.stderr).toContain("cannot hold both requests and policies");
  });

  it("says so when the file is missing or a line is endless", async () => {
    const missing = await run([...ARGS, "none.jsonl"], { files });
    expect(missing).toMatchObject({ code: 1, stdout: "" });
    expect(missing.stderr).toContain("cannot read `none.jsonl`: there is no such file");
    const endless = await decide(`${" ".repeat(17 * 1024 * 1024)}\n${requestJson("alice")}`);
    expect(endless.code).toBe(1);
    expect(endless.stderr).toContain("the line is longer than 16777216 bytes");
    expect(endless.stdout).toContain("ALLOW");
  });

  it("finds bytes that are not UTF-8", async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${requestJson("alice")}\n{"a`),
      Buffer.from([0xff, 10]),
    ]);
    const { code, stderr } = await run([...ARGS, "r.jsonl"], {
      files: { ...files, "r.jsonl": bytes },
    });
    expect(code).toBe(1);
    expect(stderr).toContain("at r.jsonl:2:4\n");
  });
});

describe("progress", () => {
  const many = lines(...Array.from({ length: 20 }, () => requestJson("alice")));
  const slow = { tick: 400, pieceSize: 200 };

  it("shows on a terminal how far long work is, and is erased in the end", async () => {
    const { stderr } = await decide(many, { ...slow, terminal: { stderr: true } });
    expect(stderr).toMatch(/\d+ % {2}\d+ requests decided, \d+ per second/);
    expect(stderr.startsWith("\r\u001b[K")).toBe(true);
    expect(stderr.endsWith("\r\u001b[K")).toBe(true);
  });

  it.each([
    ["when standard error is not a terminal", slow],
    ["when the work is short", { ...slow, tick: 1, terminal: { stderr: true } }],
  ])("says nothing %s", async (_, world) => {
    expect((await decide(many, world)).stderr).toBe("");
  });
});

describe("colours", () => {
  const one = lines(requestJson("alice"));

  it("are used on a terminal only", async () => {
    expect((await decide(one, { terminal: { stdout: true } })).stdout).toContain("\u001b[32mALLOW");
    expect((await decide(one)).stdout).not.toContain("\u001b");
  });

  it("are not used with NO_COLOR", async () => {
    const world = { terminal: { stdout: true, stderr: true }, env: { NO_COLOR: "1" } };
    expect((await decide(lines(requestJson("alice"), "{"), world)).stdout).not.toContain("\u001b");
  });
});
