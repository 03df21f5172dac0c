/** The ways to ask, and what they allocate. */

import { isAuthorizedBatch } from "cedrus";
import { checker, decider, load, type Loaded } from "../engines/cedrus.ts";
import { type Task, timeTasks } from "../harness/batch.ts";
import { allocatedBytes } from "../harness/memory.ts";
import { type App, makeWorkload } from "../workloads/app.ts";
import { gdrive } from "../workloads/gdrive.ts";
import { github } from "../workloads/github.ts";
import { tinytodo } from "../workloads/tinytodo.ts";
import type { Group, Run } from "./group.ts";

export const api: Group = {
  name: "api",
  about: "strings and handles, full answers and short ones; bytes allocated",
  run(it) {
    for (const app of [gdrive, github, tinytodo]) {
      if (!it.quick) compareWays(it, app);
      countBytes(it, app);
    }
    return Promise.resolve();
  },
};

function compareWays({ ledger }: Run, app: App): void {
  const loaded = load(makeWorkload(app, { count: 50, hierarchy: 0, requests: 500 }));
  const times = timeTasks(waysToAsk(loaded), { rounds: 40, times: 2000 });
  for (const [name, value] of times) {
    ledger.note("api", `${app.name}, n = 50: ${name}, in a row without the clock`, {
      ...{ value, unit: "ns" },
    });
  }
}

function countBytes({ ledger }: Run, app: App): void {
  for (const count of [5, 50]) {
    const loaded = load(makeWorkload(app, { count, hierarchy: 0, requests: 500 }));
    const decide = decider(loaded, loaded.strings);
    for (let turn = 0; turn < 30_000; turn++) decide(turn);
    ledger.note("api", `${app.name}, n = ${count}: allocated by a decision`, {
      ...{ value: allocatedBytes(decide, 2000), unit: "bytes", bar: { atMost: 400 } },
    });
  }
}

function waysToAsk(loaded: Loaded): readonly Task[] {
  const { strings, handles, policies, entities } = loaded;
  const all = strings.length;
  return [
    { name: "strings", run: decider(loaded, strings) },
    { name: "handles", run: decider(loaded, handles) },
    { name: "check, strings", run: checker(loaded, strings) },
    { name: "check, handles", run: checker(loaded, handles) },
    {
      name: "batch of 500, strings",
      // One batch stands for as many decisions as it makes.
      run: (turn) => (turn % all === 0 ? isAuthorizedBatch(strings, policies, entities) : turn),
    },
  ];
}
