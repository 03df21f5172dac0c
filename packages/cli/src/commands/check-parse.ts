/** `cedrus check-parse` */

import { parseExpression } from "cedrus";
import { EXIT } from "../exit-code.ts";
import { given } from "../inputs.ts";
import {
  addExamples,
  addPolicyOptions,
  addSchemaOptions,
  entitiesOption,
  option,
} from "../options.ts";
import { about, good, joined, type Read, valueOf } from "../problem.ts";
import { readEntities } from "../read-entities.ts";
import { type PolicyOptions, readPolicies } from "../read-policies.ts";
import { readSchemaIfAny, type SchemaOptions } from "../read-schema.ts";
import { diagnosticsDocument } from "../render-problem.ts";
import type { AddCommand, Run } from "../run.ts";

interface CheckParseOptions extends PolicyOptions, SchemaOptions {
  readonly expression?: string;
  readonly entities?: string;
}

export const addCheckParse: AddCommand = (program, start) => {
  const command = program
    .command("check-parse")
    .description("Report all that is wrong with policies, an expression, a schema or entities.");
  addSchemaOptions(addPolicyOptions(command), "a schema; entities are checked against it")
    .addOption(option("--expression <EXPR>", "a Cedar expression"))
    .addOption(entitiesOption())
    .action((options: CheckParseOptions) => start((run) => checkParse(run, options)));
  addExamples(
    command,
    "cedrus check-parse -p policies.cedar --entities entities.json",
    "cedrus check-parse -s tinytodo.cedarschema --entities entities.json",
  );
};

async function checkParse({ inputs, reporter }: Run, options: CheckParseOptions): Promise<number> {
  const { expression, entities } = options;
  const schema = await readSchemaIfAny(inputs, options);
  const read = joined({
    policies: wantsPolicies(options) ? await readPolicies(inputs, options) : good(undefined),
    expression: expression === undefined ? good(undefined) : checkExpression(expression),
    schema,
    entities: await readEntities(inputs, entities, schema.ok ? schema.value?.schema : undefined),
  });
  const warnings = valueOf(read).schema?.warnings ?? [];
  await reporter.problems(warnings);
  await reporter.result("", diagnosticsDocument(warnings));
  return EXIT.ok;
}

/** Policies are what is checked when nothing else is named. */
function wantsPolicies(options: CheckParseOptions): boolean {
  const { policies, templateLinked, expression, entities, schema } = options;
  if (policies !== undefined || templateLinked !== undefined) return true;
  return expression === undefined && entities === undefined && schema === undefined;
}

function checkExpression(text: string): Read<unknown> {
  return about(parseExpression(text), given("--expression", text));
}
