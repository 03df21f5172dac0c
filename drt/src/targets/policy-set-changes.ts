/** A policy set that changes step by step: what its index finds against a walk through all policies. */

import {
  type AuthorizationResponse,
  EntityStore,
  mergePolicySets,
  isAuthorized,
  isAuthorizedBy,
  PolicySet,
  unwrap,
} from "cedrus";
import { ATTRIBUTES, generateConjunction, LITERALS } from "../generators/conjunctions.ts";
import { hasSlot } from "../generators/policy-sets.ts";
import type {
  ActionScope,
  EntityData,
  Fields,
  LinkData,
  PolicyData,
  PolicySetData,
  RequestData,
  Scope,
  Uid,
} from "../language.ts";
import {
  buildBody,
  buildEntity,
  buildLink,
  buildPolicySet,
  buildRequest,
} from "../oracles/library-build.ts";
import type { Source } from "../source.ts";
import type { Divergence, Recorder, Target } from "../target.ts";
import { filling, type PolicyStep, PolicyTable, thinning } from "./policy-table.ts";

export interface PolicySetInput {
  readonly steps: readonly PolicyStep[];
}

/** Those that `merge` gives as new names are among them. */
const IDS: readonly string[] = ["a", "b", "c", "d", "policy0", "policy1", "policy2"];

const USER: Uid = { type: "U", id: "a" };
const STRANGER: Uid = { type: "U", id: "b" };
const GROUP: Uid = { type: "G", id: "a" };
const ABOVE: Uid = { type: "G", id: "b" };
const VIEW: Uid = { type: "Action", id: "x" };
const EDIT: Uid = { type: "Action", id: "y" };
const ALL: Uid = { type: "Action", id: "g" };
const PEOPLE = [USER, STRANGER, GROUP, ABOVE];
const ACTIONS = [VIEW, EDIT, ALL];

const PARENTS: readonly (readonly [uid: Uid, parent: Uid])[] = [
  [USER, GROUP],
  [GROUP, ABOVE],
  [VIEW, ALL],
  [EDIT, ALL],
];

const ENTITIES: readonly EntityData[] = PARENTS.map(([uid, parent], index) => ({
  ...{ uid, attrs: valuesFrom(index), tags: [] },
  parents: [parent],
}));

const REQUESTS: readonly RequestData[] = [
  { principal: USER, action: VIEW, resource: STRANGER, context: valuesFrom(0) },
  { principal: STRANGER, action: VIEW, resource: USER, context: valuesFrom(1) },
  { principal: GROUP, action: EDIT, resource: USER, context: valuesFrom(2) },
  { principal: USER, action: EDIT, resource: GROUP, context: [] },
];

/** Some of the attributes that policies ask for; two are missing in the end. */
function valuesFrom(first: number): Fields {
  return ATTRIBUTES.slice(first % 2).map((name, index) => {
    const value = LITERALS[(first + 3 * index) % LITERALS.length] ?? false;
    return [name, value] as const;
  });
}

const THINGS = { uids: [...PEOPLE, ...ACTIONS], types: ["U", "G", "Action"] };

/** So many policies a set may get at once. */
const LARGE = 2000;

function generateStep(source: Source): PolicyStep {
  const kind = source.weighted([
    [6, "add"],
    [2, "remove"],
    [2, "link"],
    [2, "unlink"],
    [1, "removeTemplate"],
    [2, "merge"],
    [1, "fill"],
    [1, "thin"],
  ] as const);
  switch (kind) {
    case "add":
      return { kind, policy: generatePolicy(source, source.pick(IDS), source.chance(1, 3)) };
    case "link":
      return { kind, link: generateLink(source) };
    case "merge":
      return { kind, other: generateSet(source), rename: source.chance(2, 3) };
    case "fill": {
      const policies = source.list(1, 8, () => generatePolicy(source, "", false));
      return { kind, policies, count: source.int(source.chance(1, 8) ? LARGE : 40) };
    }
    case "thin":
      return { kind, below: LARGE, every: 1 + source.int(3) };
    case "remove":
    case "unlink":
    case "removeTemplate":
      return { kind, id: source.pick(IDS) };
  }
}

function generatePolicy(source: Source, id: string, hasSlots: boolean): PolicyData {
  const slots = hasSlots ? source.pick(["principal", "resource", "both"]) : "none";
  const conditions = source.list(0, 2, () => ({
    kind: source.chance(1, 5) ? ("unless" as const) : ("when" as const),
    body: generateConjunction(source, THINGS),
  }));
  return {
    id,
    effect: source.chance(1, 4) ? "forbid" : "permit",
    annotations: [],
    principal: generateScope(source, slots === "principal" || slots === "both"),
    action: generateActionScope(source),
    resource: generateScope(source, slots === "resource" || slots === "both"),
    conditions,
  };
}

function generateScope(source: Source, slot: boolean): Scope {
  const entity = slot ? "slot" : source.pick(PEOPLE);
  const type = source.pick(["U", "G"]);
  const kind = source.pick(["all", "eq", "in", "is", "isIn"] as const);
  switch (kind) {
    case "all":
    case "in":
      return kind === "all" && !slot ? { kind } : { kind: "in", entity };
    case "eq":
      return { kind, entity };
    case "is":
    case "isIn":
      return kind === "is" && !slot ? { kind, type } : { kind: "isIn", type, entity };
  }
}

