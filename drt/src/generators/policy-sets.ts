/** Sets of one to eight policies, some of them made from templates. */

import type { LinkData, PolicyData, PolicySetData, Scope, Uid } from "../language.ts";
import type { Source } from "../source.ts";
import { generateUid } from "./domain.ts";
import { WEIRD_STRINGS } from "./names.ts";
import { type Care, generatePolicy, type PolicyPlan, type PolicyWorld } from "./policies.ts";
import type { Situation } from "./requests.ts";
import { uidKey } from "./types.ts";

const MOST_POLICIES = 6;

/** How many sets of each kind there are. */
const CARES = [
  [9, "strict"],
  [5, "loose"],
  [4, "wild"],
] as const;

export function generatePolicySet(
  world: PolicyWorld,
  situations: readonly Situation[],
  wanted?: Care,
): PolicySetData {
  const { source } = world.domain;
  const care = wanted ?? source.weighted<Care>(CARES);
  const ids = new Ids(source);
  const plan = (isTemplate: boolean): PolicyPlan => ({
    id: ids.next(),
    situation: source.pick(situations),
    care,
    isTemplate,
  });
  const policies = source.list(1, MOST_POLICIES, () => generatePolicy(world, plan(false)));
  const hasTemplates = source.chance(1, 4);
  const made = hasTemplates
    ? source.list(1, 2, () => generateTemplate(world, plan(true), ids))
    : [];
  return {
    policies,
    templates: made.map(({ template }) => template),
    links: made.flatMap(({ links }) => links),
  };
}

function generateTemplate(
  world: PolicyWorld,
  plan: PolicyPlan,
  ids: Ids,
): { readonly template: PolicyData; readonly links: readonly LinkData[] } {
  const template = generatePolicy(world, plan);
  const links = world.domain.source.list(0, 2, () =>
    generateLink(world, template, { id: ids.next(), situation: plan.situation }),
  );
  return { template, links };
}

/** With values for exactly the slots that the template has. */
function generateLink(
  { domain, ancestors }: PolicyWorld,
  template: PolicyData,
  { id, situation }: { readonly id: string; readonly situation: Situation },
): LinkData {
  const value = (uid: Uid): Uid => {
    const above = ancestors.get(uidKey(uid)) ?? [];
    if (above.length > 0 && domain.source.chance(1, 3)) return domain.source.pick(above);
    return domain.source.chance(1, 4) ? generateUid(domain, uid.type) : uid;
  };
  return {
    id,
    templateId: template.id,
    ...(hasSlot(template.principal) ? { principal: value(situation.principal) } : {}),
    ...(hasSlot(template.resource) ? { resource: value(situation.resource) } : {}),
  };
}

export function hasSlot(scope: Scope): boolean {
  return "entity" in scope && scope.entity === "slot";
}

/** Different ids, some of them strange. */
class Ids {
  readonly #source: Source;
  readonly #used = new Set<string>();

  constructor(source: Source) {
    this.#source = source;
  }

  next(): string {
    const plain = `p${this.#used.size}`;
    const strange = this.#source.chance(1, 12) ? this.#source.pick(STRANGE_IDS) : plain;
    const id = this.#used.has(strange) ? plain : strange;
    this.#used.add(id);
    return id;
  }
}

const STRANGE_IDS: readonly string[] = ["__proto__", "constructor", "0", ...WEIRD_STRINGS];
