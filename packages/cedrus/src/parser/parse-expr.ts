/**
 * Expressions, by recursive descent: one function for each level of precedence, from `||`, which
 * binds loosest, to member access. Chains at one level are read in a loop; only brackets, `if` and
 * arguments recurse, and those are counted against `maxDepth`.
 */

import { chain } from "../ast/build.ts";
import type { BinaryOp, Expr, RecordEntry, VarName } from "../ast/expr.ts";
import { LONG_MAX, longFromDigits } from "../data/int64.ts";
import type { Span } from "../data/span.ts";
import { abbreviate, excerpt } from "../data/quote.ts";
import { mostSimilar } from "../data/similar.ts";
import { type Cursor, OTHER_LANGUAGES } from "./cursor.ts";
import { ADD, AND, MULT, OR, RELATION } from "./lexer.ts";
import { functionCall, methodCall } from "./parse-call.ts";
import { parseEntityType, parseIdent, restOfName } from "./parse-name.ts";
import { plainPattern, unescapePattern } from "./unescape.ts";

/** Expr ::= 'if' Expr 'then' Expr 'else' Expr | Or */
export function parseExpr(cursor: Cursor): Expr {
  cursor.enter();
  const expr = cursor.atWord("if") ? parseIf(cursor) : parseOr(cursor);
  cursor.leave();
  return expr;
}

function parseIf(cursor: Cursor): Expr {
  const { start } = cursor;
  cursor.advance();
  const test = parseExpr(cursor);
  if (!cursor.skipWord("then")) cursor.unexpected("`then`", "an operator");
  const then = parseExpr(cursor);
  if (!cursor.skipWord("else")) cursor.unexpected("`else`", "an operator");
  const otherwise = parseExpr(cursor);
  return { kind: "if", test, then, else: otherwise, span: cursor.from(start) };
}

/** Or ::= And { '||' And } */
function parseOr(cursor: Cursor): Expr {
  const { start } = cursor;
  const left = parseAnd(cursor);
  if (cursor.level !== OR) return left;
  cursor.advance();
  const args = [left, parseAnd(cursor)];
  while (cursor.skip("||")) args.push(parseAnd(cursor));
  return chain("or", args, cursor.from(start));
}

/** And ::= Relation { '&&' Relation } */
function parseAnd(cursor: Cursor): Expr {
  const { start } = cursor;
  const left = parseRelation(cursor);
  if (cursor.level !== AND) return left;
  cursor.advance();
  const args = [left, parseRelation(cursor)];
  while (cursor.skip("&&")) args.push(parseRelation(cursor));
  return chain("and", args, cursor.from(start));
}

/**
 * Relation ::= Add [ ( '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' ) Add ]
 *            | Add 'has' ( STRING | IDENT { '.' IDENT } )
 *            | Add 'like' PATTERN
 *            | Add 'is' EntityType [ 'in' Add ]
 */
function parseRelation(cursor: Cursor): Expr {
  const { start } = cursor;
  const left = parseAdd(cursor);
  if (cursor.level !== RELATION) return left;
  const op = comparisonAt(cursor);
  if (op !== undefined) {
    cursor.advance();
    const right = parseAdd(cursor);
    if (comparisonAt(cursor) !== undefined) ambiguous(cursor);
    return { kind: "binary", op, left, right, span: cursor.from(start) };
  }
  if (cursor.skipWord("has")) {
    const path = parseHasPath(cursor);
    return { kind: "hasAttr", arg: left, path, span: cursor.from(start) };
  }
  if (cursor.skipWord("like")) {
    const { token } = cursor;
    if (!cursor.at("string")) cursor.unexpected("a pattern in quotes");
    const pattern = cursor.plain
      ? plainPattern(cursor.text.slice(token.start + 1, token.end - 1))
      : unescapePattern(cursor.text, token, (problem) => cursor.report(problem));
    cursor.advance();
    return { kind: "like", arg: left, pattern, span: cursor.from(start) };
  }
  if (cursor.skipWord("is")) {
    const entityType = parseEntityType(cursor);
    const entity = cursor.skipWord("in") ? parseAdd(cursor) : undefined;
    return { kind: "is", arg: left, entityType, in: entity, span: cursor.from(start) };
  }
  return left;
}

