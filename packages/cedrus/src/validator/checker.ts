/** What checking one policy in one request environment works with. */

import type { Expr } from "../ast/expr.ts";
import type { Span } from "../data/span.ts";
import type { RequestEnv, Schema, SchemaRecord } from "../schema/schema.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import { type Capabilities, type ExprKeys, NO_CAPABILITIES } from "./capabilities.ts";
import type { Hierarchy } from "./hierarchy.ts";
import { areDisjoint, type NoBound, type Relations } from "./relations.ts";
import type { ValidationErrorKind } from "./finding.ts";
import { printType, type Type } from "./types.ts";

/** Something wrong with a policy. */
export interface TypeProblem {
  readonly kind: ValidationErrorKind;
  readonly message: string;
  readonly help?: string | undefined;
  readonly span: Span | undefined;
}

/**
 * What checking an expression gives.
 *
 * A failed check may know the type all the same (a comparison is a Bool, whatever its operands), so
 * that checking goes on and finds further problems.
 */
export interface Answer {
  readonly ok: boolean;
  readonly type: Type | undefined;
  /** What is known to be present if the expression is true. Empty unless `ok`. */
  readonly facts: Capabilities;
}

export function success(type: Type, facts: Capabilities = NO_CAPABILITIES): Answer {
  return { ok: true, type, facts };
}

export function failure(type?: Type): Answer {
  return { ok: false, type, facts: NO_CAPABILITIES };
}

/** `result`, which follows from `answer`: what follows from a failure fails too. */
export function andThen(answer: Answer, result: Answer): Answer {
  return answer.ok ? result : failure(result.type);
}

/** What is noted down for those who look at a checked expression afterwards. */
export class Notes {
  /** The types of the expressions that were checked; dead code has none. */
  readonly types = new Map<Expr, Type>();
  /** For each `x has a.b.c`, the expressions `x.a` and `x.a.b` that it stands for. */
  readonly prefixes = new Map<Expr, readonly Expr[]>();
}

/** The types that a request has. */
export type Environment = RequestEnv & { readonly context: SchemaRecord };

/** What is asked about types. */
export interface Rules {
  readonly hierarchy: Hierarchy;
  readonly relations: Relations;
  readonly keys: ExprKeys;
}

/** One policy in one request environment. */
export class Checker {
  readonly schema: Schema;
  readonly hierarchy: Hierarchy;
  readonly relations: Relations;
  readonly action: EntityUid;
  readonly principal: Type;
  readonly resource: Type;
  readonly context: SchemaRecord;
  readonly keys: ExprKeys;
  readonly problems: TypeProblem[] = [];
  readonly notes: Notes | undefined;

  constructor({ hierarchy, relations, keys }: Rules, env: Environment, notes?: Notes) {
    this.schema = hierarchy.schema;
    this.hierarchy = hierarchy;
    this.relations = relations;
    this.action = env.action;
    this.principal = { kind: "entity", name: env.principalType };
    this.resource = { kind: "entity", name: env.resourceType };
    this.context = env.context;
    this.keys = keys;
    this.notes = notes;
  }

  get isStrict(): boolean {
    return this.relations.mode === "strict";
  }

  report(problem: TypeProblem): void {
    this.problems.push(problem);
  }

  /** Reports that `types` have no bound, which `where` needs. */
  incompatible(x: Expr, types: readonly Type[], reason: NoBound, where: string): void {
    const shown = types.map((type) => `\`${printType(type)}\``);
    this.report({
      kind: "incompatibleTypes",
      message: `${where} have incompatible types: ${[...new Set(shown)].join(" and ")}`,
      help: BOUND_HELP[reason],
      span: x.span,
    });
  }

  areDisjoint(a: Type | undefined, b: Type | undefined): boolean {
    return a !== undefined && b !== undefined && areDisjoint(a, b);
  }
}

const BOUND_HELP: Readonly<Record<NoBound, string>> = {
  "record-width": "the records must have the same attributes",
  optional: "an attribute must be required in both records or in neither",
  "entity-types": "entities of different types cannot be mixed; use `is` to test the type first",
  "entity-and-record": "an entity is not a record; compare its attributes one by one",
  kinds: "they must all have the same type",
};
