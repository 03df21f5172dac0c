// `npm run check`: everything that can be said about the code without an opinion, cheapest first.
// Prints one line per step and stops at the first that fails, with its output. `--no-tests` leaves
// the tests out.
import { bin, captureNode } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

const STEPS = [
  { name: "format", args: () => [bin("@biomejs/biome", "biome"), "format", "."] },
  {
    name: "lint",
    args: () => [
      bin("oxlint"),
      "--type-aware",
      "--deny-warnings",
      "--report-unused-disable-directives",
    ],
  },
  { name: "types", args: () => [bin("typescript", "tsc"), "-b"] },
  { name: "layers", args: () => ["scripts/check-layers.mjs"], show: true },
  { name: "unused code", args: () => [bin("knip"), "--no-progress"] },
  { name: "size", args: () => ["scripts/size.mjs"], show: true },
  { name: "docs", args: () => ["scripts/check-docs.mjs"], show: true },
  { name: "tests", args: () => [bin("vitest"), "run"] },
];

/** Runs one step and prints its line; gives its exit code. */
async function runStep({ name, args, show }) {
  const start = performance.now();
  const { code, output } = await captureNode(args());
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${code === 0 ? "ok  " : "FAIL"} ${name.padEnd(16)} ${seconds.padStart(5)} s`);
  if (code !== 0) console.log(output);
  else if (show) console.log(output.trimEnd().replace(/^/gm, "       "));
  return code;
}

const wanted = STEPS.filter(({ name }) => name !== "tests" || !process.argv.includes("--no-tests"));
setUp();
for (const step of wanted) {
  process.exitCode = await runStep(step);
  if (process.exitCode !== 0) break;
}