function comparisonAt(cursor: Cursor): BinaryOp | undefined {
  const { kind } = cursor;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- most tokens compare nothing
  switch (kind) {
    case "ident":
      return cursor.atWord("in") ? "in" : undefined;
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return kind;
    case "=":
      return cursor.fail({
        code: "parser/single-equals",
        message: "`=` is not an operator",
        help: "did you mean `==`?",
        span: cursor.token,
      });
    default:
      return undefined;
  }
}

function ambiguous(cursor: Cursor): never {
  cursor.fail({
    code: "parser/ambiguous-operators",
    message: "comparisons cannot be chained",
    help: "use parentheses, or join two comparisons with `&&`",
    span: cursor.token,
  });
}

function parseHasPath(cursor: Cursor): readonly string[] {
  if (cursor.at("string")) return [cursor.takeString()];
  if (!cursor.at("ident")) cursor.unexpected("an attribute name", "a string");
  const first = cursor.token;
  const path = [parseIdent(cursor)];
  if (cursor.at("::")) pathAsAttribute(cursor, first);
  while (cursor.skip(".")) path.push(parseIdent(cursor));
  return path;
}

/** Add ::= Mult { ( '+' | '-' ) Mult } */
function parseAdd(cursor: Cursor): Expr {
  const { start } = cursor;
  let left = parseMult(cursor);
  while (cursor.level === ADD) {
    const op = cursor.at("+") ? "+" : "-";
    cursor.advance();
    const right = parseMult(cursor);
    left = { kind: "binary", op, left, right, span: cursor.from(start) };
  }
  return left;
}

/** Mult ::= Unary { '*' Unary } */
function parseMult(cursor: Cursor): Expr {
  const { start } = cursor;
  let left = parseUnary(cursor);
  while (cursor.level === MULT) {
    if (!cursor.skip("*")) unsupported(cursor);
    const right = parseUnary(cursor);
    left = { kind: "binary", op: "*", left, right, span: cursor.from(start) };
  }
  return left;
}

function unsupported(cursor: Cursor): never {
  const what = cursor.at("/") ? "division" : "remainder";
  cursor.fail({
    code: "parser/unsupported-operator",
    message: `${what} is not supported`,
    help: "Cedar's arithmetic is `+`, `-` and `*`",
    span: cursor.token,
  });
}

/** Unary ::= [ '!' | '!!' | '!!!' | '!!!!' | '-' | '--' | '---' | '----' ] Member */
function parseUnary(cursor: Cursor): Expr {
  return cursor.at("!") || cursor.at("-") ? parseSigned(cursor) : parseMember(cursor);
}

function parseSigned(cursor: Cursor): Expr {
  const op = cursor.kind;
  const starts: Span[] = [];
  while (cursor.at(op)) {
    starts.push(cursor.token);
    cursor.advance();
  }
  const limit = starts[4];
  if (limit !== undefined) {
    cursor.report({
      code: "parser/unary-limit",
      message: `at most four \`${op}\` can stand in a row`,
      help: "use parentheses",
      span: limit,
    });
  }
  let arg: Expr;
  if (op === "-" && cursor.at("int")) {
    const { token } = cursor;
    cursor.advance();
    // A minus directly before a number is part of it: -9223372036854775808 is legal. Not so in
    // `-5.a`, where the member access binds tighter.
    if (atAccess(cursor)) {
      arg = parseAccesses(cursor, intLiteral(cursor, token, false), token.start);
    } else {
      arg = intLiteral(cursor, token, true);
      starts.pop();
    }
  } else {
    arg = parseMember(cursor);
  }
  for (const start of starts.slice(0, 4).reverse()) {
    arg = { kind: op === "!" ? "not" : "neg", arg, span: cursor.since(start) };
  }
  return arg;
}

