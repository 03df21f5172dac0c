/** Texts that are not read at all. */

import { type Diagnostic, diagnosticOf } from "../data/diagnostic.ts";
import type { Limits } from "../data/limits.ts";
import { LineIndex, located } from "../data/line-index.ts";
import { loneSurrogateAt } from "../data/unicode.ts";

/** Why `text` is too long or not well-formed, or `undefined` if it can be read. */
export function refuse(text: string, limits: Limits): readonly Diagnostic[] | undefined {
  if (typeof text !== "string") {
    const message = `expected text, found ${text === null ? "null" : typeof text}`;
    return [diagnosticOf({ code: "parser/not-text", message })];
  }
  if (text.length > limits.maxLength) {
    const message = `the text is longer than ${limits.maxLength} UTF-16 units`;
    const help = "split it, or raise the limit `maxLength`";
    return [diagnosticOf({ code: "parser/too-long", message, help })];
  }
  const at = loneSurrogateAt(text);
  if (at < 0) return undefined;
  const problem = {
    code: "parser/lone-surrogate",
    message: "the text has half of a surrogate pair, which is not a character",
    help: "the text was cut inside a character or decoded wrongly",
    span: { start: at, end: at + 1 },
  };
  return [located(problem, new LineIndex(text))];
}
