/**
 * The types of expressions: one exhaustive switch that checks subexpressions and hands the answers to
 * the rules. Nothing else in the typechecker recurses over expressions.
 */

import type {
  BinaryExpr,
  CallExpr,
  Expr,
  GetAttrExpr,
  HasAttrExpr,
  IfExpr,
  IsExpr,
} from "../ast/expr.ts";
import { alsoKnown, type Known } from "./capabilities.ts";
import { type Answer, andThen, type Checker, failure, success } from "./checker.ts";
import {
  A_BOOL,
  A_LONG,
  A_SET,
  A_STRING,
  AN_ENTITY,
  AN_ENTITY_OR_ENTITIES,
  AN_ENTITY_OR_RECORD,
  type Expectation,
  expectType,
  helpInsteadOfContains,
} from "./expect.ts";
import { isFalse, isTrue, typeOfAnd, typeOfIf, typeOfNot, typeOfOr } from "./rules-boolean.ts";
import {
  typeOfGetAttr,
  typeOfGetTag,
  typeOfHasStep,
  typeOfHasTag,
  typeOfIn,
  typeOfIs,
} from "./rules-entities.ts";
import {
  expectationOf,
  functionOf,
  resultType,
  typeOfCompare,
  typeOfContains,
  typeOfContainsMany,
  typeOfEqual,
  typeOfLiteral,
  typeOfRecord,
  typeOfSet,
} from "./rules-values.ts";
import { BOOL, FALSE, isEntity, LONG, type Type } from "./types.ts";

/** The type of `x`, given what is `known` to be present. Problems are reported to `checker`. */
export function typeOf(checker: Checker, x: Expr, known: Known): Answer {
  const answer = check(checker, x, known);
  if (answer.type !== undefined) checker.notes?.types.set(x, answer.type);
  return answer;
}

function check(checker: Checker, x: Expr, known: Known): Answer {
  switch (x.kind) {
    case "lit":
      return typeOfLiteral(checker, x);
    case "var":
      return typeOfVariable(checker, x.name);
    case "not":
      return typeOfNot(expect(checker, x.arg, known, A_BOOL));
    case "neg":
      return andThen(expect(checker, x.arg, known, A_LONG), success(LONG));
    case "and":
      return typeOfAll(checker, x.args, known);
    case "or":
      return typeOfAny(checker, x.args, known);
    case "if":
      return typeOfChoice(checker, x, known);
    case "binary":
      return typeOfBinary(checker, x, known);
    case "isEmpty":
      return andThen(expect(checker, x.arg, known, A_SET_NOT_STRING), success(BOOL));
    case "like":
      return andThen(expect(checker, x.arg, known, A_STRING_NOT_ENTITY), success(BOOL));
    case "is":
      return typeOfIsIn(checker, x, known);
    case "getAttr":
      return typeOfGetAttr(checker, x, expect(checker, x.arg, known, AN_ENTITY_OR_RECORD), known);
    case "hasAttr":
      return typeOfHasAttr(checker, x, known);
    case "set":
      return typeOfSet(
        checker,
        x,
        x.elements.map((element) => typeOf(checker, element, known)),
      );
    case "record":
      return typeOfRecord(x.entries.map(({ key, value }) => [key, typeOf(checker, value, known)]));
    case "call":
      return typeOfCall(checker, x, known);
  }
}

const A_SET_NOT_STRING: Expectation = {
  ...A_SET,
  help: ({ kind }) => (kind === "string" ? 'compare the string with `""`' : undefined),
};
const A_STRING_NOT_ENTITY: Expectation = {
  ...A_STRING,
  help: (type) => (isEntity(type) ? "use `is` to test the type of an entity" : undefined),
};

function expect(checker: Checker, x: Expr, known: Known, wanted: Expectation): Answer {
  return expectType(checker, x, typeOf(checker, x, known), wanted);
}