function intLiteral(cursor: Cursor, token: Span, negative: boolean): Expr {
  const digits = cursor.text.slice(token.start, token.end);
  const value = longFromDigits(negative ? `-${digits}` : digits);
  if (value === undefined) {
    cursor.report({
      code: "parser/integer-out-of-range",
      message: `the integer ${excerpt(digits)} does not fit in 64 bits`,
      help: `integers go from -9223372036854775808 to ${LONG_MAX}`,
      span: token,
    });
  }
  return { kind: "lit", value: value ?? 0, span: { start: token.start, end: token.end } };
}

/** Member ::= Primary { '.' IDENT [ '(' [ Args ] ')' ] | '[' STRING ']' } */
function parseMember(cursor: Cursor): Expr {
  const { start } = cursor;
  return parseAccesses(cursor, parsePrimary(cursor), start);
}

function atAccess(cursor: Cursor): boolean {
  return cursor.at(".") || cursor.at("[") || cursor.at("(");
}

function parseAccesses(cursor: Cursor, head: Expr, start: number): Expr {
  let arg = head;
  for (;;) {
    if (cursor.skip(".")) {
      const at = cursor.start;
      const attr = parseIdent(cursor);
      if (cursor.at("(")) {
        const name = cursor.from(at);
        cursor.advance();
        const args = parseArgs(cursor);
        arg = methodCall(cursor, { arg, method: attr, args, name, span: cursor.from(start) });
      } else {
        arg = { kind: "getAttr", arg, attr, span: cursor.from(start) };
      }
    } else if (cursor.skip("[")) {
      const attr = cursor.takeString("an attribute name in quotes");
      cursor.expect("]");
      arg = { kind: "getAttr", arg, attr, span: cursor.from(start) };
    } else if (cursor.at("(")) {
      cursor.fail({
        code: "parser/invalid-call",
        message: "only functions and methods can be called",
        help: "a call has the form `name(…)` or `expression.name(…)`",
        span: cursor.from(start),
      });
    } else {
      return arg;
    }
  }
}

/** Args ::= Expr { ',' Expr } [ ',' ], after '(' and up to ')' */
function parseArgs(cursor: Cursor): readonly Expr[] {
  return parseList(cursor, ")", parseExpr);
}

/** A list with commas between its items and perhaps after the last, up to `close`. */
export function parseList<T>(
  cursor: Cursor,
  close: ")" | "]" | "}",
  parseItem: (cursor: Cursor) => T,
): readonly T[] {
  const items: T[] = [];
  while (!cursor.skip(close)) {
    items.push(parseItem(cursor));
    if (!cursor.skip(",") && !cursor.at(close)) {
      cursor.unexpected("`,`", `\`${close}\``, "an operator");
    }
  }
  // Without the room that a growing list has.
  return items.slice();
}

/**
 * Primary ::= 'true' | 'false' | INT | STRING | Entity | Variable | Call
 *           | '(' Expr ')' | '[' [ Args ] ']' | '{' [ Entries ] '}'
 */
function parsePrimary(cursor: Cursor): Expr {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- most tokens start nothing
  switch (cursor.kind) {
    case "ident":
      return parseWord(cursor);
    case "int": {
      const { token } = cursor;
      cursor.advance();
      return intLiteral(cursor, token, false);
    }
    case "string": {
      const span = cursor.token;
      return { kind: "lit", value: cursor.takeString(), span };
    }
    case "slot":
      return slotInCondition(cursor);
    case "(": {
      cursor.advance();
      const inner = parseExpr(cursor);
      if (!cursor.skip(")")) cursor.unexpected("`)`", "an operator");
      return inner;
    }
    case "[": {
      const { start } = cursor;
      cursor.advance();
      const elements = parseList(cursor, "]", parseExpr);
      return { kind: "set", elements, span: cursor.from(start) };
    }
    case "{":
      return parseRecord(cursor);
    default:
      return cursor.unexpected("an expression");
  }
}

const VARIABLES: readonly VarName[] = ["principal", "action", "resource", "context"];

