/**
 * Entities and requests of the corpus against its schemas: our verdicts and the recorded ones of
 * the reference, for each entity and each request.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Diagnostic,
  type EntityStore,
  EntityUid,
  entityListFromJson,
  jsonText,
  parseEntityUid,
  type Result,
  unwrap,
} from "cedrus";
import { parseSchemaText, type Schema, schemaFromFragments } from "cedrus/schema";
import {
  contextFromJsonWithSchema,
  createValidatedRequest,
  entitiesFromJsonWithSchema,
  validateEntities,
} from "cedrus/validator";
import { elementTexts, memberTexts } from "./raw-json.ts";
import { readTarGz } from "./tar.ts";

export interface ValidationTally {
  cases: number;
  entities: number;
  requests: number;
  /** Cases that have no recorded verdicts; all their data is expected to be accepted. */
  unrecorded: number;
  readonly differences: string[];
}

interface Verdicts {
  /** By entity, with an error or without. */
  readonly entityValidation: { readonly perEntity: Readonly<Record<string, object>> };
  readonly requestValidation: readonly { readonly strict: boolean }[];
}

const CASES = "corpus-tests.tar.gz";
const VERDICTS = "corpus-validation-4.10.tar.gz";

/** Compares all generated cases whose name is wanted. None when the folder lacks the archives. */
export function compareValidationData(
  folder: string,
  wanted: (name: string) => boolean = () => true,
): ValidationTally {
  const tally = { cases: 0, entities: 0, requests: 0, unrecorded: 0, differences: [] as string[] };
  if (!existsSync(join(folder, CASES)) || !existsSync(join(folder, VERDICTS))) return tally;
  const files = texts(join(folder, CASES));
  const verdicts = texts(join(folder, VERDICTS));
  for (const [path, schemaText] of files) {
    const name = /([^/]+)\.cedarschema$/.exec(path)?.[1];
    if (name === undefined || !wanted(name)) continue;
    tally.cases++;
    const recorded = verdicts.get(`${name}.validation.json`);
    if (recorded === undefined) tally.unrecorded++;
    const requests = memberTexts(files.get(`${name}.json`) ?? "{}").get("requests") ?? "[]";
    const compared = compareCase({
      schema: schemaOf(schemaText),
      entities: files.get(`${name}.entities.json`) ?? "",
      requests: elementTexts(requests),
      // The cast states the format of the corpus, which its README describes.
      verdicts: recorded === undefined ? undefined : (JSON.parse(recorded) as Verdicts),
    });
    tally.entities += compared.entities;
    tally.requests += compared.requests;
    tally.differences.push(...compared.differences.map((difference) => `${name}: ${difference}`));
  }
  return tally;
}

interface ValidationCase {
  readonly schema: Schema;
  readonly entities: string;
  readonly requests: readonly string[];
  readonly verdicts: Verdicts | undefined;
}

function compareCase(it: ValidationCase): {
  readonly entities: number;
  readonly requests: number;
  readonly differences: readonly string[];
} {
  const differences: string[] = [];
  const items = elementTexts(it.entities);
  const invalid = Object.entries(it.verdicts?.entityValidation.perEntity ?? {}).filter(
    ([, verdict]) => Object.keys(verdict).length > 0,
  );
  const store = entitiesFromJsonWithSchema(jsonText(it.entities), it.schema);
  if (store.ok !== (invalid.length === 0)) differences.push(`entities: ${text(store)}`);
  for (const item of items) differences.push(...entityDifference(it, item));
  if (store.ok) differences.push(...storeDifference(it, store.value));
  it.requests.forEach((request, index) => {
    const expected = it.verdicts?.requestValidation[index]?.strict ?? true;
    const ours = readRequest(it.schema, request);
    if (ours.ok !== expected) differences.push(`request ${index}: ${text(ours)}`);
  });
  return { entities: items.length, requests: it.requests.length, differences };
}

/** One entity alone; an action needs the others, which say what its groups are in. */
function entityDifference({ schema, verdicts }: ValidationCase, item: string): string[] {
  const parsed = unwrap(entityListFromJson(jsonText(`[${item}]`)))[0];
  if (parsed === undefined || /(^|::)Action$/.test(parsed.uid.type)) return [];
  const key = `${parsed.uid.type}::${parsed.uid.id}`;
  const verdict = verdicts?.entityValidation.perEntity[key];
  if (verdicts !== undefined && verdict === undefined) return [`${key} has no verdict`];
  const expected = Object.keys(verdict ?? {}).length === 0;
  const ours = entitiesFromJsonWithSchema(jsonText(`[${item}]`), schema);
  return ours.ok === expected ? [] : [`${key}: ${text(ours)}`];
}

/** What was read conforms as it is. */
function storeDifference({ schema }: ValidationCase, store: EntityStore): string[] {
  const again = validateEntities(schema, store);
  return again.ok ? [] : [`again: ${text(again)}`];
}

function readRequest(schema: Schema, request: string): Result<unknown, readonly Diagnostic[]> {
  const members = memberTexts(request);
  const uid = (part: string): EntityUid => uidOf(members.get(part) ?? "");
  const action = uid("action");
  const context = contextFromJsonWithSchema(
    jsonText(members.get("context") ?? "{}"),
    schema,
    action,
  );
  if (!context.ok) return context;
  return createValidatedRequest(
    { principal: uid("principal"), action, resource: uid("resource"), context: context.value },
    schema,
  );
}

function uidOf(json: string): EntityUid {
  // The cast states the format of the corpus.
  const uid = JSON.parse(json) as string | { readonly type: string; readonly id: string };
  return typeof uid === "string" ? unwrap(parseEntityUid(uid)) : new EntityUid(uid.type, uid.id);
}

function schemaOf(schemaText: string): Schema {
  return unwrap(schemaFromFragments([unwrap(parseSchemaText(schemaText))])).schema;
}

function text(result: Result<unknown, readonly Diagnostic[]>): string {
  if (result.ok) return "accepted";
  return result.error.map(({ code, message }) => `${code}: ${message}`).join("; ");
}

/** The files of an archive by their name without folders. */
function texts(archive: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [path, content] of readTarGz(readFileSync(archive))) {
    files.set(path.slice(path.lastIndexOf("/") + 1), content.toString("utf8"));
  }
  return files;
}
