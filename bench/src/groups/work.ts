/** Work that is counted instead of timed: the same in every run, on every machine. */

import { workOf } from "cedrus";
import { decider, load } from "../engines/cedrus.ts";
import { makeWorkload } from "../workloads/app.ts";
import { gdrive, gdriveTemplates } from "../workloads/gdrive.ts";
import { github, githubTemplates } from "../workloads/github.ts";
import { ATTRIBUTE_EQUALITY, makeShape, NOT_INDEXABLE, SCOPE_SHAPES } from "../workloads/shapes.ts";
import { tinytodo } from "../workloads/tinytodo.ts";
import type { Workload } from "../workloads/workload.ts";
import type { Group } from "./group.ts";

/** For each decision, on average. */
export interface WorkPerDecision {
  readonly probes: number;
  readonly evaluated: number;
}

/** What may be evaluated or probed at most for a decision: of a hundred policies or of thousands. */
const MOST_EVALUATED = 10;
const MOST_PROBES = 60;

export const work: Group = {
  name: "work",
  about: "policies evaluated and index probes for each decision",
  run({ ledger }) {
    for (const workload of countedWorkloads()) {
      const { probes, evaluated } = countWork(workload);
      const isLinear = workload.name.startsWith(NOT_INDEXABLE.name.replaceAll(" ", "-"));
      const of = (most: number) => (isLinear ? {} : { bar: { atMost: most }, isExact: true });
      ledger.note("work", `${workload.name}: policies evaluated`, {
        ...{ value: evaluated, unit: "", ...of(MOST_EVALUATED) },
      });
      ledger.note("work", `${workload.name}: probes of the index`, {
        ...{ value: probes, unit: "", ...of(MOST_PROBES) },
      });
    }
    return Promise.resolve();
  },
};

/** Small enough for a test. */
export function countedWorkloads(): readonly Workload[] {
  const apps = [gdrive, github, tinytodo, gdriveTemplates, githubTemplates];
  const shapes = [...SCOPE_SHAPES, ATTRIBUTE_EQUALITY, NOT_INDEXABLE];
  return [
    ...apps.map((app) => makeWorkload(app, { count: 50, hierarchy: 0, requests: 500 })),
    ...shapes.map((shape) => makeShape(shape, 1000, 100)),
  ];
}

export function countWork(workload: Workload): WorkPerDecision {
  const loaded = load(workload);
  const decide = decider(loaded, loaded.strings);
  const count = loaded.strings.length;
  const before = workOf(loaded.policies);
  for (let turn = 0; turn < count; turn++) decide(turn);
  const after = workOf(loaded.policies);
  return {
    probes: (after.probes - before.probes) / count,
    evaluated: (after.evaluated - before.evaluated) / count,
  };
}
