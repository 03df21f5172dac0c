// The architecture as a test: layers, cycles, sizes and state of the library, and who imports it how.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import {
  DECISION_PATH,
  ENTRIES,
  layerTable,
  MAY_IMPORT,
  mayImport,
  STATEFUL,
} from "./lib/layers.mjs";
import { moduleFacts } from "./lib/module-facts.mjs";
import { isMain, ROOT } from "./lib/run.mjs";

const LIBRARY = "packages/cedrus";
const SRC = `${LIBRARY}/src/`;
const USERS = ["packages/cli", "conformance", "drt", "bench", "examples"];
const MAX_LINES = 500;
const DECISION_PATH_AIM = 2500;

/** Problems of the library's sources, given as a map from path below src to text. */
export function checkLibrary(files) {
  const problems = [];
  const graph = new Map();
  for (const [file, text] of files) {
    if (isForTests(file)) continue;
    const { imports, state } = moduleFacts(file, text);
    const targets = imports.map((name) => resolveImport(file, name));
    graph.set(
      file,
      targets.filter((to) => files.has(to)),
    );
    if (file !== STATEFUL) problems.push(...state.map((what) => `${file}: ${what}`));
    problems.push(...targets.flatMap((to) => importProblems(file, to)));
    if (lineCount(text) > MAX_LINES) problems.push(`${file}: longer than ${MAX_LINES} lines`);
  }
  return [...problems, ...cycles(graph).map((cycle) => `import cycle: ${cycle.join(" → ")}`)];
}

/** Problems of one file outside the library: it must import the library by its package name only. */
export function checkUser(file, text) {
  return moduleFacts(file, text).imports.flatMap((name) => {
    const reachesIn =
      (name.startsWith("cedrus/") && !ENTRIES.includes(name)) ||
      resolveImport(file, name).startsWith(`${LIBRARY}/`);
    return reachesIn ? [`${file}: import the library as "cedrus", not "${name}"`] : [];
  });
}

/** Lines of the decision path, tests left out. */
export function countDecisionPath(files) {
  let lines = 0;
  for (const [file, text] of files) {
    if (!file.endsWith(".test.ts") && DECISION_PATH.includes(file.split("/")[0])) {
      lines += lineCount(text);
    }
  }
  return lines;
}

/** Tests, and what only tests use: neither is part of the package. */
function isForTests(file) {
  return file.endsWith(".test.ts") || file.startsWith("testing/");
}

/** A relative name as a path below the same root as `file`; any other name as it is, in brackets. */
function resolveImport(file, name) {
  if (!name.startsWith(".")) return `<${name}>`;
  return path.posix.join(path.posix.dirname(file), name);
}

function importProblems(file, to) {
  if (to.startsWith("<")) return [`${file}: the library must not import ${to}`];
  if (to.startsWith("..")) return [`${file}: ${to} is outside the library's sources`];
  if (isForTests(to)) return [`${file}: must not import a test`];
  if (!file.includes("/")) return [];
  const folder = file.split("/")[0];
  if (!Object.hasOwn(MAY_IMPORT, folder)) return [`${file}: folder ${folder} has no row`];
  return mayImport(folder, to) ? [] : [`${file}: ${folder} must not import ${to}`];
}

/** One cycle for each file where a walk along the imports comes back to a file it is still inside. */
function cycles(graph) {
  const found = [];
  const done = new Set();
  const walk = (file, trail) => {
    const start = trail.indexOf(file);
    if (start >= 0) found.push([...trail.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const next of graph.get(file)) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}

function lineCount(text) {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

/** All source files below `folder`, as a map from path (relative to `base`) to text. */
function readSources(folder, base) {
  const files = new Map();
  const from = path.join(ROOT, folder);
  if (!existsSync(from)) return files;
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const full = path.join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || !/\.(?:ts|mjs|js)$/.test(entry.name)) continue;
    if (/[\\/](?:dist|node_modules)[\\/]/.test(full)) continue;
    const relative = path.relative(path.join(ROOT, base), full).split(path.sep).join("/");
    files.set(relative, readFileSync(full, "utf8"));
  }
  return files;
}

function main() {
  if (process.argv.includes("--table")) return console.log(layerTable());
  const library = readSources(SRC, SRC);
  const problems = checkLibrary(library).map((problem) => SRC + problem);
  for (const folder of USERS) {
    for (const [file, text] of readSources(folder, ".")) problems.push(...checkUser(file, text));
  }
  if (!readFileSync(path.join(ROOT, "ARCHITECTURE.md"), "utf8").includes(layerTable())) {
    problems.push("ARCHITECTURE.md: the layer table differs from scripts/lib/layers.mjs (--table)");
  }
  const lines = countDecisionPath(library);
  console.log(`${library.size} library files; decision path ${lines} lines`);
  if (lines > DECISION_PATH_AIM) {
    console.log(`warning: the decision path should stay below ${DECISION_PATH_AIM} lines`);
  }
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (isMain(import.meta.url)) main();
