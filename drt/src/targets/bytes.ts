/** Readers on damaged input: they answer, in time and without an exception, as the reference does. */

import {
  contextFromJson,
  entitiesFromJson,
  jsonText,
  parsePolicySet,
  policyFromJson,
  policySetFromJson,
  templateFromJson,
} from "cedrus";
import { parseSchema, schemaFromJson } from "cedrus/schema";
import { mutateJson } from "../generators/near-miss-json.ts";
import { mutateBytes, mutateTokens } from "../generators/near-miss-text.ts";
import {
  smallContext,
  smallEntities,
  smallPolicy,
  smallSchema,
} from "../generators/small-texts.ts";
import { generateWorld } from "../generators/world.ts";
import type { PolicyData, PolicySetData } from "../language.ts";
import { Refusal } from "../oracles/engine.ts";
import { wasmPool } from "../oracles/wasm.ts";
import { type Json, printJson, printVariedJson } from "../printers/json-tree.ts";
import { policyJson, policySetJson } from "../printers/policy-json.ts";
import { printPolicies } from "../printers/policy-text.ts";
import { schemaJson } from "../printers/schema-json.ts";
import { printSchema } from "../printers/schema-text.ts";
import { varied } from "../printers/surface.ts";
import { anyExplicitForm, entitiesJson, fieldsJson } from "../printers/value-json.ts";
import type { Source } from "../source.ts";
import type { Divergence, Recorder, Target } from "../target.ts";
import { deepJson, deepPolicy, deepSchema } from "./deep-input.ts";

type Reader =
  | "policies"
  | "policy"
  | "policy-set"
  | "schema"
  | "schema-json"
  | "entities"
  | "context";

export interface BytesInput {
  readonly reader: Reader;
  readonly text: string;
  /** The reference would die of it: it is not asked. */
  readonly isDeep?: true;
}

/** Whether the library accepts a text; a test can break it. */
export type Accepts = (input: BytesInput) => boolean;

export const accepts: Accepts = ({ reader, text }) => {
  switch (reader) {
    case "policies":
      return parsePolicySet(text).ok;
    case "policy":
      return policyFromJson(jsonText(text)).ok || templateFromJson(jsonText(text)).ok;
    case "policy-set":
      return policySetFromJson(jsonText(text)).ok;
    case "schema":
      return parseSchema(text).ok;
    case "schema-json":
      return schemaFromJson(jsonText(text)).ok;
    case "entities":
      return entitiesFromJson(jsonText(text)).ok;
    case "context":
      return contextFromJson(jsonText(text)).ok;
  }
};

