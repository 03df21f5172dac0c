/** The façade in the shape of the reference's package: whole calls, with all that is in them. */

import { parseJson, unwrap } from "cedrus";
import * as compat from "cedrus/compat";
import { breakEntities, breakRequest } from "../generators/broken.ts";
import { generateDomain, generateWorldIn } from "../generators/world.ts";
import type { PolicySetData, RequestData, World } from "../language.ts";
import { Refusal } from "../oracles/engine.ts";
import { schemaTextOf, wasmPool } from "../oracles/wasm.ts";
import type { WasmAnswer } from "../oracles/wasm-pool.ts";
import { printJson } from "../printers/json-tree.ts";
import { policySetJson, policySetTextJson } from "../printers/policy-json.ts";
import { anyExplicitForm, anyForm, entitiesJson, requestJson } from "../printers/value-json.ts";
import type { Source } from "../source.ts";
import { Tape } from "../tape/tape.ts";
import type { Divergence, Recorder, Target } from "../target.ts";

export interface FacadeInput extends World {
  readonly isTyped: boolean;
  readonly isText: boolean;
  /** In which forms the values are written. */
  readonly style: number;
}

function generate(source: Source): FacadeInput {
  const domain = generateDomain(source);
  const world = generateWorldIn(domain, { policySets: 2, requests: 4 });
  const isBroken = (): boolean => source.chance(1, 4);
  return {
    ...world,
    entities: isBroken() ? breakEntities(domain, world.entities).data : world.entities,
    requests: world.requests.map((request) =>
      isBroken() ? breakRequest(domain, request).data : request,
    ),
    isTyped: source.chance(1, 2),
    isText: source.chance(1, 2),
    style: source.int(1_000_000),
  };
}

/** The façade's part, so that a test can break it. */
export type Facade = Pick<typeof compat, "isAuthorized" | "validate">;

export function facade(functions: Facade = compat): Target<FacadeInput> {
  return {
    name: "facade",
    description: "whole calls of `isAuthorized` and `validate`: façade, lazy façade, reference",
    generate,
    check: (input, recorder) => {
      for (const set of input.policySets) {
        const policies = policiesText(input, set);
        const divergence =
          checkValidation(functions, { input, policies }, recorder) ??
          checkDecisions(functions, { input, policies }, recorder);
        if (divergence !== undefined) return divergence;
      }
      return undefined;
    },
  };
}

function policiesText({ isText }: FacadeInput, set: PolicySetData): string {
  return printJson(isText ? policySetTextJson(set) : policySetJson(set));
}

interface Question {
  readonly input: FacadeInput;
  readonly policies: string;
}

function checkValidation(
  functions: Facade,
  { input, policies }: Question,
  recorder: Recorder,
): Divergence | undefined {
  const call = `{"schema":${schemaTextOf(input.schema)()},"policies":${policies}}`;
  const theirs = ask("validate", call);
  if (theirs === undefined) return undefined;
  recorder.compared(1);
  const expected = validated(theirs);
  const got = validated(functions.validate(dataOf(call) as compat.ValidationCall));
  return got === expected ? undefined : differs("validate", { call, got, expected });
}

/** Integers are exact: those beyond 2^53 are `bigint`. */
function dataOf(call: string): unknown {
  return unwrap(parseJson(call));
}

/** Why a cast, here and for validation: what the printers write is of the shape of the call. */
function authorizationCall(call: string): compat.AuthorizationCall {
  return dataOf(call) as compat.AuthorizationCall;
}

function checkDecisions(
  functions: Facade,
  { input, policies }: Question,
  recorder: Recorder,
): Divergence | undefined {
  for (const request of input.requests) {
    const call = callText(input, request, policies);
    const theirs = ask("isAuthorized", call);
    if (theirs === undefined) continue;
    recorder.compared(1);
    const expected = decided(theirs);
    const eager = decided(functions.isAuthorized(authorizationCall(call)));
    recorder.saw(`facade/${expected.slice(0, expected.indexOf(" "))}`);
    if (eager !== expected) return differs("eager", { call, got: eager, expected });
    // What is wrong with entities that nothing touches is not noticed.
    if (eager === REFUSED) continue;
    const lazyCall = { ...authorizationCall(call), lazyEntities: true };
    const lazy = decided(functions.isAuthorized(lazyCall));
    if (lazy !== expected) return differs("lazy", { call, got: lazy, expected });
  }
  return undefined;
}

function callText(
  { entities, schema, isTyped, style }: FacadeInput,
  request: RequestData,
  policies: string,
): string {
  const form = (isTyped ? anyForm : anyExplicitForm)(Tape.of(`form ${style}`));
  const parts = printJson(requestJson(request, form)).slice(0, -1);
  const typed = isTyped ? `,"schema":${schemaTextOf(schema)()}` : "";
  return `${parts},"entities":${printJson(entitiesJson(entities, form))},"policies":${policies}${typed}}`;
}

const REFUSED = "refused ";

type Answered = WasmAnswer | compat.AuthorizationAnswer | compat.ValidationAnswer | Refusal;

/** What the reference says, if it lives. */
function ask(entry: "isAuthorized" | "validate", call: string): WasmAnswer | Refusal | undefined {
  const answer = wasmPool.call(entry, call);
  return answer instanceof Refusal && answer.isTrap ? undefined : answer;
}

function decided(answer: Answered): string {
  if (answer instanceof Refusal || !("response" in answer) || answer.response === undefined) {
    return REFUSED;
  }
  const { decision, diagnostics } = answer.response;
  const ids = diagnostics.errors.map(({ policyId }) => policyId);
  return `${decision} ${JSON.stringify([diagnostics.reason, ids].map(inOrder))}`;
}

function inOrder(ids: readonly string[]): readonly string[] {
  return ids.toSorted();
}

function validated(answer: Answered): string {
  if (answer instanceof Refusal || !("validationErrors" in answer)) return REFUSED;
  const idsOf = (found: readonly { readonly policyId: string }[] = []): readonly string[] =>
    inOrder([...new Set(found.map(({ policyId }) => policyId))]);
  const erring = idsOf(answer.validationErrors);
  // Warnings about a policy that has errors are nobody's promise.
  const warned = idsOf(answer.validationWarnings).filter((id) => !erring.includes(id));
  return JSON.stringify([erring, warned]);
}

function differs(
  aspect: string,
  outputs: Readonly<Record<"call" | "got" | "expected", string>>,
): Divergence {
  const wrongAllow = outputs.got.startsWith("allow") && !outputs.expected.startsWith("allow");
  return { aspect: `facade: ${aspect}`, wrongAllow, outputs };
}
