/** A first look at a policy: most need no second one for undeclared names and deceptive texts. */

import { children } from "../ast/children.ts";
import type { Expr, LitExpr } from "../ast/expr.ts";
import type { PolicyBody, ScopeConstraint } from "../ast/policy.ts";
import type { Schema } from "../schema/schema.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { actionsOf, isDeclared, isDeclaredType } from "./scope-checks.ts";
import { isPlain } from "./text-checks/text-warnings.ts";

export class Survey {
  /** Whether the schema declares all that the scope names, and all that the policy names. */
  readonly isScopeDeclared: boolean;
  isDeclared = true;
  /** Whether all texts are such that nothing is said of them. */
  isPlain = true;
  /** What the conditions look at. */
  readonly variables = { principal: false, action: false, resource: false, context: false };
  readonly #schema: Schema;

  constructor(schema: Schema, body: PolicyBody) {
    this.#schema = schema;
    this.#constraint(body.principal);
    for (const uid of actionsOf(body.action)) this.#uid(uid);
    this.#constraint(body.resource);
    this.isScopeDeclared = this.isDeclared;
    for (const condition of body.conditions) this.#expr(condition.body);
  }

  #constraint(constraint: ScopeConstraint): void {
    if ("entityType" in constraint) this.#type(constraint.entityType);
    if ("entity" in constraint && constraint.entity instanceof EntityUid)
      this.#uid(constraint.entity);
  }

  /** Does not recurse. */
  #expr(x: Expr): void {
    const waiting = [x];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      this.#node(node);
      for (const child of children(node)) waiting.push(child);
    }
  }

  #node(x: Expr): void {
    switch (x.kind) {
      case "lit":
        return this.#literal(x.value);
      case "var":
        this.variables[x.name] = true;
        return;
      case "getAttr":
        return this.#text(x.attr);
      case "hasAttr":
        return x.path.forEach(this.#text);
      case "record":
        for (const { key } of x.entries) this.#text(key);
        return;
      case "like":
        for (const part of x.pattern) if (typeof part === "string") this.#text(part);
        return;
      case "is":
        return this.#type(x.entityType);
      default:
    }
  }

  #literal(value: LitExpr["value"]): void {
    if (typeof value === "string") this.#text(value);
    else if (value instanceof EntityUid) this.#uid(value);
  }

  #uid(uid: EntityUid): void {
    this.isDeclared &&= isDeclared(this.#schema, uid);
    this.#text(uid.id);
  }

  #type(type: string): void {
    this.isDeclared &&= isDeclaredType(this.#schema, type);
  }

  readonly #text = (text: string): void => {
    this.isPlain &&= isPlain(text);
  };
}
