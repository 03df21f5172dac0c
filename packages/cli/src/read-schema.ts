/** The schema that a command works on. */

import { jsonText } from "cedrus";
import {
  parseSchemaText,
  type Schema,
  schemaFragmentFromJson,
  schemaFromFragments,
  type SchemaFragment,
} from "cedrus/schema";
import type { Inputs } from "./inputs.ts";
import {
  about,
  andThen,
  bad,
  good,
  type Problem,
  type Read,
  type TextSource,
  UsageError,
} from "./problem.ts";

export const SCHEMA_FORMATS = ["cedar", "json"] as const;
type SchemaFormat = (typeof SCHEMA_FORMATS)[number];

export interface SchemaOptions {
  readonly schema?: string;
  readonly schemaFormat?: SchemaFormat;
}

/** A schema as it is written. */
interface LoadedFragment {
  readonly fragment: SchemaFragment;
  readonly source: TextSource;
}

/** A schema whose names are resolved, and what is doubtful about it. */
export interface LoadedSchema {
  readonly schema: Schema;
  readonly warnings: readonly Problem[];
}

/** The text of `-s` (standard input when absent). */
export async function readSchemaText(
  inputs: Inputs,
  { schema }: SchemaOptions,
): Promise<Read<TextSource>> {
  if (schema === undefined) await inputs.announceStdin("a schema");
  return inputs.text(schema ?? "-", "a schema");
}

/** The declarations of `-s`; their names are not looked up. */
export async function readFragment(
  inputs: Inputs,
  options: SchemaOptions,
): Promise<Read<LoadedFragment>> {
  const parse = options.schemaFormat === "json" ? fragmentFromJson : parseSchemaText;
  return andThen(await readSchemaText(inputs, options), (source) =>
    andThen(about(parse(source.text), source), (fragment) => good({ fragment, source })),
  );
}

function fragmentFromJson(text: string): ReturnType<typeof schemaFragmentFromJson> {
  return schemaFragmentFromJson(jsonText(text));
}

/** The schema of `-s`. */
export async function readSchema(
  inputs: Inputs,
  options: SchemaOptions,
): Promise<Read<LoadedSchema>> {
  const fragment = await readFragment(inputs, options);
  if (fragment.ok) return resolve(fragment.value);
  return bad(...fragment.error.map((found) => withFormHelp(found, SCHEMA_FORMAT)));
}

/** What to do about a schema that is in the other form. */
interface FormHelp {
  readonly ifJson: string;
  readonly ifCedar?: string;
}

const SCHEMA_FORMAT: FormHelp = {
  ifJson: "it looks like JSON: add `--schema-format json`",
  ifCedar: "if it is in Cedar syntax, leave out `--schema-format json`",
};

/** Of a schema in the other form, only the option is wrong. */
export function withFormHelp(found: Problem, { ifJson, ifCedar }: FormHelp): Problem {
  const { diagnostic, source } = found;
  const { code, labels } = diagnostic;
  const isAtStart = source?.text?.slice(0, labels[0]?.span.start ?? Infinity).trim() === "";
  const isCedar = code === "json/unexpected-token" && isAtStart;
  const help = code === "schema/unexpected-json" ? ifJson : isCedar ? ifCedar : undefined;
  return help === undefined ? found : { diagnostic: { ...diagnostic, help }, source };
}

/** The schema of `-s`, if there is one. @throws UsageError when an option is useless without it */
export async function readSchemaIfAny(
  inputs: Inputs,
  options: SchemaOptions & { readonly requestValidation?: string },
): Promise<Read<LoadedSchema | undefined>> {
  const { schema, schemaFormat, requestValidation } = options;
  if (schema !== undefined) return readSchema(inputs, options);
  const useless = schemaFormat !== undefined ? "--schema-format" : "--request-validation";
  if (schemaFormat === undefined && requestValidation === undefined) return good(undefined);
  throw new UsageError(`\`${useless}\` is of no use without a schema`, "give one with `--schema`");
}

/** What is doubtful about declarations; nothing if they lack something that is declared elsewhere. */
export function warningsOf(loaded: LoadedFragment): readonly Problem[] {
  const resolved = resolve(loaded);
  return resolved.ok ? resolved.value.warnings : [];
}

function resolve({ fragment, source }: LoadedFragment): Read<LoadedSchema> {
  return andThen(about(schemaFromFragments([fragment]), source), ({ schema, warnings }) =>
    good({ schema, warnings: warnings.map((diagnostic) => ({ diagnostic, source })) }),
  );
}
