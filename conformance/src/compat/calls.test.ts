import { expect, test } from "vitest";
import { facade, original, outcome } from "./answers.ts";
import { CALLS, STORY } from "./calls.ts";

type Functions = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
// Why casts: calls that are not of their types are among those compared.
const ours = facade as unknown as Functions;
const theirs = original as unknown as Functions;

/** Printed texts differ in layout; what they say is compared as JSON. */
const MEANING: Readonly<Record<string, string>> = {
  policyToText: "policyToJson",
  templateToText: "templateToJson",
  schemaToText: "schemaToJsonWithResolvedTypes",
};

function answerOf(functions: Functions, name: string, args: readonly unknown[]): unknown {
  const answer = outcome(() => functions[name]?.(...args));
  const meaning = MEANING[name];
  if (meaning === undefined || typeof answer !== "object" || answer === null) return answer;
  const { text, ...rest } = answer as Readonly<Record<string, unknown>>;
  if (typeof text !== "string") return rest;
  // Built-in types may be named in full; no schema here hides one that it uses.
  const said = outcome(() => theirs[meaning]?.(text.replaceAll("__cedar::", "")));
  return { ...rest, said };
}

test.for(Object.entries(CALLS))("%s answers as the original", ([name, calls]) => {
  expect(calls.length).toBeGreaterThan(0);
  const differing = calls.flatMap((args) => {
    const [got, expected] = [ours, theirs].map((functions) => answerOf(functions, name, args));
    return JSON.stringify(sorted(got)) === JSON.stringify(sorted(expected))
      ? []
      : [{ args, got, expected }];
  });
  expect(differing).toEqual([]);
});

test("what was kept under a name is found by it, as in the original", () => {
  for (const [name, args] of STORY) {
    const shown = `${name} ${JSON.stringify(args)}`;
    const expected = outcome(() => theirs[name]?.(...args));
    expect({ shown, answer: outcome(() => ours[name]?.(...args)) }).toEqual({
      shown,
      answer: expected,
    });
  }
});

/** Keys in order: which comes first is nothing that an answer says. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, item]) => [key, sorted(item)]));
}
