/** JSON as the command prints it. */

import { stringifyJson, unwrap } from "cedrus";

/** Data of our own as JSON text in one line, with integers of any size. */
export function jsonText(document: object): string {
  return unwrap(stringifyJson(document));
}
