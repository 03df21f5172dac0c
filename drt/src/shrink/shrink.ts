/** The smallest input found that still fails: first the tape shrinks, then what was made of it. */

import { shrinkTape } from "../tape/shrink-tape.ts";
import { type Draws, Tape } from "../tape/tape.ts";
import type { Target } from "../target.ts";
import { type Budget, shrinkStructure } from "./shrink-structure.ts";

export interface Smallest {
  readonly input: unknown;
  /** How many inputs were tried. */
  readonly attempts: number;
}

export interface ShrinkLimits {
  readonly attempts: number;
  readonly milliseconds: number;
  readonly now: () => number;
}

const LIMITS: ShrinkLimits = {
  attempts: 5000,
  milliseconds: 10_000,
  now: () => performance.now(),
};

/** Nothing if no input can be made of the draws. */
export function shrink(
  target: Target<unknown>,
  draws: Draws,
  stillFails: (input: unknown) => boolean,
  limits: ShrinkLimits = LIMITS,
): Smallest | undefined {
  const budget = new CountedBudget(limits);
  // Half of all for the tape: what it leaves, structure shrinks faster.
  const half = { attempts: limits.attempts / 2, milliseconds: limits.milliseconds / 2 };
  const best = shrinkTape(
    draws,
    (tape) => {
      budget.spend();
      const input = generated(target, tape);
      return input !== undefined && stillFails(input.value);
    },
    {
      attempts: half.attempts,
      deadline: { now: limits.now, at: limits.now() + half.milliseconds },
    },
  );
  const input = generated(target, Tape.simplestAfter(best.words));
  if (input === undefined) return undefined;
  const smallest = shrinkStructure(input.value, stillFails, {
    budget,
    simpler: (value) => target.simpler?.(value) ?? [],
  });
  return { input: smallest, attempts: budget.spent };
}

function generated(target: Target<unknown>, tape: Tape): { readonly value: unknown } | undefined {
  try {
    return { value: target.generate(tape) };
  } catch {
    return undefined;
  }
}

class CountedBudget implements Budget {
  readonly #limits: ShrinkLimits;
  readonly #end: number;
  #spent = 0;

  constructor(limits: ShrinkLimits) {
    this.#limits = limits;
    this.#end = limits.now() + limits.milliseconds;
  }

  get spent(): number {
    return this.#spent;
  }

  isLeft(): boolean {
    return this.#spent < this.#limits.attempts && this.#limits.now() < this.#end;
  }

  spend(): void {
    this.#spent++;
  }
}
