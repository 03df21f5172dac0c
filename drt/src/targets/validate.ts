/** Verdicts of validation, policy by policy. */

import { generateWorld } from "../generators/world.ts";
import type { World } from "../language.ts";
import { Refusal, type Verdicts } from "../oracles/engine.ts";
import type { Divergence, Recorder, Target } from "../target.ts";
import { type Engines, ENGINES, firstDifference, isDivergence, loadAll } from "./engines.ts";
import { sawPolicies } from "./saw.ts";
import { sawFindings } from "./saw-findings.ts";

const SIZE = { policySets: 6, requests: 1 };

export function validateTyped(engines: Engines = ENGINES): Target<World> {
  return {
    name: "validate-typed",
    description: "which policies validate, of those that mostly keep to their schema",
    generate: (source) => generateWorld(source, SIZE),
    check: (world, recorder) => check(engines, world, recorder),
  };
}

export function validateLoose(engines: Engines = ENGINES): Target<World> {
  return {
    name: "validate-loose",
    description: "which policies validate, of those with a mistake somewhere",
    generate: (source) =>
      generateWorld(source, { ...SIZE, care: source.chance(1, 3) ? "wild" : "loose" }),
    check: (world, recorder) => check(engines, world, recorder),
  };
}

function check(engines: Engines, world: World, recorder: Recorder): Divergence | undefined {
  const ready = loadAll(engines, world);
  if (isDivergence(ready)) return ready;
  sawFindings(world.schema, world.policySets, recorder);
  for (const policies of world.policySets) {
    sawPolicies(policies, recorder);
    const answer = ready.subject.validate?.(policies);
    if (answer === undefined) return undefined;
    const subject = { name: engines.subject.name, answer };
    const others = ready.oracles.flatMap(({ name, loaded }) => {
      const verdicts = loaded.validate?.(policies);
      return verdicts === undefined ? [] : [{ name, answer: verdicts }];
    });
    sawVerdicts(answer, recorder);
    const difference = firstDifference(subject, others, { recorder, different: differentVerdicts });
    if (difference !== undefined) {
      return { ...difference, outputs: { ...difference.outputs, policies } };
    }
  }
  return undefined;
}

export function sawVerdicts(answer: Verdicts | Refusal, recorder: Recorder): void {
  if (answer instanceof Refusal) return;
  recorder.compared(answer.size);
  for (const isValid of answer.values()) recorder.saw(isValid ? "valid/yes" : "valid/no");
  recorder.saw([...answer.values()].includes(false) ? "valid-set/no" : "valid-set/yes");
}

export function differentVerdicts(ours: Verdicts, theirs: Verdicts): string | undefined {
  for (const [id, isValid] of ours) {
    if (theirs.get(id) === isValid) continue;
    return isValid ? "valid against invalid" : "invalid against valid";
  }
  return ours.size === theirs.size ? undefined : "a policy without a verdict";
}
