/** Inputs: noise, words in a row, and real inputs after an accident. */

import { findCorpus, readCorpus } from "../corpus.ts";
import { readRows } from "../rows.ts";
import { inSample } from "../sample.ts";
import type { TrickyRow } from "../tricky/tricky.ts";
import type { Entry } from "./check-input.ts";
import type { Random } from "./random.ts";

export interface Input {
  readonly entry: Entry;
  readonly text: string;
}

const WORDS: readonly string[] = [
  "permit",
  "forbid",
  "when",
  "unless",
  "principal",
  "action",
  "resource",
  "context",
  "if",
  "then",
  "else",
  "in",
  "is",
  "has",
  "like",
  "true",
  "false",
  "__cedar",
  "?principal",
  "?resource",
  "(",
  ")",
  "{",
  "}",
  "[",
  "]",
  ",",
  ";",
  ":",
  "::",
  ".",
  "@",
  "=",
  "==",
  "!",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "&&",
  "||",
  "+",
  "-",
  "*",
  "/",
  "%",
  "0",
  "1",
  "9223372036854775808",
  "007",
  "&",
  '"a"',
  '""',
  '"*"',
  '"\\u{1F600}"',
  '"\\x41"',
  '"\\*"',
  "User",
  "Action",
  'User::"a"',
  "é",
  "|",
  'Action::"a"',
  "ip",
  "decimal",
  "datetime",
  "duration",
  "contains",
  "containsAll",
  "isEmpty",
  "hasTag",
  "getTag",
  "offset",
  "lessThan",
  "// c\n",
  " ",
  "\t",
  "\r\n",
  "\u00a0",
  "a",
  "_",
  '"',
];

const JSON_WORDS: readonly string[] = [
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "null",
  "true",
  "false",
  "0",
  "-0",
  "1.0",
  "1e3",
  '""',
  '"a"',
  '"op"',
  '"All"',
  '"entity"',
  '"slot"',
  '"__entity"',
  '"__extn"',
  '"__expr"',
  '"type"',
  '"id"',
  '"fn"',
  '"arg"',
  '"args"',
  '"uid"',
  '"attrs"',
  '"parents"',
  '"tags"',
  '"Value"',
  '"Var"',
  '"__proto__"',
  '"\\ud800"',
  "9223372036854775807",
  "9223372036854775808",
  '"left"',
  '"right"',
  '{"Value":1}',
  '{"Var":"context"}',
  '{"op":"All"}',
  '"=="',
  '"has"',
  '"attr"',
  '["a b","c"]',
];

const TEXT_ENTRIES = ["expression", "policy", "policies", "template", "uid"] as const;
const JSON_ENTRIES = [
  "policyJson",
  "templateJson",
  "policySetJson",
  "entities",
  "context",
] as const;

/** A source of inputs, which gives the same ones for the same `random`. */
export function createGenerator(random: Random): () => Input {
  const seeds = readSeeds();
  const kinds = [noise, soup, ...Array.from({ length: 8 }, () => accident)];
  return () => random.pick(kinds)(random, seeds);
}

function readSeeds(): readonly Input[] {
  const rows = readRows<TrickyRow>(new URL("../../vectors/tricky.json", import.meta.url));
  const seeds: Input[] = rows.map(({ kind, input }) => ({ entry: kind, text: input }));
  const location = findCorpus(process.env);
  if (location === undefined) return seeds;
  let left = 100;
  for (const { policies, entities } of readCorpus(location.folder, inSample)) {
    if (policies.length < 5000) seeds.push({ entry: "policies", text: policies });
    if (entities.length < 5000) seeds.push({ entry: "entities", text: entities });
    if (--left === 0) break;
  }
  return seeds;
}

function noise(random: Random): Input {
  const isText = random.int(2) === 0;
  const units = Array.from({ length: random.int(40) }, () =>
    String.fromCodePoint(random.int(8) === 0 ? random.int(0x110000) : random.int(0x80)),
  );
  return { entry: random.pick(isText ? TEXT_ENTRIES : JSON_ENTRIES), text: units.join("") };
}

function soup(random: Random): Input {
  const isText = random.int(2) === 0;
  const words = isText ? WORDS : JSON_WORDS;
  const text = Array.from({ length: random.int(25) }, () => random.pick(words)).join(
    random.pick([" ", ""]),
  );
  const entry = random.pick(isText ? TEXT_ENTRIES : JSON_ENTRIES);
  if (entry === "policies" || entry === "policy") {
    return { entry, text: `permit(principal, action, resource) when { ${text} };` };
  }
  return { entry, text };
}

function accident(random: Random, seeds: readonly Input[]): Input {
  const seed = random.pick(seeds);
  const isJson = (JSON_ENTRIES as readonly string[]).includes(seed.entry);
  const words = isJson ? JSON_WORDS : WORDS;
  let { text } = seed;
  for (let edits = random.int(4); edits > 0; edits--) text = edited(random, text, words, seeds);
  // Now and then to a reader that the text is not meant for.
  return random.int(50) === 0
    ? { entry: random.pick([...TEXT_ENTRIES, ...JSON_ENTRIES]), text }
    : { entry: seed.entry, text };
}

function edited(
  random: Random,
  text: string,
  words: readonly string[],
  seeds: readonly Input[],
): string {
  const at = random.int(text.length + 1);
  const to = Math.min(text.length, at + 1 + random.int(8));
  const [before, part, after] = [text.slice(0, at), text.slice(at, to), text.slice(to)];
  switch (random.int(9)) {
    case 0:
      return before;
    case 1:
      return before + after;
    case 2:
      return before + part + part + after;
    case 3:
      return before + random.pick(words) + after;
    case 4:
      return before + random.pick(words) + part + after;
    case 5:
      return (
        before +
        String.fromCharCode(random.int(4) === 0 ? random.int(0x10000) : random.int(0x80)) +
        text.slice(at + 1)
      );
    case 6:
      return before + [...part].reverse().join("") + after;
    case 7:
      return wrapped(random, text, at);
    default: {
      const other = random.pick(seeds).text;
      const from = random.int(other.length + 1);
      return before + other.slice(from, from + random.int(60)) + after;
    }
  }
}

/** Brackets around a stretch of the text. */
function wrapped(random: Random, text: string, at: number): string {
  const end = at + random.int(text.length - at + 1);
  const [open, close] = random.pick([
    ["(", ")"],
    ["[", "]"],
    ["{", "}"],
    ["!(", ")"],
    ['"', '"'],
  ] as const);
  const times = random.int(20) === 0 ? 1 + random.int(120) : 1;
  return (
    text.slice(0, at) +
    open.repeat(times) +
    text.slice(at, end) +
    close.repeat(times) +
    text.slice(end)
  );
}
