/** The size of the library, as `npm run size` measures it. */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Group } from "./group.ts";

const SCRIPT = fileURLToPath(new URL("../../../scripts/size.mjs", import.meta.url));

export const size: Group = {
  name: "size",
  about: "the bundled library, minified and compressed",
  run({ ledger }) {
    // The script fails when a budget is exceeded; its table says so, and so do we.
    const { stdout } = spawnSync(process.execPath, [SCRIPT], {
      encoding: "utf8",
      timeout: 120_000,
    });
    for (const line of stdout.split("\n")) {
      const [, name, gzipped, budget] = /^(.+?)\s+[\d,]+\s+([\d,]+)\s+([\d,]+)\s/.exec(line) ?? [];
      if (name === undefined) continue;
      ledger.note("size", `${name}, gzipped`, {
        ...{ value: numberOf(gzipped), unit: "bytes", bar: { atMost: numberOf(budget) } },
        isExact: true,
      });
    }
    return Promise.resolve();
  },
};

const numberOf = (text: string | undefined): number => Number(text?.replaceAll(",", ""));
