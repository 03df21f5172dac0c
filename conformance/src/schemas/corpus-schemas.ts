/** All schemas of the official corpus with their policies, ours against the reference's. */

import { readCorpus } from "../corpus.ts";
import { readCorpusSchemas } from "../schema-corpus.ts";
import { rereadDifference } from "../schema-difference.ts";
import type { SchemaOracle } from "../schema-oracle.ts";
import { readSchema } from "../validation-corpus.ts";
import { compareEnvs, singlePolicies } from "./request-envs.ts";
import { textDifference } from "./text-difference.ts";

export interface CorpusTally {
  readonly json: number;
  readonly texts: number;
  readonly policies: number;
  /** Policies with a request environment at least. */
  readonly withEnvs: number;
  readonly differences: readonly string[];
}

export function compareCorpus(
  oracle: SchemaOracle,
  folder: string,
  wanted: (name: string) => boolean = () => true,
): CorpusTally {
  const differences: string[] = [];
  const note = (name: string, difference: string | undefined): void => {
    if (difference !== undefined) differences.push(`${name}: ${difference}`);
  };
  const schemas = readCorpusSchemas(folder).filter(({ name }) => wanted(name));
  for (const { name, json } of schemas) note(name, rereadDifference(json));
  const texts = new Set<string>();
  let policies = 0;
  let withEnvs = 0;
  for (const { name, policies: policyText, schema: text } of readCorpus(folder, wanted)) {
    if (text === undefined) continue;
    // Many cases share a schema.
    if (!texts.has(text)) note(name, textDifference(oracle, text));
    texts.add(text);
    const schema = readSchema(text);
    for (const policy of singlePolicies(policyText)) {
      const compared = compareEnvs(oracle, { schema, text }, policy);
      note(name, compared.difference);
      policies += 1;
      if (compared.some) withEnvs += 1;
    }
  }
  return { json: schemas.length, texts: texts.size, policies, withEnvs, differences };
}
