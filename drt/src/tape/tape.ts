/** A replayable source of choices: words that were recorded, then new ones. */

import type { Source } from "../source.ts";
import { Prng } from "./prng.ts";

/** The words that belong together: those of one item of a list, from `start` up to but not including `end`. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

/** All that was drawn, in order. */
export interface Draws {
  /** Each from 0 up to 2^32 - 1. */
  readonly words: readonly number[];
  /** In the order in which they end: inner ones before the ones around them. */
  readonly blocks: readonly Block[];
}

const WORDS = 2 ** 32;

/** Above this, `int` would lose precision. */
const MAX_BELOW = 2 ** 20;

const NO_WORDS: readonly number[] = [];

export class Tape implements Source {
  readonly #recorded: readonly number[];
  /** Nothing if the simplest words are to follow. */
  readonly #prng: Prng | undefined;
  readonly #words: number[] = [];
  readonly #blocks: Block[] = [];

  private constructor(recorded: readonly number[], prng: Prng | undefined) {
    this.#recorded = recorded;
    this.#prng = prng;
  }

  /** `recorded` first, then words that follow from `seed`. */
  static of(seed: string, recorded: readonly number[] = NO_WORDS): Tape {
    return new Tape(recorded, new Prng(seed));
  }

  /** `recorded` first, then the simplest choice for ever: for shrinking, never for new cases. */
  static simplestAfter(recorded: readonly number[]): Tape {
    return new Tape(recorded, undefined);
  }

  /** What was drawn until now. A tape of these words gives the same choices. */
  draws(): Draws {
    return { words: [...this.#words], blocks: [...this.#blocks] };
  }

  #word(): number {
    const word = this.#recorded[this.#words.length] ?? this.#prng?.word() ?? 0;
    this.#words.push(word);
    return word;
  }

  int(below: number): number {
    if (!(below >= 1 && below <= MAX_BELOW)) throw new RangeError(`no choice below ${below}`);
    return Math.floor((this.#word() * below) / WORDS);
  }

  chance(times: number, of: number): boolean {
    return this.int(of) >= of - times;
  }

  pick<T>(items: readonly T[]): T {
    const { length } = items;
    // Why a cast: the index is within the list, and `T` may hold `undefined`.
    return items[this.int(length)] as T;
  }

  weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T {
    let total = 0;
    for (const [weight] of choices) total += weight;
    let rest = this.int(total);
    for (const [weight, choice] of choices) {
      if (rest < weight) return choice;
      rest -= weight;
    }
    throw new RangeError("no choice has a weight");
  }

  /**
   * All lengths are as likely. Before each item above the minimum comes a word that says whether there
   * is one more, so that a block can be taken out without any other change.
   */
  list<T>(min: number, max: number, item: (index: number) => T): readonly T[] {
    const items: T[] = [];
    while (items.length < max) {
      const start = this.#words.length;
      const left = max - items.length;
      if (items.length >= min && !this.chance(left, left + 1)) break;
      items.push(item(items.length));
      this.#blocks.push({ start, end: this.#words.length });
    }
    return items;
  }
}
