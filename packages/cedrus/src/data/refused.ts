/** How a method that can fail says that it has done nothing. */

import { type Diagnostic, diagnosticOf } from "./diagnostic.ts";
import { type Err, err } from "./result.ts";

export function refused(code: string, message: string, help?: string): Err<readonly Diagnostic[]> {
  return err([diagnosticOf({ code, message, help })]);
}
