/** Texts that are not read at all. */

import type { Diagnostic } from "../data/diagnostic.ts";
import type { Limits } from "../data/limits.ts";
import { loneSurrogateAt } from "../data/unicode.ts";
import { singleDiagnostic } from "../diagnostic/diagnostic.ts";

/** Why `text` is too long or not well-formed, or `undefined` if it can be read. */
export function refuse(text: string, limits: Limits): readonly Diagnostic[] | undefined {
  if (typeof text !== "string") {
    const message = `expected text, found ${text === null ? "null" : typeof text}`;
    return singleDiagnostic({ code: "parser/not-text", message });
  }
  if (text.length > limits.maxLength) {
    return singleDiagnostic({
      code: "parser/too-long",
      message: `the text is longer than ${limits.maxLength} UTF-16 units`,
      help: "split it, or raise the limit `maxLength`",
    });
  }
  const at = loneSurrogateAt(text);
  if (at < 0) return undefined;
  const problem = {
    code: "parser/lone-surrogate",
    message: "the text has half of a surrogate pair, which is not a character",
    help: "the text was cut inside a character or decoded wrongly",
    span: { start: at, end: at + 1 },
  };
  return singleDiagnostic(problem, text);
}
