/** Runs the official corpus through an engine and compares decisions, reasons and errors. */

import { type CorpusCase, type CorpusRequest, readCorpus } from "./corpus.ts";
import type { Engine, EngineResponse } from "./engine.ts";

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
