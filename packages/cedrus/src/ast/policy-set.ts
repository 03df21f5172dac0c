/** A set of policies, templates and links, in the order in which they were added. */

import type { Diagnostic } from "../data/diagnostic.ts";
import { refused } from "../data/refused.ts";
import { ok, type Result } from "../data/result.ts";
import { EntityUid } from "../values/entity-uid.ts";
import {
  type LinkedPolicy,
  type Policy,
  type PolicyId,
  type SlotId,
  type StaticPolicy,
  slotsOf,
  substituteSlots,
  type Template,
} from "./policy.ts";

export type Outcome<T = void> = Result<T, readonly Diagnostic[]>;

/** A new policy for each of the slots of a template. */
export interface TemplateLink {
  readonly templateId: PolicyId;
  readonly newId: PolicyId;
  /** As a map, or as `{ "?principal": …, "?resource": … }`. */
  readonly values: ReadonlyMap<SlotId, EntityUid> | { readonly [slot in SlotId]?: EntityUid };
}

/** What is kept of the policies of a set beside it, such as an index. */
export interface PolicyFollower {
  /** `policy` is now the last of the set. */
  added(policy: Policy): void;
  removed(policy: Policy): void;
}

/**
 * Policies, templates and links. Ids are unique over all three.
 *
 * Every method that can fail leaves the set as it was when it fails. The order of policies is the
 * order of insertion, and responses list policies in that order.
 *
 * @example
 * ```ts
 * import { parsePolicy, parsePolicySet, unwrap } from "cedrus";
 *
 * const policies = unwrap(parsePolicySet("permit(principal, action, resource);"));
 * unwrap(policies.add(unwrap(parsePolicy("forbid(principal, action, resource);", { id: "never" }))));
 * console.log([...policies.policies()].map((policy) => policy.id)); // ["policy0", "never"]
 * ```
 */
export class PolicySet {
  readonly #policies = new Map<PolicyId, Policy>();
  readonly #templates = new Map<PolicyId, Template>();
  readonly #followers: PolicyFollower[] = [];

  /** The number of static and linked policies. */
  get size(): number {
    return this.#policies.size;
  }

  /** The static and linked policies, in order. */
  policies(): Iterable<Policy> {
    return this.#policies.values();
  }

  /**
   * The follower of this class, which is made on first use, is told all policies in order, and from
   * then on every change. The library's business: a follower must neither throw nor change the set.
   */
  follow<T extends PolicyFollower>(type: new () => T): T {
    // Why a cast: `instanceof` takes longer, and every decision asks this.
    for (const each of this.#followers) if (each.constructor === type) return each as T;
    const follower = new type();
    for (const policy of this.#policies.values()) follower.added(policy);
    this.#followers.push(follower);
    return follower;
  }

  /** The templates, in order. */
  templates(): Iterable<Template> {
    return this.#templates.values();
  }

  /** The policies linked from a template, in order. */
  links(templateId: PolicyId): readonly LinkedPolicy[] {
    return [...this.#policies.values()].filter(
      (policy) => policy.kind === "linked" && policy.templateId === templateId,
    ) as LinkedPolicy[];
  }

  policy(id: PolicyId): Policy | undefined {
    return this.#policies.get(id);
  }

  template(id: PolicyId): Template | undefined {
    return this.#templates.get(id);
  }

  /** Whether a policy or a template has this id. */
  has(id: PolicyId): boolean {
    return this.#policies.has(id) || this.#templates.has(id);
  }

  /** Adds a static policy or a template. */
  add(policy: StaticPolicy | Template): Outcome {
    if (this.has(policy.id)) return duplicateId(policy.id);
    const isTemplate = slotsOf(policy.body).length > 0;
    if (policy.kind !== (isTemplate ? "template" : "static")) {
      const found = isTemplate ? "a" : "no";
      return refused("policy-set/wrong-kind", `policy \`${policy.id}\` has ${found} slot`);
    }
    if (policy.kind === "template") this.#templates.set(policy.id, policy);
    else this.#insert(policy);
    return ok(undefined);
  }

  /** Removes a static policy. Use {@link unlink} for a linked one. */
  remove(id: PolicyId): Outcome {
    const policy = this.#policies.get(id);
    if (policy?.kind === "linked") {
      return refused(
        "policy-set/not-static",
        `policy \`${id}\` is linked from template \`${policy.templateId}\``,
        "use `unlink`",
      );
    }
    return this.#delete(id);
  }

  /** Removes a template that has no links. */
  removeTemplate(id: PolicyId): Outcome {
    if (!this.#templates.has(id)) return unknownId("template", id);
    const link = this.links(id)[0];
    if (link !== undefined) {
      return refused(
        "policy-set/template-in-use",
        `template \`${id}\` is linked by policy \`${link.id}\``,
        "use `unlink`",
      );
    }
    this.#templates.delete(id);
    return ok(undefined);
  }

  /** Adds a policy that is the template with its slots filled in. */
  link({ templateId, newId, values: given }: TemplateLink): Outcome<LinkedPolicy> {
    const values = slotValues(given);
    const template = this.#templates.get(templateId);
    if (template === undefined) return unknownId("template", templateId);
    if (this.has(newId)) return duplicateId(newId);
    const slots = slotsOf(template.body);
    const missing = slots.find((slot) => !values.has(slot));
    if (missing !== undefined) {
      return refused(
        "policy-set/missing-slot-value",
        `template \`${templateId}\` has no value for slot \`${missing}\``,
      );
    }
    const surplus = [...values.keys()].find((slot) => !slots.includes(slot));
    if (surplus !== undefined) {
      return refused(
        "policy-set/unknown-slot",
        `template \`${templateId}\` has no slot \`${surplus}\``,
      );
    }
    const wrong = slots.find((slot) => !(values.get(slot) instanceof EntityUid));
    if (wrong !== undefined) {
      return refused(
        "policy-set/invalid-slot-value",
        `the value of slot \`${wrong}\` is not an \`EntityUid\``,
      );
    }
    const policy: LinkedPolicy = {
      kind: "linked",
      id: newId,
      templateId,
      values: new Map(values),
      body: substituteSlots(template.body, values),
    };
    this.#insert(policy);
    return ok(policy);
  }

  /** Removes a linked policy. */
  unlink(id: PolicyId): Outcome {
    if (this.#policies.get(id)?.kind === "static") {
      return refused(
        "policy-set/not-linked",
        `policy \`${id}\` is not linked from a template`,
        "use `remove`",
      );
    }
    return this.#delete(id);
  }

  #insert(policy: Policy): void {
    this.#policies.set(policy.id, policy);
    for (const follower of this.#followers) follower.added(policy);
  }

  #delete(id: PolicyId): Outcome {
    const policy = this.#policies.get(id);
    if (policy === undefined) return unknownId("policy", id);
    this.#policies.delete(id);
    for (const follower of this.#followers) follower.removed(policy);
    return ok(undefined);
  }
}

function slotValues(given: TemplateLink["values"]): ReadonlyMap<SlotId, EntityUid> {
  if (given instanceof Map) return given as ReadonlyMap<SlotId, EntityUid>;
  // The cast is undone by the checks of `link`, which refuses keys that are not slots.
  return new Map(Object.entries(given) as [SlotId, EntityUid][]);
}

export function duplicateId(id: PolicyId): Outcome<never> {
  return refused("policy-set/duplicate-id", `duplicate policy or template id \`${id}\``);
}

function unknownId(what: "policy" | "template", id: PolicyId): Outcome<never> {
  return refused(`policy-set/unknown-${what}`, `there is no ${what} with id \`${id}\``);
}
