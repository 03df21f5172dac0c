/**
 * The types of expressions: one exhaustive switch that checks subexpressions and hands the answers to
 * the rules. Nothing else in the typechecker recurses over expressions.
 */

import type { BinaryExpr, CallExpr, Expr, HasAttrExpr, IsExpr } from "../ast/expr.ts";
import { alsoKnown, type Known, NO_CAPABILITIES } from "./capabilities.ts";
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
import { typeOfAnd, typeOfIf, typeOfNot, typeOfOr } from "./rules-boolean.ts";
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
import { BOOL, isEntity, LONG, type Type } from "./types.ts";

/** The type of `x`, given what is `known` to be present. Problems are reported to `checker`. */
export function typeOf(checker: Checker, x: Expr, known: Known): Answer {
  const answer = check(checker, x, known);
  if (answer.type !== undefined) checker.types.set(x, answer.type);
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
      return andThen(expect(checker, x.arg, known, A_LONG), () => success(LONG));
    case "and":
      return x.args
        .slice(1)
        .reduce(
          (left, arg) => typeOfAnd(left, known, (more) => expect(checker, arg, more, A_BOOL)),
          expectFirst(checker, x.args, known),
        );
    case "or":
      return x.args
        .slice(1)
        .reduce(
          (left, arg) => typeOfOr(left, known, (more) => expect(checker, arg, more, A_BOOL)),
          expectFirst(checker, x.args, known),
        );
    case "if": {
      const test = expect(checker, x.test, known, A_BOOL);
      const then = (more: Known): Answer => typeOf(checker, x.then, more);
      const otherwise = (more: Known): Answer => typeOf(checker, x.else, more);
      return typeOfIf(checker, x, test, { known, then, otherwise });
    }
    case "binary":
      return typeOfBinary(checker, x, known);
    case "isEmpty": {
      const help = ({ kind }: Type): string | undefined =>
        kind === "string" ? 'compare the string with `""`' : undefined;
      return andThen(expect(checker, x.arg, known, { ...A_SET, help }), () => success(BOOL));
    }
    case "like": {
      const help = (type: Type): string | undefined =>
        isEntity(type) ? "use `is` to test the type of an entity" : undefined;
      return andThen(expect(checker, x.arg, known, { ...A_STRING, help }), () => success(BOOL));
    }
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

function expect(checker: Checker, x: Expr, known: Known, wanted: Expectation): Answer {
  return expectType(checker, x, typeOf(checker, x, known), wanted);
}

function expectFirst(checker: Checker, args: readonly Expr[], known: Known): Answer {
  const [first] = args;
  return first === undefined ? failure() : expect(checker, first, known, A_BOOL);
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
      const help = (): string => "use `contains` to search in a set of other values";
      const left = expect(checker, x.left, known, { ...AN_ENTITY, help });
      const right = expect(checker, x.right, known, { ...AN_ENTITY_OR_ENTITIES, help: helpForIn });
      return andThen(left, () =>
        andThen(right, () => typeOfIn(checker, [x.left, x.right], left, right)),
      );
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

function helpForIn({ kind }: Type): string | undefined {
  if (kind === "set") return "use `contains` to search in a set of other values";
  return kind === "string" ? "use `like` to search in a string" : undefined;
}

function typeOfArithmetic(checker: Checker, x: BinaryExpr, known: Known): Answer {
  const help = ({ kind }: Type): string | undefined => {
    if (kind === "string" && x.op === "+") return "strings cannot be joined in Cedar";
    return kind === "set" ? "sets have no such operation in Cedar" : undefined;
  };
  return andThen(expect(checker, x.left, known, { ...A_LONG, help }), () =>
    andThen(expect(checker, x.right, known, { ...A_LONG, help }), () => success(LONG)),
  );
}

function typeOfSetTest(checker: Checker, x: BinaryExpr, known: Known): Answer {
  const left = expect(checker, x.left, known, { ...A_SET, help: helpInsteadOfContains });
  if (x.op === "contains") {
    const right = typeOf(checker, x.right, known);
    return andThen(left, () => andThen(right, () => typeOfContains(checker, x, left, right)));
  }
  const help = (): string => "use `contains` to search for one element";
  const right = expect(checker, x.right, known, { ...A_SET, help });
  return andThen(left, () => andThen(right, () => typeOfContainsMany(checker, x, left, right)));
}

function typeOfTag(checker: Checker, x: BinaryExpr, known: Known): Answer {
  const left = expect(checker, x.left, known, AN_ENTITY);
  const right = expect(checker, x.right, known, A_STRING);
  const rule = x.op === "hasTag" ? typeOfHasTag : typeOfGetTag;
  return andThen(left, () => andThen(right, () => rule(checker, x, left, known)));
}

/** `e is T in f` is `e is T && e in f`. */
function typeOfIsIn(checker: Checker, x: IsExpr, known: Known): Answer {
  const help = (): string => "Cedar tests the type of entities only";
  const arg = expect(checker, x.arg, known, { ...AN_ENTITY, help });
  const is = typeOfIs(x, arg);
  const { in: entity } = x;
  if (entity === undefined) return is;
  return typeOfAnd(is, known, (more) => {
    const right = expect(checker, entity, more, { ...AN_ENTITY_OR_ENTITIES, help: helpForIn });
    return andThen(right, () => typeOfIn(checker, [x.arg, entity], arg, right));
  });
}

/** `e has a.b` is `e has a && e.a has b`. */
function typeOfHasAttr(checker: Checker, x: HasAttrExpr, known: Known): Answer {
  const help = ({ kind }: Type): string | undefined => {
    if (kind === "set") return "use `contains` to search in a set";
    return kind === "string" ? "use `like` to search in a string" : undefined;
  };
  const arg = expect(checker, x.arg, known, { ...AN_ENTITY_OR_RECORD, help });
  const prefixes: Expr[] = [];
  checker.prefixes.set(x, prefixes);
  let target: Expr = x.arg;
  const [first = "", ...rest] = x.path;
  let tested = NO_CAPABILITIES;
  const test = (type: Type | undefined, attr: string, more: Known): Answer => {
    if (type === undefined) return failure(BOOL);
    const step = typeOfHasStep(checker, { type, key: checker.keys.of(target), attr }, more);
    tested = tested.union(step.facts);
    return step;
  };
  let answer = andThen(arg, ({ type }) => test(type, first, known));
  let attr = first;
  for (const next of rest) {
    const prefix: Expr = { kind: "getAttr", arg: target, attr, span: x.span };
    const parent = target === x.arg ? arg : success(checker.types.get(target) ?? BOOL);
    answer = typeOfAnd(answer, known, (more) => {
      // What was tested is tested, even where `x.arg` itself is wrong.
      const got = typeOfGetAttr(checker, prefix, parent, alsoKnown(more, tested));
      if (got.type !== undefined) checker.types.set(prefix, got.type);
      target = prefix;
      const fits = expectType(checker, prefix, got, { ...AN_ENTITY_OR_RECORD, help });
      return andThen(fits, ({ type }) => test(type, next, more));
    });
    prefixes.push(prefix);
    target = prefix;
    attr = next;
  }
  return answer;
}

function typeOfCall(checker: Checker, x: CallExpr, known: Known): Answer {
  const { known: fn, ok } = functionOf(checker, x);
  if (fn === undefined || !ok) {
    for (const arg of x.args) typeOf(checker, arg, known);
    return failure(fn === undefined ? undefined : resultType(fn.result));
  }
  const answers = x.args.map((arg, index) => {
    const kind = fn.parameters[index];
    return kind === undefined
      ? typeOf(checker, arg, known)
      : expect(checker, arg, known, expectationOf(kind));
  });
  const type = resultType(fn.result);
  return answers.every((answer) => answer.ok) ? success(type) : failure(type);
}
