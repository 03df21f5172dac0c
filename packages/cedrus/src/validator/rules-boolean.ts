/** Typing rules of `!`, `&&`, `||` and `if`. Each takes the answers of its operands. */

import type { Expr } from "../ast/expr.ts";
import { alsoKnown, type Known } from "./capabilities.ts";
import { type Answer, andThen, type Checker, failure, success } from "./checker.ts";
import { BOOL, FALSE, TRUE } from "./types.ts";

/** Checks an operand with what is known by then. */
export type Check = (known: Known) => Answer;

export function typeOfNot(arg: Answer): Answer {
  return andThen(arg, ({ type }) => {
    if (type === undefined) return failure(BOOL);
    if (type.kind === "true") return success(FALSE);
    return success(type.kind === "false" ? TRUE : BOOL);
  });
}

/** `left` and `right` are booleans; the right side knows what the left side has shown. */
export function typeOfAnd(left: Answer, known: Known, right: Check): Answer {
  return andThen(left, ({ type: a, facts }) => {
    // What follows a false condition is never evaluated, and not checked either.
    if (a?.kind === "false") return success(FALSE);
    return andThen(right(alsoKnown(known, facts)), ({ type: b, facts: more }) => {
      if (a === undefined || b === undefined) return failure(BOOL);
      if (b.kind === "false") return success(FALSE);
      if (b.kind === "true") return success(a, facts.union(more));
      // As in the reference implementation: after a true left side only the right one's facts remain.
      return a.kind === "true" ? success(b, more) : success(BOOL, facts.union(more));
    });
  });
}

/** The right side is evaluated when the left side is false, so it knows nothing from it. */
export function typeOfOr(left: Answer, known: Known, right: Check): Answer {
  return andThen(left, ({ type: a, facts }) => {
    if (a?.kind === "true") return success(TRUE, facts);
    return andThen(right(known), ({ type: b, facts: more }) => {
      if (a === undefined || b === undefined) return failure(BOOL);
      if (b.kind === "true") return success(TRUE, more);
      if (b.kind === "false") return success(a, facts);
      return a.kind === "false" ? success(b, more) : success(BOOL, facts.intersection(more));
    });
  });
}

/** A branch that is never taken is not checked. */
export function typeOfIf(
  checker: Checker,
  x: Expr,
  test: Answer,
  branches: { readonly known: Known; readonly then: Check; readonly otherwise: Check },
): Answer {
  const { known, then, otherwise } = branches;
  return andThen(test, ({ type, facts }) => {
    const taken = (): Answer => {
      const answer = then(alsoKnown(known, facts));
      return answer.ok ? { ...answer, facts: answer.facts.union(facts) } : answer;
    };
    if (type?.kind === "true") return taken();
    if (type?.kind === "false") return otherwise(known);
    const yes = taken();
    const no = otherwise(known);
    return andThen(yes, () => andThen(no, () => typeOfBranches(checker, x, yes, no)));
  });
}

function typeOfBranches(checker: Checker, x: Expr, yes: Answer, no: Answer): Answer {
  if (yes.type === undefined || no.type === undefined) return failure();
  const bound = checker.relations.upperBound(yes.type, no.type);
  if (typeof bound !== "string") return success(bound, yes.facts.intersection(no.facts));
  checker.incompatible(x, [yes.type, no.type], bound, "the branches of this `if`");
  return failure();
}
