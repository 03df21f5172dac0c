/** The reference implementation on schemas: JSON text or Cedar text in, typed verdicts out. */

import {
  getValidRequestEnvsPolicy,
  getValidRequestEnvsTemplate,
} from "@cedar-policy/cedar-wasm/nodejs";
import type { Converted } from "./oracle.ts";
import { type EntryName, loadOracleInstance, type OracleInstance } from "./oracle-instance.ts";
import { memberTexts } from "./raw-json.ts";
import { forbidInlinedWasm } from "./no-inlined-wasm.ts";

forbidInlinedWasm();

/** The request environments of a policy, as far as the reference shows them. */
export interface ValidEnvs {
  readonly principals: readonly string[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

export interface PolicyText {
  readonly text: string;
  readonly isTemplate: boolean;
}

export interface SchemaOracle {
  /** A schema in JSON syntax through the reference's reader, resolver and writer. */
  jsonToJson(json: string): Converted;
  /** Cedar text of a schema in JSON syntax. */
  jsonToText(json: string): Converted;
  textToJson(text: string): Converted;
  /** Cedar text of a schema in Cedar text. */
  textToText(text: string): Converted;
  textToResolvedJson(text: string): Converted;
  /** Of a policy or template, in Cedar text; a schema that is no JSON is Cedar text too. */
  validEnvs(policy: PolicyText, schema: string): ValidEnvs;
}

export function createSchemaOracle(): SchemaOracle {
  let instance: OracleInstance | undefined;
  const ask = (entry: EntryName, argument: string, isText = false): Converted => {
    instance ??= loadOracleInstance();
    const outcome = isText
      ? instance.callWithText(entry, argument)
      : instance.call(entry, argument);
    // An exception leaves the instance's stack where it was, so only answers keep it alive.
    if (outcome.kind === "answer") return converted(outcome.json);
    instance = undefined;
    const messages = [outcome.message];
    return outcome.kind === "trap" ? { ok: false, messages, trap: true } : { ok: false, messages };
  };
  return {
    jsonToJson: (json) => ask("schemaToJson", json),
    jsonToText: (json) => ask("schemaToText", json),
    textToJson: (text) => ask("schemaToJson", JSON.stringify(text)),
    textToText: (text) => ask("schemaToText", JSON.stringify(text)),
    textToResolvedJson: (text) => ask("schemaToJsonWithResolvedTypes", text, true),
    validEnvs,
  };
}

interface Failed {
  readonly errors?: readonly { readonly message: string }[];
}

/** The member `json` of the answer, or `text` as a JSON string. */
function converted(answer: string): Converted {
  const members = memberTexts(answer);
  const json = members.get("json") ?? members.get("text");
  if (members.get("type") === '"success"' && json !== undefined) return { ok: true, json };
  // The cast states the answer's shape, which the reference's published types promise.
  const { errors = [] } = JSON.parse(answer) as Failed;
  return { ok: false, messages: errors.map(({ message }) => message) };
}

function validEnvs(policy: PolicyText, text: string): ValidEnvs {
  // The cast: the caller says that it is a schema.
  const schema = (text.startsWith("{") ? JSON.parse(text) : text) as Parameters<
    typeof getValidRequestEnvsPolicy
  >[1];
  const ask = policy.isTemplate ? getValidRequestEnvsTemplate : getValidRequestEnvsPolicy;
  const result = ask(policy.text, schema);
  if (result.type === "failure") throw new Error(result.error);
  const { principals, actions, resources } = result;
  return { principals, actions, resources };
}
