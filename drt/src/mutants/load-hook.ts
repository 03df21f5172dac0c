/** A hook of Node's module loader: the source of one module comes from another file. */

import { readFileSync } from "node:fs";
import type { InitializeHook, LoadHook } from "node:module";

export interface Replacement {
  /** The module that is replaced. */
  readonly url: string;
  /** The file with the source that it has instead. */
  readonly module: string;
}

const replaced: { now?: Replacement } = {};

export const initialize: InitializeHook<Replacement> = (data) => {
  replaced.now = data;
};

export const load: LoadHook = (url, context, next) => {
  if (replaced.now?.url !== url) return next(url, context);
  return { format: "module", source: readFileSync(replaced.now.module), shortCircuit: true };
};
