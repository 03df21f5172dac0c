/** What validation says, policy by policy: verdicts, kinds of errors and warnings about meaning. */

import { generateWorld } from "../generators/world.ts";
import type { World } from "../language.ts";
import {
  type Findings,
  idsOf,
  type PolicyFindings,
  Refusal,
  type Verdicts,
  verdictsFrom,
} from "../oracles/engine.ts";
import type { Divergence, Recorder, Target } from "../target.ts";
import {
  type Engines,
  ENGINES,
  firstDifference,
  hasVerdict,
  isDivergence,
  loadAll,
} from "./engines.ts";
import { sawPolicies } from "./saw.ts";

const SIZE = { policySets: 6, requests: 1 };

export function validateTyped(engines: Engines = ENGINES): Target<World> {
  return {
    name: "validate-typed",
    description: "which policies validate, of those that mostly keep to their schema",
    generate: (source) => generateWorld(source, SIZE),
    check: (world, recorder) => checkValidation(engines, world, recorder),
  };
}

export function validateLoose(engines: Engines = ENGINES): Target<World> {
  return {
    name: "validate-loose",
    description: "which policies validate, of those with a mistake somewhere",
    generate: (source) =>
      generateWorld(source, { ...SIZE, care: source.chance(1, 3) ? "wild" : "loose" }),
    check: (world, recorder) => checkValidation(engines, world, recorder),
  };
}

export function checkValidation(
  engines: Engines,
  world: World,
  recorder: Recorder,
): Divergence | undefined {
  const ready = loadAll(engines, world);
  if (isDivergence(ready)) return ready;
  for (const policies of world.policySets) {
    sawPolicies(policies, recorder);
    const answer = ready.subject.findings?.(policies);
    if (answer === undefined) throw new Error(`${engines.subject.name} does not validate`);
    const subject = { name: engines.subject.name, answer };
    const others = ready.oracles.flatMap(({ name, loaded }) => {
      const found = loaded.findings?.(policies);
      return found === undefined ? [] : [{ name, answer: found }];
    });
    if (hasVerdict(others)) recorder.compared(idsOf(policies).length);
    sawFindings(answer, idsOf(policies), recorder);
    const difference = firstDifference(subject, others, { recorder, different: differentFindings });
    if (difference !== undefined) {
      return { ...difference, outputs: { ...difference.outputs, policies } };
    }
  }
  return undefined;
}

function sawFindings(answer: Findings | Refusal, ids: readonly string[], recorder: Recorder): void {
  if (answer instanceof Refusal) return;
  const verdicts = [...verdictsFrom(answer, ids).values()];
  for (const isValid of verdicts) recorder.saw(isValid ? "valid/yes" : "valid/no");
  recorder.saw(verdicts.includes(false) ? "valid-set/no" : "valid-set/yes");
  for (const { errors, warnings } of answer.byPolicy.values()) {
    for (const kind of [...errors, ...warnings]) recorder.saw(`finding/${kind}`);
  }
}

function differentFindings(ours: Findings, theirs: Findings): string | undefined {
  for (const id of new Set([...ours.byPolicy.keys(), ...theirs.byPolicy.keys()])) {
    const mine = ours.byPolicy.get(id) ?? NOTHING;
    const other = theirs.byPolicy.get(id) ?? NOTHING;
    const isValid = mine.errors.length === 0;
    if (isValid !== (other.errors.length === 0)) {
      return isValid ? "valid against invalid" : "invalid against valid";
    }
    if (isValid && mine.warnings.join() !== other.warnings.join()) return "warnings";
    const isKnown = (kind: string): boolean => mine.errors.includes(kind);
    if (!other.errors.every(isKnown)) return "kinds of errors";
    if (theirs.areAll && other.errors.length < mine.errors.length) return "kinds of errors";
  }
  return undefined;
}

const NOTHING: PolicyFindings = { errors: [], warnings: [] };

export function differentVerdicts(ours: Verdicts, theirs: Verdicts): string | undefined {
  for (const [id, isValid] of ours) {
    if (theirs.get(id) === isValid) continue;
    return isValid ? "valid against invalid" : "invalid against valid";
  }
  return ours.size === theirs.size ? undefined : "a policy without a verdict";
}
