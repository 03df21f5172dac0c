/** The applications and sizes of the OOPSLA 2024 paper on Cedar. */

import { cedrus, load, openLoaded } from "../engines/cedrus.ts";
import { wasmAllEntities, wasmIdealSlice, wasmStateless } from "../engines/cedar-wasm.ts";
import type { Engine } from "../engines/engine.ts";
import { measure, takeTurns, type Times } from "../harness/measure.ts";
import { compare, type Comparison } from "../harness/pairs.ts";
import { type App, makeWorkload } from "../workloads/app.ts";
import { gdrive, gdriveFixed, gdriveTemplates } from "../workloads/gdrive.ts";
import { github, githubTemplates } from "../workloads/github.ts";
import { tinytodo } from "../workloads/tinytodo.ts";
import type { Group, Run } from "./group.ts";

const APPS = [gdrive, github, tinytodo];
const SIZES = [5, 10, 15, 20, 30, 40, 50];
/** The sizes for which there are bars. */
const SMALL = 5;
const LARGE = 50;
const SLICE = "cedar-wasm, ideal slice";
const ALL = "cedar-wasm, all entities";

export const oopsla: Group = {
  name: "oopsla",
  about: "gdrive, github and tinytodo of the OOPSLA 2024 paper",
  async run(it) {
    await warmUp();
    for (const app of APPS) {
      for (const count of it.quick ? [SMALL, LARGE] : SIZES) await runSize(it, app, count);
    }
  },
};

/** All applications once, so that the first of them is not at a disadvantage. */
async function warmUp(): Promise<void> {
  const contestants = APPS.map((app) => ({
    name: app.name,
    opened: openLoaded(load(makeWorkload(app, { count: LARGE, hierarchy: 1, requests: 500 }))),
  }));
  await takeTurns(contestants, { rounds: 20, repeat: 3 });
}

export const variants: Group = {
  name: "variants",
  about: "views that are reached, and template links instead of attributes",
  async run(it) {
    if (it.quick) return;
    for (const app of [gdriveFixed, gdriveTemplates, githubTemplates]) {
      for (const count of [SMALL, LARGE]) {
        const scene = { app, count, hierarchies: 1 };
        note(it, scene, await measureSize(it, scene), []);
      }
    }
  },
};

const hasBars = (count: number): boolean => count === SMALL || count === LARGE;

async function runSize(it: Run, app: App, count: number): Promise<void> {
  const scene = { app, count, hierarchies: hasBars(count) ? 5 : 2 };
  note(it, scene, await measureSize(it, scene), hasBars(count) ? barsAt(count) : []);
}

async function measureSize(it: Run, scene: Scene): Promise<readonly Comparison[]> {
  const { app, count } = scene;
  const times: Times[] = [];
  for (let hierarchy = 0; hierarchy < (it.quick ? 1 : scene.hierarchies); hierarchy++) {
    const workload = makeWorkload(app, { count, hierarchy, requests: it.quick ? 100 : 500 });
    const effort = it.quick ? { rounds: 2, repeat: 3, warmUps: 2 } : { rounds: 3, repeat: 5 };
    times.push(await measure(workload, enginesFor(it, scene, hierarchy), effort));
  }
  return compare(times, cedrus.name);
}

/** Slow engines see one hierarchy or two; what takes milliseconds for a decision varies little. */
function enginesFor(it: Run, { app, count }: Scene, hierarchy: number): readonly Engine[] {
  const engines: Engine[] = [cedrus, ...it.natives.values()];
  if (it.plainRust !== undefined && APPS.includes(app)) engines.push(it.plainRust);
  if (hierarchy < 2) engines.push(wasmIdealSlice(100));
  if (hierarchy === 0) engines.push(wasmAllEntities(it.quick ? 6 : 15));
  if (hierarchy === 0 && !it.quick && hasBars(count)) engines.push(wasmStateless);
  return engines;
}

interface EngineBars {
  readonly engine: string;
  readonly p50: number;
  readonly p99?: number;
}

const barsAt = (count: number): readonly EngineBars[] => [
  { engine: "rust", p50: 15, p99: 10 },
  { engine: "go", p50: 4 },
  { engine: SLICE, p50: 300 },
  { engine: ALL, p50: count === SMALL ? 2000 : 10_000 },
];

interface Scene {
  readonly app: App;
  readonly count: number;
  readonly hierarchies: number;
}

function note(
  { ledger }: Run,
  { app, count }: Scene,
  comparisons: readonly Comparison[],
  bars: readonly EngineBars[],
): void {
  const scene = `${app.name}, n = ${count}`;
  for (const comparison of comparisons) {
    const place = { group: "oopsla", workload: app.name, parameter: count };
    ledger.distribution({
      ...{ ...place, engine: comparison.engine },
      ...{ ratio: comparison.p50Ratio, p99Ratio: comparison.p99Ratio },
      ...comparison.times,
    });
    const bar = bars.find(({ engine }) => engine === comparison.engine);
    if (comparison.engine === "cedrus" || bar === undefined) continue;
    ledger.note("oopsla", `${scene}: ${comparison.engine} / cedrus, median`, {
      ...{ value: comparison.p50Ratio, unit: "x", bar: { atLeast: bar.p50 } },
    });
    if (bar.p99 === undefined) continue;
    ledger.note("oopsla", `${scene}: ${comparison.engine} / cedrus, p99`, {
      ...{ value: comparison.p99Ratio, unit: "x", bar: { atLeast: bar.p99 } },
    });
  }
}
