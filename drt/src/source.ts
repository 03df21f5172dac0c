/** Where generators take their choices from: a replayable tape (`tape.ts`). */

/**
 * By convention a lower number is the simpler choice (a literal before an operator, a short list before
 * a long one), because shrinking lowers numbers.
 */
export interface Source {
  /** A whole number from 0 up to but not including `below`. */
  int(below: number): number;
  /** True in `times` of `of` cases; false is the simpler choice. */
  chance(times: number, of: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of the choices, each as often as its weight says. */
  weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T;
  /** From `min` to `max` items. */
  list<T>(min: number, max: number, item: (index: number) => T): readonly T[];
}
