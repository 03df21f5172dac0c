/** Writes what was measured into bench/results. */

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Ledger } from "../harness/ledger.ts";
import type { Machine } from "../machine.ts";

export interface Results {
  readonly machine: Machine;
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly ledger: Ledger;
}

const FOLDER = fileURLToPath(new URL("../../results", import.meta.url));

export function writeResults({ ledger, ...where }: Results): void {
  mkdirSync(FOLDER, { recursive: true });
  const { rows, distributions, skipped } = ledger;
  const data = { ...where, rows, distributions, skipped };
  writeFileSync(`${FOLDER}/results.json`, `${JSON.stringify(data, undefined, 1)}\n`);
}
