// Writes the Unicode tables of the validator's text checks. Run it by hand, with a Node whose ICU
// has the Unicode version below, when the reference implementation moves to newer tables.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./lib/run.mjs";

/** The versions that the reference implementation's tables have; they need not be the same. */
const SCRIPTS_VERSION = "17.0";
const STATUS_VERSION = "16.0.0";
const STATUS_FILE = `scripts/data/identifier-status-${STATUS_VERSION}.txt`;
const TARGET = "packages/cedrus/src/validator/text-checks/tables.ts";
const LAST = 0x10ffff;

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** Older codes of Coptic and of Inherited. */
const ALIASES = ["Qaac", "Qaai"];

/** Four-letter codes, `Aaaa` to `Zzzz`. */
function* codes() {
  for (let number = 0; number < LETTERS.length ** 4; number++) {
    const letter = (place) =>
      LETTERS[Math.floor(number / LETTERS.length ** place) % LETTERS.length];
    yield letter(3).toUpperCase() + letter(2) + letter(1) + letter(0);
  }
}

/** The code points of a script; `undefined` when no script has the code. */
function rangesOf(name) {
  try {
    const pattern = new RegExp(`^\\p{scx=${name}}$`, "u");
    return runs((code) => pattern.test(String.fromCodePoint(code)));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Every script that some code point has, found by asking: regular expressions know them. */
function scripts() {
  return [...codes()]
    .filter((name) => !ALIASES.includes(name))
    .map((name) => ({ name, ranges: rangesOf(name) ?? [] }))
    .filter(({ ranges }) => ranges.length > 0);
}

/** The ranges of code points for which `holds`. */
function runs(holds) {
  const ranges = [];
  let open;
  for (let code = 0; code <= LAST; code++) {
    if (!holds(code)) open = undefined;
    else if (open === undefined) ranges.push((open = [code, code]));
    else open[1] = code;
  }
  return ranges;
}

/** Each code point's scripts, as a string of their indices; "*" for all scripts, "" for none. */
function setsByCodePoint(known) {
  const sets = Array.from({ length: LAST + 1 }, () => []);
  known.forEach(({ name, ranges }) => {
    if (name === "Zzzz") return;
    const index = NAMED.indexOf(name);
    for (const [from, to] of ranges) {
      for (let code = from; code <= to; code++) {
        if (name === "Zyyy" || name === "Zinh") sets[code].push("*");
        else if (index >= 0) sets[code].push(index);
        else sets[code].push(NAMED.length + known.findIndex((script) => script.name === name));
      }
    }
  });
  return sets.map((set) => (set.includes("*") ? "*" : set.toSorted((a, b) => a - b).join(" ")));
}

/** Scripts that the checks know by their place in the list. */
const NAMED = ["Hani", "Hira", "Kana", "Hang", "Bopo"];

/** Numbers in base 36, separated by single spaces. */
const packed = (numbers) => numbers.map((number) => number.toString(36)).join(" ");

function scriptTables() {
  const sets = setsByCodePoint(scripts());
  const names = new Map();
  const lengths = [];
  for (let code = 0; code <= LAST; ) {
    const set = sets[code];
    const start = code;
    while (code <= LAST && sets[code] === set) code++;
    if (!names.has(set)) names.set(set, names.size);
    lengths.push(code - start, names.get(set));
  }
  return { sets: [...names.keys()].join(","), runs: packed(lengths) };
}

/** Gaps and lengths in turn, from code point 0. */
function allowedTable() {
  const lines = readFileSync(path.join(ROOT, STATUS_FILE), "utf8").split("\n");
  const numbers = [];
  let end = 0;
  for (const line of lines.filter((text) => text !== "" && !text.startsWith("#"))) {
    const [from, to = from] = line.split("..").map((code) => Number.parseInt(code, 16));
    numbers.push(from - end, to + 1 - from);
    end = to + 1;
  }
  return packed(numbers);
}

if (process.versions.unicode !== SCRIPTS_VERSION) {
  throw new Error(`this Node has Unicode ${process.versions.unicode}, not ${SCRIPTS_VERSION}`);
}
const { sets, runs: scriptRuns } = scriptTables();
writeFileSync(
  path.join(ROOT, TARGET),
  `/**
 * Unicode tables, made by \`scripts/unicode-tables.mjs\`. All numbers in RUNS and ALLOWED are in base 36.
 *
 * Script_Extensions: Unicode ${SCRIPTS_VERSION}. Identifier_Status: Unicode ${STATUS_VERSION}.
 */

/**
 * Sets of scripts: \`*\` is every script, nothing is none. A script is a number; the first ones are
 * Han, Hiragana, Katakana, Hangul and Bopomofo.
 */
export const SCRIPT_SETS =
  "${sets}";

/** Runs of code points from 0: how many, and which of the sets they have as Script_Extensions. */
export const SCRIPT_RUNS =
  "${scriptRuns}";

/** Runs of code points from 0 in turn: how many are not Allowed, how many are. */
export const ALLOWED_RUNS =
  "${allowedTable()}";
`,
);
