/** What a run must have seen, or its cases are no good: shares within bounds, and things that must happen. */

/** A share of what a target saw. */
export interface Floor {
  readonly what: string;
  readonly targets: readonly string[];
  /** Labels that count. */
  readonly of: readonly string[];
  /** Labels that make the whole. */
  readonly among: readonly string[];
  readonly min: number;
  readonly max?: number;
}

const AUTHORIZE = ["authorize-typed", "authorize-loose"];
const DECISIONS = ["decision/allow", "decision/deny"];

export const FLOORS: readonly Floor[] = [
  {
    what: "requests that are allowed",
    targets: AUTHORIZE,
    of: ["decision/allow"],
    among: DECISIONS,
    min: 0.35,
    max: 0.65,
  },
];

/** Labels that a long run must have seen, by the targets that see them. */
export const SOMETIMES: readonly {
  readonly targets: readonly string[];
  readonly labels: readonly string[];
}[] = [{ targets: AUTHORIZE, labels: DECISIONS }];
