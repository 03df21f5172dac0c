/** Loaded before a program (`node --import`), in each of its threads: one file of the library is another. */

import { register } from "node:module";
import { pathToFileURL } from "node:url";
import type { Replacement } from "./load-hook.ts";

const { MUTANT_FILE, MUTANT_MODULE } = process.env;
if (MUTANT_FILE !== undefined && MUTANT_MODULE !== undefined) {
  const data: Replacement = { url: pathToFileURL(MUTANT_FILE).href, module: MUTANT_MODULE };
  register(new URL("./load-hook.js", import.meta.url), { data });
}
