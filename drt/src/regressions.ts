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

/** The folders, by the place of the finding among those that were shrunk. */
export function saveFindings(
  folder: string,
  { seed, findings }: Pick<Outcome, "seed" | "findings">,
): ReadonlyMap<number, string> {
  const saved = new Map<number, string>();
  for (const [at, shrunk] of findings.shrunk.entries()) {
    if (shrunk.isFlaky || shrunk.input === undefined) continue;
    saved.set(at, save(folder, seed, { ...shrunk, input: shrunk.input }));
  }
  return saved;
}

/** Writes nothing over: the same minimal case may be found again and again. */
function save(root: string, seed: string, shrunk: Shrunk & { readonly input: string }): string {
  const { finding, input, outputs, files } = shrunk;
  const hash = createHash("sha256").update(input).digest("hex").slice(0, 8);
  const folder = join(root, finding.target, hash);
  if (existsSync(folder)) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, INPUT), input);
  const found = {
    aspect: finding.aspect,
    wrongAllow: finding.wrongAllow,
    seed,
    case: finding.index,
    versions: versions(),
    // As it is in JSON: longs are marked.
    outputs: JSON.parse(outputs) as unknown,
  };
  writeFileSync(join(folder, FOUND), `${JSON.stringify(found, undefined, 2)}\n`);
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