function generateActionScope(source: Source): ActionScope {
  const kind = source.pick(["all", "eq", "in", "inSet"] as const);
  if (kind === "all") return { kind };
  if (kind !== "inSet") return { kind, entity: source.pick(ACTIONS) };
  return { kind, entities: source.list(0, 3, () => source.pick(ACTIONS)) };
}

/** Often with the values that a template wants, for one that is often there. */
function generateLink(source: Source): LinkData {
  const link = { id: source.pick(IDS), templateId: source.pick(IDS) };
  const sides = source.pick(["principal", "resource", "both", "none"]);
  return {
    ...link,
    ...(sides === "principal" || sides === "both" ? { principal: source.pick(PEOPLE) } : {}),
    ...(sides === "resource" || sides === "both" ? { resource: source.pick(PEOPLE) } : {}),
  };
}

function generateSet(source: Source): PolicySetData {
  const ids = [...new Set(source.list(0, 3, () => source.pick(IDS)))];
  const all = ids.map((id) => generatePolicy(source, id, source.chance(1, 3)));
  const templates = all.filter(isTemplate);
  const free = IDS.filter((id) => !ids.includes(id));
  const links = templates.flatMap((template, index) => {
    const id = free[index];
    return id === undefined || source.chance(1, 3) ? [] : [fittingLink(source, template, id)];
  });
  return { policies: all.filter((policy) => !isTemplate(policy)), templates, links };
}

function isTemplate({ principal, resource }: PolicyData): boolean {
  return hasSlot(principal) || hasSlot(resource);
}

function fittingLink(source: Source, template: PolicyData, id: string): LinkData {
  return {
    ...{ id, templateId: template.id },
    ...(hasSlot(template.principal) ? { principal: source.pick(PEOPLE) } : {}),
    ...(hasSlot(template.resource) ? { resource: source.pick(PEOPLE) } : {}),
  };
}

/** The decision under test, so that a test can have it decide wrongly. */
export function policySetChanges(
  decide: typeof isAuthorized = isAuthorized,
): Target<PolicySetInput> {
  return {
    name: "policy-set-changes",
    description:
      "a policy set after additions, links, removals and merges against all its policies",
    generate: (source) => ({ steps: source.list(1, 12, () => generateStep(source)) }),
    check: ({ steps }, recorder) => check(steps, decide, recorder),
  };
}

function check(
  steps: readonly PolicyStep[],
  decide: typeof isAuthorized,
  recorder: Recorder,
): Divergence | undefined {
  const set = new PolicySet();
  const table = new PolicyTable();
  for (const [index, step] of steps.entries()) {
    const accepted = applyTo(set, step);
    const expected = table.apply(step);
    recorder.saw(`policy-set/${step.kind}-${expected ? "accepted" : "refused"}`);
    if (accepted !== expected)
      return difference(`${step.kind} refused or not`, { index, accepted });
    const ids = [[...set.policies()], [...set.templates()]].map(idsOf);
    if (ids.join(" | ") !== [table.ids, table.templateIds].map(String).join(" | ")) {
      return difference(`ids after ${step.kind}`, { index, ids });
    }
    const wrong = wrongDecision(set, decide, recorder);
    if (wrong !== undefined) {
      return { ...wrong, aspect: `after ${step.kind}: ${wrong.aspect}` };
    }
  }
  return undefined;
}

function idsOf(policies: readonly { readonly id: string }[]): string {
  return policies.map(({ id }) => id).join();
}

function applyTo(set: PolicySet, step: PolicyStep): boolean {
  switch (step.kind) {
    case "add": {
      const { id } = step.policy;
      const kind = isTemplate(step.policy) ? "template" : "static";
      return set.add({ kind, id, body: buildBody(step.policy) }).ok;
    }
    case "link":
      return set.link(buildLink(step.link)).ok;
    case "merge":
      return mergePolicySets(set, buildPolicySet(step.other), { rename: step.rename }).ok;
    case "fill":
      return filling(step)
        .map((policy) => applyTo(set, { kind: "add", policy }))
        .every(Boolean);
    case "thin":
      return thinning(step)
        .map((id) => set.remove(id).ok)
        .some(Boolean);
    case "remove":
    case "unlink":
    case "removeTemplate":
      return set[step.kind](step.id).ok;
  }
}

const STORE = unwrap(EntityStore.of(ENTITIES.map(buildEntity)));

/** Another order of the same policies is wrong, too. */
function wrongDecision(
  set: PolicySet,
  decide: typeof isAuthorized,
  recorder: Recorder,
): Divergence | undefined {
  for (const request of REQUESTS) {
    const built = buildRequest(request);
    const indexed = decide(built, set, STORE);
    const walked = isAuthorizedBy(built, set.policies(), STORE);
    recorder.compared(1);
    const [got, expected] = [indexed, walked].map(textOf);
    if (got === expected) continue;
    const wrongAllow = indexed.decision === "allow" && walked.decision === "deny";
    const aspect =
      indexed.decision === walked.decision ? "policies" : `a wrong ${indexed.decision}`;
    return { aspect, wrongAllow, outputs: { got, expected, request } };
  }
  return undefined;
}

function textOf({ decision, determiningPolicies, errors }: AuthorizationResponse): string {
  const failed = errors.map(({ policyId, error }) => `${policyId} ${error.kind}`);
  return `${decision} by ${determiningPolicies.join()}; failed: ${failed.join()}`;
}

function difference(aspect: string, outputs: Divergence["outputs"]): Divergence {
  return { aspect, wrongAllow: false, outputs };
}
