/** The reference's verdict on an input, next to ours. */

import type { Checked as OracleVerdict, Oracle } from "../oracle.ts";
import type { Checked, Entry } from "./check-input.ts";

export type Comparison =
  | { readonly kind: "agree" | "skip" }
  | { readonly kind: "differ"; readonly why: string };

export function compareWithOracle(
  oracle: Oracle,
  entry: Entry,
  text: string,
  ours: Checked,
): Comparison {
  if (isDocumentedDifference(text, ours)) return { kind: "skip" };
  const theirs = ask(oracle, entry, text);
  if (theirs === undefined || (!theirs.ok && theirs.trap === true)) return { kind: "skip" };
  if (theirs.ok === ours.accepted) return { kind: "agree" };
  const said = theirs.ok ? ours.codes.join(", ") : theirs.messages.join("; ").slice(0, 200);
  const why = `${entry} ${theirs.ok ? "accepted" : "rejected"} by the reference only: ${said}`;
  return { kind: "differ", why };
}

/** Where we are stricter: numbers are checked even where the reference does not look. */
const STRICTER: ReadonlySet<string> = new Set([
  "json/integer-out-of-range",
  "json/not-an-integer",
  "json/too-deep",
  "parser/too-deep",
]);

/** An entity UID written as `["User", "a"]`, see `differences.ts`. */
function isPairForUid(text: string, { codes }: Checked): boolean {
  const isPair = /"(?:uid|parents)"\s*:\s*(?:\[\s*)?\[\s*"[^"]*"\s*,\s*"[^"]*"\s*\]/.test(text);
  return isPair && codes.length > 0 && codes.every((code) => code === "json/wrong-kind");
}

/** Calls of `unknown`, and nesting that the reference cannot be asked about. */
function isDocumentedDifference(text: string, ours: Checked): boolean {
  // A lone surrogate would be replaced on the way to the reference.
  if (isPairForUid(text, ours) || /\p{Surrogate}/u.test(text)) return true;
  if (/unknown/.test(text) || ours.codes.some((code) => STRICTER.has(code))) return true;
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if ("([{".includes(character)) deepest = Math.max(deepest, ++depth);
    else if (")]}".includes(character)) depth--;
  }
  return deepest > 40;
}

function ask(oracle: Oracle, entry: Entry, text: string): OracleVerdict | undefined {
  switch (entry) {
    case "policy":
      return oracle.policyToJson(text);
    case "template":
      return oracle.templateToJson(text);
    case "policies":
      return oracle.parsePolicies(text);
    case "expression":
      return oracle.parseExpression(text);
    case "policyJson":
      return isJson(text) ? oracle.policyJsonToJson(text) : undefined;
    case "templateJson":
      return isJson(text) ? oracle.templateJsonToJson(text) : undefined;
    case "entities":
      return isJson(text) ? oracle.checkParseEntities(text) : undefined;
    case "context":
      return isJson(text) ? oracle.checkParseContext(text) : undefined;
    case "policySetJson":
    case "uid":
      return undefined;
  }
}

/** The reference takes JSON inside JSON, so what is not JSON could break out. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
