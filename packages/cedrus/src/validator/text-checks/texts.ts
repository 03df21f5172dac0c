/** The texts of a policy that people read and that may deceive them. */

import { children } from "../../ast/children.ts";
import { type Expr, type Pattern, WILDCARD } from "../../ast/expr.ts";
import type { ActionConstraint, PolicyBody, ScopeConstraint } from "../../ast/policy.ts";
import type { Span } from "../../data/span.ts";
import { EntityUid } from "../../values/entity-uid.ts";
import type { Value } from "../../values/value.ts";

/** String literals and patterns are strings; attribute names and entity ids are identifiers. */
export interface PolicyText {
  readonly kind: "string" | "identifier";
  readonly text: string;
  readonly span: Span | undefined;
}

/**
 * The texts of a policy or template, the scope first. Names of types and functions and the keys of
 * annotations are ASCII by their grammar; the values of annotations mean nothing.
 */
export function textsOf(body: PolicyBody): readonly PolicyText[] {
  const inScope = [
    ...constraintUids(body.principal),
    ...actionUids(body.action),
    ...constraintUids(body.resource),
  ].map(({ id }) => identifier(id, body.span));
  const inConditions = body.conditions.flatMap(({ body: condition }) => [...textsIn(condition)]);
  return [...inScope, ...inConditions];
}

function constraintUids(constraint: ScopeConstraint): readonly EntityUid[] {
  if (!("entity" in constraint)) return [];
  return constraint.entity instanceof EntityUid ? [constraint.entity] : [];
}

function actionUids(constraint: ActionConstraint): readonly EntityUid[] {
  if (constraint.kind === "inSet") return constraint.entities;
  return constraint.kind === "all" ? [] : [constraint.entity];
}

/** Does not recurse, in the order of the text. */
function* textsIn(x: Expr): Generator<PolicyText> {
  const waiting = [x];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield* ownTexts(node);
    waiting.push(...children(node).toReversed());
  }
}

function ownTexts(x: Expr): readonly PolicyText[] {
  if (x.kind === "lit") return literalTexts(x.value, x.span);
  if (x.kind === "like") return [{ kind: "string", text: patternText(x.pattern), span: x.span }];
  return attributesOf(x).map((attr) => identifier(attr, x.span));
}

function literalTexts(value: Value, span: Span | undefined): readonly PolicyText[] {
  if (value instanceof EntityUid) return [identifier(value.id, span)];
  return typeof value === "string" ? [{ kind: "string", text: value, span }] : [];
}

function attributesOf(x: Expr): readonly string[] {
  if (x.kind === "getAttr") return [x.attr];
  if (x.kind === "hasAttr") return x.path;
  return x.kind === "record" ? x.entries.map(({ key }) => key) : [];
}

function identifier(text: string, span: Span | undefined): PolicyText {
  return { kind: "identifier", text, span };
}

/**
 * A pattern as the reference implementation checks it: with invisible and combining characters as
 * escapes, whose letters count as Latin.
 */
function patternText(pattern: Pattern): string {
  return pattern
    .map((element) => (element === WILDCARD ? "*" : element.replace(ESCAPED, escaped)))
    .join("");
}

const ESCAPED = /(?! )[\p{C}\p{Z}\p{Grapheme_Extend}]/gu;

function escaped(character: string): string {
  return character === "\0" ? "\\0" : `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`;
}
