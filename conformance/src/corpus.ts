/**
 * Reads the official corpus: the generated cases of `corpus-tests.tar.gz` and the written ones of
 * `handwritten-tests.tar.gz`, packed or unpacked.
 *
 * Entities and contexts stay the text that the files hold, because they contain 64-bit integers.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { elementTexts, memberTexts } from "./raw-json.ts";
import { readTarGz } from "./tar.ts";

export interface Uid {
  readonly type: string;
  readonly id: string;
}

export interface CorpusRequest {
  readonly description: string;
  readonly principal: Uid;
  readonly action: Uid;
  readonly resource: Uid;
  /** The context as JSON text. */
  readonly contextText: string;
  readonly decision: "allow" | "deny";
  readonly reason: readonly string[];
  readonly errors: readonly string[];
}

export interface CorpusCase {
  /** The case file's path without its extension, such as `tests/ip/3`. */
  readonly name: string;
  /** Cedar text. */
  readonly policies: string;
  /** JSON text. */
  readonly entities: string;
  readonly requests: readonly CorpusRequest[];
  /** Cedar text of the schema, if the case has one, and whether the policies are valid with it. */
  readonly schema: string | undefined;
  readonly shouldValidate: boolean | undefined;
}

export interface CorpusLocation {
  readonly folder: string;
  /** True when the caller named the folder, so that an empty one is a failure. */
  readonly given: boolean;
}

const archives = ["corpus-tests.tar.gz", "handwritten-tests.tar.gz"];
const defaultFolder = new URL("../../../shared/corpus", import.meta.url);

/** `CEDAR_CORPUS`, or the default folder when it exists, or nothing. */
export function findCorpus(
  environment: Readonly<Record<string, string | undefined>>,
): CorpusLocation | undefined {
  const named = environment["CEDAR_CORPUS"];
  if (named !== undefined && named !== "") return { folder: named, given: true };
  const folder = fileURLToPath(defaultFolder);
  return existsSync(folder) ? { folder, given: false } : undefined;
}

/** Every case whose name is wanted, in the order of names. */
export function* readCorpus(
  folder: string,
  wanted: (name: string) => boolean,
): Generator<CorpusCase> {
  const files = corpusFiles(folder);
  for (const path of [...files.keys()].filter(isCaseFile).sort()) {
    const name = path.slice(0, -".json".length);
    if (wanted(name)) yield readCase(name, files);
  }
}

/** The schemas of the corpus, as Cedar text, by the path of their file. */
export function corpusSchemas(folder: string): ReadonlyMap<string, string> {
  const schemas = new Map<string, string>();
  for (const [path, read] of corpusFiles(folder)) {
    if (path.endsWith(".cedarschema")) schemas.set(path, read());
  }
  return schemas;
}

type Files = ReadonlyMap<string, () => string>;

/** The archives' files and those lying open in the folder, by their path inside. */
function corpusFiles(folder: string): Files {
  const files = new Map<string, () => string>();
  for (const archive of archives) {
    const path = join(folder, archive);
    if (!existsSync(path)) continue;
    for (const [name, content] of readTarGz(readFileSync(path)))
      files.set(plain(name), () => content.toString("utf8"));
  }
  for (const path of openFiles(folder)) {
    files.set(relative(folder, path).split(sep).join("/"), () => readFileSync(path, "utf8"));
  }
  return files;
}

function openFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(cedar|cedarschema|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function plain(name: string): string {
  return name.replace(/^\.\//, "");
}

function isCaseFile(path: string): boolean {
  return /^(corpus-tests|tests)\/.*\.json$/.test(path) && !path.endsWith(".entities.json");
}

interface CaseFields {
  readonly policies: string;
  readonly entities: string;
  readonly schema?: string;
  readonly shouldValidate?: boolean;
}

type RequestFields = Omit<CorpusRequest, "contextText">;

function readCase(name: string, files: Files): CorpusCase {
  const text = contentOf(files, `${name}.json`);
  // The casts state the corpus's format, which its README describes.
  const fields = JSON.parse(text) as CaseFields;
  const requests = elementTexts(memberTexts(text).get("requests") ?? "[]").map((request) => ({
    ...(JSON.parse(request) as RequestFields),
    contextText: memberTexts(request).get("context") ?? "{}",
  }));
  const entities = contentOf(files, fields.entities);
  return {
    name,
    policies: contentOf(files, fields.policies),
    entities: needsExplicitReferences.has(name) ? makeReferencesExplicit(entities) : entities,
    requests,
    schema: fields.schema === undefined ? undefined : contentOf(files, fields.schema),
    shouldValidate: fields.shouldValidate,
  };
}

function contentOf(files: Files, path: string): string {
  const read = files.get(plain(path));
  if (read === undefined) throw new Error(`the corpus lacks ${path}`);
  return read();
}

/**
 * Cases whose entities write `owner` as a bare `{"type", "id"}`, which only a schema can tell from
 * a record. The corpus is decided without schemas here, so these few references are made explicit.
 */
const needsExplicitReferences: ReadonlySet<string> = new Set([
  "tests/example_use_cases/4d",
  "tests/example_use_cases/4e",
  "tests/example_use_cases/4f",
  "tests/multi/3",
  "tests/multi/4",
]);

/** Wraps every attribute object that is exactly `{"type": string, "id": string}` in `__entity`. */
export function makeReferencesExplicit(entitiesText: string): string {
  const entities = elementTexts(entitiesText).map((entity) => {
    const members = memberTexts(entity);
    members.set("attrs", explicit(members.get("attrs") ?? "{}"));
    return objectText(members);
  });
  return `[${entities.join(",")}]`;
}

function explicit(valueText: string): string {
  if (valueText.startsWith("[")) return `[${elementTexts(valueText).map(explicit).join(",")}]`;
  if (!valueText.startsWith("{")) return valueText;
  const members = memberTexts(valueText);
  if (isReference(members)) return `{"__entity":${valueText}}`;
  if (members.has("__entity") || members.has("__extn")) return valueText;
  return objectText(new Map([...members].map(([key, value]) => [key, explicit(value)])));
}

function isReference(members: ReadonlyMap<string, string>): boolean {
  const isString = (key: string): boolean => members.get(key)?.startsWith('"') === true;
  return members.size === 2 && isString("type") && isString("id");
}

function objectText(members: ReadonlyMap<string, string>): string {
  return `{${[...members].map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(",")}}`;
}
