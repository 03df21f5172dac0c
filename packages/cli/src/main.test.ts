import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { InternalError } from "cedrus";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OutputFailure } from "./io.ts";
import { nodeIo } from "./node-io.ts";
import { requestOptions, run } from "./testing/fake-io.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const COMMANDS = [
  "authorize",
  "evaluate",
  "validate",
  "check-parse",
  "link",
  "translate-policy",
  "translate-schema",
  "format",
  "types",
  "language-version",
];

describe("cedrus", () => {
  it("prints its version and that of the language", async () => {
    const manifest = readFileSync(path.join(ROOT, "packages/cli/package.json"), "utf8");
    const { version } = JSON.parse(manifest) as { readonly version: string };
    expect(await run(["--version"])).toMatchObject({ code: 0, stdout: `${version}\n` });
    const language = await run(["language-version"]);
    expect(language).toMatchObject({ code: 0, stdout: "Cedar language version: 4.5\n" });
  });

  it.each([[["--help"]], [["help"]], [["help", "link"]], [["link", "-h"]]])(
    "prints help for %j",
    async (args) => {
      const { code, stdout, stderr } = await run(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toContain("Usage: cedrus");
    },
  );

  it("shows help and exits with 64 when it is told nothing", async () => {
    const { code, stdout, stderr } = await run([]);
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toContain("Commands:");
  });

  it("refuses unknown commands and options, and suggests", async () => {
    const { code, stderr } = await run(["authorise"]);
    expect(code).toBe(64);
    expect(stderr).toBe(
      "error: unknown command 'authorise' [cli/usage]\n  help: did you mean `authorize`?\n",
    );
    const json = await run(["authorize", "--entites", "e", "--output", "json"]);
    expect(json).toMatchObject({ code: 64, stderr: "" });
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: false,
      diagnostics: [{ code: "cli/usage" }],
    });
  });

  it("names the help of the command that is used wrongly", async () => {
    const { stderr } = await run(["types", "--schema"]);
    expect(stderr).toContain("help: see `cedrus types --help`\n");
    const before = await run(["-f", "plain", "types", "--schema"]);
    expect(before.stderr).toContain("(see `cedrus types --help`)\n");
    const joined = await run(["types", "--schema", "--error-format=plain"]);
    expect(joined.stderr).toMatch(/^[^\n]*\n$/);
    const none = await run(["--output"]);
    expect(none.stderr).toContain("help: see `cedrus --help`\n");
  });

  it("takes --output and --error-format before the command as well", async () => {
    const { stdout } = await run(["--output", "json", "evaluate", "1"]);
    expect(stdout).toBe('{"ok":true,"value":1}\n');
    const { stderr } = await run(["-f", "plain", "evaluate", "1 +"]);
    expect(stderr).toMatch(/^expression:1:4: error: /);
  });
});

describe("a fault of ours", () => {
  const world = {
    files: { "e.json": "[]" },
    io: {
      readStdin: () => {
        throw new InternalError("the sky has fallen");
      },
    },
  };
  const args = ["authorize", "--entities", "e.json", ...requestOptions("a")];

  it("exits with 70, asks for a report, and never says ALLOW", async () => {
    const { code, stdout, stderr } = await run(args, world);
    expect({ code, stdout }).toEqual({ code: 70, stdout: "" });
    expect(stderr).toContain("the sky has fallen");
    expect(stderr).toContain("please report it");
    const json = await run([...args, "--output", "json"], world);
    expect(json.code).toBe(70);
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: false,
      diagnostics: [{ code: "cli/internal-error" }],
    });
  });

  it("is told from output that nobody takes", async () => {
    const write = async (): Promise<never> => {
      throw new OutputFailure("closed");
    };
    const stdout = { isTerminal: false, columns: undefined, write };
    expect((await run(["evaluate", "1"], { io: { stdout } })).code).toBe(74);
  });
});

/** The example commands of a help text, as arguments. Words are quoted as a shell wants them. */
async function examplesOf(command: string): Promise<readonly (readonly string[])[]> {
  const { stdout } = await run([command, "--help"]);
  const lines = stdout.split("\n").filter((line) => line.startsWith("  $ cedrus "));
  return lines.map((line) =>
    Array.from(
      line.slice("  $ cedrus ".length).matchAll(/'([^']*)'|(\S+)/g),
      (word) => word[1] ?? word[2] ?? "",
    ),
  );
}

describe("the examples in the help texts", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "cedrus-"));
    await cp(path.join(ROOT, "examples/tinytodo"), folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(COMMANDS)("of %s work", async (command) => {
    const examples = await examplesOf(command);
    expect(examples.length).toBeGreaterThan(0);
    for (const words of examples) {
      const args = words.map((word) =>
        /^[\w-]+(\.\w+)+$/.test(word) ? path.join(folder, word) : word,
      );
      const { code, stdout, stderr } = await runInReality(args);
      expect(stderr).toBe("");
      expect(code).toBe(words.includes("--requests") ? 2 : 0);
      if (command !== "check-parse" && !words.includes("--check")) expect(stdout).not.toBe("");
    }
  });
});

/** Runs with the real files, and streams as strings. */
async function runInReality(args: readonly string[]): ReturnType<typeof run> {
  const real = nodeIo();
  return run(args, {
    io: {
      readFile: (file) => real.readFile(file),
      exists: (file) => real.exists(file),
      sizeOf: (file) => real.sizeOf(file),
      replaceFile: (file, text) => real.replaceFile(file, text),
    },
  });
}

describe("the installed command", () => {
  const bin = path.join(ROOT, "packages/cli/bin/cedrus.js");
  const start = (
    ...args: readonly string[]
  ): Promise<{ code: number; stdout: string; stderr: string }> =>
    new Promise((resolve) => {
      const child = execFile(process.execPath, [bin, ...args], (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
      });
      child.stdin?.end("permit(principal, action, resource);");
    });

  it("decides, reads standard input, and says the outcome with its exit code", async () => {
    const entities = ["--entities", path.join(ROOT, "examples/tinytodo/entities.json")];
    const allowed = await start("authorize", ...entities, ...requestOptions("a"));
    expect(allowed).toEqual({ code: 0, stdout: "ALLOW\n", stderr: "" });
    const denied = await start("authorize", ...entities, "--requests", path.join(ROOT, "no.jsonl"));
    expect(denied.code).toBe(1);
    expect(await start("authorize")).toMatchObject({ code: 64, stdout: "" });
  });
});
