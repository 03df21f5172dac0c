/** The compiled command, with threads, on targets that are made to fail. */

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readRegressions } from "./regressions.ts";
import type { Report } from "./report/report.ts";

const COMMAND = fileURLToPath(new URL("../dist/run-stub.js", import.meta.url));

interface Ran {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly out: string;
  readonly report: Report;
}

function drt(...args: readonly string[]): Promise<Ran> {
  const out = mkdtempSync(join(tmpdir(), "drt-"));
  const child = spawn(process.execPath, [
    COMMAND,
    ...["--out", out, "--regressions", join(out, "regressions"), ...args],
  ]);
  let text = "";
  const collect = (chunk: Buffer): void => {
    text += chunk.toString();
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  return new Promise((resolve) => {
    child.on("close", (code) => {
      const file = join(out, "drt-report.json");
      // Why a cast: the command wrote it.
      const report = (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {}) as Report;
      resolve({ code, lines: text.trimEnd().split("\n"), out, report });
    });
  });
}

describe("the command", () => {
  test("sees the same with one thread and with three, and passes", async () => {
    const args = ["--target", "agrees", "--cases", "30000", "--seed", "s"];
    const [one, three] = [await drt(...args, "--workers", "1"), await drt(...args, "--workers=3")];
    expect(one.code).toBe(0);
    const counts = ({ report }: Ran): unknown =>
      report.targets.map(({ inputs, cases, labels }) => ({ inputs, cases, labels }));
    expect(counts(three)).toEqual(counts(one));
    expect(one.lines.at(-2)).toMatch(/^30\d\d\d cases, \d+\/s, 0 divergences, 0 wrong allows$/);
    expect(one.lines.at(-1)).toMatch(/^30\d\d\d passed, 0 failed$/);
  });

  test("saves a divergence as a minimal case, and fails", async () => {
    const { code, lines, out } = await drt("--target", "throws", "--cases", "3000", "--seed", "s");
    expect(code).toBe(1);
    expect(readRegressions(join(out, "regressions"))).toEqual([
      { target: "throws", id: expect.stringMatching(/^[0-9a-f]{8}$/), input: { numbers: [7] } },
    ]);
    expect(lines.join("\n")).toContain(": check threw RangeError in explode; saved as");
    expect(lines.at(-1)).toMatch(/^\d+ passed, [1-9]\d* failed$/);
  });

  test("stops at a wrong allow", async () => {
    const { code, lines } = await drt("--target", "allows-wrongly", "--minutes", "1");
    expect(code).toBe(1);
    expect(lines.join("\n")).toContain("WRONG ALLOW: allows-wrongly");
    expect(lines.at(-2)).toMatch(/, [1-9]\d* wrong allows$/);
  });

  test.each([
    ["hangs", "a worker hung (no sign of life for 1000 ms)"],
    ["dies", "a worker died (exit code 9)"],
  ])("goes on with a new thread when one %s, and fails", async (target, why) => {
    const { code, lines, report, out } = await drt(
      "--target",
      target,
      "--cases",
      "2000",
      "--seed=1",
    );
    expect(code).toBe(1);
    expect(lines.join("\n")).toContain(why);
    const lost = report.targets[0]?.divergences[why.slice(0, why.indexOf(" ("))] ?? 0;
    expect(lost).toBeGreaterThan(0);
    expect(report.targets[0]?.cases).toBeGreaterThanOrEqual(2000);
    expect(readRegressions(join(out, "regressions"))).toHaveLength(lost);
  });

  test("fails when a target compares nothing", async () => {
    const { code, lines } = await drt("--target", "compares-nothing", "--cases", "10");
    expect(code).toBe(1);
    expect(lines).toContain("FAILED compares-nothing compared nothing");
    expect(lines.at(-1)).toBe("0 passed, 1 failed");
  });

  test("tells one case in full", async () => {
    const fine = await drt("--target", "agrees", "--seed", "s", "--case", "3");
    expect(fine.code).toBe(0);
    expect(fine.lines[0]).toBe("{");
    expect(fine.lines.at(-1)).toMatch(/^\d cases, no divergence$/);
    const all = await drt("--target", "diverges", "--seed", "s", "--cases", "90", "--no-shrink");
    const { index } = all.report.findings[0] ?? { index: -1 };
    const bad = await drt("--target", "diverges", "--seed", "s", "--case", String(index));
    expect(bad.code).toBe(1);
    expect(bad.lines).toContain("the sum is large");
  });

  test("tells before it runs that it cannot write", async () => {
    const { code, lines } = await drt("--cases", "10", "--regressions", COMMAND);
    expect(code).toBe(2);
    expect(lines).toEqual([`drt: \`${COMMAND}\` is no folder that can be written to`]);
  });

  test("tells a mistake on the command line", async () => {
    const { code, lines } = await drt("--target", "agree");
    expect(code).toBe(2);
    expect(lines).toEqual(["drt: unknown target `agree`; did you mean `agrees`?"]);
  });
});
