/** What a worker does with a task. */

import { inputToJson } from "../input-json.ts";
import type { KnownDifference } from "../known-differences.ts";
import { corpusFiles } from "../report/corpus-files.ts";
import { shrink } from "../shrink/shrink.ts";
import type { Target } from "../target.ts";
import type { Answer, Finding, Shrunk, Task } from "./messages.ts";
import type { Order } from "./plan.ts";
import { printable } from "./printable.ts";
import { type Failure, runInput, runTape, tapeOf } from "./run-case.ts";
import { emptyTally, increment, recorderOf, SILENT } from "./tally.ts";

/** What a worker knows before any task. */
export interface Bench {
  readonly seed: string;
  readonly targets: readonly Target<unknown>[];
  readonly ledger: readonly KnownDifference[];
  /** Called before each case, with its number: a sign of life. */
  readonly pulse: (index: number) => void;
}

/** An order is cut when it takes longer, in milliseconds. */
const MAX_TIME = 1000;
/** So many findings of an aspect are told in each order; the rest is only counted. */
const TOLD = 3;

export function perform(bench: Bench, task: Task): Answer {
  switch (task.kind) {
    case "run":
      return run(bench, task);
    case "shrink":
      return { kind: "shrunk", shrunk: shrinkFinding(bench, task.finding) };
    case "describe":
      return { kind: "described", input: describe(bench, task.target, task.index) };
  }
}

/** Stops early when time is up or a request was wrongly allowed. */
function run(bench: Bench, order: Order): Answer {
  const target = targetNamed(bench, order.target);
  const tally = emptyTally();
  const recorder = recorderOf(tally);
  const findings: Finding[] = [];
  const start = performance.now();
  let index = order.from;
  while (index < order.to && tally.wrongAllows === 0 && performance.now() - start < MAX_TIME) {
    bench.pulse(index);
    const tape = tapeOf(bench.seed, target.name, index);
    const failure = runTape(target, tape, recorder, bench.ledger);
    tally.inputs++;
    if (failure?.known !== undefined) increment(tally.known, failure.known);
    else if (failure !== undefined) {
      increment(tally.divergences, failure.divergence.aspect);
      if (failure.divergence.wrongAllow) tally.wrongAllows++;
      const told = findings.filter(({ aspect }) => aspect === failure.divergence.aspect);
      if (told.length < TOLD) findings.push(findingOf(target.name, index, failure));
    }
    index++;
  }
  tally.milliseconds = performance.now() - start;
  return { kind: "ran", reached: index, tally, findings };
}

function findingOf(target: string, index: number, { divergence }: Failure): Finding {
  const { aspect, wrongAllow, outputs } = divergence;
  return { target, index, aspect, wrongAllow, outputs: printable(outputs) };
}

function shrinkFinding(bench: Bench, finding: Finding): Shrunk {
  const target = targetNamed(bench, finding.target);
  const pulse = (): void => bench.pulse(finding.index);
  const again = (failure: Failure | undefined): boolean =>
    failure?.known === undefined &&
    failure?.divergence.aspect === finding.aspect &&
    failure.divergence.wrongAllow === finding.wrongAllow;
  const tape = tapeOf(bench.seed, target.name, finding.index);
  const base = { finding, outputs: finding.outputs, attempts: 0, files: [] };
  if (!again(runTape(target, tape, SILENT, bench.ledger))) {
    return { ...base, isFlaky: true, input: describe(bench, target.name, finding.index) };
  }
  const check = (input: unknown): Failure | undefined => {
    pulse();
    return runInput(target, input, SILENT, bench.ledger);
  };
  const smallest = shrink(target, tape.draws(), (input) => again(check(input)));
  if (smallest === undefined) return { ...base, isFlaky: false, input: undefined };
  const failure = check(smallest.input);
  return {
    finding,
    isFlaky: false,
    input: printableInput(smallest.input),
    outputs: failure === undefined ? finding.outputs : printable(failure.divergence.outputs),
    attempts: smallest.attempts,
    files: corpusFiles(smallest.input),
  };
}

/** The input as JSON text, if it can be made. */
function describe(bench: Bench, name: string, index: number): string | undefined {
  bench.pulse(index);
  try {
    return printableInput(targetNamed(bench, name).generate(tapeOf(bench.seed, name, index)));
  } catch {
    return undefined;
  }
}

function printableInput(input: unknown): string | undefined {
  try {
    return inputToJson(input);
  } catch {
    return undefined;
  }
}

function targetNamed({ targets }: Bench, name: string): Target<unknown> {
  const target = targets.find((candidate) => candidate.name === name);
  if (target === undefined) throw new Error(`no target is named ${name}`);
  return target;
}
