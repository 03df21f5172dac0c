/** The problems of several fragments, each with its own text. */

import type { Diagnostic, Problem } from "../../data/diagnostic.ts";
import { linesOf } from "../../data/line-index.ts";
import { Problems } from "../../diagnostic/diagnostic.ts";
import type { SchemaFragment } from "../fragment.ts";

/** Collects problems by fragment. */
export class Report {
  readonly #max: number;
  readonly #problems = new Map<SchemaFragment, Problems>();
  /** What has been said, and where: actions that are declared together share what is wrong. */
  readonly #said = new Map<SchemaFragment, Set<string>>();

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
    if (problems === undefined || problems.full) return;
    const problem = describe();
    if (this.#isNew(fragment, problem)) problems.add(problem);
  }

  #isNew(fragment: SchemaFragment, { code, message, span }: Problem): boolean {
    if (span === undefined) return true;
    const said = this.#said.get(fragment) ?? new Set();
    this.#said.set(fragment, said);
    const size = said.size;
    return said.add(`${code} ${span.start} ${span.end} ${message}`).size > size;
  }

  /** All problems, fragment by fragment, and in source order inside each. */
  diagnostics(): readonly Diagnostic[] {
    const all = [...this.#problems].flatMap(([{ text }, problems]) =>
      problems.diagnostics(linesOf(text)),
    );
    return all.slice(0, this.#max);
  }
}
