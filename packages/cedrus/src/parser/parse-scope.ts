/** The scope of a policy: which principals, actions and resources it speaks of. */

import { abbreviate, excerpt } from "../data/quote.ts";
import { actionInSet } from "../ast/build.ts";
import { isActionType } from "../data/names.ts";
import type { ActionConstraint, EntityOrSlot, ScopeConstraint, ScopeSpans } from "../ast/policy.ts";
import { mostSimilar } from "../data/similar.ts";
import type { Span } from "../data/span.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import type { Cursor } from "./cursor.ts";
import { parseList } from "./parse-expr.ts";
import { parseEntityType, parseNameOrEntity } from "./parse-name.ts";

export interface Scope {
  readonly principal: ScopeConstraint;
  readonly action: ActionConstraint;
  readonly resource: ScopeConstraint;
  readonly scopeSpans: ScopeSpans;
}

/** A variable of the scope, and where the names after it stand. */
interface Side {
  readonly variable: "principal" | "resource";
  readonly spans: Span[];
}

const ALL = { kind: "all" } as const;

/** Scope ::= '(' Principal ',' Action ',' Resource [ ',' ] ')' */
export function parseScope(cursor: Cursor): Scope {
  const spans = { principal: [], action: [], resource: [] };
  cursor.expect("(");
  expectVariable(cursor, "principal");
  const principal = parseConstraint(cursor, { variable: "principal", spans: spans.principal });
  expectComma(cursor, "action");
  expectVariable(cursor, "action");
  const action = parseActionConstraint(cursor, spans.action);
  expectComma(cursor, "resource");
  expectVariable(cursor, "resource");
  const resource = parseConstraint(cursor, { variable: "resource", spans: spans.resource });
  if (!cursor.skip(",") && !cursor.at(")")) cursor.unexpected("`)`", ...OPERATORS);
  if (!cursor.at(")")) {
    cursor.fail({
      code: "parser/extra-scope-element",
      message: "a scope has three elements: `principal`, `action` and `resource`",
      help: "move further conditions to a `when` clause",
      span: cursor.token,
    });
  }
  cursor.advance();
  return { principal, action, resource, scopeSpans: spans };
}

const OPERATORS = ["`==`", "`in`", "`is`"];

function expectComma(cursor: Cursor, next: string): void {
  if (cursor.at(")")) missing(cursor, next);
  if (!cursor.skip(",")) cursor.unexpected("`,`", ...OPERATORS);
}

function missing(cursor: Cursor, variable: string): never {
  cursor.fail({
    code: "parser/missing-scope-variable",
    message: `the scope lacks \`${variable}\``,
    help: "a scope is `(principal, action, resource)`, each with or without a constraint",
    span: cursor.token,
  });
}

function expectVariable(cursor: Cursor, variable: string): void {
  if (cursor.skipWord(variable)) {
    if (cursor.at(":")) {
      cursor.fail({
        code: "parser/type-annotation-in-scope",
        message: "type constraints are not written with `:`",
        help: `write \`${variable} is …\``,
        span: cursor.token,
      });
    }
    return;
  }
  if (cursor.at(")")) missing(cursor, variable);
  if (!cursor.at("ident")) cursor.unexpected(`\`${variable}\``);
  const { token, word } = cursor;
  const close = mostSimilar(word, [variable]);
  const hint = "the order is `principal`, `action`, `resource`";
  cursor.fail({
    code: "parser/wrong-scope-variable",
    message: `expected \`${variable}\` in the scope, found ${excerpt(word)}`,
    help: close === undefined ? hint : `did you mean \`${variable}\`?`,
    span: token,
  });
}

/**
 * Constraint ::= [ '==' Ref | 'in' Ref | 'is' EntityType [ 'in' Ref ] ]
 * Ref        ::= Entity | Slot
 */
function parseConstraint(cursor: Cursor, side: Side): ScopeConstraint {
  const { variable, spans } = side;
  if (cursor.skip("==")) return { kind: "eq", entity: parseRef(cursor, side) };
  if (cursor.skipWord("in")) {
    const entity = parseRef(cursor, side);
    if (cursor.atWord("is")) {
      cursor.fail({
        code: "parser/inverted-is-in",
        message: "`is` comes before `in`",
        help: `write \`${variable} is … in …\``,
        span: cursor.token,
      });
    }
    return { kind: "in", entity };
  }
  if (cursor.skipWord("is")) {
    const entityType = spanned(cursor, spans, parseEntityType);
    if (cursor.skipWord("in")) {
      return { kind: "isIn", entityType, entity: parseRef(cursor, side) };
    }
    if (cursor.at("==")) {
      cursor.fail({
        code: "parser/is-with-equals",
        message: "`is` cannot be combined with `==`",
        help: "remove the `is`: the entity after `==` has its type already",
        span: cursor.token,
      });
    }
    return { kind: "is", entityType };
  }
  checkOperator(cursor);
  return ALL;
}

