/** The reference implementation as an engine. It reads JSON that our own printers have written. */

import { kindOfMessage } from "cedrus-conformance/validation-kinds";
import type { Fields, PolicySetData, RequestData, SchemaData, Uid } from "../language.ts";
import { printJson } from "../printers/json-tree.ts";
import { policySetJson } from "../printers/policy-json.ts";
import { schemaJson } from "../printers/schema-json.ts";
import { entitiesJson, fieldsJson, requestJson, uidJson } from "../printers/value-json.ts";
import {
  type Answer,
  type Authorize,
  type Authorized,
  type Engine,
  type Findings,
  idsOf,
  Refusal,
  type Verdicts,
  verdictsFrom,
} from "./engine.ts";
import { once } from "./once.ts";
import { keysIn, Reachable } from "./reachable.ts";
import { kindOfError } from "./wasm-kinds.ts";
import { type WasmAnswer, WasmPool } from "./wasm-pool.ts";

/** One pool for a worker. */
export const wasmPool = new WasmPool();

export const wasm: Engine = {
  name: "cedar-wasm",
  load: ({ schema, entities }) => {
    const reachable = once(() => new Reachable(entities));
    const schemaText = schemaTextOf(schema);
    const prepareSchema = prepared("preparseSchema", "schema", schemaText);
    return {
      authorize: (policies) => authorizer(policies, reachable()),
      validate: (policies) => verdicts(policies, schemaText()),
      findings: (policies) => findings(policies, schemaText()),
      validateRequest: (request) => {
        wasmPool.renewIfUsedUp();
        return prepareSchema() ?? noPolicies() ?? checkRequest(request);
      },
      validateContext: (action, context) =>
        accepted(wasmPool.call("checkParseContext", contextCall(action, context, schemaText()))),
      validateEntities: () =>
        accepted(
          wasmPool.call(
            "checkParseEntities",
            `{"schema":${schemaText()},"entities":${printJson(entitiesJson(entities))}}`,
          ),
        ),
    };
  },
};

const SCHEMAS = new WeakMap<SchemaData, () => string>();

/** The same function for the same schema: it is how one knows that it is prepared already. */
export function schemaTextOf(schema: SchemaData): () => string {
  const known = SCHEMAS.get(schema);
  if (known !== undefined) return known;
  const text = once(() => printJson(schemaJson(schema)));
  SCHEMAS.set(schema, text);
  return text;
}

const noPolicies = prepared("preparsePolicySet", "none", () => "{}");

/** A decision by no policies, because a schema is much faster to prepare than to send. */
function checkRequest(request: RequestData): Answer<boolean> {
  const rest = `"preparsedPolicySetId":"none","preparsedSchemaName":"schema","entities":[]`;
  return accepted(wasmPool.call("statefulIsAuthorized", callText(request, rest)));
}

function contextCall(action: Uid, context: Fields, schema: string): string {
  return `{"schema":${schema},"action":${printJson(uidJson(action))},"context":${printJson(fieldsJson(context))}}`;
}

/** A request with more members behind its own. */
function callText(request: RequestData, more: string): string {
  return `${printJson(requestJson(request)).slice(0, -1)},${more}}`;
}

/**
 * Prepares when it is asked, if the instance has not been asked before. The caller has renewed the instance
 * if need be: were it done here, a second preparation could throw away the first.
 */
function prepared(
  entry: "preparsePolicySet" | "preparseSchema",
  name: string,
  json: () => string,
): () => Refusal | undefined {
  return () => {
    const last = latest.get(name);
    if (last?.json === json && last.generation === wasmPool.generation) return undefined;
    const answer = wasmPool.prepare(entry, name, json());
    if (answer instanceof Refusal) return answer;
    latest.set(name, { json, generation: wasmPool.generation });
    return undefined;
  };
}

/** What was prepared last under a name: there are no more names than this, so that instances stay small. */
const latest = new Map<string, Prepared>();

interface Prepared {
  readonly json: () => string;
  readonly generation: number;
}

function authorizer(policies: PolicySetData, entities: Reachable): Answer<Authorize> {
  const text = once(() => printJson(policySetJson(policies)));
  const prepare = prepared("preparsePolicySet", "policies", text);
  wasmPool.renewIfUsedUp();
  const refusal = prepare();
  if (refusal !== undefined) return refusal;
  const mentioned = keysIn(policies);
  return (request) => {
    wasmPool.renewIfUsedUp();
    const again = prepare();
    if (again !== undefined) return again;
    const reached = entities.from([...mentioned, ...keysIn(request)]);
    const rest = `"preparsedPolicySetId":"policies","entities":${reached}`;
    const answer = wasmPool.call("statefulIsAuthorized", callText(request, rest));
    return answer instanceof Refusal ? answer : authorizedOf(answer);
  };
}

function authorizedOf({ response }: WasmAnswer): Answer<Authorized> {
  if (response === undefined) return new Refusal("an answer without a response");
  const { reason, errors } = response.diagnostics;
  return {
    decision: response.decision,
    determining: reason.toSorted(),
    errors: errors.map(({ policyId, error }) => `${policyId} ${kindOfError(error.message)}`).sort(),
  };
}

function findings(policies: PolicySetData, schema: string): Answer<Findings> {
  const set = printJson(policySetJson(policies));
  const answer = wasmPool.call("validate", `{"schema":${schema},"policies":${set}}`);
  if (answer instanceof Refusal) return answer;
  const byPolicy = new Map(
    idsOf(policies).map((id) => [
      id,
      {
        errors: kindsOf(answer.validationErrors, id),
        warnings: kindsOf(answer.validationWarnings, id),
      },
    ]),
  );
  return { byPolicy, areAll: true };
}

function kindsOf(found: WasmAnswer["validationErrors"], id: string): readonly string[] {
  const kinds = found
    ?.filter(({ policyId }) => policyId === id)
    // The id may hold anything, so it is cut off by its length.
    .map(({ error }) => kindOfMessage(error.message.replace(`for policy \`${id}\`, `, "")))
    .filter((kind) => kind !== undefined);
  return [...new Set(kinds)].sort();
}

function verdicts(policies: PolicySetData, schema: string): Answer<Verdicts> {
  const found = findings(policies, schema);
  return found instanceof Refusal ? found : verdictsFrom(found, idsOf(policies));
}

/** A refusal is the answer here; only a trap is none. */
function accepted(answer: WasmAnswer | Refusal): Answer<boolean> {
  if (!(answer instanceof Refusal)) return true;
  return answer.isTrap ? answer : false;
}
