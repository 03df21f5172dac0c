/** The problems of several fragments, each with its own text. */

import type { Diagnostic, Problem } from "../../data/diagnostic.ts";
import { Problems } from "../../diagnostic/diagnostic.ts";
import type { SchemaFragment } from "../fragment.ts";

/** Collects problems by fragment. */
export class Report {
  readonly #max: number;
  readonly #problems = new Map<SchemaFragment, Problems>();

  constructor(fragments: readonly SchemaFragment[], max: number) {
    this.#max = max;
    for (const fragment of fragments) this.#problems.set(fragment, new Problems(max));
  }

  get any(): boolean {
    return [...this.#problems.values()].some((problems) => problems.any);
  }

  /** `describe` is not called when there are too many problems already. */
  add(fragment: SchemaFragment, describe: () => Problem): void {
    const problems = this.#problems.get(fragment);
    if (problems !== undefined && !problems.full) problems.add(describe());
  }

  /** All problems, fragment by fragment, and in source order inside each. */
  diagnostics(): readonly Diagnostic[] {
    const all = [...this.#problems].flatMap(([{ text }, problems]) => problems.diagnostics(text));
    return all.slice(0, this.#max);
  }
}
