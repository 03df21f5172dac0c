/** Asks the reference about every operator fact and writes `vectors/operators.json`. */

import { allFacts, factRow } from "./operators/all.ts";
import { createOracle } from "./oracle.ts";
import { writeRows } from "./rows.ts";

const oracle = createOracle();
const rows = allFacts().map((fact) => factRow(oracle, fact));
writeRows(new URL("../vectors/operators.json", import.meta.url), rows);
console.log(`${rows.length} operator facts`);
