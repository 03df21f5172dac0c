/** The scope of a policy: which principals, actions and resources it speaks of. */

import { abbreviate, excerpt } from "../data/quote.ts";
import { actionInSet } from "../ast/build.ts";
import { isActionType } from "../data/names.ts";
import type {
  ActionConstraint,
  EntityOrSlot,
  ScopeConstraint,
  ScopeSpans,
  SlotId,
} from "../ast/policy.ts";
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

/** What a scope demands of one variable, and where the names in it stand. */
interface Constrained<C> {
  readonly constraint: C;
  readonly spans: readonly Span[];
}

/** Something and its place. */
interface Placed<T> {
  readonly value: T;
  readonly span: Span;
}

type Side = "principal" | "resource";

const ALL = { constraint: { kind: "all" }, spans: [] } as const;

/** Scope ::= '(' Principal ',' Action ',' Resource [ ',' ] ')' */
export function parseScope(cursor: Cursor): Scope {
  cursor.expect("(");
  expectVariable(cursor, "principal");
  const principal = parseConstraint(cursor, "principal");
  expectComma(cursor, "action");
  expectVariable(cursor, "action");
  const action = parseActionConstraint(cursor);
  expectComma(cursor, "resource");
  expectVariable(cursor, "resource");
  const resource = parseConstraint(cursor, "resource");
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
  return {
    principal: principal.constraint,
    action: action.constraint,
    resource: resource.constraint,
    scopeSpans: { principal: principal.spans, action: action.spans, resource: resource.spans },
  };
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
function parseConstraint(cursor: Cursor, variable: Side): Constrained<ScopeConstraint> {
  if (cursor.skip("==")) {
    const { value, span } = parseRef(cursor, variable);
    return { constraint: { kind: "eq", entity: value }, spans: [span] };
  }
  if (cursor.skipWord("in")) {
    const { value, span } = parseRef(cursor, variable);
    if (cursor.atWord("is")) {
      cursor.fail({
        code: "parser/inverted-is-in",
        message: "`is` comes before `in`",
        help: `write \`${variable} is … in …\``,
        span: cursor.token,
      });
    }
    return { constraint: { kind: "in", entity: value }, spans: [span] };
  }
  if (cursor.skipWord("is")) {
    const { start } = cursor;
    const entityType = parseEntityType(cursor);
    const typeSpan = cursor.from(start);
    if (cursor.skipWord("in")) {
      const { value, span } = parseRef(cursor, variable);
      return { constraint: { kind: "isIn", entityType, entity: value }, spans: [typeSpan, span] };
    }
    if (cursor.at("==")) {
      cursor.fail({
        code: "parser/is-with-equals",
        message: "`is` cannot be combined with `==`",
        help: "remove the `is`: the entity after `==` has its type already",
        span: cursor.token,
      });
    }
    return { constraint: { kind: "is", entityType }, spans: [typeSpan] };
  }
  checkOperator(cursor);
  return ALL;
}

/** ActionConstraint ::= [ '==' Entity | 'in' ( Entity | '[' [ Entity { ',' Entity } [ ',' ] ] ']' ) ] */
function parseActionConstraint(cursor: Cursor): Constrained<ActionConstraint> {
  if (cursor.skip("==")) {
    const { value, span } = parseAction(cursor);
    return { constraint: { kind: "eq", entity: value }, spans: [span] };
  }
  if (cursor.skipWord("in")) {
    const open = openParentheses(cursor);
    const list = cursor.skip("[") ? parseList(cursor, "]", parseAction) : [parseAction(cursor)];
    closeParentheses(cursor, open);
    const constraint = actionInSet(list.map((action) => action.value));
    return { constraint, spans: list.map((action) => action.span) };
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

function parseAction(cursor: Cursor): Placed<EntityUid> {
  const { start } = cursor;
  const action = parseEntity(cursor);
  const span = cursor.from(start);
  if (!isActionType(action.type)) {
    cursor.report({
      code: "parser/not-an-action",
      message: `${excerpt(action.type)} is not an action type`,
      help: 'the type of an action is `Action`, with or without a namespace: `Action::"view"`',
      span,
    });
  }
  return { value: action, span };
}

function parseRef(cursor: Cursor, variable: Side): Placed<EntityOrSlot> {
  const open = openParentheses(cursor);
  const { start } = cursor;
  if (cursor.at("[")) listInScope(cursor, variable);
  const value = cursor.at("slot") ? parseSlot(cursor, variable) : parseEntity(cursor, "a slot");
  const span = cursor.from(start);
  closeParentheses(cursor, open);
  return { value, span };
}

function parseSlot(cursor: Cursor, variable: Side): SlotId {
  const slot = `?${variable}` as const;
  if (cursor.word !== slot) wrongSlot(cursor, cursor.token, slot);
  cursor.advance();
  return slot;
}

function listInScope(cursor: Cursor, variable: Side): never {
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
  const open = openParentheses(cursor);
  if (!cursor.at("ident")) notAnEntity(cursor, others);
  const { name, entity, span } = parseNameOrEntity(cursor);
  if (entity === undefined) {
    cursor.fail({
      code: "parser/expected-entity",
      message: `expected an entity, found the name ${excerpt(name)}`,
      help: `an entity is written \`${abbreviate(name)}::"…"\`; to test for a type use \`is\``,
      span,
    });
  }
  closeParentheses(cursor, open);
  return entity;
}

function notAnEntity(cursor: Cursor, others: readonly string[]): never {
  if (!cursor.at("slot")) cursor.unexpected("an entity", ...others);
  cursor.fail({
    code: "parser/wrong-slot",
    message: `the slot ${excerpt(cursor.word)} cannot stand here`,
    help: "slots stand for the principal and the resource only",
    span: cursor.token,
  });
}

/** Moves past any number of `(`; answers how many. */
function openParentheses(cursor: Cursor): number {
  let open = 0;
  while (cursor.skip("(")) open++;
  return open;
}

function closeParentheses(cursor: Cursor, open: number): void {
  for (let left = open; left > 0; left--) cursor.expect(")");
}
