/** A part of the benchmark, which `--only` can choose. */

import type { Engine } from "../engines/engine.ts";
import type { Ledger } from "../harness/ledger.ts";

export interface Run {
  readonly ledger: Ledger;
  /** Under a minute in all: fewer sizes, fewer requests, no native engines. */
  readonly quick: boolean;
  /** Native engines that are on this machine, by name. */
  readonly natives: ReadonlyMap<"rust" | "go", Engine>;
}

export interface Group {
  readonly name: string;
  /** What it measures, for people. */
  readonly about: string;
  run(it: Run): Promise<void>;
}
