/** `cedrus check-parse` */

import { parseExpression } from "cedrus";
import { EXIT } from "../exit-code.ts";
import { given } from "../inputs.ts";
import { addExamples, addPolicyOptions, entitiesOption, option } from "../options.ts";
import { about, good, joined, type Read, valueOf } from "../problem.ts";
import { readEntities } from "../read-entities.ts";
import { type PolicyOptions, readPolicies } from "../read-policies.ts";
import type { AddCommand, Run } from "../run.ts";

interface CheckParseOptions extends PolicyOptions {
  readonly expression?: string;
  readonly entities?: string;
}

export const addCheckParse: AddCommand = (program, start) => {
  const command = program
    .command("check-parse")
    .description("Report everything that is wrong with policies, an expression or entities.");
  addPolicyOptions(command)
    .addOption(option("--expression <EXPR>", "a Cedar expression"))
    .addOption(entitiesOption())
    .action((options: CheckParseOptions) => start((run) => checkParse(run, options)));
  addExamples(command, "cedrus check-parse -p policies.cedar --entities entities.json");
};

async function checkParse({ inputs, reporter }: Run, options: CheckParseOptions): Promise<number> {
  const { policies, templateLinked, expression, entities } = options;
  // Policies are what is checked when nothing else is named.
  const wantsPolicies =
    policies !== undefined ||
    templateLinked !== undefined ||
    (expression === undefined && entities === undefined);
  const read: Read<object> = joined({
    policies: wantsPolicies ? await readPolicies(inputs, options) : good(undefined),
    expression: expression === undefined ? good(undefined) : checkExpression(expression),
    entities: await readEntities(inputs, entities),
  });
  valueOf(read);
  await reporter.result("", {});
  return EXIT.ok;
}

function checkExpression(text: string): Read<unknown> {
  return about(parseExpression(text), given("--expression", text));
}
