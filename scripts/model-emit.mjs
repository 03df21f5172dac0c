// Compiles the model to JavaScript: model/compiled.dfy becomes model/generated/model.mjs, the same bytes
// every time. `--check` compares instead of writing.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { missingProver, runDafny } from "./lib/dafny.mjs";
import { isMain, ROOT } from "./lib/run.mjs";

const TARGET = path.join(ROOT, "model/generated/model.mjs");
const HEADER = `// Generated from model/compiled.dfy by scripts/model-emit.mjs (Dafny 2.3); do not edit.
// Its first part is the run-time library of Dafny: copyright by the contributors to the Dafny project,
// MIT license, https://github.com/dafny-lang/dafny.
`;

/** Dafny's output as an ES module, without the numbers that shift when a file is added. */
export function toModule(source) {
  const declared = [...source.matchAll(/^let (\w+) = \(function\(\)/gm)].map((match) =>
    String(match[1]),
  );
  const names = new Map(declared.map((name) => [name, shortName(name)]));
  const renamed = source
    .replace(/^.*require\('bignumber\.js'\).*$/m, 'import { BigNumber } from "bignumber.js";')
    .replaceAll(/\b_\d+_\w+_Compile\b/g, (name) => names.get(name) ?? name);
  const exported = [...new Set(names.values())].filter((name) => !name.startsWith("_")).toSorted();
  return `${HEADER}${renamed.trimEnd()}\n\nexport { _dafny, ${exported.join(", ")} };\n`;
}

function shortName(name) {
  return String(name)
    .replace(/^_\d+_/, "")
    .replace(/_Compile$/, "");
}

async function compile() {
  const folder = path.join(ROOT, ".cache/model");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const out = path.join(folder, "compiled.dfy");
  // Why `/compile:0`: everything else starts Node on the result. The exit code is then 3 at best.
  const options = ["/noVerify", "/compile:0", "/compileTarget:js", "/spillTargetCode:3"];
  const { output } = await runDafny([...options, `/out:${out}`, "model/compiled.dfy"]);
  const result = path.join(folder, "compiled.js");
  if (output.includes("Error") || !existsSync(result)) throw new Error(output);
  return toModule(readFileSync(result, "utf8"));
}

async function main() {
  const problem = missingProver();
  if (problem !== undefined) throw new Error(problem);
  const text = await compile();
  if (!process.argv.includes("--check")) {
    writeFileSync(TARGET, text);
    console.log(`model/generated/model.mjs: ${text.length} bytes`);
  } else if (readFileSync(TARGET, "utf8") !== text) {
    throw new Error(
      "model/generated/model.mjs is not what the model compiles to: run this script without --check",
    );
  }
}

if (isMain(import.meta.url)) {
  await main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
