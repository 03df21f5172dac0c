// Joins the compiled modules of the library into one file for each entry and one for each part that
// entries share, so that importing it reads three files instead of ninety. Readable, not minified:
// that costs an import less than a millisecond. Does nothing when no module is newer.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { rolldown } from "rolldown";
import { ROOT } from "./lib/run.mjs";

const LIBRARY = path.join(ROOT, "packages/cedrus");
const MODULES = path.join(LIBRARY, "dist");
const BUNDLE = path.join(LIBRARY, "bundle");

/** The entries by name, as the package exports them: `index`, `schema`, … */
function entryNames() {
  const manifest = JSON.parse(readFileSync(path.join(LIBRARY, "package.json"), "utf8"));
  const files = Object.values(manifest.exports).map((entry) => entry.default);
  return files.filter((file) => file !== undefined).map((file) => path.basename(file, ".js"));
}

function isFresh(names) {
  const bundled = names.map((name) => path.join(BUNDLE, `${name}.js`));
  if (!bundled.every((file) => existsSync(file))) return false;
  const times = readdirSync(MODULES, { recursive: true })
    .filter((file) => file.endsWith(".js"))
    .map((file) => statSync(path.join(MODULES, file)).mtimeMs);
  return Math.max(...times) < Math.min(...bundled.map((file) => statSync(file).mtimeMs));
}

async function bundle(names) {
  const build = await rolldown({
    input: Object.fromEntries(names.map((name) => [name, path.join(MODULES, `${name}.js`)])),
    platform: "neutral",
    onLog(_level, log) {
      throw new Error(log.message);
    },
  });
  const { output } = await build.generate({ format: "esm", chunkFileNames: "[name].js" });
  await build.close();
  mkdirSync(BUNDLE, { recursive: true });
  for (const { fileName, code } of output) replace(fileName, code);
  const made = new Set(output.map(({ fileName }) => fileName));
  for (const file of readdirSync(BUNDLE)) if (!made.has(file)) rmSync(path.join(BUNDLE, file));
}

/** At once, for those who import it meanwhile. */
function replace(fileName, code) {
  const file = path.join(BUNDLE, fileName);
  writeFileSync(`${file}.${process.pid}`, code);
  renameSync(`${file}.${process.pid}`, file);
}

const names = entryNames();
if (!isFresh(names)) await bundle(names);
