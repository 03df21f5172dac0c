/** Declarations of actions in Cedar's schema syntax. */

import type { Span } from "../data/span.ts";
import type { Cursor } from "../parser/cursor.ts";
import type { ActionRef, Annotations, AppliesTo, NameRef, TypeExpr } from "./fragment.ts";
import type { Named, NamespaceBuilder } from "./fragment-builder.ts";
import {
  expectEnd,
  misplacedAnnotation,
  parseEntityTypes,
  parseIdent,
  parseList,
  parseName,
  parsePath,
  parseRecord,
} from "./parse-type.ts";

/** Action ::= 'action' Names ['in' QualNames] ['appliesTo' '{' AppDecls '}'] ['attributes' '{' '}'] ';' */
export function parseAction(
  cursor: Cursor,
  namespace: NamespaceBuilder,
  annotations: Annotations,
  first: Span,
): void {
  const names = parseNames(cursor);
  const memberOf = cursor.skipWord("in") ? parseGroups(cursor) : [];
  const [main] = names;
  const appliesTo = cursor.skipWord("appliesTo") ? parseAppliesTo(cursor, main) : undefined;
  const hadAttributes = cursor.skipWord("attributes");
  if (hadAttributes) parseAttributes(cursor);
  const expected = [
    ...(memberOf.length === 0 && appliesTo === undefined ? ["`,`", "`in`"] : []),
    ...(appliesTo === undefined ? ["`appliesTo`"] : []),
  ];
  if (cursor.at("{") && appliesTo === undefined) missingAppliesTo(cursor);
  expectEnd(cursor, ...(hadAttributes ? [] : expected));
  const span = cursor.since(first);
  for (const named of names) {
    namespace.addAction({ id: named.name, memberOf, appliesTo, annotations, span }, named);
  }
}

function missingAppliesTo(cursor: Cursor): never {
  cursor.fail({
    code: "schema/missing-applies-to",
    message: "this block needs the word `appliesTo` before it",
    help: "write `appliesTo { principal: …, resource: … }`",
    span: cursor.token,
  });
}

/** Names ::= Name { ',' Name } */
function parseNames(cursor: Cursor): readonly [Named, ...Named[]] {
  const name = (): Named => parseName(cursor, "the name of an action");
  const names: [Named, ...Named[]] = [name()];
  while (cursor.skip(",")) names.push(name());
  return names;
}

/** QualNames ::= QualName | '[' QualName { ',' QualName } ']' */
function parseGroups(cursor: Cursor): readonly ActionRef[] {
  const open = cursor.token;
  if (!cursor.at("[")) return [parseGroup(cursor)];
  const groups = parseList(cursor, () => parseGroup(cursor));
  if (groups.length === 0) {
    cursor.report({
      code: "schema/empty-list",
      message: "the list of an action's groups may not be empty",
      help: "name a group, or leave `in []` out",
      span: cursor.since(open),
    });
  }
  return groups;
}

/** QualName ::= Name | Path '::' STR */
function parseGroup(cursor: Cursor): ActionRef {
  const first = cursor.token;
  if (cursor.at("string")) return { type: undefined, id: cursor.takeString(), span: first };
  let { name } = parseIdent(cursor, "the name of an action");
  const single = !cursor.at("::");
  while (cursor.skip("::")) {
    if (cursor.at("string")) {
      return { type: name, id: cursor.takeString(), span: cursor.since(first) };
    }
    name += `::${parseIdent(cursor, "an identifier", "a string").name}`;
  }
  if (!single) notAction(cursor, name, cursor.since(first));
  return { type: undefined, id: name, span: first };
}

function notAction(cursor: Cursor, name: string, span: Span): never {
  const parts = name.split("::");
  const id = parts.pop() ?? "";
  const type = parts.at(-1) === "Action" ? parts : [...parts, "Action"];
  cursor.fail({
    code: "schema/invalid-action-reference",
    message: `\`${name}\` does not name an action`,
    help: `an action of another namespace is written \`${type.join("::")}::"${id}"\``,
    span,
  });
}

