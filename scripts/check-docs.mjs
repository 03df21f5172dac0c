// Documentation that is checked: `ts` blocks of Markdown and doc comments compile against the built
// library, those of the README also run, and relative links lead somewhere.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { relativeLinks, tsBlocks } from "./lib/markdown.mjs";
import { bin, captureNode, ROOT } from "./lib/run.mjs";

/** The blocks may import it as `./cedar.js`. */
const TYPES = "examples/tinytodo/cedar.d.ts";
const WORK = path.join(ROOT, ".cache/docs");
const RUN_TOO = "README.md";
const TSCONFIG = {
  extends: "../../tsconfig.base.json",
  compilerOptions: {
    composite: false,
    declaration: false,
    incremental: false,
    noEmitOnError: true,
    types: ["node"],
    rootDir: ".",
    outDir: "out",
  },
  include: ["*.ts"],
};

/** Files below `folder` that end in `suffix`, relative to the root. */
function filesBelow(folder, suffix) {
  const from = path.join(ROOT, folder);
  if (!existsSync(from)) return [];
  return readdirSync(from, { recursive: true })
    .map((name) => path.join(folder, String(name)).split(path.sep).join("/"))
    .filter((name) => name.endsWith(suffix) && !/(?:^|\/)(?:node_modules|dist)\//.test(name))
    .toSorted();
}

function markdownFiles() {
  const top = readdirSync(ROOT).filter((name) => name.endsWith(".md"));
  const folders = ["docs", "packages", "conformance", "examples", "bench"];
  return [...top, ...folders.flatMap((folder) => filesBelow(folder, ".md"))];
}

function linkProblems(file) {
  return relativeLinks(read(file))
    .filter((target) => !existsSync(path.resolve(ROOT, path.dirname(file), target)))
    .map((target) => `${file}: the link to ${target} leads nowhere`);
}

/** Writes each block to a file of its own, moved down so that its line numbers are the document's. */
function writeBlocks(file) {
  return tsBlocks(read(file)).map(({ line, code }) => {
    const name = `${file.replaceAll("/", "__")}__${line}`;
    writeFileSync(path.join(WORK, `${name}.ts`), `${"\n".repeat(line - 1)}${code}\nexport {};\n`);
    return { file, line, script: path.join(WORK, "out", `${name}.js`) };
  });
}

async function compileAndRun(blocks) {
  writeFileSync(path.join(WORK, "tsconfig.json"), JSON.stringify(TSCONFIG));
  writeFileSync(path.join(WORK, "cedar.d.ts"), read(TYPES));
  const compiled = await captureNode([bin("typescript", "tsc"), "-p", WORK, "--pretty", "false"]);
  if (compiled.code !== 0) return [compiled.output.replaceAll(".cache/docs/", "")];
  const problems = [];
  for (const { file, line, script } of blocks.filter((block) => block.file === RUN_TOO)) {
    const { code, output } = await captureNode([script]);
    if (code !== 0) problems.push(`${file}:${line}: this example fails\n${output}`);
  }
  return problems;
}

function read(file) {
  return readFileSync(path.join(ROOT, file), "utf8");
}

rmSync(WORK, { recursive: true, force: true });
mkdirSync(WORK, { recursive: true });
const documents = markdownFiles();
const blocks = [...documents, ...filesBelow("packages/cedrus/src", ".ts")].flatMap(writeBlocks);
const problems = documents.flatMap(linkProblems);
if (blocks.length > 0) problems.push(...(await compileAndRun(blocks)));
console.log(`${documents.length} documents, ${blocks.length} code blocks`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
