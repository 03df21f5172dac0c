/** The rules by which a policy set changes, in the plainest way: lists that are searched from the front. */

import { hasSlot } from "../generators/policy-sets.ts";
import type { LinkData, PolicyData, PolicySetData } from "../language.ts";

/** A template is removed by another method than a policy. */
export type PolicyStep =
  | { readonly kind: "add"; readonly policy: PolicyData }
  | { readonly kind: "remove" | "unlink" | "removeTemplate"; readonly id: string }
  | { readonly kind: "link"; readonly link: LinkData }
  | FillStep
  | ThinStep
  | { readonly kind: "merge"; readonly other: PolicySetData; readonly rename: boolean };

/** Adds `count` policies, each like one of `policies`. */
interface FillStep {
  readonly kind: "fill";
  readonly policies: readonly PolicyData[];
  readonly count: number;
}

/** Removes what a fill has added, each of so many. */
interface ThinStep {
  readonly kind: "thin";
  readonly below: number;
  readonly every: number;
}

export function filling({ policies, count }: FillStep): readonly PolicyData[] {
  return Array.from({ length: count }, (_, n) =>
    policies
      .slice(n % policies.length)
      .slice(0, 1)
      .map((policy) => ({ ...policy, id: `f${n}` })),
  ).flat();
}

export function thinning({ below, every }: ThinStep): readonly string[] {
  return Array.from({ length: below }, (_, n) => `f${n}`).filter((_, n) => n % every === 0);
}

interface Row {
  readonly id: string;
  /** Of a linked policy. */
  readonly templateId?: string;
}

/** The ids that are to be in the set after some steps, in order. */
export class PolicyTable {
  #policies: readonly Row[] = [];
  #templates: readonly PolicyData[] = [];

  /** Whether the step is allowed; if not, nothing has changed. */
  apply(step: PolicyStep): boolean {
    switch (step.kind) {
      case "add":
        return this.#add(step.policy);
      case "link":
        return this.#link(step.link);
      case "merge":
        return this.#merge(step.other, step.rename);
      case "fill":
        return this.#fill(step);
      case "thin":
        return this.#thin(thinning(step));
      case "removeTemplate":
        return this.#removeTemplate(step.id);
      case "remove":
      case "unlink":
        return this.#remove(step.id, step.kind === "unlink");
    }
  }

  get ids(): readonly string[] {
    return this.#policies.map(({ id }) => id);
  }

  get templateIds(): readonly string[] {
    return this.#templates.map(({ id }) => id);
  }

  #has(id: string): boolean {
    return this.ids.includes(id) || this.templateIds.includes(id);
  }

  #add(policy: PolicyData): boolean {
    if (this.#has(policy.id)) return false;
    if (hasSlot(policy.principal) || hasSlot(policy.resource)) {
      this.#templates = [...this.#templates, policy];
    } else this.#policies = [...this.#policies, { id: policy.id }];
    return true;
  }

  #link({ id, templateId, principal, resource }: LinkData): boolean {
    const template = this.#templates.find((each) => each.id === templateId);
    if (template === undefined || this.#has(id)) return false;
    if (hasSlot(template.principal) !== (principal !== undefined)) return false;
    if (hasSlot(template.resource) !== (resource !== undefined)) return false;
    this.#policies = [...this.#policies, { id, templateId }];
    return true;
  }

  /** All that are new, at once: one after the other would take too long. */
  #fill(step: FillStep): boolean {
    const taken = new Set([...this.ids, ...this.templateIds]);
    const added = filling(step).filter(({ id }) => !taken.has(id));
    this.#policies = [...this.#policies, ...added.map(({ id }) => ({ id }))];
    return added.length === step.count;
  }

  #thin(ids: readonly string[]): boolean {
    const removed = new Set(ids);
    const before = this.#policies.length;
    this.#policies = this.#policies.filter(({ id }) => !removed.has(id));
    return this.#policies.length < before;
  }

  #remove(id: string, isLinked: boolean): boolean {
    const row = this.#policies.find((each) => each.id === id);
    if (row === undefined || (row.templateId !== undefined) !== isLinked) return false;
    this.#policies = this.#policies.filter((each) => each !== row);
    return true;
  }

  #removeTemplate(id: string): boolean {
    if (!this.templateIds.includes(id)) return false;
    if (this.#policies.some(({ templateId }) => templateId === id)) return false;
    this.#templates = this.#templates.filter((each) => each.id !== id);
    return true;
  }

  #merge({ policies, templates, links }: PolicySetData, rename: boolean): boolean {
    const rows: readonly Row[] = [...policies.map(({ id }) => ({ id })), ...links];
    const incoming = [...templates, ...rows].map(({ id }) => id);
    const taken = new Set([...this.ids, ...this.templateIds, ...incoming]);
    const names = new Map<string, string>();
    for (const id of incoming.filter((each) => this.#has(each))) {
      if (!rename) return false;
      const name = firstFree(taken);
      taken.add(name);
      names.set(id, name);
    }
    const named = (id: string): string => names.get(id) ?? id;
    this.#templates = [
      ...this.#templates,
      ...templates.map((each) => ({ ...each, id: named(each.id) })),
    ];
    const renamed = rows.map(({ id, templateId }) => ({
      id: named(id),
      ...(templateId === undefined ? {} : { templateId: named(templateId) }),
    }));
    this.#policies = [...this.#policies, ...renamed];
    return true;
  }
}

function firstFree(taken: ReadonlySet<string>): string {
  let number = 0;
  while (taken.has(`policy${number}`)) number++;
  return `policy${number}`;
}
