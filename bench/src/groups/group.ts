/** A part of the benchmark, which `--only` can choose. */

import type { Engine } from "../engines/engine.ts";
import type { Ledger } from "../harness/ledger.ts";
import type { LoadReport } from "../peers/native.ts";
import type { NativeKind } from "../peers/native-build.ts";

export interface Run {
  readonly ledger: Ledger;
  /** Under a minute in all: fewer sizes, fewer requests, no native engines. */
  readonly quick: boolean;
  /** Native engines that are on this machine, by name. */
  readonly natives: ReadonlyMap<NativeKind, Engine>;
  /** Native Rust as `cargo build --release` makes it by default: noted, and measured in few places. */
  readonly plainRust: Engine | undefined;
  /** What loads the workload of a file into one of them, and says what that took. */
  readonly loads: ReadonlyMap<NativeKind, (path: string) => Promise<LoadReport>>;
}

export interface Group {
  readonly name: string;
  /** What it measures, for people. */
  readonly about: string;
  run(it: Run): Promise<void>;
}
