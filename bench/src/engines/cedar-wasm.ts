/**
 * The reference implementation in WebAssembly. Policies and schema are prepared once; entities go
 * with each call, because there is no other way: all of them, or a slice that someone worked out.
 */

import { createRequire } from "node:module";
import { setFlagsFromString } from "node:v8";
import type * as CedarWasm from "@cedar-policy/cedar-wasm/nodejs";
import { sliceOf } from "../workloads/slice.ts";
import type { EntityData, RequestData, Workload } from "../workloads/workload.ts";
import { type Answer, type Engine, type Opened, timeEach } from "./engine.ts";

// V8 of Node 20 may die when it has inlined a call into WebAssembly.
if (process.versions.node.startsWith("20.")) setFlagsFromString("--no-turbo-inline-js-wasm-calls");

// The cast names what the package's own declarations say of its CommonJS build.
export const cedarWasm = createRequire(import.meta.url)(
  "@cedar-policy/cedar-wasm/nodejs",
) as typeof CedarWasm;

/** For each request the entities that it needs, with all ancestors as parents: worked out for free. */
export const wasmIdealSlice = wasmEngine("cedar-wasm, ideal slice", (workload, requests) => {
  const slice = sliceOf(workload);
  return requests.map(slice);
});

export const wasmAllEntities = wasmEngine("cedar-wasm, all entities", (workload, requests) =>
  requests.map(() => workload.entities),
);

/** Takes the policies and the schema as text in each call, too. */
export const wasmStateless: Engine = {
  name: "cedar-wasm, stateless",
  open(workload) {
    const policies = policySetOf(workload);
    const calls = workload.requests.slice(0, 10).map((request) => ({
      ...callOf(request, workload.entities),
      policies,
      schema: workload.schema,
    }));
    return opened(calls.length, (index) => cedarWasm.isAuthorized(at(calls, index)));
  },
};

/** The policies and templates of a workload in the form that the package takes. */
function policySetOf(workload: Workload): CedarWasm.PolicySet {
  if (workload.templateLinks.length === 0) return { staticPolicies: workload.policies };
  const parts = cedarWasm.policySetTextToParts(workload.policies);
  if (parts.type === "failure") throw new Error("cedar-wasm does not take the policies");
  // The parts are in the order of their ids as strings, in which `policy10` comes before `policy2`.
  if (parts.policies.length + parts.policy_templates.length > 10)
    throw new Error("too many policies");
  const templates = parts.policy_templates.map((text, index) => [`policy${index}`, text]);
  const statics = parts.policies.map((text, index) => [`policy${templates.length + index}`, text]);
  return {
    staticPolicies: Object.fromEntries(statics) as Record<string, string>,
    templates: Object.fromEntries(templates) as Record<string, string>,
    templateLinks: workload.templateLinks.map((link) => ({ ...link, values: { ...link.values } })),
  };
}

/** An engine that decides so many of the requests only, because it takes its time. */
type EngineOfSome = (most: number) => Engine;

type EntitiesOf = (
  workload: Workload,
  requests: readonly RequestData[],
) => readonly (readonly EntityData[])[];

function wasmEngine(name: string, entitiesOf: EntitiesOf): EngineOfSome {
  return (most) => ({
    name,
    open(workload) {
      const requests = workload.requests.slice(0, most);
      const entities = entitiesOf(workload, requests);
      const calls = statefulCalls({ ...workload, requests }, cedarWasm).map((call, index) => ({
        ...call,
        // The cast: the package's types are not readonly; nothing is changed.
        entities: at(entities, index) as CedarWasm.Entities,
      }));
      return opened(calls.length, (index) => cedarWasm.statefulIsAuthorized(at(calls, index)));
    },
  });
}

/** Prepares the policies and the schema, and gives the calls that use them, with all entities. */
export function statefulCalls(
  workload: Workload,
  api: Pick<typeof CedarWasm, "preparsePolicySet" | "preparseSchema">,
): CedarWasm.StatefulAuthorizationCall[] {
  accepted(api.preparsePolicySet("policies", policySetOf(workload)));
  accepted(api.preparseSchema("schema", workload.schema));
  return workload.requests.map((request) => ({
    ...callOf(request, workload.entities),
    preparsedPolicySetId: "policies",
    preparsedSchemaName: "schema",
  }));
}

function callOf(
  { principal, action, resource, context }: RequestData,
  entities: readonly EntityData[],
) {
  return {
    ...{ principal, action, resource, validateRequest: false },
    // The casts: the package's types are not readonly; nothing is changed.
    context: context as CedarWasm.Context,
    entities: entities as CedarWasm.Entities,
  };
}

function opened(count: number, decide: (index: number) => CedarWasm.AuthorizationAnswer): Opened {
  return {
    answers: () => Array.from({ length: count }, (_, index) => answerOf(decide(index))),
    round: (repeat) => timeEach(count, repeat, decide),
    close: () => undefined,
  };
}

function answerOf(answer: CedarWasm.AuthorizationAnswer): Answer {
  if (answer.type === "failure") throw new Error(`cedar-wasm: ${answer.errors[0]?.message}`);
  const { decision, diagnostics } = answer.response;
  return { decision, reasons: [...diagnostics.reason].sort(), errors: diagnostics.errors.length };
}

function accepted(answer: CedarWasm.CheckParseAnswer): void {
  if (answer.type === "failure") throw new Error(`cedar-wasm: ${answer.errors[0]?.message}`);
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`there is no item ${index}`);
  return item;
}
