/** Whether decisions stay as fast when there are many policies. */

import { cedrus, load, openLoaded } from "../engines/cedrus.ts";
import { wasmIdealSlice } from "../engines/cedar-wasm.ts";
import type { Engine } from "../engines/engine.ts";
import type { Bar } from "../harness/ledger.ts";
import { type Contestant, measure, takeTurns } from "../harness/measure.ts";
import { summarize } from "../harness/stats.ts";
import {
  ATTRIBUTE_EQUALITY,
  makeShape,
  NOT_INDEXABLE,
  SCOPE_SHAPES,
  type Shape,
} from "../workloads/shapes.ts";
import type { Group, Run } from "./group.ts";

const FEW = 10;
const [FIRST_SHAPE] = SCOPE_SHAPES;

export const policies: Group = {
  name: "policies",
  about: "decisions by few and by many policies",
  async run(it) {
    for (const shape of SCOPE_SHAPES) await compareCounts(it, shape, { atMost: 2 });
    await compareCounts(it, ATTRIBUTE_EQUALITY, { atMost: 20 });
    await linear(it);
    if (!it.quick && FIRST_SHAPE !== undefined) await againstPeers(it, FIRST_SHAPE);
  },
};

const most = (it: Run): number => (it.quick ? 5000 : 100_000);

async function compareCounts(it: Run, shape: Shape, bar: Bar): Promise<void> {
  const counts = it.quick ? [FEW, most(it)] : [FEW, 100, 1000, 10_000, most(it)];
  const contestants: Contestant[] = counts.map((count) => ({
    name: String(count),
    opened: openLoaded(load(makeShape(shape, count, 200))),
  }));
  const effort = it.quick ? { rounds: 3, repeat: 3, warmUps: 2 } : { rounds: 5, repeat: 5 };
  const times = await takeTurns(contestants, effort);
  for (const [name, ns] of times) {
    const place = { group: "policies", workload: shape.name, parameter: Number(name) };
    it.ledger.distribution({ ...place, engine: "cedrus", ...summarize(ns) });
  }
  const at = (count: number): number => summarize(times.get(String(count)) ?? []).p50;
  const number = most(it).toLocaleString("en");
  it.ledger.note("policies", `${shape.name}: median at ${number} policies / at ${FEW}`, {
    ...{ value: at(most(it)) / at(FEW), unit: "x", bar },
  });
}

/** The worst case: every policy must be evaluated. */
async function linear(it: Run): Promise<void> {
  const count = it.quick ? 2000 : 10_000;
  const workload = makeShape(NOT_INDEXABLE, count, 20);
  const opened = openLoaded(load(workload));
  const times = await takeTurns([{ name: "it", opened }], { rounds: 5, repeat: 3 });
  it.ledger.note(
    "policies",
    `not indexable: time for each of ${count.toLocaleString("en")} policies`,
    {
      ...{ value: summarize(times.get("it") ?? []).p50 / count, unit: "ns", bar: { atMost: 80 } },
    },
  );
}

async function againstPeers(it: Run, shape: Shape): Promise<void> {
  for (const count of [FEW, 100, 1000, 10_000]) {
    // Every policy is evaluated by the peers, so a decision may take them many milliseconds.
    const workload = makeShape(shape, count, count < 10_000 ? 100 : 10);
    const engines: Engine[] = [
      cedrus,
      ...it.natives.values(),
      wasmIdealSlice(count < 1000 ? 50 : 5),
    ];
    const times = await measure(workload, engines, { rounds: 3, repeat: 2 });
    for (const [engine, ns] of times) {
      if (engine === cedrus.name) continue;
      const place = { group: "policies", workload: shape.name, parameter: count };
      it.ledger.distribution({ ...place, engine, ...summarize(ns) });
    }
  }
}
