// The library as npm would publish it, installed into a new project outside the repository.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { npmOutput, ROOT } from "./run.mjs";

/**
 * Packs packages/cedrus, installs the tarball into an empty project and hands both to `use`; the
 * folder disappears afterwards. Gives what `use` gives.
 */
export async function withPackedLibrary(use) {
  const folder = mkdtempSync(path.join(tmpdir(), "cedrus-pack-"));
  try {
    const cwd = path.join(ROOT, "packages/cedrus");
    const report = npmOutput(["pack", "--json", "--pack-destination", folder], { cwd });
    const packed = Object.values(JSON.parse(report))[0];
    const tarball = path.join(folder, packed.filename);
    const project = path.join(folder, "project");
    install(tarball, project, folder);
    return await use({ tarball, project, files: packed.files.map((file) => file.path) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function install(tarball, project, folder) {
  const manifest = path.join(folder, "package.json");
  writeFileSync(manifest, JSON.stringify({ name: "smoke", private: true, type: "module" }));
  npmOutput(["install", "--prefix", project, "--no-audit", "--no-fund", tarball], { cwd: folder });
}
