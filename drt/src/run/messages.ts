/** What the coordinator and its workers say to each other. */

import type { Order } from "./plan.ts";
import type { Tally } from "./tally.ts";

export type Task =
  | ({ readonly kind: "run" } & Order)
  /** Reproduce a finding and make it as small as possible. */
  | { readonly kind: "shrink"; readonly finding: Finding }
  /** Only generate the input with this number: checking it cost a worker its life. */
  | { readonly kind: "describe"; readonly target: string; readonly index: number };

/** A divergence in the case with this number. */
export interface Finding {
  readonly target: string;
  readonly index: number;
  readonly aspect: string;
  readonly wrongAllow: boolean;
  /** As JSON text. */
  readonly outputs: string;
}

/** A finding and its input, as small as it became. */
export interface Shrunk {
  readonly finding: Finding;
  /** Not found again from its seed. */
  readonly isFlaky: boolean;
  /** As JSON text; none if there is none. */
  readonly input: string | undefined;
  /** What the engines say of that input. */
  readonly outputs: string;
  readonly attempts: number;
  /** Files in the layout of the official corpus: name and text. */
  readonly files: readonly (readonly [string, string])[];
}

export type Answer =
  | {
      readonly kind: "ran";
      /** The inputs before this number are done. */
      readonly reached: number;
      readonly tally: Tally;
      readonly findings: readonly Finding[];
    }
  | { readonly kind: "shrunk"; readonly shrunk: Shrunk }
  | { readonly kind: "described"; readonly input: string | undefined }
  /** The worker had to be replaced. */
  | {
      readonly kind: "lost";
      readonly why: "hung" | "died";
      readonly detail: string;
      /** In which case; nothing, if in none. */
      readonly index: number | undefined;
    };

/** One worker: does one task at a time. */
export interface Worker {
  ask(task: Task): Promise<Answer>;
  close(): Promise<void>;
}
