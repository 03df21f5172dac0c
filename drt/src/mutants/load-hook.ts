/**
 * A hook of Node's module loader: copies of the library and of what imports it, one for each mutant.
 *
 * A module that is imported with `?mutant=NAME` hands the query on to what it imports. What knows nothing of the
 * library, the model and the reference above all, is loaded once and for all mutants.
 */

import { readFileSync } from "node:fs";
import type { InitializeHook, LoadHook, ResolveHook } from "node:module";

export interface Copying {
  /** Addresses of modules that are copied; one that ends in `/` stands for all in a folder. */
  readonly copied: readonly string[];
  /** The address of the folder with a folder for each mutant. */
  readonly mutants: string;
}

/** Lies in the folder of a mutant, as `replacement.json`. */
export interface Replacement {
  /** The address of the compiled file that is replaced. */
  readonly url: string;
  readonly source: string;
}

const QUERY = "?mutant=";

/** What the package exports is bundled; a mutant is a mistake in one module. */
const BUNDLE = "/packages/cedrus/bundle/";
const MODULES = "/packages/cedrus/dist/";

let copying: Copying = { copied: [], mutants: "" };
const replacements = new Map<string, Replacement>();

export const initialize: InitializeHook<Copying> = (data) => {
  copying = data;
};

export const resolve: ResolveHook = async (specifier, context, next) => {
  const resolved = await next(specifier, context);
  const query = queryOf(context.parentURL ?? "");
  if (query === "") return resolved;
  const url = resolved.url.replace(BUNDLE, MODULES);
  return isCopied(url) ? { ...resolved, url: url + query } : resolved;
};

export const load: LoadHook = (url, context, next) => {
  const query = queryOf(url);
  if (query === "") return next(url, context);
  const replacement = replacementOf(query.slice(QUERY.length));
  if (url !== replacement.url + query) return next(url, context);
  return { format: "module", source: replacement.source, shortCircuit: true };
};

function queryOf(url: string): string {
  const at = url.indexOf(QUERY);
  return at < 0 ? "" : url.slice(at);
}

function isCopied(url: string): boolean {
  return copying.copied.some((copied) =>
    copied.endsWith("/") ? url.startsWith(copied) : url === copied,
  );
}

function replacementOf(name: string): Replacement {
  const before = replacements.get(name);
  if (before !== undefined) return before;
  const file = new URL(`${name}/replacement.json`, copying.mutants);
  // Why a cast: the runner writes it before it asks for the mutant.
  const replacement = JSON.parse(readFileSync(file, "utf8")) as Replacement;
  replacements.set(name, replacement);
  return replacement;
}
