/** Typing rules of `!`, `&&`, `||` and `if`. Each takes the answers of its operands. */

import type { Expr } from "../ast/expr.ts";
import { alsoKnown, type Known } from "./capabilities.ts";
import { type Answer, andThen, type Checker, failure, success } from "./checker.ts";
import { BOOL, FALSE, TRUE } from "./types.ts";

/** Checks an operand with what is known by then. */
export type Check = (known: Known) => Answer;

export function typeOfNot(arg: Answer): Answer {
  const { type } = arg;
  if (type === undefined) return failure(BOOL);
  if (type.kind === "true") return andThen(arg, success(FALSE));
  return andThen(arg, success(type.kind === "false" ? TRUE : BOOL));
}

/** Whether it is known to be false, so that what follows after `&&` is never evaluated. */
export function isFalse({ type }: Answer): boolean {
  return type?.kind === "false";
}

/** Whether it is known to be true, so that what follows after `||` is never evaluated. */
export function isTrue({ type }: Answer): boolean {
  return type?.kind === "true";
}

/** `left` and `right` are booleans; the right side knows what the left side has shown. */
export function typeOfAnd(left: Answer, right: Answer): Answer {
  return andThen(left, andThen(right, conjunction(left, right)));
}

function conjunction({ type: a, facts }: Answer, { type: b, facts: more }: Answer): Answer {
  if (a === undefined || b === undefined) return failure(BOOL);
  if (b.kind === "false") return success(FALSE);
  if (b.kind === "true") return success(a, facts.union(more));
  // As in the reference implementation: after a true left side only the right one's facts remain.
  return a.kind === "true" ? success(b, more) : success(BOOL, facts.union(more));
}

/** The right side is evaluated when the left side is false, so it knows nothing from it. */
export function typeOfOr(left: Answer, right: Answer): Answer {
  return andThen(left, andThen(right, disjunction(left, right)));
}

function disjunction({ type: a, facts }: Answer, { type: b, facts: more }: Answer): Answer {
  if (a === undefined || b === undefined) return failure(BOOL);
  if (b.kind === "true") return success(TRUE, more);
  if (b.kind === "false") return success(a, facts);
  return a.kind === "false" ? success(b, more) : success(BOOL, facts.intersection(more));
}

/** A branch that is never taken is not checked. */
export function typeOfIf(
  checker: Checker,
  x: Expr,
  test: Answer,
  branches: { readonly known: Known; readonly then: Check; readonly otherwise: Check },
): Answer {
  const { known, then, otherwise } = branches;
  const { type, facts } = test;
  const taken = (): Answer => {
    const answer = then(alsoKnown(known, facts));
    return answer.ok ? { ...answer, facts: answer.facts.union(facts) } : answer;
  };
  if (type?.kind === "true") return andThen(test, taken());
  if (type?.kind === "false") return andThen(test, otherwise(known));
  const yes = taken();
  const no = otherwise(known);
  return andThen(test, andThen(yes, andThen(no, typeOfBranches(checker, x, yes, no))));
}

function typeOfBranches(checker: Checker, x: Expr, yes: Answer, no: Answer): Answer {
  if (yes.type === undefined || no.type === undefined) return failure();
  const bound = checker.relations.upperBound(yes.type, no.type);
  if (typeof bound !== "string") return success(bound, yes.facts.intersection(no.facts));
  checker.incompatible(x, [yes.type, no.type], bound, "the branches of this `if`");
  return failure();
}
