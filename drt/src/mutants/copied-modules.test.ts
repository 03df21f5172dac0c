/** What imports the library comes anew with each mutant; generators, model and reference do not. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { copiedModules } from "./copied-modules.ts";

const FILES: Readonly<Record<string, string>> = {
  "packages/cedrus/dist/index.js": "",
  "conformance/dist/uses.js": 'import { a } from "cedrus/schema";',
  "conformance/dist/oracle.js": "",
  "drt/dist/direct.js": 'import { a } from "cedrus";',
  "drt/dist/targets/indirect.js": 'export * from "../direct.js";',
  "drt/dist/other.js": 'import { a } from "cedrus-conformance/uses";',
  "drt/dist/free.js": 'import { a } from "cedrus-conformance/oracle"; import "./plain.js";',
  "drt/dist/plain.js": "",
};

test("the library is copied, and all modules from which imports lead to it", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "copied-"));
  for (const [file, source] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), source);
  }
  const root = pathToFileURL(`${folder}/`);
  const copied = copiedModules(root).map((url) => url.slice(root.href.length));
  rmSync(folder, { recursive: true });
  expect(copied.toSorted()).toEqual([
    "conformance/dist/uses.js",
    "drt/dist/direct.js",
    "drt/dist/other.js",
    "drt/dist/targets/indirect.js",
    "packages/cedrus/dist/",
  ]);
});
