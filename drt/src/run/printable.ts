/** What engines said, as JSON text, whatever it is made of. */

import { inspect } from "node:util";
import { inputToJson } from "../input-json.ts";

export function printable(outputs: Readonly<Record<string, unknown>>): string {
  return inputToJson(
    Object.fromEntries(Object.entries(outputs).map(([key, value]) => [key, plain(value)])),
  );
}

/** Plain data stays; the rest becomes text. */
function plain(value: unknown): unknown {
  try {
    inputToJson(value);
    return value;
  } catch {
    return inspect(value, { depth: 20, breakLength: 100 });
  }
}
