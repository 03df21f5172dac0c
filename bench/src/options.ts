/** The command line of `npm run bench`. */

import { parseArgs } from "node:util";

export interface Options {
  readonly quick: boolean;
  /** Names of groups; all if empty. */
  readonly only: readonly string[];
  /** Write the report of the last full run anew, and measure nothing. */
  readonly report: boolean;
  readonly help: boolean;
}

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string", multiple: true, default: [] },
      report: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  return { ...values, only: values.only.flatMap((names) => names.split(",")) };
}
