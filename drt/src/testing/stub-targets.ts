/** Targets that agree, diverge, hang or die, to test what runs them. */

import type { Target } from "../target.ts";

interface Numbers {
  readonly numbers: readonly number[];
}

function numbersTarget(name: string, check: Target<Numbers>["check"]): Target<Numbers> {
  return {
    name,
    description: `stub: ${name}`,
    generate: (source) => ({ numbers: source.list(0, 20, () => source.int(1000)) }),
    check,
  };
}

/** Compares nothing with nothing. */
export const agrees = numbersTarget("agrees", ({ numbers }, recorder) => {
  recorder.compared(1 + (numbers.length % 3));
  recorder.saw(numbers.length > 10 ? "length/long" : "length/short");
  return undefined;
});

/** Fails for a sum above 8,000. */
export const diverges = numbersTarget("diverges", ({ numbers }, recorder) => {
  recorder.compared(1);
  const sum = numbers.reduce((total, number) => total + number, 0);
  return sum > 8000
    ? { aspect: "the sum is large", wrongAllow: false, outputs: { sum, limit: 8000n } }
    : undefined;
});

export const throws = numbersTarget("throws", ({ numbers }, recorder) => {
  recorder.compared(1);
  if (numbers.includes(7)) explode();
  return undefined;
});

function explode(): never {
  throw new RangeError("seven");
}

export const allowsWrongly = numbersTarget("allows-wrongly", ({ numbers }, recorder) => {
  recorder.compared(1);
  return numbers.length > 15
    ? { aspect: "decision", wrongAllow: true, outputs: { engine: "allow", model: "deny" } }
    : undefined;
});

export const hangs = numbersTarget("hangs", ({ numbers }, recorder) => {
  recorder.compared(1);
  while (numbers.includes(500) && numbers.length > 18);
  return undefined;
});

export const dies = numbersTarget("dies", ({ numbers }, recorder) => {
  recorder.compared(1);
  if (numbers[0] === 500) process.exit(9);
  return undefined;
});

let calls = 0;

/** Fails when it has been called often enough: not what its input says. */
export const isFlaky = numbersTarget("is-flaky", (_, recorder) => {
  recorder.compared(1);
  calls++;
  return calls === 100
    ? { aspect: "the hundredth call", wrongAllow: false, outputs: { calls } }
    : undefined;
});

export const comparesNothing = numbersTarget("compares-nothing", () => undefined);

export const targets: readonly Target<unknown>[] = [
  agrees,
  diverges,
  throws,
  allowsWrongly,
  hangs,
  dies,
  isFlaky,
  comparesNothing,
];
