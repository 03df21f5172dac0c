/** Policies for a situation: a scope that mostly fits it, and conditions that are safe in it. */

import type { Condition, Expr, PolicyData } from "../language.ts";
import { and, binary, lit, variable } from "./build.ts";
import type { Domain } from "./domain.ts";
import { Expressions } from "./expressions.ts";
import { RESERVED_WORDS } from "./names.ts";
import { type PathIndex, pathsOf } from "./paths.ts";
import type { Situation } from "./requests.ts";
import { type Ancestors, fittingEnvs, generateActionScope, generateScope } from "./scopes.ts";
import type { Env } from "./types.ts";
import { Undirected } from "./undirected.ts";

/** Of all policies of a set: without mistakes, with a few, or with no regard to types. */
export type Care = "strict" | "loose" | "wild";

/** One of so many choices in an expression of a loose policy is a mistake. */
const LOOSE_FLAWS = 25;

/** What policies of one world are written from. */
export class PolicyWorld {
  readonly domain: Domain;
  readonly ancestors: Ancestors;
  readonly #paths = new Map<Env, PathIndex>();

  constructor(domain: Domain, ancestors: Ancestors) {
    this.domain = domain;
    this.ancestors = ancestors;
  }

  pathsOf(env: Env): PathIndex {
    const known = this.#paths.get(env);
    if (known !== undefined) return known;
    const paths = pathsOf(this.domain, env);
    this.#paths.set(env, paths);
    return paths;
  }
}

export interface PolicyPlan {
  readonly id: string;
  readonly situation: Situation;
  readonly care: Care;
  readonly isTemplate: boolean;
}

export function generatePolicy(world: PolicyWorld, plan: PolicyPlan): PolicyData {
  const { domain, ancestors } = world;
  const { source } = domain;
  const { env, principal, resource } = plan.situation;
  const flawed = plan.care !== "strict";
  const slots = plan.isTemplate ? source.pick(["principal", "resource", "both"]) : "none";
  const effect = source.chance(1, 5) ? "forbid" : "permit";
  const scope = {
    principal: generateScope(domain, principal, ancestors, {
      slot: slots === "principal" || slots === "both",
      flawed,
    }),
    action: generateActionScope(domain, env, flawed),
    resource: generateScope(domain, resource, ancestors, {
      slot: slots === "resource" || slots === "both",
      flawed,
    }),
  };
  const pins = flawed && source.chance(1, 4) ? [] : pinsFor(fittingEnvs(domain.index, scope), env);
  const conditions = generateConditions(world, plan, pins);
  return { id: plan.id, effect, annotations: generateAnnotations(domain), ...scope, conditions };
}

/** Tests that leave only the request environment that the conditions are safe in. */
function pinsFor(envs: readonly Env[], env: Env): readonly Expr[] {
  const pins: Expr[] = [];
  if (envs.some(({ action }) => action !== env.action)) {
    pins.push(binary("==", variable("action"), lit(env.action.uid)));
  }
  if (envs.some(({ principal }) => principal !== env.principal)) {
    pins.push({ kind: "is", arg: variable("principal"), type: env.principal });
  }
  if (envs.some(({ resource }) => resource !== env.resource)) {
    pins.push({ kind: "is", arg: variable("resource"), type: env.resource });
  }
  return pins;
}

function generateConditions(
  world: PolicyWorld,
  { situation, care }: PolicyPlan,
  pins: readonly Expr[],
): readonly Condition[] {
  const { domain } = world;
  const { source } = domain;
  const paths = world.pathsOf(situation.env);
  const expressions = new Expressions(domain, paths, {
    flaws: care === "strict" ? 0 : LOOSE_FLAWS,
  });
  const undirected = new Undirected(domain, paths);
  const body = (): Expr =>
    care === "wild" && source.chance(2, 3) ? undirected.any(3) : expressions.bool(2);
  const conditions = source.list(0, 2, (): Condition => {
    const kind = source.chance(1, 4) ? "unless" : "when";
    return { kind, body: body() };
  });
  const [first] = conditions;
  const [pin, ...more] = pins;
  if (first === undefined || pin === undefined) return conditions;
  const test = more.reduce(and, pin);
  if (first.kind === "when" && source.chance(1, 2)) {
    return [{ kind: "when", body: and(test, first.body) }, ...conditions.slice(1)];
  }
  return [{ kind: "when", body: test }, ...conditions];
}

const ANNOTATION_KEYS: readonly string[] = ["id", "doc", "advice", ...RESERVED_WORDS, "__proto__"];

function generateAnnotations({ source, pools }: Domain): PolicyData["annotations"] {
  if (!source.chance(1, 5)) return [];
  const keys = new Set(source.list(1, 3, () => source.pick(ANNOTATION_KEYS)));
  return [...keys].map((key) => [
    key,
    source.chance(1, 4) ? undefined : source.pick(pools.strings),
  ]);
}
