/** Policies, templates and links as plain data. */

import type { Span } from "../data/span.ts";
import { EntityUid } from "../values/entity-uid.ts";
import type { Expr } from "./expr.ts";

export type PolicyId = string;
export type Effect = "permit" | "forbid";

/** The two places of a template that a link fills in. */
export type SlotId = "?principal" | "?resource";

/** An entity in a scope: a literal, or in a template a slot. */
export type EntityOrSlot = EntityUid | SlotId;

/** What a scope demands of the principal or the resource. */
export type ScopeConstraint =
  | { readonly kind: "all" }
  | { readonly kind: "eq"; readonly entity: EntityOrSlot }
  | { readonly kind: "in"; readonly entity: EntityOrSlot }
  | { readonly kind: "is"; readonly entityType: string }
  | { readonly kind: "isIn"; readonly entityType: string; readonly entity: EntityOrSlot };

/** What a scope demands of the action. */
export type ActionConstraint =
  | { readonly kind: "all" }
  | { readonly kind: "eq"; readonly entity: EntityUid }
  | { readonly kind: "in"; readonly entity: EntityUid }
  | { readonly kind: "inSet"; readonly entities: readonly EntityUid[] };

/** Where the types, entities and slots that a scope names stand, in the order of the text. */
export interface ScopeSpans {
  readonly principal: readonly Span[];
  readonly action: readonly Span[];
  readonly resource: readonly Span[];
}

export interface Condition {
  readonly kind: "when" | "unless";
  readonly body: Expr;
  readonly span: Span | undefined;
}

/** What a policy says, without its id. */
export interface PolicyBody {
  readonly effect: Effect;
  /** Annotation keys and values; `null` for an annotation without a value, as in `@key`. */
  readonly annotations: ReadonlyMap<string, string | null>;
  readonly principal: ScopeConstraint;
  readonly action: ActionConstraint;
  readonly resource: ScopeConstraint;
  readonly scopeSpans?: ScopeSpans | undefined;
  readonly conditions: readonly Condition[];
  /** Where the policy stands in `text`. */
  readonly span: Span | undefined;
  /** The text that all spans of this policy refer to; `undefined` when it came from JSON. */
  readonly text: string | undefined;
}

/** A policy that stands by itself. */
export interface StaticPolicy {
  readonly kind: "static";
  readonly id: PolicyId;
  readonly body: PolicyBody;
}

/** A policy with slots, which decides nothing until it is linked. */
export interface Template {
  readonly kind: "template";
  readonly id: PolicyId;
  readonly body: PolicyBody;
}

/** A template with its slots filled in. `body` is the result of the substitution. */
export interface LinkedPolicy {
  readonly kind: "linked";
  readonly id: PolicyId;
  readonly templateId: PolicyId;
  readonly values: ReadonlyMap<SlotId, EntityUid>;
  readonly body: PolicyBody;
}

/** A policy that takes part in decisions. */
export type Policy = StaticPolicy | LinkedPolicy;

/** The slots of `body`, `?principal` first. */
export function slotsOf(body: PolicyBody): readonly SlotId[] {
  return [slotOf(body.principal), slotOf(body.resource)].filter((slot) => slot !== undefined);
}

function slotOf(constraint: ScopeConstraint): SlotId | undefined {
  if (constraint.kind === "all" || constraint.kind === "is") return undefined;
  return typeof constraint.entity === "string" ? constraint.entity : undefined;
}

/** `body` with its slots replaced by `values`, which has a value for each of them. */
export function substituteSlots(
  body: PolicyBody,
  values: ReadonlyMap<SlotId, EntityUid>,
): PolicyBody {
  return {
    ...body,
    principal: substitute(body.principal, values),
    resource: substitute(body.resource, values),
  };
}

function substitute(
  constraint: ScopeConstraint,
  values: ReadonlyMap<SlotId, EntityUid>,
): ScopeConstraint {
  if (!("entity" in constraint) || constraint.entity instanceof EntityUid) return constraint;
  const entity = values.get(constraint.entity);
  return entity === undefined ? constraint : { ...constraint, entity };
}