/** What the reference says, or nothing where its interface takes other things for policies as well. */
function referenceAccepts({ reader, text }: BytesInput): boolean | Refusal | undefined {
  // Half a character cannot even be handed over; text with one is no text.
  if (/\p{Surrogate}/u.test(text)) return false;
  // A JSON string is read as Cedar text there.
  if (reader === "policy" && /^[\s"]*"/.test(text)) return undefined;
  const answer = ask(reader, text);
  if (!(answer instanceof Refusal)) return true;
  return answer.isTrap ? answer : false;
}

function ask(reader: Reader, text: string): ReturnType<typeof wasmPool.call> {
  wasmPool.renewIfUsedUp();
  switch (reader) {
    case "policies":
      return wasmPool.callWithText("policySetTextToParts", text);
    case "policy": {
      const asPolicy = wasmPool.call("policyToJson", text);
      return asPolicy instanceof Refusal ? wasmPool.call("templateToJson", text) : asPolicy;
    }
    case "policy-set":
      return wasmPool.call("checkParsePolicySet", text);
    case "schema":
      return wasmPool.call("checkParseSchema", JSON.stringify(text));
    case "schema-json":
      return wasmPool.call("checkParseSchema", text);
    case "entities":
      return wasmPool.call("checkParseEntities", `{"entities":${text}\n}`);
    case "context":
      return wasmPool.call("checkParseContext", `{"context":${text}\n}`);
  }
}

const MOST_BYTES = 1500;

function damagedText(source: Source, text: string): string {
  const kind = source.weighted([
    [6, "tokens"],
    [3, "bytes"],
    [1, "cut"],
    [1, "nothing"],
    [1, "noise"],
    [1, "surrogate"],
  ] as const);
  const short = text.slice(0, MOST_BYTES);
  switch (kind) {
    case "tokens":
      return mutateTokens(source, short);
    case "bytes":
      return new TextDecoder().decode(mutateBytes(source, new TextEncoder().encode(short)));
    case "cut":
      return short.slice(0, source.int(short.length + 1));
    case "nothing":
      return text;
    case "surrogate": {
      const at = source.int(short.length + 1);
      return `${short.slice(0, at)}${source.pick(["\ud800", "\udfff"])}${short.slice(at)}`;
    }
    case "noise":
      return source.list(0, 20, () => String.fromCharCode(source.int(256))).join("");
  }
}

function damagedJson(source: Source, json: Json): string {
  const changed = source.chance(4, 5) ? mutateJson(source, json) : json;
  const text = source.chance(1, 2) ? printJson(changed) : printVariedJson(changed, source);
  return source.chance(1, 6) ? damagedText(source, text) : text;
}

/** One input in so many is deeper than anything that is written. */
const DEEP = 50;

function generatePoliciesText(source: Source): BytesInput {
  if (source.chance(1, DEEP)) return { reader: "policies", text: deepPolicy(source), isDeep: true };
  if (source.chance(2, 3)) return { reader: "policies", text: smallPolicy(source) };
  const [set] = generateWorld(source, { policySets: 1, requests: 1 }).policySets;
  const policies = [...(set?.policies ?? []), ...(set?.templates ?? [])].slice(0, 2);
  const text = printPolicies(policies, varied(source));
  return { reader: "policies", text: damagedText(source, text) };
}

function generateSchemaText(source: Source): BytesInput {
  if (source.chance(1, DEEP)) return { reader: "schema", text: deepSchema(source), isDeep: true };
  if (source.chance(2, 3)) return { reader: "schema", text: smallSchema(source) };
  const { schema } = generateWorld(source, { policySets: 1, requests: 1 });
  return { reader: "schema", text: damagedText(source, printSchema(schema, varied(source))) };
}

function generateJson(source: Source): BytesInput {
  if (source.chance(1, 3)) return { reader: "entities", text: smallEntities(source) };
  if (source.chance(1, 3)) return { reader: "context", text: smallContext(source) };
  const world = generateWorld(source, { policySets: 1, requests: 1 });
  const form = anyExplicitForm(source);
  const trees: readonly (readonly [Reader, Json])[] = [
    ["policy-set", policySetJson(world.policySets[0] ?? NO_POLICIES, varied(source))],
    ["policy", policyJson(anyPolicy(world.policySets), varied(source))],
    ["schema-json", schemaJson(world.schema, varied(source))],
    ["entities", entitiesJson(world.entities.slice(0, 3), form)],
    ["context", fieldsJson(world.requests[0]?.context ?? [], form)],
  ];
  const [reader, json] = source.pick(trees);
  if (source.chance(1, DEEP)) return { reader, text: deepJson(source, reader), isDeep: true };
  return { reader, text: damagedJson(source, json) };
}

function anyPolicy(sets: readonly PolicySetData[]): PolicyData {
  const [first] = sets.flatMap(({ policies, templates }) => [...templates, ...policies]);
  if (first === undefined) throw new Error("a world has no policies");
  return first;
}

const NO_POLICIES = { policies: [], templates: [], links: [] };

/** Milliseconds for every kilobyte, and what a busy machine may take besides. */
const SLOW_PER_KILOBYTE = 50;
const PATIENCE = 2000;

function check(accepts_: Accepts, input: BytesInput, recorder: Recorder): Divergence | undefined {
  const start = performance.now();
  const ours = accepts_(input);
  const took = performance.now() - start;
  if (took > PATIENCE + (SLOW_PER_KILOBYTE * input.text.length) / 1024) {
    return { aspect: `slow: ${input.reader}`, wrongAllow: false, outputs: { took } };
  }
  recorder.saw(`${input.reader}/${ours ? "accepted" : "refused"}`);
  if (input.isDeep) {
    recorder.compared(1);
    recorder.saw(`${input.reader}/deep-${ours ? "accepted" : "refused"}`);
    return undefined;
  }
  const theirs = referenceAccepts(input);
  if (theirs instanceof Refusal) {
    recorder.saw("no-verdict/cedar-wasm");
    return undefined;
  }
  // Of a policy set, the reference's interface needs no part, and takes policies in other forms too.
  if (theirs === undefined || (input.reader === "policy-set" && !ours && theirs)) return undefined;
  recorder.compared(1);
  if (ours === theirs || (theirs && isForUnknown(input))) return undefined;
  const word = (isAccepted: boolean): string => (isAccepted ? "accepted" : "refused");
  return {
    aspect: `${input.reader}: ${word(ours)} against ${word(theirs)}`,
    wrongAllow: false,
    outputs: { cedrus: word(ours), "cedar-wasm": theirs ? "accepted" : messageOf(input) },
  };
}

/** Whether the reference accepts it for a function that it happens to know, and the language does not. */
function isForUnknown({ reader, text }: BytesInput): boolean {
  const other = text.replaceAll("unknown", "unheardof");
  return other !== text && referenceAccepts({ reader, text: other }) === false;
}

function messageOf({ reader, text }: BytesInput): string {
  const answer = ask(reader, text);
  return answer instanceof Refusal ? `refused: ${answer.message}` : "accepted";
}

function target(
  [name, what]: readonly [string, string],
  generate: (source: Source) => BytesInput,
  accepts_: Accepts,
): Target<BytesInput> {
  return {
    name,
    description: `damaged ${what}: accepted or refused as by the reference, in time`,
    generate,
    check: (input, recorder) => check(accepts_, input, recorder),
  };
}

export function bytesPolicies(by: Accepts = accepts): Target<BytesInput> {
  return target(["bytes-policies", "policy text"], generatePoliciesText, by);
}

export function bytesSchemas(by: Accepts = accepts): Target<BytesInput> {
  return target(["bytes-schemas", "schema text"], generateSchemaText, by);
}

export function bytesJson(by: Accepts = accepts): Target<BytesInput> {
  return target(["bytes-json", "JSON of every kind"], generateJson, by);
}
