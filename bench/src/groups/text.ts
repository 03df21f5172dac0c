/** Reading policies and schemas, and validating, against cedar-wasm on the same texts. */

import { parsePolicySet, unwrap } from "cedrus";
import { parseSchema } from "cedrus/schema";
import { validatePolicies } from "cedrus/validator";
import { cedarWasm } from "../engines/cedar-wasm.ts";
import type { Bar } from "../harness/ledger.ts";
import { type Batch, timeTasks } from "../harness/batch.ts";
import { gdrive } from "../workloads/gdrive.ts";
import { github } from "../workloads/github.ts";
import { policyTexts, TEXTS_SCHEMA } from "../workloads/texts.ts";
import { tinytodo } from "../workloads/tinytodo.ts";
import type { Group, Run } from "./group.ts";

export const text: Group = {
  name: "text",
  about: "reading policies and schemas, validating",
  run(it) {
    for (const count of it.quick ? [10, 100] : [1, 10, 100, 1000]) parse(it, count);
    for (const app of it.quick ? [github] : [gdrive, github, tinytodo]) {
      const source = { name: app.name, policies: app.policies, schema: app.schema };
      schema(it, source);
      validate(it, source);
    }
    for (const count of it.quick ? [100] : [100, 1000]) {
      const policies = policyTexts(count).join("\n");
      validate(it, { name: `${count} policies`, policies, schema: TEXTS_SCHEMA });
    }
    return Promise.resolve();
  },
};

interface Source {
  readonly name: string;
  readonly policies: string;
  readonly schema: string;
}

function parse(it: Run, count: number): void {
  const source = policyTexts(count).join("\n");
  compare(it, `parsing ${count} policies`, {
    own: () => unwrap(parsePolicySet(source)),
    theirs: () => must(cedarWasm.checkParsePolicySet({ staticPolicies: source })),
    bar: { atLeast: 15 },
    batch: effort(it, count),
  });
}

function schema(it: Run, source: Source): void {
  compare(it, `reading the schema of ${source.name}`, {
    own: () => unwrap(parseSchema(source.schema)),
    theirs: () => must(cedarWasm.checkParseSchema(source.schema)),
    batch: effort(it, 10),
  });
}

/** Both get texts, as a check before a deployment does. */
function validate(it: Run, source: Source): void {
  const call = { schema: source.schema, policies: { staticPolicies: source.policies } };
  const own = () => {
    const policies = unwrap(parsePolicySet(source.policies));
    return validatePolicies(policies, unwrap(parseSchema(source.schema)).schema).errors.length;
  };
  const theirs = () => {
    const answer = cedarWasm.validate(call);
    if (answer.type === "failure") throw new Error(`cedar-wasm: ${answer.errors[0]?.message}`);
    return answer.validationErrors.length;
  };
  if (own() !== theirs()) throw new Error(`validating ${source.name}: the answers differ`);
  const policies = source.policies.split(";").length;
  compare(it, `validating ${source.name}`, {
    ...{ own, theirs, bar: { atLeast: 10 }, batch: effort(it, 5 * policies) },
  });
}

interface Comparison {
  readonly own: () => unknown;
  readonly theirs: () => unknown;
  readonly bar?: Bar;
  readonly batch: Batch;
}

function compare({ ledger }: Run, what: string, { own, theirs, bar, batch }: Comparison): void {
  const tasks = [
    { name: "own", run: own },
    { name: "theirs", run: theirs },
  ];
  const times = timeTasks(tasks, batch);
  const [mine, other] = [times.get("own") ?? NaN, times.get("theirs") ?? NaN];
  ledger.note("text", `${what}: cedrus`, { value: mine / 1000, unit: "µs" });
  ledger.note("text", `${what}: cedar-wasm / cedrus`, {
    ...{ value: other / mine, unit: "x" },
    ...(bar === undefined ? {} : { bar }),
  });
}

/**
 * Texts of so many policies take cedar-wasm some 20 µs for each. A turn is some milliseconds long, so that what the
 * other has left in the caches of the processor does not count.
 */
const effort = ({ quick }: Run, policies: number): Batch => ({
  rounds: quick ? 8 : 40,
  times: Math.max(3, Math.round(1000 / policies)),
});

function must(answer: { readonly type: string }): unknown {
  if (answer.type !== "success") throw new Error("cedar-wasm does not take a text");
  return answer;
}
