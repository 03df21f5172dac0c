/** The command line of `npm run mutants`. */

import { parseArgs } from "node:util";
import { nearest } from "../run/nearest.ts";
import { UsageError } from "../run/options.ts";
import type { Listed } from "./mutants.ts";

export const HELP = `npm run mutants -- [options]: do the targets notice mistakes in the engine?

  --only NAME    a mutant or an area, can be repeated (default: all of them)
  --seconds S    so long for each mutant, a third of it for the targets of its area alone (default: 60)
  --cases N      a target may take so many cases to notice (default: 1000000)
  --workers N    threads, each with a mutant of its own (default: 2)
  --seed S       as in \`npm run drt\` (default: mutants)
  --resume       keeps what .cache/mutants/report.json says of mutants that were noticed
  --list         shows the mutants, or those of --only
`;

const OPTIONS = {
  only: { type: "string", multiple: true },
  seconds: { type: "string", default: "60" },
  cases: { type: "string", default: "1000000" },
  workers: { type: "string", default: "2" },
  seed: { type: "string", default: "mutants" },
  resume: { type: "boolean", default: false },
  list: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

export interface Options {
  /** Names of mutants and of areas; all if undefined. */
  readonly only: readonly string[] | undefined;
  readonly seconds: number;
  readonly cases: number;
  readonly workers: number;
  readonly seed: string;
  readonly resume: boolean;
  readonly list: boolean;
  readonly help: boolean;
}

/** Throws a `UsageError`. */
export function parseOptions(args: readonly string[]): Options {
  const values = valuesOf(args);
  return {
    ...values,
    only: values.only,
    seconds: positive("seconds", values.seconds),
    cases: positive("cases", values.cases),
    workers: positive("workers", values.workers),
  };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(error.message);
  }
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new UsageError(`\`--${name}\` needs a number above 0, not \`${text}\``);
}

/** Those of the names: of a mutant, with its area in front or not, or of an area. Throws a `UsageError`. */
export function chooseMutants(
  mutants: readonly Listed[],
  only: readonly string[] | undefined,
): readonly Listed[] {
  for (const name of only ?? []) {
    if (!mutants.some((mutant) => namesOf(mutant).includes(name))) {
      const similar = nearest(name, mutants.flatMap(namesOf));
      const help = similar === undefined ? "`--list` shows them" : `did you mean \`${similar}\`?`;
      throw new UsageError(`no mutant and no area is called \`${name}\`; ${help}`);
    }
  }
  return mutants.filter(
    (mutant) => only === undefined || namesOf(mutant).some((name) => only.includes(name)),
  );
}

function namesOf({ name, area }: Listed): readonly string[] {
  return [area, name, `${area}/${name}`];
}
