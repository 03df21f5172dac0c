/** The pretty printer of Cedar's schema syntax, which keeps every comment. */

import { type Diagnostic, diagnosticOf } from "../data/diagnostic.ts";
import { invariant, isStackOverflow } from "../data/invariant.ts";
import type { Limits } from "../data/limits.ts";
import { err, ok, type Result } from "../data/result.ts";
import { commentedTokens } from "./commented-tokens.ts";
import { layOut } from "./document.ts";
import { fragmentsEqual } from "./fragments-equal.ts";
import type { SchemaFragment } from "./fragment.ts";
import { parseSchemaText } from "./parse-schema-text.ts";
import { STACK_IS_FULL } from "./syntax-diagnostic.ts";
import { formatDeclarations, TokenReader } from "./format-declaration.ts";

export interface FormatSchemaOptions {
  /** Columns that a line may fill before it is broken: 80 unless given. */
  readonly lineWidth?: number;
  /** Columns of one level of indentation: 2 unless given. */
  readonly indentWidth?: number;
  readonly limits?: Partial<Limits>;
}

/**
 * `text`, laid out anew. Declarations stay in their order; comments, and single empty lines between
 * declarations and attributes, stay where they are. Formatting what was formatted changes nothing.
 * Fails if `text` does not parse.
 *
 * @example
 * ```ts
 * import { formatSchema } from "cedrus/schema";
 *
 * const formatted = formatSchema("entity User{name:String}; // people");
 * if (formatted.ok) console.log(formatted.value); // entity User { name: String }; // people
 * ```
 */
export function formatSchema(
  text: string,
  options: FormatSchemaOptions = {},
): Result<string, readonly Diagnostic[]> {
  const parseOptions = options.limits === undefined ? {} : { limits: options.limits };
  const parsed = parseSchemaText(text, parseOptions);
  if (!parsed.ok) return parsed;
  try {
    return ok(formatParsed(text, parsed.value, options));
  } catch (failure) {
    if (!isStackOverflow(failure)) throw failure;
    return err([diagnosticOf(STACK_IS_FULL)]);
  }
}

function formatParsed(
  text: string,
  fragment: SchemaFragment,
  { lineWidth = 80, indentWidth = 2, limits }: FormatSchemaOptions,
): string {
  const doc = formatDeclarations(new TokenReader(commentedTokens(text)), "end");
  const body = layOut(doc, { lineWidth, indentWidth });
  const formatted = body === "" ? "" : `${body}\n`;
  // The text may have become longer than its limit.
  const again = parseSchemaText(formatted, { limits: { ...limits, maxLength: Infinity } });
  invariant(
    again.ok && fragmentsEqual(again.value, fragment),
    "formatting changed the meaning of a schema",
  );
  return formatted;
}
