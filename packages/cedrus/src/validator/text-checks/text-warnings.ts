/** Warnings about texts that may be read as something else than they are. */

import type { PolicyBody, PolicyId } from "../../ast/policy.ts";
import type { Diagnostic, Problem } from "../../data/diagnostic.ts";
import { escapeString, excerpt } from "../../data/quote.ts";
import { LineIndex } from "../../data/line-index.ts";
import { Problems } from "../../diagnostic/diagnostic.ts";
import { hasBidiControls, identifierAllowed, isSingleScript } from "./characters.ts";
import { type PolicyText, textsOf } from "./texts.ts";

/**
 * One warning for each deceptive text of a policy or template: direction controls, letters of
 * several scripts, and in attribute names and entity ids also characters that the Unicode security
 * profile for identifiers does not allow.
 */
export function textWarnings(
  body: PolicyBody,
  id: PolicyId,
  linesOf = (text: string): LineIndex => new LineIndex(text),
): readonly Diagnostic[] {
  const problems = new Problems(Number.POSITIVE_INFINITY);
  for (const text of textsOf(body)) {
    const doubt = text.kind === "string" ? doubtOfString(text) : doubtOfIdentifier(text);
    if (doubt !== undefined) problems.add(problemOf(doubt, text, id));
  }
  return problems.diagnostics(body.text === undefined ? undefined : linesOf(body.text));
}

interface Doubt {
  readonly code: string;
  readonly what: string;
  readonly help: string;
}

const BIDI_HELP = "remove them, or write them as escapes such as `\\u{202e}` if they are meant";
const MIXED_HELP =
  "letters of different scripts may look alike: make sure that each is the one you mean";

function doubtOfString({ text }: PolicyText): Doubt | undefined {
  if (hasBidiControls(text)) {
    return {
      code: "bidi-chars-in-string",
      what: "contains characters that change the direction of text",
      help: BIDI_HELP,
    };
  }
  if (isSingleScript(text)) return undefined;
  return { code: "mixed-script-string", what: "mixes scripts", help: MIXED_HELP };
}

function doubtOfIdentifier({ text }: PolicyText): Doubt | undefined {
  if (hasBidiControls(text)) {
    return {
      code: "bidi-chars-in-identifier",
      what: "contains characters that change the direction of text",
      help: BIDI_HELP,
    };
  }
  const odd = Array.from(text).find((character) => !isAllowed(character));
  if (odd !== undefined) {
    const code = odd.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0") ?? "";
    return {
      code: "confusable-identifier",
      what: `contains \`${escapeString(odd)}\` (U+${code}), which Unicode does not recommend for identifiers`,
      help: "it may not be seen, or be taken for another character: use a common letter or digit",
    };
  }
  if (isSingleScript(text)) return undefined;
  return { code: "mixed-script-identifier", what: "mixes scripts", help: MIXED_HELP };
}

function isAllowed(character: string): boolean {
  return isPlain(character) || identifierAllowed(character);
}

/** Whether `text` is printable ASCII, which nothing is said of. */
export function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function problemOf(
  { code, what, help }: Doubt,
  { kind, text, span }: PolicyText,
  id: PolicyId,
): Problem {
  return {
    code: `validator/${code}`,
    severity: "warning",
    message: `policy ${excerpt(id)}: the ${kind} ${excerpt(text)} ${what}`,
    help,
    span,
  };
}