type Clause = "principal" | "resource" | "context";

/** What an `appliesTo` block says so far. */
interface Clauses {
  readonly places: Map<Clause, Span>;
  principalTypes: readonly NameRef[];
  resourceTypes: readonly NameRef[];
  context: TypeExpr | undefined;
}

/** 'appliesTo' '{' AppDecl { ',' AppDecl } [','] '}' */
function parseAppliesTo(cursor: Cursor, action: Named): AppliesTo {
  cursor.expect("{");
  const clauses: Clauses = {
    places: new Map(),
    principalTypes: [],
    resourceTypes: [],
    context: undefined,
  };
  while (!cursor.at("}")) {
    parseClause(cursor, action, clauses);
    if (!cursor.skip(",") && !cursor.at("}")) cursor.unexpected("`,`", "`}`");
  }
  cursor.expect("}");
  const { places, principalTypes, resourceTypes, context } = clauses;
  if (!places.has("principal")) missing(cursor, action, "principal");
  if (!places.has("resource")) missing(cursor, action, "resource");
  return { principalTypes, resourceTypes, context };
}

function missing(cursor: Cursor, action: Named, clause: Clause): void {
  cursor.report({
    code: "schema/missing-applies-to-clause",
    message: `\`appliesTo\` of the action \`${action.name}\` has no \`${clause}\``,
    help: `add \`${clause}: [ … ]\`; an action that applies to nothing has no \`appliesTo\` at all`,
    span: action.span,
  });
}

/**
 * AppDecl ::= ('principal' | 'resource') ':' EntTypes
 *           | 'context' ':' (Path | RecType)
 */
function parseClause(cursor: Cursor, action: Named, clauses: Clauses): void {
  const first = cursor.token;
  const clause = parseClauseWord(cursor);
  cursor.expect(":");
  const open = cursor.token;
  if (clause === "context") {
    clauses.context = parseContext(cursor);
  } else {
    const types = parseEntityTypes(cursor);
    if (types.length === 0) emptyTypes(cursor, action, clause, cursor.since(open));
    clauses[`${clause}Types`] = types;
  }
  const span = cursor.since(first);
  const before = clauses.places.get(clause);
  if (before !== undefined) duplicateClause(cursor, clause, span, before);
  clauses.places.set(clause, span);
}

function parseClauseWord(cursor: Cursor): Clause {
  if (cursor.skipWord("principal")) return "principal";
  if (cursor.skipWord("resource")) return "resource";
  if (cursor.skipWord("context")) return "context";
  if (cursor.at("@")) misplacedAnnotation(cursor, cursor.token);
  return cursor.unexpected("`principal`", "`resource`", "`context`", "`}`");
}

/** A name can only mean a common type here. */
function parseContext(cursor: Cursor): TypeExpr {
  if (cursor.at("{")) return parseRecord(cursor);
  const { name, span } = parsePath(cursor, "the name of a common type", "`{`");
  return { kind: "common", name, span };
}

function emptyTypes(cursor: Cursor, action: Named, clause: Clause, span: Span): void {
  cursor.report({
    code: "schema/empty-applies-to-clause",
    message: `the list of ${clause} types of the action \`${action.name}\` is empty`,
    help: "list an entity type, or leave `appliesTo` out",
    span,
  });
}

function duplicateClause(cursor: Cursor, clause: Clause, span: Span, before: Span): void {
  cursor.report({
    code: "schema/duplicate-applies-to-clause",
    message: `\`${clause}\` is given twice`,
    help:
      clause === "context"
        ? "merge them into one record"
        : `merge them into one list: \`${clause}: [A, B]\``,
    span,
    other: { span: before, label: "given here first" },
  });
}

/** 'attributes' '{' '}', which older schemas have */
function parseAttributes(cursor: Cursor): void {
  cursor.expect("{");
  if (!cursor.at("}")) {
    cursor.fail({
      code: "schema/action-attributes",
      message: "actions cannot have attributes",
      help: "remove the block",
      span: cursor.token,
    });
  }
  cursor.advance();
}
