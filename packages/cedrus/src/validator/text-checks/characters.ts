/**
 * What may be wrong with the characters of a text: they reorder it, they come from several scripts,
 * or they do not belong into identifiers.
 *
 * @see https://www.unicode.org/reports/tr39/
 */

import { ALLOWED_RUNS, SCRIPT_RUNS, SCRIPT_SETS } from "./tables.ts";

/** A set of scripts; `undefined` is every script. */
type Scripts = ReadonlySet<string> | undefined;

/** Runs of code points: where each begins, and what it has. */
interface Runs<T> {
  readonly starts: readonly number[];
  readonly values: readonly T[];
}

/** Scripts that are written together count as one: UTS 39 adds these to the scripts of a character. */
const TOGETHER: readonly { readonly name: string; readonly scripts: readonly string[] }[] = [
  { name: "Hanb", scripts: ["0", "4"] },
  { name: "Jpan", scripts: ["0", "1", "2"] },
  { name: "Kore", scripts: ["0", "3"] },
];

const SCRIPTS: Runs<Scripts> = /* @__PURE__ */ scriptRuns();
const ALLOWED: Runs<boolean> = /* @__PURE__ */ allowedRuns();

/** Whether `text` has characters that change the direction of what follows. */
export function hasBidiControls(text: string): boolean {
  return /[\u202a-\u202e\u2066-\u2069]/.test(text);
}

/** Whether some script has all characters of `text`. Characters that no script has are of none. */
export function isSingleScript(text: string): boolean {
  // Most texts are plain ASCII, whose characters are all common or Latin.
  if (/^[\0-\u007f]*$/.test(text)) return true;
  let common: Scripts;
  for (const character of text) {
    const scripts = valueAt(SCRIPTS, character);
    if (scripts === undefined) continue;
    common =
      common === undefined ? scripts : new Set([...common].filter((script) => scripts.has(script)));
    if (common.size === 0) return false;
  }
  return true;
}

/** Whether the General Security Profile allows `character` in identifiers. */
export function identifierAllowed(character: string): boolean {
  return valueAt(ALLOWED, character) ?? false;
}

function valueAt<T>({ starts, values }: Runs<T>, character: string): T | undefined {
  const code = character.codePointAt(0) ?? 0;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= code) low = middle;
    else high = middle - 1;
  }
  return values[low];
}

function scriptRuns(): Runs<Scripts> {
  const sets = SCRIPT_SETS.split(",").map(scriptSet);
  const starts: number[] = [];
  const values: Scripts[] = [];
  let start = 0;
  unpacked(SCRIPT_RUNS).forEach((number, i) => {
    if (i % 2 === 0) {
      starts.push(start);
      start += number;
    } else values.push(sets[number]);
  });
  return { starts, values };
}

function scriptSet(text: string): Scripts {
  if (text === "*") return undefined;
  const scripts = text === "" ? [] : text.split(" ");
  const together = TOGETHER.filter((system) =>
    system.scripts.some((script) => scripts.includes(script)),
  );
  return new Set([...scripts, ...together.map(({ name }) => name)]);
}

function allowedRuns(): Runs<boolean> {
  const starts: number[] = [];
  const values: boolean[] = [];
  let start = 0;
  unpacked(ALLOWED_RUNS).forEach((length, i) => {
    starts.push(start);
    values.push(i % 2 === 1);
    start += length;
  });
  return { starts: [...starts, start], values: [...values, false] };
}

function unpacked(numbers: string): readonly number[] {
  return numbers.split(" ").map((number) => Number.parseInt(number, 36));
}
