/** Fragments as Cedar schema text that parses back to an equivalent fragment. */

import { type Diagnostic, diagnosticOf } from "../data/diagnostic.ts";
import { isStackOverflow } from "../data/invariant.ts";
import { DEFAULT_LIMITS } from "../data/limits.ts";
import { linesOf } from "../data/line-index.ts";
import { quote } from "../data/quote.ts";
import { err, ok, type Result } from "../data/result.ts";
import type { Span } from "../data/span.ts";
import { Problems } from "../diagnostic/diagnostic.ts";
import type {
  ActionDecl,
  ActionRef,
  AppliesTo,
  CommonTypeDecl,
  EntityTypeDecl,
  NameRef,
  NamespaceDecl,
  SchemaFragment,
  TypeExpr,
} from "./fragment.ts";
import { STACK_IS_FULL } from "./syntax-diagnostic.ts";
import { DeclaredNames, printSchemaName } from "./printed-names.ts";
import { printAnnotationLines, type TypePrinter, typePrinter } from "./print-type.ts";

const INDENT = "  ";

/**
 * `fragment` in Cedar's schema syntax.
 *
 * A built-in type is written `Long`, or `__cedar::Long` when the fragment declares a `Long` of its
 * own. An action without principal or resource types applies to nothing, and is written without
 * `appliesTo`. What the syntax cannot say is reported: attributes that are given by the name of a
 * common type, and names that would be read as something else.
 *
 * @example
 * ```ts
 * import { parseSchemaText, printSchemaText } from "cedrus/schema";
 *
 * const parsed = parseSchemaText("entity User, Team in Team;");
 * if (parsed.ok) console.log(printSchemaText(parsed.value)); // two declarations
 * ```
 */
export function printSchemaText(fragment: SchemaFragment): Result<string, readonly Diagnostic[]> {
  const problems = new Problems(DEFAULT_LIMITS.maxDiagnostics);
  const names = new DeclaredNames(fragment);
  try {
    const text = fragment.namespaces
      .map((namespace) => printNamespace(namespace, names, problems))
      .filter((printed) => printed !== "")
      .join("\n");
    if (!problems.any) return ok(text);
  } catch (failure) {
    if (!isStackOverflow(failure)) throw failure;
    return err([diagnosticOf(STACK_IS_FULL)]);
  }
  return err(problems.diagnostics(linesOf(fragment.text)));
}

interface Context {
  readonly printType: TypePrinter;
  readonly indent: string;
  readonly problems: Problems;
}

function printNamespace(
  namespace: NamespaceDecl,
  names: DeclaredNames,
  problems: Problems,
): string {
  const isEmpty = namespace.name === "";
  const indent = isEmpty ? "" : INDENT;
  const printType = typePrinter(names, namespace.name, problems);
  const context: Context = { printType, indent, problems };
  const declarations = [
    ...namespace.commonTypes.map((declaration) => printCommonType(declaration, context)),
    ...namespace.entityTypes.map((declaration) => printEntityType(declaration, context)),
    ...namespace.actions.map((declaration) => printAction(declaration, context)),
  ];
  const body = declarations.join("\n");
  if (isEmpty) return body;
  const annotations = printAnnotationLines(namespace.annotations, "");
  return `${annotations}namespace ${namespace.name} {${body === "" ? "" : `\n${body}`}}\n`;
}

function printCommonType({ name, type, annotations }: CommonTypeDecl, context: Context): string {
  const { indent, printType } = context;
  return `${printAnnotationLines(annotations, indent)}${indent}type ${name} = ${printType(type, indent)};\n`;
}

function printEntityType(declaration: EntityTypeDecl, context: Context): string {
  const { indent } = context;
  const { name, annotations, enumIds } = declaration;
  const body =
    enumIds === undefined
      ? printEntityBody(declaration, context)
      : ` enum [${enumIds.map(quote).join(", ")}]`;
  return `${printAnnotationLines(annotations, indent)}${indent}entity ${name}${body};\n`;
}

function printEntityBody(declaration: EntityTypeDecl, context: Context): string {
  const { memberOfTypes, shape, tags } = declaration;
  const { indent, printType } = context;
  const parents = memberOfTypes.length === 0 ? "" : ` in ${printNames(memberOfTypes)}`;
  if (shape !== undefined && shape.kind !== "record") reportShape(declaration, shape.span, context);
  const attributes = shape?.kind === "record" ? ` ${printType(shape, indent)}` : "";
  const tagged = tags === undefined ? "" : ` tags ${printType(tags, indent)}`;
  return `${parents}${attributes}${tagged}`;
}

function reportShape({ name }: EntityTypeDecl, span: Span | undefined, context: Context): void {
  context.problems.add({
    code: "schema/shape-not-record",
    message: `the attributes of \`${name}\` are not a record, which Cedar's syntax cannot say`,
    help: "write them out, or keep the schema as JSON",
    span,
  });
}

function printAction(declaration: ActionDecl, context: Context): string {
  const { indent } = context;
  const { id, memberOf, appliesTo, annotations } = declaration;
  const groups = memberOf.length === 0 ? "" : ` in [${memberOf.map(printActionRef).join(", ")}]`;
  const applies = appliesTo === undefined ? "" : printAppliesTo(id, appliesTo, context);
  return `${printAnnotationLines(annotations, indent)}${indent}action ${printSchemaName(id)}${groups}${applies};\n`;
}

function printActionRef({ type, id }: ActionRef): string {
  return type === undefined ? printSchemaName(id) : `${type}::${quote(id)}`;
}

/** Without principals or resources an action applies to nothing, which is said by silence. */
function printAppliesTo(id: string, appliesTo: AppliesTo, context: Context): string {
  const { principalTypes, resourceTypes } = appliesTo;
  if (principalTypes.length === 0 || resourceTypes.length === 0) return "";
  const { indent } = context;
  const clauses = [
    `principal: ${printNames(principalTypes)}`,
    `resource: ${printNames(resourceTypes)}`,
    ...(appliesTo.context === undefined
      ? []
      : [`context: ${printContext(id, appliesTo.context, context)}`]),
  ];
  const lines = clauses.map((clause) => `${indent}${INDENT}${clause},\n`);
  return ` appliesTo {\n${lines.join("")}${indent}}`;
}

/** A name can only mean a common type here, so that none is ambiguous. */
function printContext(id: string, type: TypeExpr, context: Context): string {
  if (type.kind === "common" || type.kind === "entityOrCommon") return type.name;
  if (type.kind !== "record") {
    context.problems.add({
      code: "schema/context-not-record",
      message: `the context of the action \`${id}\` is neither a record nor the name of one`,
      help: "a context is a record, or names one",
      span: type.span,
    });
  }
  return context.printType(type, context.indent + INDENT);
}

function printNames(names: readonly NameRef[]): string {
  const [first, ...others] = names;
  if (first !== undefined && others.length === 0) return first.name;
  return `[${names.map(({ name }) => name).join(", ")}]`;
}
