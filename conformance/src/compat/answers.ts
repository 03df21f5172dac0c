/** Answers of the façade and of the original, made comparable: the sentences are each one's own. */

import * as facade from "cedrus/compat";
import * as original from "@cedar-policy/cedar-wasm/nodejs";
import { forbidInlinedWasm } from "../no-inlined-wasm.ts";

forbidInlinedWasm();

export { facade, original };

/** Where both write text in their own words; that something is there is compared. */
const SENTENCES = new Set(["message", "help", "code", "sourceLocations", "related", "error"]);
/** Lists whose order the original leaves open. */
const SETS = new Set(["reason", "errors", "validationErrors", "validationWarnings"]);

/** An answer without what each writes in its own words, and with its sets in order. */
function comparable(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(comparable);
  if (typeof answer !== "object" || answer === null) return answer;
  const members = Object.entries(answer).map(
    ([key, value]) => [key, memberOf(key, value)] as const,
  );
  return Object.fromEntries(members);
}

function memberOf(key: string, value: unknown): unknown {
  if (SETS.has(key) && Array.isArray(value)) return distinct(value.map(comparable));
  if (!SENTENCES.has(key)) return comparable(value);
  // Of a message it is told that it is there, and of an error with parts, which parts.
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? comparable(value)
    : key === "message" || key === "error"
      ? typeof value === "string" && value !== ""
      : "any";
}

/** How many findings one policy has is up to how they are counted; that it has some is not. */
function distinct(items: readonly unknown[]): readonly string[] {
  return [...new Set(items.map((item) => JSON.stringify(item)))].sort();
}

/** What a call gives, or that it throws. */
export function outcome(call: () => unknown): unknown {
  try {
    return comparable(call());
  } catch {
    return "throws";
  }
}
