/** What a thread that tries mutants shares with the one that watches it: words of memory. */

export const PULSE = {
  /** Signs of life. */
  beats: 0,
  /** The target at work, by its place in the registry. */
  target: 1,
  /** How many cases of it have been compared. */
  cases: 2,
} as const;

export const PULSE_BYTES = 12;

/** Stands for the target where none was at work: a thread died or hung as a whole. */
export const NO_TARGET = "none";
