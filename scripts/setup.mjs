// Set-up that every command does first: install what the lock file names, then compile and bundle
// what changed.
// Works on a fresh clone, so it imports nothing but Node's own modules.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bin, isMain, ROOT, runNode, runNpm } from "./lib/run.mjs";

const LOCK = path.join(ROOT, "package-lock.json");
const STAMP = path.join(ROOT, "node_modules/.cedrus-setup");
const NPM_RECORD = path.join(ROOT, "node_modules/.package-lock.json");
const OLDEST_NODE = 20;
// What set-up prints goes to standard error, so that the output of a command stays its own.
const TO_STDERR = { stdio: ["ignore", 2, 2] };

/** Installs and compiles if needed; ends the process when either fails. */
export function setUp() {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    console.error(`Node ${OLDEST_NODE} or newer is needed; this is ${process.versions.node}`);
    process.exit(1);
  }
  install();
  compile();
  bundle();
}

/** Installs the dependencies unless exactly this lock file is installed already. */
export function install() {
  const hash = createHash("sha256").update(readFileSync(LOCK)).digest("hex");
  if (existsSync(STAMP) ? readFileSync(STAMP, "utf8") === hash : isInstalledByHand()) {
    if (!existsSync(STAMP)) writeFileSync(STAMP, hash);
    return;
  }
  console.error("set-up: npm ci");
  orExit(runNpm(["ci", "--no-audit", "--no-fund"], TO_STDERR));
  writeFileSync(STAMP, hash);
}

/** Compiles all packages, incrementally; tests are not among what a user needs compiled. */
export function compile() {
  orExit(runNode([bin("typescript", "tsc"), "-b", "tsconfig.build.json"], TO_STDERR));
}

/** Joins the library's modules into the files that its package exports. */
export function bundle() {
  orExit(runNode(["scripts/bundle.mjs"], TO_STDERR));
}

/** npm keeps a record of what it installed; newer than our lock file, it is as good as a stamp. */
function isInstalledByHand() {
  return existsSync(NPM_RECORD) && statSync(NPM_RECORD).mtimeMs >= statSync(LOCK).mtimeMs;
}

function orExit(code) {
  if (code !== 0) process.exit(code);
}

if (isMain(import.meta.url)) setUp();
