/** Entities, contexts and requests with a schema, ours against the reference's. */

import { EntityUid, jsonText } from "cedrus";
import type { Schema } from "cedrus/schema";
import {
  contextFromJsonWithSchema,
  createValidatedRequest,
  entitiesFromJsonWithSchema,
} from "cedrus/validator";
import { DataGenerator } from "./data-generator.ts";
import type { Checked } from "./oracle.ts";
import { loadOracleInstance, type EntryName, type OracleInstance } from "./oracle-instance.ts";
import { readSchema } from "./schema-difference.ts";
import { type Random, randomSchema } from "./schema-generator.ts";

/** The reference on data with a schema. All members of a call are JSON text. */
export type DataOracle = (entry: EntryName, call: string) => Checked;

export function createDataOracle(): DataOracle {
  let instance: OracleInstance | undefined;
  return (entry, call) => {
    instance ??= loadOracleInstance();
    const outcome = instance.call(entry, call);
    if (outcome.kind === "answer") return checked(outcome.json);
    instance = undefined;
    const messages = [outcome.message];
    return outcome.kind === "trap" ? { ok: false, messages, trap: true } : { ok: false, messages };
  };
}

interface Answer {
  readonly type: "success" | "failure";
  readonly errors?: readonly { readonly message: string }[];
}

function checked(json: string): Checked {
  // The cast states the answer's shape, which the reference's published types promise.
  const { type, errors = [] } = JSON.parse(json) as Answer;
  return type === "success"
    ? { ok: true }
    : { ok: false, messages: errors.map(({ message }) => message) };
}

/** How many cases there were, and where we differ. */
export interface DataTally {
  readonly accepted: number;
  readonly rejected: number;
  readonly differences: readonly string[];
}

const CASES_PER_SCHEMA = 12;

/** Compares data generated for one generated schema; nothing if the schema is not valid. */
export function compareData(oracle: DataOracle, random: Random): DataTally {
  const schemaJson = JSON.stringify(randomSchema(random));
  const read = readSchema(schemaJson);
  const tally = { accepted: 0, rejected: 0, differences: [] as string[] };
  if ("length" in read) return tally;
  for (let i = 0; i < CASES_PER_SCHEMA; i++) {
    for (const { what, data, ours, theirs } of dataCases(oracle, random, read.schema, schemaJson)) {
      if (theirs.ok) tally.accepted++;
      else tally.rejected++;
      if (ours.ok === theirs.ok) continue;
      const expected = theirs.ok ? "accepted" : theirs.messages.join("; ");
      const got = ours.ok
        ? "accepted"
        : ours.error.map(({ code, message }) => `${code}: ${message}`).join("; ");
      tally.differences.push(`${what} ${data} of ${schemaJson}: expected ${expected}, got ${got}`);
    }
  }
  return tally;
}

interface DataCase {
  readonly what: "entities" | "context" | "request";
  readonly data: string;
  readonly ours:
    | ReturnType<typeof contextFromJsonWithSchema>
    | ReturnType<typeof entitiesFromJsonWithSchema>
    | ReturnType<typeof createValidatedRequest>;
  readonly theirs: Checked;
}

function dataCases(
  oracle: DataOracle,
  random: Random,
  schema: Schema,
  schemaJson: string,
): readonly DataCase[] {
  const generator = new DataGenerator(random, schema);
  const entities = JSON.stringify(generator.entities());
  const action = generator.action();
  const uid = new EntityUid(action.type, action.id);
  const contextData = generator.context(uid);
  const context = JSON.stringify(contextData);
  const declared = schema.action(uid);
  const principal = generator.oneOfTypes(declared?.principalTypes ?? []);
  const resource = generator.oneOfTypes(declared?.resourceTypes ?? []);
  const request = { principal, action, resource, context: contextData };
  const actionJson = JSON.stringify(action);
  const call = { ...request, entities: [], policies: {}, validateRequest: true };
  return [
    {
      what: "entities",
      data: entities,
      ours: entitiesFromJsonWithSchema(jsonText(entities), schema),
      theirs: oracle("checkParseEntities", `{"schema":${schemaJson},"entities":${entities}}`),
    },
    {
      what: "context",
      data: `${actionJson} ${context}`,
      ours: contextFromJsonWithSchema(jsonText(context), schema, uid),
      theirs: oracle(
        "checkParseContext",
        `{"schema":${schemaJson},"action":${actionJson},"context":${context}}`,
      ),
    },
    {
      what: "request",
      data: JSON.stringify(request),
      ours: createValidatedRequest(request, schema),
      theirs: oracle(
        "isAuthorized",
        `${JSON.stringify(call).slice(0, -1)},"schema":${schemaJson}}`,
      ),
    },
  ];
}
