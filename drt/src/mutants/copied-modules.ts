/** Which compiled modules come anew with each mutant: the library, and what imports it directly or not. */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LIBRARY = "packages/cedrus/dist/";
/** Folders with modules that may import the library. */
const CONFORMANCE = "conformance/dist/";
const USERS = [CONFORMANCE, "drt/dist/"];
const IMPORT = /\b(?:from|import) ?"([^"]+)"/g;

/** Their addresses; one that ends in `/` stands for all in a folder. */
export function copiedModules(root: URL): readonly string[] {
  const imports = new Map(
    USERS.flatMap((folder) => modulesIn(new URL(folder, root))).map((url) => [url, importsOf(url)]),
  );
  const copied = new Set<string>();
  const isNew = ([url, specifiers]: readonly [string, readonly string[]]): boolean =>
    !copied.has(url) && specifiers.some((to) => isLibrary(to) || copied.has(to));
  for (let more = [...imports].filter(isNew); more.length > 0; more = [...imports].filter(isNew)) {
    for (const [url] of more) copied.add(url);
  }
  return [new URL(LIBRARY, root).href, ...copied];
}

function isLibrary(specifier: string): boolean {
  return specifier === "cedrus" || specifier.startsWith("cedrus/");
}

function modulesIn(folder: URL): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .map((file) => new URL(file, folder).href);
}

/** Addresses of files, and what is imported by a name. */
function importsOf(url: string): readonly string[] {
  const source = readFileSync(fileURLToPath(url), "utf8");
  return [...source.matchAll(IMPORT)].map(([, specifier = ""]) => addressOf(specifier, url));
}

/** The modules of the other workspaces are exported under the names of their files. */
function addressOf(specifier: string, from: string): string {
  if (specifier.startsWith(".")) return new URL(specifier, from).href;
  const [workspace, name] = specifier.split("/");
  if (workspace !== "cedrus-conformance") return specifier;
  const root = new URL("..", from.slice(0, from.indexOf("/dist/")) + "/");
  return new URL(`${CONFORMANCE}${name}.js`, root).href;
}
