/** Makes a failing case simpler by making its tape shorter, and its words lower. */

import { type Block, type Draws, Tape } from "./tape.ts";

export interface ShrinkBudget {
  readonly attempts: number;
  /** A clock in milliseconds and the time at which to stop, if time is limited. */
  readonly deadline?: { readonly now: () => number; readonly at: number };
}

/** Whether the case that the tape gives still fails in the same way. */
export type StillFails = (tape: Tape) => boolean;

/**
 * The simplest draws found that still fail: fewer words are simpler, then lower words are. Passes are
 * repeated until none of them helps or the budget is used up.
 */
export function shrinkTape(draws: Draws, stillFails: StillFails, budget: ShrinkBudget): Draws {
  const shrinker = new TapeShrinker(draws, stillFails, budget);
  return shrinker.run();
}

/** How many neighbours are taken out or set to zero together. */
const RUNS = [32, 16, 8, 4, 2, 1];

class TapeShrinker {
  #best: Draws;
  readonly #stillFails: StillFails;
  readonly #budget: ShrinkBudget;
  #left: number;

  constructor(draws: Draws, stillFails: StillFails, budget: ShrinkBudget) {
    this.#best = draws;
    this.#stillFails = stillFails;
    this.#budget = budget;
    this.#left = budget.attempts;
  }

  run(): Draws {
    let before: Draws | undefined;
    while (before !== this.#best && this.#mayTry()) {
      before = this.#best;
      this.#deleteBlocks();
      for (const run of RUNS) this.#deleteRuns(run);
      for (const run of RUNS) this.#zeroRuns(run);
      this.#lowerWords();
      this.#sortPairs();
    }
    return this.#best;
  }

  #mayTry(): boolean {
    const { deadline } = this.#budget;
    return this.#left > 0 && (deadline === undefined || deadline.now() < deadline.at);
  }

  /** Takes the words over if they fail as well and are simpler as they are really read. */
  #try(words: readonly number[]): boolean {
    if (!this.#mayTry() || !isSimpler(words, this.#best.words)) return false;
    this.#left -= 1;
    const tape = Tape.simplestAfter(words);
    if (!this.#stillFails(tape)) return false;
    const draws = tape.draws();
    if (!isSimpler(draws.words, this.#best.words)) return false;
    this.#best = draws;
    return true;
  }

  /** The longest first; from the end, so that the places of earlier ones stay as they are. */
  #deleteBlocks(): void {
    const blocks = this.#best.blocks.toSorted(
      (one, other) => length(other) - length(one) || other.start - one.start,
    );
    for (const { start, end } of blocks) {
      if (!this.#mayTry()) return;
      const { words } = this.#best;
      if (end <= words.length) this.#try([...words.slice(0, start), ...words.slice(end)]);
    }
  }

  #deleteRuns(run: number): void {
    for (let start = this.#best.words.length - run; start >= 0; start -= run) {
      if (!this.#mayTry()) return;
      const { words } = this.#best;
      this.#try([...words.slice(0, start), ...words.slice(start + run)]);
    }
  }

  #zeroRuns(run: number): void {
    for (let start = 0; start < this.#best.words.length; start += run) {
      if (!this.#mayTry()) return;
      this.#try(this.#best.words.map((word, at) => (at >= start && at < start + run ? 0 : word)));
    }
  }

  /** Each word to the lowest that still fails, as far as halving the distance finds it. */
  #lowerWords(): void {
    for (let at = 0; at < this.#best.words.length && this.#mayTry(); at++) {
      let low = 0;
      let high = this.#best.words[at] ?? 0;
      while (low < high && this.#mayTry()) {
        const middle = Math.floor((low + high) / 2);
        if (this.#try(this.#best.words.with(at, middle))) high = this.#best.words[at] ?? 0;
        else low = middle + 1;
        // What a word decides is rarely finer than this.
        if (high - low < 2 ** 12) break;
      }
    }
  }

  /** Neighbours in order: equal cases then have equal tapes more often. */
  #sortPairs(): void {
    for (let at = 0; at + 1 < this.#best.words.length && this.#mayTry(); at++) {
      const { words } = this.#best;
      const [one = 0, other = 0] = [words[at], words[at + 1]];
      if (one > other) this.#try(words.with(at, other).with(at + 1, one));
    }
  }
}

function length({ start, end }: Block): number {
  return end - start;
}

/** Shorter, or as long and lower at the first difference. */
function isSimpler(words: readonly number[], than: readonly number[]): boolean {
  if (words.length !== than.length) return words.length < than.length;
  for (const [at, word] of words.entries()) {
    const other = than[at] ?? 0;
    if (word !== other) return word < other;
  }
  return false;
}
