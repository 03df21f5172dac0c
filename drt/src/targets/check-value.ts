/** The value of one expression without variables, against a value that is known. */

import type { Expr, RequestData } from "../language.ts";
import { answered, type Evaluate, type Evaluated, Refusal } from "../oracles/engine.ts";
import type { Divergence, Recorder } from "../target.ts";
import type { Engines } from "./engines.ts";

const NOBODY = { type: "Nobody", id: "" };
const REQUEST: RequestData = { principal: NOBODY, action: NOBODY, resource: NOBODY, context: [] };

const EVALUATORS = new WeakMap<Engines, readonly Named[]>();

interface Named {
  readonly name: string;
  readonly evaluate: Evaluate;
}

/** `expected` is a canonical text, or `error <kind>`. */
export function checkValue(
  engines: Engines,
  { expression, expected }: { readonly expression: Expr; readonly expected: string },
  recorder: Recorder,
): Divergence | undefined {
  recorder.compared(1);
  for (const { name, evaluate } of evaluatorsOf(engines)) {
    const answer = evaluate(expression);
    const got = answer instanceof Refusal ? `refused: ${answer.message}` : textOf(answer);
    if (got === expected) continue;
    return {
      aspect: `a wrong value: ${name}`,
      wrongAllow: false,
      outputs: { expected, [name]: got },
    };
  }
  return undefined;
}

function textOf(result: Evaluated): string {
  return "error" in result ? `error ${result.error}` : result.value;
}

/** Those that evaluate, with nothing loaded; made once. */
function evaluatorsOf(engines: Engines): readonly Named[] {
  const known = EVALUATORS.get(engines);
  if (known !== undefined) return known;
  const made = [engines.subject, ...engines.oracles].flatMap((engine) => {
    const loaded = engine.load({
      schema: { commonTypes: [], entityTypes: [], actions: [] },
      entities: [],
    });
    const evaluate = answered(loaded).evaluate?.(REQUEST);
    return evaluate === undefined ? [] : [{ name: engine.name, evaluate: answered(evaluate) }];
  });
  EVALUATORS.set(engines, made);
  return made;
}
