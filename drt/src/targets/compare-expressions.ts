/**
 * Values of expressions: the model is asked for the value, and the reference whether `(E) == literal`
 * holds, where the literal is what the engine under test has answered.
 */

import type { EntityData, Expr, PolicyData, RequestData, SchemaData } from "../language.ts";
import { type Evaluated, type Loaded, Refusal } from "../oracles/engine.ts";
import type { Divergence, Recorder } from "../target.ts";
import {
  type Engines,
  firstDifference,
  hasVerdict,
  isDivergence,
  loadAll,
  refused,
} from "./engines.ts";
import { sawEvaluated, sawOperators } from "./saw.ts";

export interface ExpressionsInput {
  readonly schema: SchemaData;
  readonly entities: readonly EntityData[];
  readonly requests: readonly RequestData[];
  readonly expressions: readonly Expr[];
}

export function compareExpressions(
  engines: Engines,
  input: ExpressionsInput,
  recorder: Recorder,
): Divergence | undefined {
  const ready = loadAll(engines, input);
  if (isDivergence(ready)) return ready;
  for (const expression of input.expressions) sawOperators(expression, recorder);
  const subject = { name: engines.subject.name, loaded: ready.subject };
  for (const request of input.requests) {
    const ours = valuesOf(subject.loaded, request, input.expressions);
    let isCompared = false;
    for (const { name, loaded } of ready.oracles) {
      const difference =
        loaded.evaluate === undefined
          ? compareByEquality({ name, loaded }, { ...input, request, ours }, recorder)
          : compareValues(
              { name, values: valuesOf(loaded, request, input.expressions) },
              { name: subject.name, values: ours },
              recorder,
            );
      if (difference === "no verdict") continue;
      if (difference !== undefined) return difference;
      isCompared = true;
    }
    if (isCompared) recorder.compared(input.expressions.length);
    for (const result of ours) if (!(result instanceof Refusal)) sawEvaluated(result, recorder);
  }
  return undefined;
}

type Results = readonly (Evaluated | Refusal)[];

function valuesOf(loaded: Loaded, request: RequestData, expressions: readonly Expr[]): Results {
  const evaluate = loaded.evaluate?.(request);
  if (evaluate === undefined) throw new Error("the engine evaluates no expressions");
  return expressions.map((x) => (evaluate instanceof Refusal ? evaluate : evaluate(x)));
}

interface Named {
  readonly name: string;
  readonly values: Results;
}

/** Nothing to compare with, because the other engine died. */
type NoVerdict = "no verdict";

function compareValues(
  theirs: Named,
  ours: Named,
  recorder: Recorder,
): Divergence | NoVerdict | undefined {
  const answers = theirs.values.map((answer) => ({ name: theirs.name, answer }));
  for (const [index, answer] of ours.values.entries()) {
    const other = theirs.values[index];
    if (other === undefined) throw new Error("an answer is missing");
    const difference = firstDifference(
      { name: ours.name, answer },
      [{ name: theirs.name, answer: other }],
      {
        recorder,
        different: (a, b) => (textOf(a) === textOf(b) ? undefined : kindsOf(a, b)),
      },
    );
    if (difference !== undefined) {
      return { ...difference, outputs: { ...difference.outputs, index } };
    }
  }
  return answers.length > 0 && !hasVerdict(answers) ? "no verdict" : undefined;
}

function textOf(result: Evaluated): string {
  return "error" in result ? result.error : `value ${result.value}`;
}

function kindsOf(ours: Evaluated, theirs: Evaluated): string {
  const kind = (result: Evaluated): string => ("error" in result ? result.error : "a value");
  return `${kind(ours)} against ${kind(theirs)}`;
}

/** One request for all expressions: a policy for each, which is satisfied if the value is right. */
function compareByEquality(
  { name, loaded }: { readonly name: string; readonly loaded: Loaded },
  {
    request,
    ours,
    expressions,
  }: ExpressionsInput & { readonly request: RequestData; readonly ours: Results },
  recorder: Recorder,
): Divergence | NoVerdict | undefined {
  const policies = expressions.map((x, index) => asPolicy(x, index, ours[index]));
  const decide = loaded.authorize?.({ policies, templates: [], links: [] });
  if (decide === undefined) throw new Error(`${name} neither evaluates nor decides`);
  const answer = decide instanceof Refusal ? decide : decide(request);
  if (answer instanceof Refusal) {
    if (!answer.isTrap) return refused("the expressions", name, answer);
    recorder.saw(`no-verdict/${name}`);
    return "no verdict";
  }
  for (const [index, result] of ours.entries()) {
    if (result instanceof Refusal) return refused("an expression", "the engine under test", result);
    const expected = "error" in result ? result.error : "equal";
    const failed = answer.errors.find((error) => error.startsWith(`${index} `));
    const isEqual = answer.determining.includes(String(index));
    const got = failed?.slice(failed.indexOf(" ") + 1) ?? (isEqual ? "equal" : "another value");
    if (got === expected) continue;
    return {
      aspect: `${expected} against ${got}: ${name}`,
      wrongAllow: false,
      outputs: { index, "the engine under test": textOf(result), [name]: got, request },
    };
  }
  return undefined;
}

function asPolicy(x: Expr, index: number, result: Evaluated | Refusal | undefined): PolicyData {
  const isValue = result !== undefined && !(result instanceof Refusal) && "value" in result;
  const literal = isValue ? result.literal?.() : undefined;
  const right: Expr = literal ?? { kind: "lit", value: true };
  const body: Expr = { kind: "binary", op: "==", left: x, right };
  return {
    id: String(index),
    effect: "permit",
    annotations: [],
    principal: { kind: "all" },
    action: { kind: "all" },
    resource: { kind: "all" },
    conditions: [{ kind: "when", body }],
  };
}
