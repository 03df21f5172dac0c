/** JSON as the command prints it. */

import { stringifyJson, unwrap } from "cedrus";

/** Data of our own as JSON text, with integers of any size; indented when `indent` is given. */
export function jsonText(document: object, indent = 0): string {
  return unwrap(stringifyJson(document, indent));
}
