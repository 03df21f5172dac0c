/** Whether decisions stay as fast when there are many entities. */

import { cedrus, load, openLoaded } from "../engines/cedrus.ts";
import { wasmIdealSlice } from "../engines/cedar-wasm.ts";
import type { Engine } from "../engines/engine.ts";
import { type Contestant, measure, takeTurns } from "../harness/measure.ts";
import { compare } from "../harness/pairs.ts";
import { summarize } from "../harness/stats.ts";
import { type App, makeWorkload } from "../workloads/app.ts";
import { gdrive } from "../workloads/gdrive.ts";
import { github } from "../workloads/github.ts";
import { tinytodo } from "../workloads/tinytodo.ts";
import type { Group, Run } from "./group.ts";

/** So many connections has an entity of each kind, whatever the number of entities. */
const DEGREE = 2.5;

export const entities: Group = {
  name: "entities",
  about: "decisions among few and among many entities",
  async run(it) {
    // 12 entities for each repository: 300 and 240,000, or 24,000 in a quick run.
    await compareSizes(it, github, [25, it.quick ? 2000 : 20_000]);
    if (it.quick) return;
    await compareSizes(it, gdrive, [50, 20_000]);
    await compareSizes(it, tinytodo, [100, 20_000]);
    for (const app of [gdrive, github, tinytodo]) await againstPeers(it, app);
  },
};

/**
 * Each request is decided once in a turn, so that all others lie between it and its next time: caches
 * of the processor do not flatter the large store.
 */
async function compareSizes(it: Run, app: App, counts: readonly [number, number]): Promise<void> {
  const contestants: Contestant[] = counts.map((count) => {
    const scale = { count, hierarchy: 0, requests: 500 };
    const workload = makeWorkload(app, scale, DEGREE / count);
    return { name: String(workload.entities.length), opened: openLoaded(load(workload)) };
  });
  const times = await takeTurns(contestants, { rounds: 15, repeat: 1 });
  const [few, many] = [...times].map(([name, ns]) => ({ name, ...summarize(ns) }));
  if (few === undefined || many === undefined) return;
  for (const { name, ...summary } of [few, many]) {
    const place = { group: "entities", workload: app.name, parameter: Number(name) };
    it.ledger.distribution({ ...place, engine: "cedrus", ...summary });
  }
  const numbers = [few, many].map(({ name }) => Number(name).toLocaleString("en"));
  it.ledger.note("entities", `${app.name}: median at ${numbers[1]} entities / at ${numbers[0]}`, {
    ...{ value: many.p50 / few.p50, unit: "x" },
    ...(app === github ? { bar: { atMost: 2.5 } } : {}),
  });
}

async function againstPeers(it: Run, app: App): Promise<void> {
  const count = 1000;
  const workload = makeWorkload(app, { count, hierarchy: 0, requests: 500 });
  const engines: Engine[] = [cedrus, ...it.natives.values(), wasmIdealSlice(50)];
  const times = await measure(workload, engines, { rounds: 3, repeat: 3 });
  for (const { engine, times: summary, p50Ratio } of compare([times], cedrus.name)) {
    const place = { group: "entities", workload: app.name, parameter: workload.entities.length };
    it.ledger.distribution({ ...place, engine, ...summary });
    if (engine === cedrus.name) continue;
    it.ledger.note("entities", `${app.name}, n = ${count}: ${engine} / cedrus, median`, {
      ...{ value: p50Ratio, unit: "x" },
    });
  }
}
