/**
 * `run-validation-fuzz [--count N] [--seed S]`: which policies have which kinds of errors and
 * warnings, ours against the reference's: first the corpus's policies if it is there, then N sets of
 * policies at random. Exit 1 on a difference.
 */

import { parseArgs } from "node:util";
import { findCorpus, readCorpus } from "./corpus.ts";
import { createRandom } from "./fuzz/random.ts";
import { type Compared, compareValidation, mapTexts, textsOf } from "./validation/differential.ts";
import { SpanTally, withNonAscii } from "./validation/spans.ts";
import { randomPolicies } from "./validation/random-policies.ts";
import { randomModel, schemaText } from "./validation/random-schema.ts";
import { readSchema } from "./validation-corpus.ts";

const SHOWN = 10;
/** How many sets of policies share a schema. */
const PER_SCHEMA = 5;

const { values } = parseArgs({
  options: {
    count: { type: "string" },
    seed: { type: "string" },
    "no-corpus": { type: "boolean" },
  },
});
const count = Number(values.count ?? 20_000);
const firstSeed = Number(values.seed ?? 1);
process.exitCode = main();

function main(): number {
  const spans = new SpanTally();
  const totals = { agree: 0, differ: 0, unread: 0, policies: 0, invalid: 0, warned: 0 };
  const tally = (name: string, schema: string, compared: Compared): void => {
    totals[compared.kind] += 1;
    if (compared.kind === "agree") {
      totals.policies += compared.policies;
      totals.invalid += compared.invalid;
      totals.warned += compared.warned;
      spans.add(compared.spans);
    } else if (compared.kind === "differ") {
      if (totals.differ <= SHOWN) console.log(`${name}: ${compared.why}\n${schema}`);
    } else if (totals.unread <= SHOWN) console.log(`${name}: ${compared.message}`);
  };
  const location = findCorpus(process.env);
  if (location === undefined) console.log("corpus skipped: set CEDAR_CORPUS to its folder");
  if (location !== undefined && values["no-corpus"] !== true) {
    for (const { name, policies, schema } of readCorpus(location.folder, () => true)) {
      if (schema === undefined) continue;
      tally(name, "", compareValidation(schema, readSchema(schema), textsOf(policies)));
    }
    report("of the corpus", totals);
  }
  for (let at = 0; at < count; at += PER_SCHEMA) {
    const seed = firstSeed + at;
    const random = createRandom(seed);
    const model = randomModel(random);
    const text = schemaText(model);
    const schema = readSchema(text);
    for (let set = at; set < Math.min(at + PER_SCHEMA, count); set++) {
      const policies = randomPolicies(random, model);
      // Every other set has text in which bytes, code units and characters count differently.
      const texts = set % 2 === 0 ? policies : mapTexts(policies, withNonAscii);
      tally(`seed ${seed}`, text, compareValidation(text, schema, texts));
    }
  }
  report("in all", totals);
  console.log(`  ${spans.summary()}`);
  console.log(`${totals.agree} passed, ${totals.differ + totals.unread} failed`);
  return totals.differ + totals.unread > 0 || totals.agree === 0 ? 1 : 0;
}

function report(where: string, totals: Readonly<Record<string, number>>): void {
  console.log(
    `${where}: ${totals["agree"]} sets of policies agree, ${totals["policies"]} policies, ${totals["invalid"]} with errors, ${totals["warned"]} with warnings; ${totals["unread"]} not read`,
  );
}
