/** Fresh processes: from nothing to the first decision, and without a compiler. */

import { writeWorkload } from "../engines/native.ts";
import { runChild } from "../harness/children.ts";
import { takeTurns } from "../harness/measure.ts";
import { median, summarize } from "../harness/stats.ts";
import { type App, makeWorkload } from "../workloads/app.ts";
import { gdrive } from "../workloads/gdrive.ts";
import { github } from "../workloads/github.ts";
import { tinytodo } from "../workloads/tinytodo.ts";
import type { Group, Run } from "./group.ts";

export const cold: Group = {
  name: "cold",
  about: "processor time from the import to the first decision in a fresh process",
  run({ ledger, quick }) {
    const processes = quick ? 6 : 30;
    const pairs = Array.from({ length: processes }, () => [cpuOf("empty.js"), cpuOf("cold.js")]);
    const [empty, full] = [0, 1].map((side) => median(pairs.map((pair) => pair[side] ?? NaN)));
    ledger.note("cold", "import to first decision, less an empty process", {
      ...{ value: (full ?? NaN) - (empty ?? NaN), unit: "ms", bar: { atMost: 15 } },
    });
    ledger.note("cold", "an empty process", { value: empty ?? NaN, unit: "ms" });
    return Promise.resolve();
  },
};

// The cast names what the scripts print.
const cpuOf = (script: string): number => (runChild(script) as { readonly cpuMs: number }).cpuMs;

export const jitless: Group = {
  name: "jitless",
  about: "decisions without a compiler (node --jitless), against native engines at full speed",
  async run(it) {
    if (it.quick) return;
    for (const app of [gdrive, github, tinytodo]) await withoutCompiler(it, app);
  },
};

async function withoutCompiler({ ledger, natives }: Run, app: App): Promise<void> {
  const workload = makeWorkload(app, { count: 50, hierarchy: 0, requests: 500 });
  const args = [writeWorkload(workload)];
  // The cast names what the script prints.
  const ns = runChild("round.js", { flags: ["--jitless"], args }) as readonly number[];
  const own = summarize(ns);
  const place = { group: "jitless", workload: app.name, parameter: 50 };
  ledger.distribution({ ...place, engine: "cedrus, --jitless", ...own });
  ledger.note("jitless", `${app.name}, n = 50: median`, { value: own.p50, unit: "ns" });
  for (const [name, engine] of natives) {
    const opened = await engine.open(workload);
    const times = await takeTurns([{ name, opened }], { rounds: 5, repeat: 3 });
    await opened.close();
    ledger.note("jitless", `${app.name}, n = 50: ${name} / cedrus --jitless, median`, {
      ...{ value: summarize(times.get(name) ?? []).p50 / own.p50, unit: "x" },
      ...(name === "rust" ? { bar: { atLeast: 1 } } : {}),
    });
  }
}
