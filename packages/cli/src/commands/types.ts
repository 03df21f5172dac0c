/** `cedrus types` */

import { printTypeScript } from "cedrus/schema";
import { EXIT } from "../exit-code.ts";
import { unreadable } from "../inputs.ts";
import { addExamples, addSchemaOptions, option } from "../options.ts";
import { BadInput, UsageError, valueOf } from "../problem.ts";
import { readSchema, type SchemaOptions } from "../read-schema.ts";
import { diagnosticsDocument } from "../render-problem.ts";
import type { AddCommand, Run } from "../run.ts";

interface TypesOptions extends SchemaOptions {
  readonly out?: string;
}

export const addTypes: AddCommand = (program, start) => {
  const command = program
    .command("types")
    .description("Write the TypeScript types of a schema's entities, actions and contexts.");
  addSchemaOptions(command)
    .addOption(option("-o, --out <FILE>", "the file to write (default: standard output)"))
    .action((options: TypesOptions) => start((run) => types(run, options)));
  addExamples(
    command,
    "cedrus types -s tinytodo.cedarschema",
    "cedrus types -s tinytodo.cedarschema -o cedar.d.ts --output json",
  );
};

async function types(run: Run, { out, ...options }: TypesOptions): Promise<number> {
  if (out === "-") throw new UsageError("`-` is no file", "leave out `--out` to print the types");
  const { schema, warnings } = valueOf(await readSchema(run.inputs, options));
  const text = printTypeScript(schema);
  await run.reporter.problems(warnings);
  const more = diagnosticsDocument(warnings);
  if (out === undefined) await run.reporter.result(text.trimEnd(), { text, ...more });
  else {
    await writeTo(run, out, text);
    await run.reporter.result("", { file: out, ...more });
  }
  return EXIT.ok;
}

async function writeTo({ io }: Run, path: string, text: string): Promise<void> {
  try {
    await io.replaceFile(path, text);
  } catch (error) {
    throw new BadInput([unreadable(error, path, "write")]);
  }
}
