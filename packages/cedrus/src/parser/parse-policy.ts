/** Policies: annotations, effect, scope and conditions. */

import { abbreviate } from "../data/quote.ts";
import { tooDeep } from "../ast/children.ts";
import type { Expr } from "../ast/expr.ts";
import type { Condition, Effect, PolicyBody } from "../ast/policy.ts";
import type { Span } from "../data/span.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpr } from "./parse-expr.ts";
import { parseScope } from "./parse-scope.ts";

/** Policy ::= { Annotation } ( 'permit' | 'forbid' ) Scope { Condition } ';' */
export function parsePolicyBody(cursor: Cursor): PolicyBody {
  const { start } = cursor;
  const annotations = cursor.at("@") ? parseAnnotations(cursor) : NO_ANNOTATIONS;
  const effect = parseEffect(cursor);
  const { principal, action, resource, scopeSpans } = parseScope(cursor);
  const conditions = cursor.at(";") ? [] : [parseCondition(cursor)];
  while (!cursor.skip(";")) conditions.push(parseCondition(cursor));
  const span = cursor.from(start);
  const { text } = cursor;
  return { effect, annotations, principal, action, resource, scopeSpans, conditions, span, text };
}

const NO_ANNOTATIONS: ReadonlyMap<string, string | null> = new Map();

function parseAnnotations(cursor: Cursor): PolicyBody["annotations"] {
  const annotations = new Map<string, string | null>();
  while (cursor.at("@")) parseAnnotation(cursor, annotations);
  return annotations;
}

/** Annotation ::= '@' IDENT [ '(' STRING ')' ], where IDENT may be a reserved word */
function parseAnnotation(cursor: Cursor, annotations: Map<string, string | null>): void {
  const first = cursor.token;
  cursor.advance();
  const key = cursor.word;
  cursor.expect("ident");
  let value: string | null = null;
  if (cursor.skip("(")) {
    value = cursor.takeString();
    cursor.expect(")");
  }
  if (annotations.has(key)) {
    cursor.report({
      code: "parser/duplicate-annotation",
      message: `the annotation \`@${abbreviate(key)}\` stands twice on this policy`,
      span: cursor.since(first),
    });
  }
  annotations.set(key, value);
}

function parseEffect(cursor: Cursor): Effect {
  if (cursor.skipWord("permit")) return "permit";
  if (cursor.skipWord("forbid")) return "forbid";
  return cursor.unexpected("`permit`", "`forbid`", "an annotation");
}

/** Refuses an expression that is nested too deeply; `span` holds all of it. */
export function checkDepth(cursor: Cursor, expr: Expr, span: Span): void {
  const { maxDepth } = cursor.limits;
  // Every level takes a character at least.
  if (span.end - span.start <= maxDepth) return;
  const deep = tooDeep(expr, maxDepth);
  if (deep !== undefined) cursor.tooDeep(deep.span ?? span);
}

/** Condition ::= ( 'when' | 'unless' ) '{' Expr '}' */
function parseCondition(cursor: Cursor): Condition {
  const { start } = cursor;
  const kind = cursor.skipWord("when") ? "when" : cursor.skipWord("unless") ? "unless" : undefined;
  if (kind === undefined) return cursor.unexpected("`;`", "`when`", "`unless`");
  cursor.expect("{");
  if (cursor.at("}")) {
    cursor.fail({
      code: "parser/empty-condition",
      message: `the \`${kind}\` clause is empty`,
      help: "write a condition, or remove the clause",
      span: { start, end: cursor.token.end },
    });
  }
  const body = parseExpr(cursor);
  if (!cursor.skip("}")) cursor.unexpected("`}`", "an operator");
  const span = cursor.from(start);
  checkDepth(cursor, body, span);
  return { kind, body, span };
}
