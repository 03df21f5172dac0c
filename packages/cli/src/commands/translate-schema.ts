/** `cedrus translate-schema` */

import { stringifyJson, unwrap } from "cedrus";
import {
  printSchemaText,
  schemaFragmentToJsonText,
  type SchemaFragment,
  schemaToJsonWithResolvedTypes,
} from "cedrus/schema";
import { EXIT } from "../exit-code.ts";
import { addExamples, option } from "../options.ts";
import { about, bad, valueOf } from "../problem.ts";
import { readFragment, warningsOf, withFormHelp } from "../read-schema.ts";
import { diagnosticsDocument } from "../render-problem.ts";
import type { AddCommand, Run } from "../run.ts";

const DIRECTIONS = ["json-to-cedar", "cedar-to-json", "cedar-to-json-with-resolved-types"] as const;
type Direction = (typeof DIRECTIONS)[number];

interface TranslateOptions {
  readonly direction: Direction;
  readonly schema?: string;
}

export const addTranslateSchema: AddCommand = (program, start) => {
  const command = program
    .command("translate-schema")
    .description("Translate a schema from Cedar syntax to JSON, or from JSON to Cedar syntax.")
    .addOption(
      option("--direction <DIRECTION>", "from what to what", DIRECTIONS).makeOptionMandatory(),
    )
    .addOption(option("-s, --schema <FILE>", "what to translate (default: standard input)"))
    .action((options: TranslateOptions) => start((run) => translate(run, options)));
  addExamples(
    command,
    "cedrus translate-schema --direction cedar-to-json -s tinytodo.cedarschema",
    "cedrus translate-schema --direction cedar-to-json-with-resolved-types -s tinytodo.cedarschema",
  );
};

const OTHER_DIRECTION = {
  ifJson: "it looks like JSON: write `--direction json-to-cedar`",
  ifCedar: "if it is in Cedar syntax, write `--direction cedar-to-json`",
};

async function translate(
  { inputs, reporter }: Run,
  { direction, ...options }: TranslateOptions,
): Promise<number> {
  const schemaFormat = direction === "json-to-cedar" ? "json" : "cedar";
  const read = await readFragment(inputs, { ...options, schemaFormat });
  const loaded = valueOf(
    read.ok ? read : bad(...read.error.map((found) => withFormHelp(found, OTHER_DIRECTION))),
  );
  const { fragment, source } = loaded;
  const warnings = warningsOf(loaded);
  const more = diagnosticsDocument(warnings);
  if (direction === "json-to-cedar") {
    const text = valueOf(about(printSchemaText(fragment), source)).trimEnd();
    await reporter.problems(warnings);
    await reporter.result(text, { text, ...more });
    return EXIT.ok;
  }
  const indent = reporter.json ? 0 : 2;
  const json =
    direction === "cedar-to-json"
      ? schemaFragmentToJsonText(fragment, indent)
      : valueOf(about(resolvedJson(fragment, indent), source));
  await reporter.problems(warnings);
  await reporter.resultText(json, "schema", more);
  return EXIT.ok;
}

type Resolved = ReturnType<typeof stringifyJson>;

function resolvedJson(fragment: SchemaFragment, indent: number): Resolved {
  const json = schemaToJsonWithResolvedTypes([fragment]);
  return json.ok ? { ok: true, value: unwrap(stringifyJson(json.value, indent)) } : json;
}
