// Where the official corpus is: in the folder CEDAR_CORPUS, else in ../shared/corpus beside the
// repository.
import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./run.mjs";

const DEFAULT_CORPUS = path.resolve(ROOT, "../shared/corpus");

/** The environment for a run that looks for the corpus. */
export function corpusEnvironment() {
  if (process.env.CEDAR_CORPUS || !existsSync(DEFAULT_CORPUS)) return process.env;
  return { ...process.env, CEDAR_CORPUS: DEFAULT_CORPUS };
}
