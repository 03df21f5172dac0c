/** Engines of other languages that run in JavaScript, on one question of roles and one of attributes. */

import { cedrus, checker, load } from "../engines/cedrus.ts";
import { casbinWithRoles } from "../engines/casbin.ts";
import { casl, caslChecks } from "../engines/casl.ts";
import { wasmIdealSlice } from "../engines/cedar-wasm.ts";
import { cedarling } from "../engines/cedarling.ts";
import type { Engine } from "../engines/engine.ts";
import { timeTasks } from "../harness/batch.ts";
import type { Bar } from "../harness/ledger.ts";
import { measure } from "../harness/measure.ts";
import { compare } from "../harness/pairs.ts";
import { ownerQuestion, roleQuestion } from "../workloads/questions.ts";
import type { Workload } from "../workloads/workload.ts";
import type { Group, Run } from "./group.ts";

export const peers: Group = {
  name: "peers",
  about: "casbin, CASL and cedarling on a question that they can answer",
  async run(it) {
    for (const roles of it.quick ? [10] : [10, 100, 1000]) {
      const workload = roleQuestion(roles);
      const bar = roles === 10 ? { atLeast: 20 } : undefined;
      await compareEngines(it, { workload, engine: casbinWithRoles(roles), bar });
    }
    const workload = ownerQuestion();
    await compareEngines(it, { workload, engine: casl });
    await compareEngines(it, { workload, engine: cedarling });
    if (!it.quick) await compareEngines(it, { workload, engine: wasmIdealSlice(100) });
    compareChecks(it, workload);
  },
};

interface Question {
  readonly workload: Workload;
  readonly engine: Engine;
  readonly bar?: Bar | undefined;
}

async function compareEngines({ ledger, quick }: Run, question: Question): Promise<void> {
  const { workload, engine, bar } = question;
  const effort = { rounds: quick ? 3 : 10, repeat: quick ? 2 : 5 };
  const times = await measure(workload, [cedrus, engine], effort);
  for (const { engine: name, times: summary, p50Ratio } of compare([times], cedrus.name)) {
    const place = { group: "peers", workload: workload.name, parameter: 0 };
    ledger.distribution({ ...place, engine: name, ...summary });
    if (name === cedrus.name) continue;
    const what = `${workload.name}: ${name} / cedrus, full answers, median`;
    ledger.note("peers", what, { value: p50Ratio, unit: "x", ...(bar && { bar }) });
  }
}

/**
 * A single check with everything at hand, many in a row: CASL has the user's ability and the list as
 * objects, cedrus has handles.
 */
function compareChecks({ ledger, quick }: Run, workload: Workload): void {
  const loaded = load(workload);
  const tasks = [
    { name: "handles", run: checker(loaded, loaded.handles) },
    { name: "strings", run: checker(loaded, loaded.strings) },
    { name: "CASL", run: caslChecks(workload) },
  ];
  const times = timeTasks(tasks, { rounds: quick ? 20 : 50, times: 10_000 });
  const of = (name: string): number => times.get(name) ?? NaN;
  for (const name of ["CASL", "handles", "strings"]) {
    ledger.note("peers", `one check of an owner: ${name}`, { value: of(name), unit: "ns" });
  }
  ledger.note("peers", "one check of an owner: cedrus with handles / CASL", {
    ...{ value: of("handles") / of("CASL"), unit: "x", bar: { atMost: 2 } },
  });
}
