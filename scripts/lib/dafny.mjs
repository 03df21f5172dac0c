// Finds and runs the prover: Dafny 2.3 with z3, both from Debian's packages. Nothing is installed by us.
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { ROOT } from "./run.mjs";

/** The version that everything here was checked with. */
const VERSION = "2.3.0";
const Z3 = path.join(ROOT, "scripts/lib/z3-for-dafny.sh");

const HOW_TO_GET_IT = `The proofs need Dafny ${VERSION} and z3. On Debian 12 (or in a container of it):

    apt-get install dafny z3

The model itself is in model/generated as JavaScript, so everything else works without them.`;

/** Why the prover cannot be used here; `undefined` when it can. */
export function missingProver() {
  const dafny = spawnSync("dafny", ["/version"], { encoding: "utf8" });
  const z3 = spawnSync("z3", ["--version"], { encoding: "utf8" });
  if (dafny.error !== undefined || z3.error !== undefined) return HOW_TO_GET_IT;
  if (dafny.stdout.includes(VERSION)) return undefined;
  return `found ${dafny.stdout.trim()}, which is another language.\n${HOW_TO_GET_IT}`;
}

/** Runs Dafny in `cwd`; gives the exit code and everything that it printed. */
export function runDafny(args, cwd = ROOT) {
  return new Promise((resolve) => {
    const child = spawn("dafny", ["/nologo", `/z3exe:${Z3}`, ...args], { cwd });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.on("error", (error) => resolve({ code: 1, output: output + String(error) }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Options that verify one file; `all` includes the files that it includes. */
export function verifyOptions({ all, seconds = 120 }) {
  const options = ["/noCheating:1", `/timeLimit:${seconds}`, "/vcsCores:2", "/compile:0"];
  return all ? ["/verifyAllModules", ...options] : options;
}

/** How many obligations Dafny says it has verified, and how many it has not. */
export function countsIn(output) {
  const found = /finished with (\d+) verified, (\d+) error/.exec(output);
  const timeouts = /, (\d+) time out/.exec(output);
  if (found === null) return undefined;
  return { verified: Number(found[1]), failed: Number(found[2]) + Number(timeouts?.[1] ?? 0) };
}