/** ActionConstraint ::= [ '==' Entity | 'in' ( Entity | '[' [ Entity { ',' Entity } [ ',' ] ] ']' ) ] */
function parseActionConstraint(cursor: Cursor, spans: Span[]): ActionConstraint {
  const action = (): EntityUid => spanned(cursor, spans, parseAction);
  if (cursor.skip("==")) return { kind: "eq", entity: action() };
  if (cursor.skipWord("in")) {
    return inParentheses(cursor, () =>
      cursor.skip("[")
        ? actionInSet(parseList(cursor, "]", action))
        : { kind: "in", entity: action() },
    );
  }
  if (cursor.atWord("is")) {
    cursor.fail({
      code: "parser/is-in-action-scope",
      message: "`is` cannot constrain the action",
      help: "use `==` or `in`",
      span: cursor.token,
    });
  }
  checkOperator(cursor);
  return ALL;
}

function checkOperator(cursor: Cursor): void {
  if (cursor.at(",") || cursor.at(")")) return;
  const { token } = cursor;
  if (token.kind === "=") {
    cursor.fail({
      code: "parser/single-equals",
      message: "`=` is not an operator",
      help: "did you mean `==`?",
      span: token,
    });
  }
  if (["!=", "<", "<=", ">", ">="].includes(token.kind)) {
    cursor.fail({
      code: "parser/invalid-scope-operator",
      message: `\`${token.kind}\` cannot be used in a scope`,
      help: "a scope uses `==`, `in` and `is`; move other tests to a `when` clause",
      span: token,
    });
  }
}

function parseAction(cursor: Cursor): EntityUid {
  const { start } = cursor;
  const action = parseEntity(cursor);
  if (!isActionType(action.type)) {
    cursor.report({
      code: "parser/not-an-action",
      message: `${excerpt(action.type)} is not an action type`,
      help: 'the type of an action is `Action`, with or without a namespace: `Action::"view"`',
      span: cursor.from(start),
    });
  }
  return action;
}

function parseRef(cursor: Cursor, { variable, spans }: Side): EntityOrSlot {
  const ref = (): EntityOrSlot => {
    if (cursor.at("[")) listInScope(cursor, variable);
    if (!cursor.at("slot")) return parseEntity(cursor, "a slot");
    const slot = `?${variable}` as const;
    if (cursor.word !== slot) wrongSlot(cursor, cursor.token, slot);
    cursor.advance();
    return slot;
  };
  return inParentheses(cursor, () => spanned(cursor, spans, ref));
}

/** What `parse` reads; where it stands is added to `spans`. */
function spanned<T>(cursor: Cursor, spans: Span[], parse: (cursor: Cursor) => T): T {
  const { start } = cursor;
  const result = parse(cursor);
  spans.push(cursor.from(start));
  return result;
}

function listInScope(cursor: Cursor, variable: "principal" | "resource"): never {
  cursor.fail({
    code: "parser/list-in-scope",
    message: `the ${variable} cannot be compared with a list in a scope`,
    help: `name one entity, or write \`when { ${variable} in [ … ] }\``,
    span: cursor.token,
  });
}

function wrongSlot(cursor: Cursor, span: Span, slot: string): void {
  cursor.report({
    code: "parser/wrong-slot",
    message: `the slot ${excerpt(cursor.word)} cannot stand here`,
    help: `did you mean \`${slot}\`?`,
    span,
  });
}

/** Entity ::= Name '::' STRING, in any number of parentheses */
export function parseEntity(cursor: Cursor, ...others: readonly string[]): EntityUid {
  return inParentheses(cursor, () => {
    if (cursor.at("slot")) {
      cursor.fail({
        code: "parser/wrong-slot",
        message: `the slot ${excerpt(cursor.word)} cannot stand here`,
        help: "slots stand for the principal and the resource only",
        span: cursor.token,
      });
    }
    if (!cursor.at("ident")) cursor.unexpected("an entity", ...others);
    const { name, entity, span } = parseNameOrEntity(cursor);
    if (entity !== undefined) return entity;
    return cursor.fail({
      code: "parser/expected-entity",
      message: `expected an entity, found the name ${excerpt(name)}`,
      help: `an entity is written \`${abbreviate(name)}::"…"\`; to test for a type use \`is\``,
      span,
    });
  });
}

function inParentheses<T>(cursor: Cursor, parse: () => T): T {
  let open = 0;
  while (cursor.skip("(")) open++;
  const result = parse();
  for (; open > 0; open--) cursor.expect(")");
  return result;
}
