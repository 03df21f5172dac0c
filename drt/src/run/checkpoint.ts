/** What a run has done, on disk, so that it can be continued. */

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "./options.ts";
import type { TargetState } from "./plan.ts";
import { type Range, Ranges } from "./ranges.ts";
import { type TallyData, tallyFromData, tallyToData } from "./tally.ts";

export interface Checkpoint {
  readonly seed: string;
  /** Milliseconds that the run has taken until now. */
  readonly elapsed: number;
  readonly targets: readonly TargetState[];
}

interface CheckpointData {
  readonly seed: string;
  readonly elapsed: number;
  readonly targets: readonly {
    readonly name: string;
    readonly weight: number;
    readonly done: readonly Range[];
    readonly tally: TallyData;
  }[];
}

const FILE = "checkpoint.json";

/** Whole or not at all: a run that is killed while it writes leaves the checkpoint before. */
export function writeCheckpoint(folder: string, { seed, elapsed, targets }: Checkpoint): void {
  const data: CheckpointData = {
    seed,
    elapsed,
    targets: targets.map(({ name, weight, done, tally }) => ({
      name,
      weight,
      done: done.toData(),
      tally: tallyToData(tally),
    })),
  };
  mkdirSync(folder, { recursive: true });
  // Another run may write into the same folder.
  const temporary = join(folder, `${FILE}.${process.pid}.new`);
  writeFileSync(temporary, `${JSON.stringify(data)}\n`);
  renameSync(temporary, join(folder, FILE));
}

function parsed(file: string): CheckpointData {
  try {
    // Why a cast: the file is ours.
    return JSON.parse(readFileSync(file, "utf8")) as CheckpointData;
  } catch {
    throw new UsageError(`\`${file}\` is no checkpoint`);
  }
}

export function readCheckpoint(folder: string): Checkpoint | undefined {
  const file = join(folder, FILE);
  if (!existsSync(file)) return undefined;
  const data = parsed(file);
  return {
    seed: data.seed,
    elapsed: data.elapsed,
    targets: data.targets.map(({ name, weight, done, tally }) => ({
      name,
      weight,
      done: new Ranges(done),
      tally: tallyFromData(tally),
    })),
  };
}
