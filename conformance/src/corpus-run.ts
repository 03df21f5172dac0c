/** Runs the official corpus through an engine and compares decisions, reasons and errors. */

import { parsePolicySet, printPolicy, unwrap } from "cedrus";
import { type CorpusCase, type CorpusRequest, readCorpus } from "./corpus.ts";
import type { Engine, EngineResponse } from "./engine.ts";
import { createOracle } from "./oracle.ts";
import { policyFormsDifference } from "./policy-forms.ts";

export interface CorpusReport {
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  /** What differs, one line each. */
  readonly differences: readonly string[];
}

export function runCorpus(
  engine: Engine,
  folder: string,
  wanted: (name: string) => boolean,
): CorpusReport {
  let cases = 0;
  let passed = 0;
  const differences: string[] = [];
  for (const corpusCase of readCorpus(folder, wanted)) {
    cases += 1;
    corpusCase.requests.forEach((request, index) => {
      const difference = compare(engine, corpusCase, request);
      if (difference === undefined) passed += 1;
      else differences.push(`${corpusCase.name} request ${index}: ${difference}`);
    });
  }
  return { cases, passed, failed: differences.length, differences };
}

/**
 * Compares JSON and text of every different policy in the corpus with the reference's. Several
 * policies in one text are taken one by one, as our printer writes them.
 */
export function runPolicyForms(folder: string, wanted: (name: string) => boolean): CorpusReport {
  const oracle = createOracle();
  const seen = new Set<string>();
  const differences: string[] = [];
  let cases = 0;
  for (const { name, policies } of readCorpus(folder, wanted)) {
    cases += 1;
    for (const text of singlePolicies(policies)) {
      if (seen.has(text)) continue;
      seen.add(text);
      const difference = policyFormsDifference(oracle, text);
      if (difference !== undefined) differences.push(`${name}: ${difference}`);
    }
  }
  const failed = differences.length;
  return { cases, passed: seen.size - failed, failed, differences };
}

function singlePolicies(text: string): readonly string[] {
  const set = unwrap(parsePolicySet(text));
  const all = [...set.policies(), ...set.templates()];
  return all.length === 1 ? [text] : all.map(printPolicy);
}

/** What differs, or nothing. An engine that throws differs. */
function compare(
  engine: Engine,
  { policies, entities }: CorpusCase,
  request: CorpusRequest,
): string | undefined {
  const expected = summary(request);
  const actual = attempt(() => summary(engine.authorize(policies, entities, request)));
  return actual === expected ? undefined : `expected ${expected}, got ${actual}`;
}

function attempt(run: () => string): string {
  try {
    return run();
  } catch (thrown) {
    return `an exception: ${String(thrown)}`;
  }
}

function summary({ decision, reason, errors }: EngineResponse): string {
  return `${decision}, reason [${[...reason].sort().join(" ")}], errors [${[...errors].sort().join(" ")}]`;
}
