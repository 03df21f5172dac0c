/** Entry point: from Cedar's schema syntax to a fragment. */

import type { Diagnostic } from "../data/diagnostic.ts";
import { isStackOverflow } from "../data/invariant.ts";
import { type Limits, withDefaults } from "../data/limits.ts";
import { LineIndex } from "../data/line-index.ts";
import { err, ok, type Result } from "../data/result.ts";
import type { Span } from "../data/span.ts";
import { Abandoned } from "../diagnostic/diagnostic.ts";
import { Cursor } from "../parser/cursor.ts";
import { Lexer } from "../parser/lexer.ts";
import { refuse } from "../parser/refuse.ts";
import type { SchemaFragment } from "./fragment.ts";
import { FragmentBuilder, NamespaceBuilder } from "./fragment-builder.ts";
import { checkDeclaredName, DECLARATION_WORDS, parseDeclaration } from "./parse-declaration.ts";
import { misplacedAnnotation, parseAnnotations, parsePath, tooMany } from "./parse-type.ts";
import { asSchemaDiagnostic, STACK_IS_FULL } from "./syntax-diagnostic.ts";

export interface ParseSchemaOptions {
  readonly limits?: Partial<Limits>;
}

/**
 * The declarations in a text in Cedar's schema syntax. Names are not looked up yet.
 *
 * All errors are reported, usually one for each declaration that has any, in the order of the text.
 */
export function parseSchemaText(
  text: string,
  options: ParseSchemaOptions = {},
): Result<SchemaFragment, readonly Diagnostic[]> {
  const limits = withDefaults(options.limits);
  const refused = refuse(text, limits);
  if (refused !== undefined) return err(refused.map((found) => asSchemaDiagnostic(found, text)));
  const cursor = new Cursor(text, limits);
  const builder = new FragmentBuilder((problem) => cursor.report(problem));
  parseNamespaces(cursor, builder);
  if (!cursor.problems.any) return ok(builder.build(text));
  const found = cursor.problems.diagnostics(new LineIndex(text));
  return err(found.map((diagnostic) => asSchemaDiagnostic(diagnostic, text)));
}

/** Schema ::= { Namespace } */
function parseNamespaces(cursor: Cursor, builder: FragmentBuilder): void {
  if (cursor.at("{")) looksLikeJson(cursor);
  while (!cursor.at("end") && !cursor.problems.full) {
    recovering(cursor, undefined, () => {
      parseNamespace(cursor, builder);
    });
  }
}

function looksLikeJson(cursor: Cursor): void {
  cursor.report({
    code: "schema/unexpected-json",
    message: "this is not Cedar's schema syntax",
    help: "read it as a JSON schema",
    span: cursor.token,
  });
  while (!cursor.at("end")) cursor.advance();
}

/** Namespace ::= { Annotation } ( 'namespace' Path '{' { Decl } '}' | Decl ) */
function parseNamespace(cursor: Cursor, builder: FragmentBuilder): void {
  const first = cursor.token;
  const annotations = parseAnnotations(cursor);
  if (cursor.skipWord("namespace")) {
    const named = parsePath(cursor, "the name of a namespace");
    checkDeclaredName(cursor, named);
    parseBody(cursor, builder.addNamespace(named, annotations));
    if (cursor.at(";")) semicolonAfterNamespace(cursor);
    return;
  }
  if (isDeclaration(cursor)) {
    const namespace = builder.emptyNamespace();
    if (namespace.size >= cursor.limits.maxItems) tooMany(cursor, "declarations");
    parseDeclaration(cursor, namespace, annotations, first);
    return;
  }
  if (annotations.size > 0) misplacedAnnotation(cursor, cursor.since(first));
  cursor.unexpected("`namespace`", ...DECLARATION_WORDS.map((word) => `\`${word}\``));
}

function isDeclaration(cursor: Cursor): boolean {
  return DECLARATION_WORDS.some((word) => cursor.atWord(word));
}

function semicolonAfterNamespace(cursor: Cursor): void {
  cursor.report({
    code: "schema/semicolon-after-namespace",
    message: "a namespace is not followed by `;`",
    help: "remove the semicolon",
    span: cursor.token,
  });
  cursor.advance();
}

