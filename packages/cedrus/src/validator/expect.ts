/** Requiring an operand to have a certain type. */

import type { Expr } from "../ast/expr.ts";
import { type Answer, type Checker, failure } from "./checker.ts";
import { isBoolean, isEntity, printType, type Type } from "./types.ts";

/** What an operand must be, and how messages call it. */
export interface Expectation {
  readonly name: string;
  readonly fits: (type: Type) => boolean;
  /** What to do about an operand of another type. */
  readonly help?: (type: Type) => string | undefined;
}

export const A_BOOL: Expectation = { name: "Bool", fits: isBoolean };
export const A_LONG: Expectation = { name: "Long", fits: ({ kind }) => kind === "long" };
export const A_STRING: Expectation = { name: "String", fits: ({ kind }) => kind === "string" };
export const A_SET: Expectation = { name: "Set", fits: ({ kind }) => kind === "set" };
export const AN_ENTITY: Expectation = { name: "an entity", fits: isEntity };
export const AN_ENTITY_OR_RECORD: Expectation = {
  name: "an entity or a record",
  fits: (type) => isEntity(type) || type.kind === "record",
};
export const AN_ENTITY_OR_ENTITIES: Expectation = {
  name: "an entity or a set of entities",
  fits: (type) =>
    isEntity(type) ||
    (type.kind === "set" && (isEntity(type.element) || type.element.kind === "never")),
};

/** The answer about `x`, if its type fits; else a failure without a type. */
export function expectType(
  checker: Checker,
  x: Expr,
  answer: Answer,
  { name, fits, help }: Expectation,
): Answer {
  const { type } = answer;
  if (type === undefined) return failure();
  if (type.kind === "never" || fits(type)) return answer;
  checker.report({
    kind: "unexpectedType",
    message: `expected ${name}, found \`${printType(type)}\``,
    help: help?.(type),
    span: x.span,
  });
  return failure();
}

/** What to use instead of an operator on the wrong kind of operand. */
export function helpInsteadOfContains(type: Type): string | undefined {
  if (isEntity(type)) return "use `in` to test for membership in an entity";
  if (type.kind === "record") return "use `has` to test for an attribute";
  return type.kind === "string" ? "use `like` to search in a string" : undefined;
}
