/** The rows of `vectors/schemas-json.json`: tricky schemas and what the reference says about them. */

import type { SchemaOracle } from "./schema-oracle.ts";
import { trickySchemas, type TrickySchema } from "./tricky/schema-json.ts";

export interface SchemaRow extends TrickySchema {
  readonly accept: boolean;
}

export const schemasUrl = new URL("../vectors/schemas-json.json", import.meta.url);

export function recordedSchemas(oracle: SchemaOracle): readonly SchemaRow[] {
  return trickySchemas().map((schema) => {
    const result = oracle.jsonToJson(schema.input);
    if (!result.ok && result.trap) throw new Error(`the oracle dies of ${schema.input}`);
    return { ...schema, accept: result.ok };
  });
}
