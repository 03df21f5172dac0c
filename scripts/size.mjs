// `npm run size`: bundles the built library, minifies and compresses it, and compares with the budgets.
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { ROOT } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

/** Budgets in bytes after gzip -9; 1 kB is 1,000 bytes. */
const ENTRIES = [
  { name: "everything", input: "packages/cedrus/bundle/index.js", budget: 35_000 },
  { name: "compat", input: "packages/cedrus/bundle/compat.js", budget: 70_000 },
  { name: "decision path", input: "scripts/size-entries/decision.mjs", budget: 18_000 },
  { name: "… and JSON text", input: "scripts/size-entries/decision-text.mjs", budget: 20_400 },
];

/** What a bundle for browsers and strict content security policies must not contain. */
const FORBIDDEN = [
  { name: "a Node module", pattern: /["'`]node:/ },
  { name: "new Function", pattern: /\bFunction\s*\(/ },
  { name: "eval", pattern: /\beval\s*\(/ },
  { name: "require", pattern: /\brequire\s*\(/ },
];

/** The one minified file that `input` becomes; throws when a name or a module cannot be found. */
async function bundle(input) {
  const build = await rolldown({
    input: path.join(ROOT, input),
    platform: "browser",
    onLog(_level, log) {
      throw new Error(log.message);
    },
  });
  const { output } = await build.generate({ format: "esm", minify: true });
  await build.close();
  if (output.length !== 1) throw new Error(`${input}: the bundle has ${output.length} files`);
  return output[0].code;
}

/** Prints one row of the table; true when the entry is within budget and clean. */
async function measure({ name, input, budget }) {
  const code = await bundle(input);
  const gzipped = gzipSync(code, { level: 9 }).length;
  const problems = FORBIDDEN.filter(({ pattern }) => pattern.test(code)).map(
    (forbidden) => `contains ${forbidden.name}`,
  );
  if (gzipped > budget) problems.push("above budget");
  const numbers = [code.length, gzipped, budget].map((size) => size.toLocaleString("en"));
  console.log(row(name, numbers, problems.join(", ") || "ok"));
  return problems.length === 0;
}

function row(name, cells, verdict) {
  return `${name.padEnd(16)}${cells.map((cell) => cell.padStart(10)).join("")}  ${verdict}`;
}

setUp();
console.log(row("bytes", ["minified", "gzipped", "budget"], "").trimEnd());
for (const entry of ENTRIES) {
  const ok = await measure(entry).catch((error) => {
    console.error(`${entry.name}: ${stripVTControlCharacters(error.message)}`);
    return false;
  });
  if (!ok) process.exitCode = 1;
}
