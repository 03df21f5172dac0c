/** The same calls as cedar-wasm, with all entities in each, through `cedrus/compat`. */

import type * as CedarWasm from "@cedar-policy/cedar-wasm/nodejs";
import * as compat from "cedrus/compat";
import { cedarWasm, statefulCalls } from "../engines/cedar-wasm.ts";
import { timeTasks } from "../harness/batch.ts";
import { type App, makeWorkload } from "../workloads/app.ts";
import { gdrive } from "../workloads/gdrive.ts";
import { github } from "../workloads/github.ts";
import { tinytodo } from "../workloads/tinytodo.ts";
import type { Group, Run } from "./group.ts";

/** The number of requests of each application. */
const REQUESTS = 10;

export const call: Group = {
  name: "call",
  about: "the same calls as cedar-wasm, with all entities in each",
  run(it) {
    for (const app of it.quick ? [gdrive, github] : [gdrive, github, tinytodo]) {
      // 300 entities in gdrive and github, 301 in tinytodo.
      const count = app === gdrive ? 50 : app === github ? 25 : 100;
      for (const size of it.quick ? [count] : [5, count]) compareCalls(it, app, size);
    }
    return Promise.resolve();
  },
};

function compareCalls({ ledger, quick }: Run, app: App, size: number): void {
  const workload = makeWorkload(app, { count: size, hierarchy: 0, requests: REQUESTS });
  const calls = statefulCalls(workload, compat);
  const lazy = calls.map((it) => ({ ...it, lazyEntities: true }));
  statefulCalls(workload, cedarWasm);
  for (const [index, it] of calls.entries()) {
    const expected = answerText(cedarWasm.statefulIsAuthorized(it));
    for (const one of [it, lazy[index] ?? it]) {
      if (answerText(compat.statefulIsAuthorized(one)) === expected) continue;
      throw new Error(`${workload.name}, request ${index}: the answers differ`);
    }
  }
  const run =
    (decide: typeof CedarWasm.statefulIsAuthorized, all: typeof calls) => (turn: number) =>
      decide(pick(all, turn));
  const theirs = { name: "theirs", run: run(cedarWasm.statefulIsAuthorized, calls) };
  const own = [
    { name: "eager", run: run(compat.statefulIsAuthorized, calls) },
    { name: "lazy", run: run(compat.statefulIsAuthorized, lazy) },
  ];
  const times = timeTasks([...own, theirs], { rounds: quick ? 3 : 12, times: REQUESTS });
  for (const { name } of own) {
    const number = workload.entities.length;
    ledger.note(
      "call",
      `${app.name}, ${number} entities in the call: cedar-wasm / compat, ${name}`,
      {
        ...{ value: (times.get("theirs") ?? NaN) / (times.get(name) ?? NaN), unit: "x" },
        ...(size === 5 ? {} : { bar: { atLeast: name === "eager" ? 10 : 50 } }),
      },
    );
  }
}

function answerText(answer: CedarWasm.AuthorizationAnswer): string {
  if (answer.type === "failure") return "failure";
  const { decision, diagnostics } = answer.response;
  return `${decision} by ${[...diagnostics.reason].sort().join(" ")}, ${diagnostics.errors.length}`;
}

function pick<T>(items: readonly T[], turn: number): T {
  const item = items[turn % items.length];
  if (item === undefined) throw new Error("there is nothing to pick");
  return item;
}
