/** One case: number n of a target in a run with a seed, always the same. */

import { inspect } from "node:util";
import { explain, type KnownDifference } from "../known-differences.ts";
import { caseSeed } from "../tape/prng.ts";
import { Tape } from "../tape/tape.ts";
import type { Divergence, Recorder, Target } from "../target.ts";

/** How a divergence was found, and what it was found with, if making the input did not fail already. */
export interface Failure {
  readonly divergence: Divergence;
  /** The id of the entry of the ledger that explains it. */
  readonly known: string | undefined;
}

/** The choices of a case, before any is made. */
export function tapeOf(runSeed: string, target: string, index: number): Tape {
  return Tape.of(caseSeed(runSeed, target, index));
}

/** Generates the input from the tape and checks it. An exception is a divergence too. */
export function runTape(
  target: Target<unknown>,
  tape: Tape,
  recorder: Recorder,
  ledger: readonly KnownDifference[],
): Failure | undefined {
  let input: unknown;
  try {
    input = target.generate(tape);
  } catch (error) {
    return { divergence: thrown("generator", error), known: undefined };
  }
  return runInput(target, input, recorder, ledger);
}

export function runInput(
  target: Target<unknown>,
  input: unknown,
  recorder: Recorder,
  ledger: readonly KnownDifference[],
): Failure | undefined {
  const divergence = check(target, input, recorder);
  if (divergence === undefined) return undefined;
  return { divergence, known: explain(ledger, { target: target.name, input, divergence }) };
}

function check(
  target: Target<unknown>,
  input: unknown,
  recorder: Recorder,
): Divergence | undefined {
  try {
    return target.check(input, recorder);
  } catch (error) {
    return thrown("check", error);
  }
}

/** The aspect names the function that threw, so that the shrinker does not slip to another exception. */
function thrown(where: "generator" | "check", error: unknown): Divergence {
  const name = error instanceof Error ? error.name : typeof error;
  const stack = error instanceof Error ? String(error.stack) : inspect(error);
  const place = /\n\s+at (?:new )?([\w$.#<>]+) \(/.exec(stack)?.[1] ?? "somewhere";
  return {
    aspect: `${where} threw ${name} in ${place}`,
    wrongAllow: false,
    outputs: { thrown: stack },
  };
}
