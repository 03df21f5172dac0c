/** Loaded before a thread (`--import`): in it, each mutant has a copy of the library. */

import { register } from "node:module";
import { copiedModules } from "./copied-modules.ts";
import type { Copying } from "./load-hook.ts";
import { ROOT } from "./mutants.ts";

const data: Copying = {
  copied: copiedModules(ROOT),
  mutants: new URL(".cache/mutants/", ROOT).href,
};
register(new URL("./load-hook.js", import.meta.url), { data });