/** 'true' | 'false' | Entity | Variable | Name '(' [ Args ] ')' */
function parseWord(cursor: Cursor): Expr {
  const { word, start } = cursor;
  if (word === "true" || word === "false") {
    cursor.advance();
    return { kind: "lit", value: word === "true", span: cursor.from(start) };
  }
  if (word === "if") {
    cursor.fail({
      code: "parser/if-needs-parentheses",
      message: "`if` as an operand needs parentheses",
      help: "write `(if … then … else …)`",
      span: cursor.token,
    });
  }
  const first = parseIdent(cursor);
  if (isVariable(first) && !cursor.at("::")) {
    const span = cursor.from(start);
    if (cursor.at("(")) notCallable(cursor, first, span);
    return { kind: "var", name: first, span };
  }
  const { name, entity, span } = restOfName(cursor, first, start);
  if (entity !== undefined) return { kind: "lit", value: entity, span };
  if (cursor.at("(")) {
    cursor.advance();
    const args = parseArgs(cursor);
    return functionCall(cursor, { fn: name, args, name: span, span: cursor.from(start) });
  }
  cursor.report({
    code: "parser/unknown-variable",
    message: `${excerpt(name)} is not a variable`,
    help: helpForName(name, VARIABLES),
    span,
  });
  return { kind: "lit", value: false, span };
}

function isVariable(word: string): word is VarName {
  // The cast: the same words as a list of any.
  return (VARIABLES as readonly string[]).includes(word);
}

function helpForName(name: string, known: Iterable<string>): string {
  const close = mostSimilar(name, known);
  const meant = OTHER_LANGUAGES.get(name);
  if (meant !== undefined) return meant;
  if (close !== undefined) return `did you mean \`${close}\`?`;
  const shown = abbreviate(name);
  return `the variables are \`principal\`, \`action\`, \`resource\` and \`context\`; a string is written \`"${shown}"\` and an entity \`${shown}::"…"\``;
}

function notCallable(cursor: Cursor, name: string, span: Span): never {
  cursor.fail({
    code: "parser/invalid-call",
    message: `\`${name}\` is a variable, not a function`,
    span,
  });
}

function slotInCondition(cursor: Cursor): Expr {
  const span = cursor.token;
  cursor.report({
    code: "parser/slot-in-condition",
    message: `the slot ${excerpt(cursor.word)} cannot be used in a condition`,
    help: "slots stand in the scope only; use `principal` or `resource` here",
    span,
  });
  cursor.advance();
  return { kind: "lit", value: false, span };
}

/** '{' Entry { ',' Entry } [ ',' ] '}' */
function parseRecord(cursor: Cursor): Expr {
  const { start } = cursor;
  cursor.expect("{");
  const seen = new Set<string>();
  const entries = parseList(cursor, "}", () => parseEntry(cursor, seen));
  return { kind: "record", entries, span: cursor.from(start) };
}

/** Entry ::= ( IDENT | STRING ) ':' Expr */
function parseEntry(cursor: Cursor, seen: Set<string>): RecordEntry {
  const { token } = cursor;
  const key = cursor.at("string") ? cursor.takeString() : parseKey(cursor);
  cursor.expect(":");
  if (seen.has(key)) {
    cursor.report({
      code: "parser/duplicate-key",
      message: `the key ${excerpt(key)} stands twice in this record`,
      span: token,
    });
  }
  seen.add(key);
  return { key, value: parseExpr(cursor) };
}

function parseKey(cursor: Cursor): string {
  if (!cursor.at("ident")) cursor.unexpected("a key", "`}`");
  const { token } = cursor;
  const key = parseIdent(cursor);
  if (cursor.at("::")) pathAsAttribute(cursor, token);
  return key;
}

function pathAsAttribute(cursor: Cursor, first: Span): never {
  cursor.advance();
  cursor.fail({
    code: "parser/path-as-attribute",
    message: "an attribute name has no namespace",
    help: "write the whole name in quotes if it contains `::`",
    span: cursor.since(first),
  });
}