/** '{' { { Annotation } Decl } '}' */
function parseBody(cursor: Cursor, namespace: NamespaceBuilder): void {
  const open = cursor.token;
  cursor.expect("{");
  while (!cursor.at("}") && !cursor.problems.full) {
    if (cursor.at("end")) unclosed(cursor, namespace.name, open);
    recovering(cursor, open, () => {
      parseMember(cursor, namespace);
    });
  }
  cursor.advance();
}

function unclosed(cursor: Cursor, name: string, open: Span): never {
  cursor.fail({
    code: "schema/unexpected-end",
    message: `the namespace \`${name}\` is not closed`,
    help: "add `}`, or remove a `{` that is too many",
    span: cursor.token,
    label: "expected `entity`, `action`, `type` or `}`",
    other: { span: open, label: "opened here" },
  });
}

function parseMember(cursor: Cursor, namespace: NamespaceBuilder): void {
  const first = cursor.token;
  const annotations = parseAnnotations(cursor);
  if (cursor.atWord("namespace")) return parseNested(cursor, namespace.name);
  if (namespace.size >= cursor.limits.maxItems) tooMany(cursor, "declarations");
  if (annotations.size > 0 && !isDeclaration(cursor))
    misplacedAnnotation(cursor, cursor.since(first));
  if (!isDeclaration(cursor)) {
    cursor.unexpected(...DECLARATION_WORDS.map((word) => `\`${word}\``), "`}`");
  }
  parseDeclaration(cursor, namespace, annotations, first);
}

/** Reads a namespace inside another one, so that what is wrong in it is reported too. */
function parseNested(cursor: Cursor, outer: string): void {
  const { token } = cursor;
  cursor.advance();
  const named = parsePath(cursor, "the name of a namespace");
  cursor.report({
    code: "schema/nested-namespace",
    message: "a namespace cannot stand inside another one",
    help: `write \`namespace ${outer}::${named.name} { … }\` outside of it`,
    span: { start: token.start, end: named.span.end },
  });
  cursor.enter();
  parseBody(cursor, new NamespaceBuilder((problem) => cursor.report(problem), named));
  cursor.leave();
}

/** Runs `parse`; after a failure, moves to where the next declaration may start. */
function recovering(cursor: Cursor, inside: Span | undefined, parse: () => void): void {
  const { start } = cursor.token;
  try {
    parse();
  } catch (failure) {
    if (isStackOverflow(failure)) cursor.report(STACK_IS_FULL);
    else if (!(failure instanceof Abandoned)) throw failure;
    cursor.resetDepth();
    skipDeclaration(cursor, start, inside !== undefined);
  }
}

/** Moves behind the declaration that began at `start`, or to the `}` of the namespace it is in. */
function skipDeclaration(cursor: Cursor, start: number, inNamespace: boolean): void {
  let open = openBraces(cursor.text.slice(start, cursor.token.start));
  for (let moved = cursor.token.start > start; !cursor.at("end"); moved = true) {
    if (moved && startsDeclaration(cursor)) return;
    if (cursor.at("{")) open++;
    else if (cursor.at("}")) {
      if (open <= 0 && inNamespace) return;
      open--;
    } else if (cursor.at(";") && open <= 0) {
      cursor.advance();
      return;
    }
    cursor.advance();
  }
}

function openBraces(text: string): number {
  const lexer = new Lexer(text);
  let open = 0;
  for (let token = lexer.next(); token.kind !== "end"; token = lexer.next()) {
    if (token.kind === "{") open++;
    else if (token.kind === "}") open--;
  }
  return open;
}

/** Whether a word of a declaration stands here, followed by a name. Attributes are followed by `:`. */
function startsDeclaration(cursor: Cursor): boolean {
  if (!isDeclaration(cursor) && !cursor.atWord("namespace")) return false;
  const { end } = cursor.token;
  return /^\s+[_a-zA-Z"]/.test(cursor.text.slice(end, end + 64));
}
