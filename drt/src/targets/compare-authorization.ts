/** Decisions of several engines over the policy sets and requests of one world. */

import type { PolicySetData, World } from "../language.ts";
import { type Authorize, type Authorized, Refusal } from "../oracles/engine.ts";
import type { Divergence, Recorder } from "../target.ts";
import {
  type Engines,
  firstDifference,
  hasVerdict,
  isDivergence,
  loadAll,
  type Ready,
  refused,
  WRONG,
} from "./engines.ts";
import { sawAuthorized, sawPolicies } from "./saw.ts";

export function compareAuthorization(
  engines: Engines,
  world: World,
  recorder: Recorder,
): Divergence | undefined {
  const ready = loadAll(engines, world);
  if (isDivergence(ready)) return ready;
  const all = [{ name: engines.subject.name, loaded: ready.subject }, ...ready.oracles];
  for (const policies of world.policySets) {
    sawPolicies(policies, recorder);
    const divergence = compareDecisions(all, { ...world, policies }, recorder);
    if (divergence !== undefined) return divergence;
  }
  return undefined;
}

/** The first of `all` is the engine under test. */
export function compareDecisions(
  all: readonly Ready[],
  {
    policies,
    requests,
  }: { readonly policies: PolicySetData; readonly requests: World["requests"] },
  recorder: Recorder,
): Divergence | undefined {
  const deciders: { readonly name: string; readonly decide: Authorize }[] = [];
  for (const { name, loaded } of all) {
    const decide = loaded.authorize?.(policies);
    if (decide instanceof Refusal) {
      if (!decide.isTrap) return refused("the policies", name, decide);
      recorder.saw(`no-verdict/${name}`);
    } else if (decide !== undefined) deciders.push({ name, decide });
  }
  for (const request of requests) {
    const [subject, ...oracles] = deciders.map(({ name, decide }) => ({
      name,
      answer: decide(request),
    }));
    if (subject === undefined) throw new Error("no engine decides");
    if (hasVerdict(oracles)) recorder.compared(1);
    if (!(subject.answer instanceof Refusal)) sawAuthorized(subject.answer, recorder);
    const difference = firstDifference(subject, oracles, { recorder, different });
    if (difference !== undefined) {
      return { ...difference, outputs: { ...difference.outputs, request } };
    }
  }
  return undefined;
}

/** In what two answers differ. Ids of policies hold no space before the kind of an error. */
export function different(ours: Authorized, theirs: Authorized): string | undefined {
  if (ours.decision !== theirs.decision) {
    return ours.decision === "allow" ? WRONG.allow : WRONG.deny;
  }
  if (!sameTexts(ours.determining, theirs.determining)) return "determining policies";
  if (sameTexts(ours.errors, theirs.errors)) return undefined;
  return sameTexts(ours.errors.map(idOf), theirs.errors.map(idOf))
    ? "kinds of errors"
    : "erring policies";
}

function idOf(error: string): string {
  return error.slice(0, error.lastIndexOf(" "));
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
