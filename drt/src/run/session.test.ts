import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { localWorker } from "../testing/local-worker.ts";
import { agrees, diverges } from "../testing/stub-targets.ts";
import { readCheckpoint } from "./checkpoint.ts";
import { parseOptions } from "./options.ts";
import { type Outcome, runSession, startOf } from "./session.ts";
import { tallyToData } from "./tally.ts";

const TARGETS = [agrees, diverges];
const NAMES = TARGETS.map(({ name }) => name);

function folder(): string {
  return mkdtempSync(join(tmpdir(), "drt-session-"));
}

/** Stopped after so many answers, if a number is given. */
async function session(args: readonly string[], answers?: number): Promise<Outcome> {
  const options = parseOptions([...args, "--no-shrink"]);
  const start = startOf(options, NAMES, "fresh");
  let [stop, left] = [(): void => undefined, answers ?? Number.POSITIVE_INFINITY];
  return runSession({
    options,
    start,
    workers: [localWorker(start.seed, TARGETS), localWorker(start.seed, TARGETS)],
    onProgress: () => {
      if (--left <= 0) stop();
    },
    onStart: (stopRun) => {
      stop = stopRun;
    },
  });
}

function seen({ states, seed }: Outcome): unknown {
  return { seed, states: states.map(({ tally }) => ({ ...tallyToData(tally), milliseconds: 0 })) };
}

test("a run that was interrupted and resumed sees what a whole run sees", async () => {
  const out = folder();
  const cases = ["--cases", "20000"];
  const first = await session([...cases, "--seed", "s", "--out", out], 3);
  expect(first.states[0]?.tally.inputs).toBeLessThan(5000);
  const rest = await session([...cases, "--resume", "--out", out]);
  const whole = await session([...cases, "--seed", "s", "--out", folder()]);
  expect(seen(rest)).toEqual(seen(whole));
  expect(rest.elapsed).toBeGreaterThan(first.elapsed);
});

test("a checkpoint comes after the findings that it counts", async () => {
  const out = folder();
  const options = parseOptions(["--cases", "3000", "--seed", "s", "--out", out]);
  const told: number[] = [];
  await runSession({
    options,
    start: startOf(options, NAMES, "fresh"),
    workers: [localWorker("s", TARGETS), localWorker("s", TARGETS)],
    checkpointEvery: 0,
    onFindings: ({ shrunk }) => told.push(shrunk.length),
    onProgress: () => {
      const written = readCheckpoint(out)?.targets ?? [];
      const counted = written.some(({ tally }) => tally.divergences.size > 0);
      if (counted) expect(told.at(-1)).toBeGreaterThan(0);
    },
    onStart: () => undefined,
  });
  expect(told.at(-1)).toBeGreaterThan(0);
});

test("what another run leaves in the folder is no obstacle, and no checkpoint is a mistake", async () => {
  const out = folder();
  mkdirSync(join(out, "checkpoint.json.new"));
  await session(["--cases", "20", "--seed", "__proto__", "--target", "agrees", "--out", out]);
  expect(readCheckpoint(out)?.seed).toBe("__proto__");
  writeFileSync(join(out, "checkpoint.json"), "{");
  expect(() => readCheckpoint(out)).toThrow("is no checkpoint");
});

test("a seed is drawn unless one is given", () => {
  expect(startOf(parseOptions([]), NAMES, "fresh").seed).toBe("fresh");
  expect(startOf(parseOptions(["--seed", "s"]), NAMES, "fresh").seed).toBe("s");
});

test("what cannot be resumed is a mistake", async () => {
  const out = folder();
  const resume = (...args: string[]): unknown =>
    startOf(parseOptions(["--resume", "--out", out, ...args]), NAMES, "fresh");
  expect(() => resume()).toThrow("there is no checkpoint in");
  await session(["--cases", "20", "--seed", "s", "--target", "agrees", "--out", out]);
  expect(() => resume("--seed", "t")).toThrow("has the seed `s`");
  expect(() => resume("--target", "diverges")).toThrow("has the targets agrees");
  expect(resume("--target", "agrees", "--seed", "s")).toMatchObject({ seed: "s" });
});
