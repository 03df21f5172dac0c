/** Engines that answer wrongly, to show that a comparison notices. */

import {
  type Authorized,
  type Engine,
  type Evaluated,
  idsOf,
  type Loaded,
  Refusal,
  type Verdicts,
} from "../oracles/engine.ts";

/** The engine with some of its parts replaced. */
export function brokenEngine(engine: Engine, change: (loaded: Loaded) => Loaded): Engine {
  return {
    name: engine.name,
    load: (data) => {
      const loaded = engine.load(data);
      return loaded instanceof Refusal ? loaded : { ...loaded, ...change(loaded) };
    },
  };
}

export function withDecisions(engine: Engine, change: (answer: Authorized) => Authorized): Engine {
  return brokenEngine(engine, ({ authorize }) => ({
    authorize: (policies) => {
      const decide = authorize?.(policies);
      if (typeof decide !== "function") return new Refusal("no decisions to change");
      return (request) => {
        const answer = decide(request);
        return answer instanceof Refusal ? answer : change(answer);
      };
    },
  }));
}

export function withValues(engine: Engine, change: (result: Evaluated) => Evaluated): Engine {
  return brokenEngine(engine, ({ evaluate }) => ({
    evaluate: (request) => {
      const ask = evaluate?.(request);
      if (typeof ask !== "function") return new Refusal("no values to change");
      return (expression) => {
        const result = ask(expression);
        return result instanceof Refusal ? result : change(result);
      };
    },
  }));
}

/** All policies have the same verdict, with and without a level. */
export function withVerdicts(engine: Engine, isValid: boolean): Engine {
  const all = (verdicts: Verdicts | Refusal | undefined): Verdicts | Refusal => {
    if (verdicts === undefined || verdicts instanceof Refusal) return new Refusal("no verdicts");
    return new Map([...verdicts.keys()].map((id) => [id, isValid]));
  };
  const errors = isValid ? [] : ["unexpectedType"];
  return brokenEngine(engine, ({ validate, checkLevel }) => ({
    findings: (policies) => ({
      byPolicy: new Map(idsOf(policies).map((id) => [id, { errors, warnings: [] }])),
      areAll: true,
    }),
    validate: (policies) => all(validate?.(policies)),
    checkLevel: (policies, level) => all(checkLevel?.(policies, level)),
  }));
}
