/** Builds the native peers into `.cache/peers`, when the machine has their tools. */

import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { setPriority } from "node:os";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

/** `rust` is optimized as far as the compiler can, `rust-plain` as far as it does when nobody says more. */
export type NativeKind = "go" | "rust" | "rust-plain";

export const NATIVE_KINDS: readonly NativeKind[] = ["rust", "rust-plain", "go"];

/** A program that is built, or why there is none. */
export type Built = { readonly program: string } | { readonly skipped: string };

interface Recipe {
  readonly tool: string;
  readonly version: readonly string[];
  readonly build: readonly string[];
  readonly folder: string;
  readonly program: string;
}

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const CACHE = `${ROOT}.cache/peers`;
const SUFFIX = process.platform === "win32" ? ".exe" : "";
const GO_PROGRAM = `${CACHE}/go/cedar-go-peer${SUFFIX}`;
const TIME_LIMIT = 30 * 60_000;

const RECIPES: Readonly<Record<NativeKind, Recipe>> = {
  rust: rustRecipe("release"),
  "rust-plain": rustRecipe("plain"),
  go: {
    tool: "go",
    version: ["version"],
    build: ["build", "-mod=readonly", "-trimpath", "-o", GO_PROGRAM, "."],
    folder: `${ROOT}bench/peers/go`,
    program: GO_PROGRAM,
  },
};

/** Each profile has a folder of its own in the same cache. */
function rustRecipe(profile: "release" | "plain"): Recipe {
  return {
    tool: "cargo",
    version: ["--version"],
    build: ["build", "--profile", profile, "--locked", "--target-dir", `${CACHE}/rust`],
    folder: `${ROOT}bench/peers/rust`,
    program: `${CACHE}/rust/${profile}/cedar-peer${SUFFIX}`,
  };
}

/** What the tool of a peer says of its version, for example `cargo 1.95.0`. */
export function toolVersion(kind: NativeKind): string {
  const { tool, version } = RECIPES[kind];
  const { stdout } = spawnSync(tool, version, { encoding: "utf8" });
  return stdout
    .trim()
    .replace(/^go version go/, "go ")
    .replace(/ \(.*\)$/, "");
}

/** The program of an earlier build, if there is one. */
export function earlierBuild(kind: NativeKind): string | undefined {
  const { program } = RECIPES[kind];
  return existsSync(program) ? program : undefined;
}

/** Builds a peer; a second time is a matter of a second. Prints what it does with `say`. */
export async function buildNative(kind: NativeKind, say: (line: string) => void): Promise<Built> {
  const { tool, version, build, folder, program } = RECIPES[kind];
  if (spawnSync(tool, version).status !== 0) return { skipped: `skipped: ${tool} not found` };
  say(`building the ${kind} peer: ${tool} ${build[0]} (the first time takes minutes)`);
  const start = performance.now();
  const problem = await run(tool, build, folder);
  if (problem !== undefined) return { skipped: `skipped: ${tool} build failed: ${problem}` };
  say(`built the ${kind} peer in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return { program };
}

/** Why `tool` failed, or nothing. It yields to what else the machine does. */
function run(tool: string, args: readonly string[], cwd: string): Promise<string | undefined> {
  // Another toolchain is not fetched: the one on the machine builds the peer or does not.
  const env = { ...process.env, GOTOOLCHAIN: "local" };
  const child = spawn(tool, args, {
    cwd,
    env,
    timeout: TIME_LIMIT,
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (child.pid !== undefined) setPriority(child.pid, 5);
  let output = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => {
      resolve(code === 0 ? undefined : (firstError(output) ?? `ended with ${signal ?? code}`));
    });
  });
}

function firstError(output: string): string | undefined {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  return lines.find((line) => line.startsWith("error")) ?? lines.at(-1);
}
