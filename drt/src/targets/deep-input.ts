/** Input that is nested or chained far beyond what anybody writes: it has to be answered all the same. */

import type { Source } from "../source.ts";

const SIZES: readonly number[] = [20, 120, 1000, 20_000];

/** What stands before and behind, so many times, and what is in the middle. */
type Nesting = readonly [before: string, middle: string, behind: string];

const EXPRESSIONS: readonly Nesting[] = [
  ["(", "true", ")"],
  ["[", "1", "]"],
  ["{a: ", "1", "}"],
  ["!", "true", ""],
  ["-", "1", ""],
  ["if true then ", "1", " else 2"],
  ["principal in [", "principal", "]"],
  ["", "context", ".a"],
  ["", "context", '["a"]'],
  ["", "true", " && true"],
  ["", "false", " || false"],
  ["", "1", " + 1"],
  ["", "context has a", ".a"],
  ["true == (", "true", ")"],
];

const TYPES: readonly Nesting[] = [
  ["Set<", "Long", ">"],
  ["{a: ", "Long", "}"],
  ["", "A", "::A"],
];

const JSON_TEXTS: readonly Nesting[] = [
  ["[", "1", "]"],
  ['{"a":', "1", "}"],
  ['{"type":"Set","element":', '{"type":"Long"}', "}"],
  ['{"!":{"arg":', '{"Value":true}', "}}"],
  ['{"Set":[', '{"Value":1}', "]}"],
];

function nested(source: Source, nestings: readonly Nesting[]): string {
  const [before, middle, behind] = source.pick(nestings);
  const count = source.pick(SIZES);
  return before.repeat(count) + middle + behind.repeat(count);
}

export function deepPolicy(source: Source): string {
  return `permit(principal, action, resource) when { ${nested(source, EXPRESSIONS)} };`;
}

export function deepSchema(source: Source): string {
  if (source.chance(1, 3)) {
    // Each name stands for the next one.
    const count = source.pick(SIZES);
    return Array.from({ length: count }, (_, at) => `type T${at} = T${at + 1};`).join("\n");
  }
  return `entity E { a: ${nested(source, TYPES)} };`;
}

export function deepJson(source: Source, reader: string): string {
  const json = nested(source, JSON_TEXTS);
  const all = '{"op":"All"}';
  switch (reader) {
    case "policy":
      return `{"effect":"permit","principal":${all},"action":${all},"resource":${all},"conditions":[{"kind":"when","body":${json}}]}`;
    case "schema-json":
      return `{"":{"entityTypes":{"E":{"shape":{"type":"Record","attributes":{"a":${json}}}}},"actions":{}}}`;
    case "entities":
      return `[{"uid":{"type":"E","id":"a"},"attrs":{"a":${json}},"parents":[]}]`;
    default:
      return `{"a":${json}}`;
  }
}
