/** One case, in words. */

import { inputToJson } from "../input-json.ts";
import type { KnownDifference } from "../known-differences.ts";
import type { Target } from "../target.ts";
import { printable } from "./printable.ts";
import { runTape, tapeOf } from "./run-case.ts";
import { emptyTally, recorderOf } from "./tally.ts";

export interface Told {
  readonly lines: readonly string[];
  readonly failed: boolean;
}

/** The input, and what is wrong with it. */
export function tellCase(
  target: Target<unknown>,
  seed: string,
  index: number,
  ledger: readonly KnownDifference[],
): Told {
  const tally = emptyTally();
  let input: string | undefined;
  const watched: Target<unknown> = {
    ...target,
    generate: (source) => target.generate(source),
    check: (made, recorder) => {
      input = inputToJson(made);
      return target.check(made, recorder);
    },
  };
  const failure = runTape(watched, tapeOf(seed, target.name, index), recorderOf(tally), ledger);
  const lines = [...(input === undefined ? [] : [input.trimEnd()])];
  if (failure === undefined) lines.push(`${tally.cases} cases, no divergence`);
  else {
    const { divergence, known } = failure;
    lines.push(known === undefined ? divergence.aspect : `known (${known}): ${divergence.aspect}`);
    lines.push(printable(divergence.outputs).trimEnd());
  }
  return { lines, failed: failure !== undefined && failure.known === undefined };
}
