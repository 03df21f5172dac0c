/**
 * Mutants: the engine with one mistake in it, as somebody might have made it.
 *
 * A mutant is a piece of a source file and what stands there instead. Whether the targets notice says
 * what they are worth.
 */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transformSync } from "rolldown/utils";

export interface Mutant {
  readonly name: string;
  /** The source file, from the root of the repository. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly old: string;
  readonly new: string;
  /** What is wrong with the engine then. */
  readonly breaks: string;
  /** An input that shows it. */
  readonly shows: string;
}

/** A mutant and the file of `drt/mutants` that it comes from. */
export interface Listed extends Mutant {
  readonly area: string;
}

export const ROOT = new URL("../../../", import.meta.url);
export const FOLDER = new URL("drt/mutants/", ROOT);
const NOT_MUTANTS = ["report.json", "survivors.json"];

/** All mutants, area by area. */
export function readMutants(): readonly Listed[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json") && !NOT_MUTANTS.includes(file))
    .toSorted()
    .flatMap((file) =>
      // Why a cast: the test of this file checks every entry.
      (JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as Mutant[]).map((mutant) => ({
        ...mutant,
        area: file.slice(0, -".json".length),
      })),
    );
}

/** The source file with the mistake in it. */
export function mutatedSource({ name, file, old, new: mutated }: Mutant): string {
  const parts = readFileSync(new URL(file, ROOT), "utf8").split(old);
  const [before, after] = parts;
  if (before === undefined || after === undefined || parts.length !== 2) {
    throw new Error(`${name}: the old text stands ${parts.length - 1} times in ${file}`);
  }
  return before + mutated + after;
}

/** The same as a module that can stand in for the compiled file. Types are not checked. */
export function mutatedModule(mutant: Mutant): string {
  const typescript = { onlyRemoveTypeImports: true, rewriteImportExtensions: "rewrite" } as const;
  const options = { lang: "ts", target: "es2022", typescript } as const;
  const { code, errors } = transformSync(mutant.file, mutatedSource(mutant), options);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${mutant.name}: ${error.message}`);
  return code;
}

/** The compiled file that a mutant replaces. */
export function compiledFile({ file }: Mutant): string {
  const compiled = file.replace("/src/", "/dist/").replace(/\.ts$/, ".js");
  return fileURLToPath(new URL(compiled, ROOT));
}
