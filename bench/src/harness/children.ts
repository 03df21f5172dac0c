/** Measurements in fresh processes. */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../child/", import.meta.url));

/** Runs a script of `child` in a process of its own; gives what it printed, which is JSON. */
export function runChild(script: string, { flags = [], args = [] }: ChildOptions = {}): unknown {
  const child = spawnSync(process.execPath, [...flags, FOLDER + script, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 120_000,
  });
  if (child.status !== 0) throw new Error(`${script} failed`);
  return JSON.parse(child.stdout);
}

export interface ChildOptions {
  /** For Node. */
  readonly flags?: readonly string[];
  readonly args?: readonly string[];
}
