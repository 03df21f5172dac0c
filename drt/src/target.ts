/** What is tested: a way to make inputs, and a comparison. */

import type { Source } from "./source.ts";

/** Engines disagree, or a promise is broken. */
export interface Divergence {
  /** What differs, in a few words without data: the shrinker stays with the same aspect. */
  readonly aspect: string;
  /** A request was allowed that some other engine denies. It stops the run. */
  readonly wrongAllow: boolean;
  /** What each engine said, for people to read. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** What a check tells about what it saw. */
export interface Recorder {
  /** So many cases were compared. */
  compared(count: number): void;
  /** Something that should happen sometimes: `decision/allow`, `operator/like`, `error/typeError`. */
  saw(label: string): void;
}

/** `Input` is plain data: see `input-json.ts` for what it may hold. */
export interface Target<Input> {
  /** In kebab-case; regressions lie in a folder of this name. */
  readonly name: string;
  /** One line: what is compared with what. */
  readonly description: string;
  generate(source: Source): Input;
  /** The first divergence, if any. Depends on nothing but `input`. */
  check(input: Input, recorder: Recorder): Divergence | undefined;
  /** Simpler inputs of the same kind, the simplest first. */
  simpler?(input: Input): Iterable<Input>;
}
