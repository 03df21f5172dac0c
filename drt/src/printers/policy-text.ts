/** Policies, templates and whole sets as Cedar text. */

import type { ActionScope, EntityOrSlot, Expr, PolicyData, Scope } from "../language.ts";
import { quoted } from "./cedar-strings.ts";
import { ExprText } from "./expr-text.ts";
import { PLAIN, type Surface } from "./surface.ts";

/** One static policy or template. */
export function printPolicy(policy: PolicyData, surface: Surface = PLAIN): string {
  const out: string[] = [];
  new PolicyText(out, surface).policy(policy);
  return surface.join(out);
}

/** Policies one after the other: a reader names them by their places, so ids are lost. */
export function printPolicies(policies: readonly PolicyData[], surface: Surface = PLAIN): string {
  const out: string[] = [];
  const printer = new PolicyText(out, surface);
  for (const policy of policies) printer.policy(policy);
  return surface.join(out);
}

export function printExpr(expr: Expr, surface: Surface = PLAIN): string {
  const out: string[] = [];
  new ExprText(out, surface).print(expr);
  return surface.join(out);
}

type Side = "principal" | "resource";

class PolicyText {
  readonly #out: string[];
  readonly #surface: Surface;
  readonly #exprs: ExprText;

  constructor(out: string[], surface: Surface) {
    this.#out = out;
    this.#surface = surface;
    this.#exprs = new ExprText(out, surface);
  }

  policy({ effect, annotations, principal, action, resource, conditions }: PolicyData): void {
    for (const [key, value] of annotations) this.#annotation(key, value);
    this.#out.push(effect, "(");
    this.#scope("principal", principal);
    this.#out.push(",");
    this.#actionScope(action);
    this.#out.push(",");
    this.#scope("resource", resource);
    if (this.#surface.chance(1, 8)) this.#out.push(",");
    this.#out.push(")");
    for (const { kind, body } of conditions) {
      this.#out.push(kind, "{");
      this.#exprs.print(body);
      this.#out.push("}");
    }
    this.#out.push(";");
  }

  /** No value and the empty value are different annotations in JSON, but not in what they mean. */
  #annotation(key: string, value: string | undefined): void {
    this.#out.push("@", key);
    if (value !== undefined) this.#out.push("(", quoted(value, this.#surface), ")");
  }

  #scope(side: Side, scope: Scope): void {
    this.#out.push(side);
    switch (scope.kind) {
      case "all":
        return;
      case "eq":
        this.#out.push("==");
        return this.#entity(side, scope.entity);
      case "in":
        this.#out.push("in");
        return this.#entity(side, scope.entity);
      case "is":
        this.#out.push("is");
        return this.#exprs.name(scope.type);
      case "isIn":
        this.#out.push("is");
        this.#exprs.name(scope.type);
        this.#out.push("in");
        return this.#entity(side, scope.entity);
    }
  }

  #entity(side: Side, entity: EntityOrSlot): void {
    if (entity === "slot") {
      this.#out.push(`?${side}`);
      return;
    }
    const isInParentheses = this.#surface.chance(1, 10);
    if (isInParentheses) this.#out.push("(");
    this.#exprs.uid(entity);
    if (isInParentheses) this.#out.push(")");
  }

  #actionScope(scope: ActionScope): void {
    this.#out.push("action");
    if (scope.kind === "all") return;
    this.#out.push(scope.kind === "eq" ? "==" : "in");
    if (scope.kind !== "inSet") {
      this.#exprs.uid(scope.entity);
      return;
    }
    this.#out.push("[");
    for (const [index, uid] of scope.entities.entries()) {
      if (index > 0) this.#out.push(",");
      this.#exprs.uid(uid);
    }
    if (scope.entities.length > 0 && this.#surface.chance(1, 8)) this.#out.push(",");
    this.#out.push("]");
  }
}
