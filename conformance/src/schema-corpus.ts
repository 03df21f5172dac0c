/** The JSON syntax of the schemas of the official corpus. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readTarGz } from "./tar.ts";

export interface CorpusSchema {
  readonly name: string;
  readonly json: string;
}

/** None when the folder lacks the archive. */
export function readCorpusSchemas(folder: string): readonly CorpusSchema[] {
  const path = join(folder, "corpus-json-schemas-4.10.tar.gz");
  if (!existsSync(path)) return [];
  return [...readTarGz(readFileSync(path))]
    .filter(([name]) => name.endsWith(".json"))
    .map(([name, content]) => ({ name, json: content.toString("utf8") }));
}
