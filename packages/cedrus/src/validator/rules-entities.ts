/** Typing rules of attributes, tags, `in` and `is`. Each takes the answers of its operands. */

import type { BinaryExpr, Expr, GetAttrExpr, IsExpr } from "../ast/expr.ts";
import { isActionType, isIdent } from "../data/names.ts";
import { quote } from "../data/quote.ts";
import { mostSimilar } from "../data/similar.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { attributeNames, attributeOf, mayHaveAttribute, tagTypes } from "./attributes.ts";
import { attributeCapability, Capabilities, type Known, tagCapability } from "./capabilities.ts";
import { type Answer, andThen, type Checker, failure, success } from "./checker.ts";
import { BOOL, entityNames, FALSE, printType, TRUE, type Type } from "./types.ts";

/** `arg` is an entity or a record. */
export function typeOfGetAttr(checker: Checker, x: GetAttrExpr, arg: Answer, known: Known): Answer {
  const { type } = arg;
  if (type === undefined) return failure();
  const attribute = attributeOf(checker.schema, checker.relations, type, x.attr);
  if (attribute === undefined) return unknownAttribute(checker, x, type);
  if (attribute.required || known.has(attributeCapability(checker.keys.of(x.arg), x.attr)))
    return andThen(arg, success(attribute.type));
  checker.report({
    kind: "unsafeOptionalAttributeAccess",
    message: `the attribute \`${x.attr}\` of \`${printType(type)}\` is optional`,
    help: `test for it first: \`… has ${isIdent(x.attr) ? x.attr : quote(x.attr)} && …\``,
    span: x.span,
  });
  return failure(attribute.type);
}

function unknownAttribute(checker: Checker, x: GetAttrExpr, type: Type): Answer {
  const names = attributeNames(checker.schema, type);
  const close = mostSimilar(x.attr, names);
  const may = mayHaveAttribute(checker.schema, type, x.attr);
  checker.report({
    kind: "unsafeAttributeAccess",
    message: may
      ? `the attribute \`${x.attr}\` may be absent from \`${printType(type)}\``
      : `\`${printType(type)}\` has no attribute \`${x.attr}\``,
    help:
      close === undefined
        ? names.length === 0
          ? "it has no attributes at all"
          : `its attributes are ${names
              .slice(0, 10)
              .map((name) => `\`${name}\``)
              .join(", ")}`
        : `did you mean \`${close}\`?`,
    span: x.span,
  });
  return failure();
}

/** The type of `target has attr`, where `target` has type `type`. */
export function typeOfHasStep(
  checker: Checker,
  [target, attr]: readonly [Expr, string],
  type: Type | undefined,
  known: Known,
): Answer {
  if (type === undefined) return failure(BOOL);
  const attribute = attributeOf(checker.schema, checker.relations, type, attr);
  if (attribute === undefined) {
    return success(mayHaveAttribute(checker.schema, type, attr) ? BOOL : FALSE);
  }
  const fact = attributeCapability(checker.keys.of(target), attr);
  // An entity may be missing from the store, and then it has not even its required attributes.
  const present = known.has(fact) || (attribute.required && type.kind === "record");
  return success(present ? TRUE : BOOL, Capabilities.of([fact]));
}

/** The left side is an entity, the right side a String. */
export function typeOfHasTag(
  checker: Checker,
  x: BinaryExpr,
  { type }: Answer,
  known: Known,
): Answer {
  if (type === undefined) return failure();
  const fact = tagCapability(checker.keys.of(x.left), checker.keys.of(x.right));
  const facts = Capabilities.of([fact]);
  if (tagTypes(checker.schema, type).length === 0) return success(FALSE, facts);
  return success(known.has(fact) ? TRUE : BOOL, facts);
}

export function typeOfGetTag(
  checker: Checker,
  x: BinaryExpr,
  { type }: Answer,
  known: Known,
): Answer {
  if (type === undefined) return failure();
  const fact = tagCapability(checker.keys.of(x.left), checker.keys.of(x.right));
  if (!known.has(fact)) {
    checker.report({
      kind: "unsafeTagAccess",
      message: `this tag of \`${printType(type)}\` may be absent`,
      help: "test for it first: `….hasTag(…) && …`, with the same expressions",
      span: x.span,
    });
    return failure();
  }
  const types = tagTypes(checker.schema, type);
  if (types.length === 0) {
    const message = `entities of type \`${printType(type)}\` have no tags`;
    const help = "declare `tags` for the entity type in the schema";
    checker.report({ kind: "noTagsAllowed", message, help, span: x.span });
    return failure();
  }
  const bound = checker.relations.upperBoundOf(types);
  if (typeof bound !== "string") return success(bound);
  checker.incompatible(x, types, bound, "the tags of these entities");
  return failure();
}

/** The left side is an entity, the right side an entity or a set of entities. */
export function typeOfIn(
  checker: Checker,
  sides: readonly [Expr, Expr],
  left: Answer,
  right: Answer,
): Answer {
  if (!left.ok || !right.ok) return failure(BOOL);
  const uid = uidOf(checker, sides[0]);
  if (uid !== undefined && isActionType(uid.type)) {
    const uids = uidsOf(checker, sides[1]);
    if (uids !== undefined) return typeOfActionIn(checker, uid, uids);
  }
  const names = entityNames(left.type);
  const above = entityNames(right.type?.kind === "set" ? right.type.element : right.type);
  if (names === undefined || above === undefined) return success(BOOL);
  const mayBe = names.some((a) => above.some((b) => checker.hierarchy.mayBeIn(a, b)));
  return success(mayBe ? BOOL : FALSE);
}

/** What is in what among actions is known from the schema. */
function typeOfActionIn(checker: Checker, uid: EntityUid, uids: readonly EntityUid[]): Answer {
  const groups = uids.filter(({ type }) => isActionType(type));
  const declared = new Set(groups.map((group) => checker.schema.action(group)?.uid));
  // Another check reports actions that are not declared.
  if (declared.has(undefined)) return failure(BOOL);
  const action = checker.schema.action(uid);
  const isIn =
    groups.some((group) => group.equals(uid)) ||
    action?.ancestors.some((ancestor) => declared.has(ancestor)) === true;
  return success(isIn ? TRUE : FALSE);
}

/** The entity that `x` always is: a literal, or the action of the request. */
function uidOf(checker: Checker, x: Expr): EntityUid | undefined {
  if (x.kind === "var" && x.name === "action") return checker.action;
  return x.kind === "lit" && x.value instanceof EntityUid ? x.value : undefined;
}

function uidsOf(checker: Checker, x: Expr): readonly EntityUid[] | undefined {
  const uid = uidOf(checker, x);
  if (uid !== undefined) return [uid];
  if (x.kind !== "set") return undefined;
  const uids = x.elements.map((element) => uidOf(checker, element));
  return uids.every((element) => element !== undefined) ? uids : undefined;
}

/** The operand is an entity. */
export function typeOfIs(x: Pick<IsExpr, "entityType">, arg: Answer): Answer {
  if (arg.type === undefined) return failure(BOOL);
  return andThen(arg, success(outcomeOfIs(arg.type, x.entityType)));
}

function outcomeOfIs(type: Type, entityType: string): Type {
  const names = entityNames(type);
  if (names === undefined) return BOOL;
  if (!names.includes(entityType)) return FALSE;
  return names.length === 1 ? TRUE : BOOL;
}
