/** What a list of tricky inputs is made of, and small functions to write them. */

/** How an input is read; `vectors/README.md` says what each kind means. */
export type TrickyKind =
  | "policy"
  | "policies"
  | "template"
  | "expression"
  | "policyJson"
  | "templateJson"
  | "entities"
  | "context";

export interface TrickyInput {
  readonly group: string;
  readonly kind: TrickyKind;
  readonly input: string;
}

/** One row of `vectors/tricky.json`: an input and what the reference says about it. */
export interface TrickyRow extends TrickyInput {
  readonly accept: boolean;
  /** Kind `expression` only, when accepted: its worth as a condition. */
  readonly value?: "true" | "false" | "error";
}

export function inputs(group: string, kind: TrickyKind, texts: readonly string[]): TrickyInput[] {
  return texts.map((input) => ({ group, kind, input }));
}

export function expressions(group: string, texts: readonly string[]): TrickyInput[] {
  return inputs(group, "expression", texts);
}

/** A policy with the given condition. */
export function when(condition: string): string {
  return `permit(principal, action, resource) when { ${condition} };`;
}

/** Fills every `§` of every frame with every filling. */
export function framed(frames: readonly string[], fillings: readonly string[]): string[] {
  return frames.flatMap((frame) => fillings.map((filling) => frame.split("§").join(filling)));
}
