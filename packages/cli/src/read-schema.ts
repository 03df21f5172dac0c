/** The schema that a command works on. */

import {
  parseSchemaText,
  type Schema,
  schemaFragmentFromJson,
  schemaFromFragments,
  type SchemaFragment,
} from "cedrus/schema";
import type { Inputs } from "./inputs.ts";
import { about, andThen, good, type Problem, type Read, type TextSource } from "./problem.ts";

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
interface LoadedSchema {
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
  const parse = options.schemaFormat === "json" ? schemaFragmentFromJson : parseSchemaText;
  return andThen(await readSchemaText(inputs, options), (source) =>
    andThen(about(parse(source.text), source), (fragment) => good({ fragment, source })),
  );
}

/** The schema of `-s`. */
export async function readSchema(
  inputs: Inputs,
  options: SchemaOptions,
): Promise<Read<LoadedSchema>> {
  return andThen(await readFragment(inputs, options), resolve);
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
