/** Asks the reference about every tricky schema text and writes `vectors/schemas-text.json`. */

import { createOracle } from "./oracle.ts";
import { writeRows } from "./rows.ts";
import { schemaRow } from "./schemas/schema-verdict.ts";
import { schemaTextInputs } from "./schemas/text-inputs.ts";

const oracle = createOracle();
const rows = schemaTextInputs().map((input) => schemaRow(oracle, input));
writeRows(new URL("../vectors/schemas-text.json", import.meta.url), rows);
const count = (stage: string): number => rows.filter((row) => row.stage === stage).length;
console.log(
  `${rows.length} rows: ${rows.filter((row) => row.accept).length} accepted, ` +
    `${count("syntax")} rejected as texts, ${count("resolution")} by name resolution`,
);
