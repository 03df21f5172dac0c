/** Entities and contexts in every form of JSON that a schema makes readable. */

import { contextFromJson, type EntityStore, jsonText, type RecordValue, type Result } from "cedrus";
import { contextFromJsonWithSchema, entitiesFromJsonWithSchema } from "cedrus/validator";
import { breakEntities, breakRequest } from "../generators/broken.ts";
import { generateDomain, generateWorldIn } from "../generators/world.ts";
import type { EntityData, RequestData, SchemaData } from "../language.ts";
import { Refusal } from "../oracles/engine.ts";
import { readSchema } from "../oracles/library.ts";
import { buildUid } from "../oracles/library-build.ts";
import { entityTexts, fieldsText } from "../oracles/library-decode.ts";
import { keyOf } from "../oracles/ancestors.ts";
import { textsOfEntities } from "../oracles/model.ts";
import { schemaTextOf, wasmPool } from "../oracles/wasm.ts";
import { printJson } from "../printers/json-tree.ts";
import { anyForm, entitiesJson, EXPLICIT, fieldsJson, uidJson } from "../printers/value-json.ts";
import type { Source } from "../source.ts";
import { Tape } from "../tape/tape.ts";
import type { Divergence, Recorder, Target } from "../target.ts";

export interface DataInput {
  readonly schema: SchemaData;
  readonly entities: readonly EntityData[];
  readonly requests: readonly RequestData[];
  /** Which forms; 0 is the explicit one. */
  readonly style: number;
}

const STYLES = 1_000_000;

function generateData(source: Source): DataInput {
  const domain = generateDomain(source);
  const world = generateWorldIn(domain, { policySets: 1, requests: 6 });
  const isBroken = (): boolean => source.chance(1, 2);
  return {
    schema: world.schema,
    entities: isBroken() ? breakEntities(domain, world.entities).data : world.entities,
    requests: world.requests.map((request) =>
      isBroken() ? breakRequest(domain, request).data : request,
    ),
    style: source.int(STYLES),
  };
}

/** The library's part, so that a test can break it. */
export interface DataReader {
  readonly entities: (text: string, schema: SchemaData) => Result<EntityStore, unknown>;
  readonly context: (
    text: string,
    schema: SchemaData,
    action: RequestData["action"],
  ) => Result<RecordValue, unknown>;
}

export const DATA_LIBRARY: DataReader = {
  entities: (text, schema) => entitiesFromJsonWithSchema(jsonText(text), readSchema(schema)),
  context: (text, schema, action) =>
    contextFromJsonWithSchema(jsonText(text), readSchema(schema), buildUid(action)),
};

export function dataWithSchema(library: DataReader = DATA_LIBRARY): Target<DataInput> {
  return {
    name: "data-with-schema",
    description: "entities and contexts read with a schema, in any form: library and reference",
    generate: generateData,
    check: (input, recorder) =>
      checkEntities(library, input, recorder) ?? checkContexts(library, input, recorder),
  };
}

function checkEntities(
  library: DataReader,
  { schema, entities, style }: DataInput,
  recorder: Recorder,
): Divergence | undefined {
  const form = style === 0 ? EXPLICIT : anyForm(Tape.of(`form ${style}`));
  const text = printJson(entitiesJson(entities, form));
  const ours = library.entities(text, schema);
  const call = `{"schema":${schemaTextOf(schema)()},"entities":${text}}`;
  const divergence = compare("entities", { text, isRead: ours.ok }, { call, recorder });
  if (divergence !== undefined || !ours.ok) return divergence;
  // Data that breaks its type may be good data in another form: a decimal written as `"1.0"` is a String.
  if (!library.entities(printJson(entitiesJson(entities)), schema).ok) return undefined;
  const got = entityTexts(ours.value).join("\n");
  const expected = textsOfEntities(withActions(entities, schema)).join("\n");
  return got === expected ? undefined : otherValue("entities", { text, got, expected });
}

/** The actions that the schema declares come with it. */
function withActions(
  entities: readonly EntityData[],
  { actions }: SchemaData,
): readonly EntityData[] {
  const known = new Set(entities.map(({ uid }) => keyOf(uid)));
  const missing = actions.filter(({ uid }) => !known.has(keyOf(uid)));
  return [
    ...entities,
    ...missing.map(({ uid, memberOf }) => ({ uid, attrs: [], tags: [], parents: memberOf })),
  ];
}

function checkContexts(
  library: DataReader,
  { schema, requests, style }: DataInput,
  recorder: Recorder,
): Divergence | undefined {
  const form = style === 0 ? EXPLICIT : anyForm(Tape.of(`form ${style}`));
  for (const { action, context } of requests) {
    const text = printJson(fieldsJson(context, form));
    const ours = library.context(text, schema, action);
    const call = `{"schema":${schemaTextOf(schema)()},"action":${printJson(uidJson(action))},"context":${text}}`;
    const divergence = compare("context", { text, isRead: ours.ok }, { call, recorder });
    if (divergence !== undefined) return divergence;
    if (!ours.ok || !library.context(printJson(fieldsJson(context)), schema, action).ok) continue;
    const explicit = contextFromJson(jsonText(printJson(fieldsJson(context))));
    const [got, expected] = [ours.value, explicit.ok ? explicit.value : undefined].map((record) =>
      record === undefined ? "refused" : fieldsText(record.attrs),
    );
    if (got !== expected) return otherValue("context", { text, got, expected });
  }
  return undefined;
}

/** Whether both read it. */
function compare(
  what: "entities" | "context",
  { text, isRead }: { readonly text: string; readonly isRead: boolean },
  { call, recorder }: { readonly call: string; readonly recorder: Recorder },
): Divergence | undefined {
  wasmPool.renewIfUsedUp();
  const entry = what === "entities" ? "checkParseEntities" : "checkParseContext";
  const answer = wasmPool.call(entry, call);
  if (answer instanceof Refusal && answer.isTrap) {
    recorder.saw("no-verdict/cedar-wasm");
    return undefined;
  }
  recorder.compared(1);
  const isReadThere = !(answer instanceof Refusal);
  recorder.saw(`${what}-json/${isReadThere ? "read" : "refused"}`);
  if (isRead === isReadThere) return undefined;
  return {
    aspect: `${what}: ${isRead ? "read against refused" : "refused against read"}`,
    wrongAllow: false,
    outputs: { text, "cedar-wasm": answer instanceof Refusal ? answer.message : "read" },
  };
}

function otherValue(what: string, outputs: Divergence["outputs"]): Divergence {
  return { aspect: `${what}: another value`, wrongAllow: false, outputs };
}