/** `args` are joined by `&&`. */
function typeOfAll(checker: Checker, args: readonly Expr[], known: Known): Answer {
  let all: Answer | undefined;
  for (const arg of args) {
    if (all === undefined) all = expect(checker, arg, known, A_BOOL);
    // What follows a false condition is never evaluated, and not checked either.
    else if (isFalse(all)) return andThen(all, success(FALSE));
    else all = typeOfAnd(all, expect(checker, arg, alsoKnown(known, all.facts), A_BOOL));
  }
  return all ?? failure();
}

/** `args` are joined by `||`. Each is evaluated when those before are false, so it knows nothing from them. */
function typeOfAny(checker: Checker, args: readonly Expr[], known: Known): Answer {
  let any: Answer | undefined;
  for (const arg of args) {
    if (any === undefined) any = expect(checker, arg, known, A_BOOL);
    else if (isTrue(any)) return any;
    else any = typeOfOr(any, expect(checker, arg, known, A_BOOL));
  }
  return any ?? failure();
}

function typeOfChoice(checker: Checker, x: IfExpr, known: Known): Answer {
  const test = expect(checker, x.test, known, A_BOOL);
  const then = (more: Known): Answer => typeOf(checker, x.then, more);
  const otherwise = (more: Known): Answer => typeOf(checker, x.else, more);
  return typeOfIf(checker, x, test, { known, then, otherwise });
}

function typeOfVariable(checker: Checker, name: string): Answer {
  switch (name) {
    case "principal":
      return success(checker.principal);
    case "resource":
      return success(checker.resource);
    case "action":
      return success({ kind: "entity", name: checker.action.type });
    default:
      return success(checker.context);
  }
}

function typeOfBinary(checker: Checker, x: BinaryExpr, known: Known): Answer {
  switch (x.op) {
    case "==":
    case "!=": {
      const left = typeOf(checker, x.left, known);
      const equal = typeOfEqual(checker, x, left, typeOf(checker, x.right, known));
      return x.op === "==" ? equal : typeOfNot(equal);
    }
    case "<":
    case "<=":
    case ">":
    case ">=": {
      const left = typeOf(checker, x.left, known);
      return typeOfCompare(checker, x, left, typeOf(checker, x.right, known));
    }
    case "+":
    case "-":
    case "*":
      return typeOfArithmetic(checker, x, known);
    case "in": {
      const left = expect(checker, x.left, known, AN_ENTITY_NOT_ELEMENT);
      const right = expect(checker, x.right, known, NO_OTHER_SET);
      return andThen(left, andThen(right, typeOfIn(checker, [x.left, x.right], left, right)));
    }
    case "contains":
    case "containsAll":
    case "containsAny":
      return typeOfSetTest(checker, x, known);
    case "hasTag":
    case "getTag":
      return typeOfTag(checker, x, known);
  }
}

const AN_ENTITY_NOT_ELEMENT: Expectation = {
  ...AN_ENTITY,
  help: () => "use `contains` to search in a set of other values",
};
const NO_OTHER_SET: Expectation = { ...AN_ENTITY_OR_ENTITIES, help: helpForIn };

function helpForIn({ kind }: Type): string | undefined {
  if (kind === "set") return "use `contains` to search in a set of other values";
  return kind === "string" ? "use `like` to search in a string" : undefined;
}

function typeOfArithmetic(checker: Checker, x: BinaryExpr, known: Known): Answer {
  const wanted = x.op === "+" ? A_SUMMAND : A_NUMBER;
  const left = expect(checker, x.left, known, wanted);
  return andThen(left, andThen(expect(checker, x.right, known, wanted), success(LONG)));
}

const A_NUMBER: Expectation = {
  ...A_LONG,
  help: ({ kind }) => (kind === "set" ? "sets have no such operation in Cedar" : undefined),
};
const A_SUMMAND: Expectation = {
  ...A_LONG,
  help: (type) =>
    type.kind === "string" ? "strings cannot be joined in Cedar" : A_NUMBER.help?.(type),
};

