/** Schemas at random with policies for them, ours against the reference's. */

import { compareSchema, readSchema } from "../schema-difference.ts";
import { FeatureCounts } from "../schema-features.ts";
import { randomOf, randomSchema } from "../schema-generator.ts";
import type { SchemaOracle } from "../schema-oracle.ts";
import { randomScopedPolicy } from "./random-scopes.ts";
import { compareEnvs } from "./request-envs.ts";
import { printDifference } from "./text-difference.ts";

const POLICIES_PER_SCHEMA = 4;

export class GeneratedTally {
  readonly features = new FeatureCounts();
  readonly differences: string[] = [];
  made = 0;
  accepted = 0;
  /** Printed in Cedar syntax with its meaning kept: by the reference and us, and by us alone. */
  printedByBoth = 0;
  printedByUs = 0;
  policies = 0;
  templates = 0;
  /** Policies and templates with a request environment at least. */
  withEnvs = 0;

  summary(): string {
    return [
      `${this.made} schemas, ${this.accepted} accepted; in Cedar syntax ${this.printedByBoth} of both, ${this.printedByUs} of ours alone`,
      `${this.policies} policies and ${this.templates} templates, ${this.withEnvs} with request environments`,
    ].join("\n");
  }
}

/** Compares `count` schemas; the same for the same seed. */
export function compareGenerated(
  oracle: SchemaOracle,
  count: number,
  firstSeed: number,
): GeneratedTally {
  const tally = new GeneratedTally();
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) compareSeed(oracle, seed, tally);
  return tally;
}

function compareSeed(oracle: SchemaOracle, seed: number, tally: GeneratedTally): void {
  const random = randomOf(seed);
  const json = JSON.stringify(randomSchema(random));
  const note = (difference: string | undefined): void => {
    if (difference !== undefined) tally.differences.push(`seed ${seed}: ${difference}\n${json}`);
  };
  tally.made += 1;
  const compared = compareSchema(oracle, json);
  note(compared.difference);
  const read = readSchema(json);
  if (!compared.accepted || "length" in read) return;
  tally.accepted += 1;
  tally.features.add(json);
  const printed = printDifference(oracle, json);
  note(printed.difference);
  if (printed.by === "both") tally.printedByBoth += 1;
  if (printed.by === "us") tally.printedByUs += 1;
  for (let at = 0; at < POLICIES_PER_SCHEMA; at++) {
    const policy = randomScopedPolicy(random, read.schema);
    const envs = compareEnvs(oracle, { schema: read.schema, text: json }, policy);
    note(envs.difference);
    if (policy.isTemplate) tally.templates += 1;
    else tally.policies += 1;
    if (envs.some) tally.withEnvs += 1;
  }
}
