/** Divergences that were found, on disk: each in `<target>/<first letters of the hash of its input>/`. */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inputFromJson } from "./input-json.ts";
import type { Shrunk } from "./run/messages.ts";
import type { Outcome } from "./run/session.ts";

export interface Regression {
  readonly target: string;
  /** The name of its folder. */
  readonly id: string;
  readonly input: unknown;
}

const INPUT = "input.json";
const FOUND = "found.json";

/** Saves what was found and gives the folders of it, the ones of what was made smaller by their place. */
export function saveFindings(
  root: string,
  { seed, findings }: Pick<Outcome, "seed" | "findings">,
): ReadonlyMap<number, string> {
  const saved = new Map<number, string>();
  for (const [at, { finding, input, isFlaky, outputs, files }] of findings.shrunk.entries()) {
    if (isFlaky || input === undefined) continue;
    // As it is in JSON: longs are marked.
    const said: unknown = JSON.parse(outputs);
    saved.set(at, save(root, { ...finding, seed, input, outputs: said, files }));
  }
  for (const { target, index, why, detail, input } of findings.lost) {
    if (input === undefined) continue;
    const base = { target, index, seed, input, wrongAllow: false, files: [] };
    save(root, { ...base, aspect: `a worker ${why}`, outputs: { detail } });
  }
  return saved;
}

interface Found {
  readonly target: string;
  readonly index: number;
  readonly seed: string;
  readonly aspect: string;
  readonly wrongAllow: boolean;
  readonly outputs: unknown;
  readonly input: string;
  readonly files: Shrunk["files"];
}

/** Writes nothing over: the same minimal case may be found again and again. */
function save(root: string, found: Found): string {
  const { target, index, seed, aspect, wrongAllow, outputs, input, files } = found;
  const hash = createHash("sha256").update(input).digest("hex").slice(0, 8);
  const folder = join(root, target, hash);
  if (existsSync(folder)) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, INPUT), input);
  const data = { aspect, wrongAllow, seed, case: index, versions: versions(), outputs };
  writeFileSync(join(folder, FOUND), `${JSON.stringify(data, undefined, 2)}\n`);
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return folder;
}

const LOCK = new URL("../../package-lock.json", import.meta.url);

/** What was tested, and against what. */
function versions(): Readonly<Record<string, string | undefined>> {
  // Why a cast: npm wrote the file.
  const { packages } = JSON.parse(readFileSync(LOCK, "utf8")) as {
    readonly packages: Readonly<Record<string, { readonly version: string }>>;
  };
  return {
    cedrus: packages["packages/cedrus"]?.version,
    "cedar-wasm": packages["node_modules/@cedar-policy/cedar-wasm"]?.version,
  };
}

/** All of them, in order. */
export function readRegressions(root: string): readonly Regression[] {
  return foldersIn(root).flatMap((target) =>
    foldersIn(join(root, target)).map((id) => ({
      target,
      id,
      input: inputFromJson(readFileSync(join(root, target, id, INPUT), "utf8")),
    })),
  );
}

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}