function typeOfSetTest(checker: Checker, x: BinaryExpr, known: Known): Answer {
  const left = expect(checker, x.left, known, A_SET_TO_SEARCH);
  const isOne = x.op === "contains";
  const right = isOne
    ? typeOf(checker, x.right, known)
    : expect(checker, x.right, known, A_SET_OF_WANTED);
  const rule = isOne ? typeOfContains : typeOfContainsMany;
  return andThen(left, andThen(right, rule(checker, x, left, right)));
}

const A_SET_TO_SEARCH: Expectation = { ...A_SET, help: helpInsteadOfContains };
const A_SET_OF_WANTED: Expectation = {
  ...A_SET,
  help: () => "use `contains` to search for one element",
};

function typeOfTag(checker: Checker, x: BinaryExpr, known: Known): Answer {
  const left = expect(checker, x.left, known, AN_ENTITY);
  const right = expect(checker, x.right, known, A_STRING);
  const rule = x.op === "hasTag" ? typeOfHasTag : typeOfGetTag;
  return andThen(left, andThen(right, rule(checker, x, left, known)));
}

/** `e is T in f` is `e is T && e in f`. */
function typeOfIsIn(checker: Checker, x: IsExpr, known: Known): Answer {
  const arg = expect(checker, x.arg, known, AN_ENTITY_TO_TEST);
  const is = typeOfIs(x, arg);
  if (x.in === undefined || isFalse(is)) return is;
  const right = expect(checker, x.in, known, NO_OTHER_SET);
  return typeOfAnd(is, andThen(right, typeOfIn(checker, [x.arg, x.in], arg, right)));
}

const AN_ENTITY_TO_TEST: Expectation = {
  ...AN_ENTITY,
  help: () => "Cedar tests the type of entities only",
};

/** `e has a.b` is `e has a && e.a has b`. */
function typeOfHasAttr(checker: Checker, x: HasAttrExpr, known: Known): Answer {
  const prefixes: Expr[] = [];
  checker.notes?.prefixes.set(x, prefixes);
  let target = x.arg;
  let parent = expect(checker, target, known, WHAT_HAS);
  const [first = "", ...rest] = x.path;
  const test = typeOfHasStep(checker, [target, first], parent.type, known);
  let tested = test.facts;
  let answer = andThen(parent, test);
  let attr = first;
  for (const next of rest) {
    if (isFalse(answer)) return answer;
    const more = alsoKnown(known, answer.facts);
    const prefix: GetAttrExpr = { kind: "getAttr", arg: target, attr, span: x.span };
    // What was tested is tested, even where `x.arg` itself is wrong.
    const got = typeOfGetAttr(checker, prefix, parent, alsoKnown(more, tested));
    if (got.type !== undefined) checker.notes?.types.set(prefix, got.type);
    prefixes.push(prefix);
    const fits = expectType(checker, prefix, got, WHAT_HAS);
    const step = typeOfHasStep(checker, [prefix, next], fits.type, more);
    tested = tested.union(step.facts);
    answer = typeOfAnd(answer, andThen(fits, step));
    parent = success(got.type ?? BOOL);
    target = prefix;
    attr = next;
  }
  return answer;
}

const WHAT_HAS: Expectation = {
  ...AN_ENTITY_OR_RECORD,
  help: ({ kind }) =>
    kind === "set"
      ? "use `contains` to search in a set"
      : kind === "string"
        ? "use `like` to search in a string"
        : undefined,
};

function typeOfCall(checker: Checker, x: CallExpr, known: Known): Answer {
  const { known: fn, ok } = functionOf(checker, x);
  if (fn === undefined || !ok) {
    for (const arg of x.args) typeOf(checker, arg, known);
    return failure(fn === undefined ? undefined : resultType(fn.result));
  }
  const type = resultType(fn.result);
  return x.args.reduce((answer, arg, index) => {
    const kind = fn.parameters[index];
    return kind === undefined
      ? andThen(typeOf(checker, arg, known), answer)
      : andThen(expect(checker, arg, known, expectationOf(kind)), answer);
  }, success(type));
}
