/** What the shared lexer and cursor report, in the words of schemas. */

import type { Diagnostic, Problem } from "../data/diagnostic.ts";

/** The call stack was full before any limit of ours was reached. */
export const STACK_IS_FULL: Problem = {
  code: "schema/too-deep",
  message: "the schema is nested too deeply for the call stack",
  help: "name parts of the type with `type`, or call from less deep in the program",
};

/** `diagnostic` about `text` with a code of this folder, and help that is about schemas. */
export function asSchemaDiagnostic(diagnostic: Diagnostic, text: string): Diagnostic {
  if (!diagnostic.code.startsWith("parser/")) return diagnostic;
  const { help: theirs, ...rest } = diagnostic;
  const help = helpFor(diagnostic, text, theirs);
  const code = diagnostic.code.replace("parser/", "schema/");
  return { ...rest, code, ...(help === undefined ? {} : { help }) };
}

function helpFor(
  { code, labels }: Diagnostic,
  text: string,
  theirs: string | undefined,
): string | undefined {
  if (code === "parser/too-deep") {
    return "name parts of the type with `type`, or raise the limit `maxDepth`";
  }
  if (code !== "parser/invalid-character") return theirs;
  const found = text[labels[0]?.span.start ?? 0] ?? "";
  if (found === "?") return "an optional attribute is written `name?: String`";
  // What is said about these is about operators.
  return found === "&" || found === "|" ? undefined : theirs;
}
