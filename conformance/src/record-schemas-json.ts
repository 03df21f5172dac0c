/** Asks the reference about every tricky schema in JSON and writes `vectors/schemas-json.json`. */

import { writeRows } from "./rows.ts";
import { createSchemaOracle } from "./schema-oracle.ts";
import { recordedSchemas, schemasUrl } from "./schema-rows.ts";

const rows = recordedSchemas(createSchemaOracle());
writeRows(schemasUrl, rows);
console.log(`${rows.length} rows, ${rows.filter(({ accept }) => accept).length} accepted`);
