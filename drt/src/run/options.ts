/** The command line of `npm run drt`. */

import { parseArgs } from "node:util";
import { nearest } from "./nearest.ts";

export interface Options {
  /** In this order; all if empty. */
  readonly targets: readonly string[];
  readonly minutes: number | undefined;
  /** So many cases of each target. */
  readonly cases: number | undefined;
  /** Only the input with this number. */
  readonly case: number | undefined;
  readonly workers: number;
  readonly seed: string | undefined;
  readonly resume: boolean;
  /** Where the report and the checkpoint go. */
  readonly out: string;
  /** Where minimal cases go. */
  readonly regressions: string;
  readonly failFast: boolean;
  readonly shrink: boolean;
  /** Whether an entry of the ledger that was not used fails; by default in a long run. */
  readonly strictLedger: boolean;
  readonly list: boolean;
  readonly help: boolean;
}

/** A mistake on the command line, in words for whoever made it. */
export class UsageError extends Error {}

export const HELP = `npm run drt -- [options]: differential random testing.

  --target NAME         a target, can be repeated (default: all of them)
  --list                shows the targets
  --minutes N           runs so long (default: 1)
  --cases N             instead: about N cases of each target, the same ones for any --workers
  --case N              instead: only input N of the one --target, and prints it and what is said of it
  --workers N           threads (default: 2)
  --seed S              case n of a target follows from the seed, the target and n (default: a fresh one)
  --resume              goes on from the checkpoint in --out
  --out DIR             for drt-report.json, drt-report.html and checkpoint.json (default: .cache/drt)
  --regressions DIR     for minimal cases of divergences (default: drt/regressions)
  --fail-fast           stops at the first divergence
  --no-shrink           divergences are told as they were found, and not saved
  --coverage            (with --minutes alone) tells which branches of the library the targets reach
  --strict-ledger       an unused entry of known-differences.json fails, as it does after five minutes
`;

const OPTIONS = {
  target: { type: "string", multiple: true },
  minutes: { type: "string" },
  cases: { type: "string" },
  case: { type: "string" },
  workers: { type: "string" },
  seed: { type: "string" },
  resume: { type: "boolean" },
  out: { type: "string" },
  regressions: { type: "string" },
  "fail-fast": { type: "boolean" },
  "no-shrink": { type: "boolean" },
  "strict-ledger": { type: "boolean" },
  list: { type: "boolean" },
  help: { type: "boolean" },
} as const;

/** Throws a `UsageError`. */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === "option") checkToken(token.name, token.rawName, token.value);
  }
  const [stray] = positionals;
  if (stray !== undefined) throw new UsageError(`unexpected argument \`${stray}\``);
  // Why a cast: what `strict` would have checked is checked above, with better messages.
  const given = values as Values;
  if (given.minutes !== undefined && given.cases !== undefined) {
    throw new UsageError("`--minutes` and `--cases` exclude each other");
  }
  return toOptions(given);
}

interface Values {
  readonly target?: readonly string[];
  readonly minutes?: string;
  readonly cases?: string;
  readonly case?: string;
  readonly workers?: string;
  readonly seed?: string;
  readonly resume?: boolean;
  readonly out?: string;
  readonly regressions?: string;
  readonly "fail-fast"?: boolean;
  readonly "no-shrink"?: boolean;
  readonly "strict-ledger"?: boolean;
  readonly list?: boolean;
  readonly help?: boolean;
}

function toOptions(given: Values): Options {
  const cases = given.cases === undefined ? undefined : whole("cases", given.cases, 1e12);
  const minutes = given.minutes === undefined ? undefined : positive("minutes", given.minutes);
  return {
    targets: given.target ?? [],
    minutes: minutes ?? (cases === undefined ? 1 : undefined),
    cases,
    case: given.case === undefined ? undefined : caseNumber(given),
    workers: given.workers === undefined ? 2 : whole("workers", given.workers, 256),
    seed: given.seed,
    resume: given.resume ?? false,
    out: given.out ?? ".cache/drt",
    regressions: given.regressions ?? "drt/regressions",
    failFast: given["fail-fast"] ?? false,
    shrink: !(given["no-shrink"] ?? false),
    strictLedger: given["strict-ledger"] ?? (minutes ?? 0) >= 5,
    list: given.list ?? false,
    help: given.help ?? false,
  };
}

/** From 0; of one target and one run. */
function caseNumber({ case: text = "", target = [], seed }: Values): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new UsageError(`\`--case\` needs a number from 0, not \`${text}\``);
  }
  if (target.length !== 1 || seed === undefined) {
    throw new UsageError("`--case` needs one `--target` and a `--seed`");
  }
  return value;
}

function checkToken(name: string, rawName: string, value: string | undefined): void {
  if (!isOption(name)) throw new UsageError(unknown("option", rawName, optionNames()));
  const takesValue = OPTIONS[name].type === "string";
  if (takesValue && (value === undefined || value === "")) {
    throw new UsageError(`\`--${name}\` needs a value`);
  }
  if (!takesValue && value !== undefined) throw new UsageError(`\`--${name}\` takes no value`);
}

function isOption(name: string): name is keyof typeof OPTIONS {
  return Object.hasOwn(OPTIONS, name);
}

function optionNames(): readonly string[] {
  return Object.keys(OPTIONS).map((name) => `--${name}`);
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new UsageError(`\`--${name}\` needs a number above 0, not \`${text}\``);
}

function whole(name: string, text: string, most: number): number {
  const value = positive(name, text);
  if (Number.isInteger(value) && value <= most) return value;
  throw new UsageError(`\`--${name}\` needs a whole number up to ${most}, not \`${text}\``);
}

/** The names in the order in which they were asked for, without repetition. */
export function chooseTargets(
  wanted: readonly string[],
  known: readonly string[],
): readonly string[] {
  if (wanted.length === 0) return known;
  for (const name of wanted) {
    if (!known.includes(name)) throw new UsageError(unknown("target", name, known));
  }
  return [...new Set(wanted)];
}

function unknown(what: string, name: string, known: readonly string[]): string {
  const similar = nearest(name, known);
  const help = similar === undefined ? "" : `; did you mean \`${similar}\`?`;
  return `unknown ${what} \`${name}\`${help}`;
}
