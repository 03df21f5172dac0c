/** `cedrus validate` */

import { type ValidationFinding, validatePolicies } from "cedrus/validator";
import { EXIT } from "../exit-code.ts";
import { addExamples, addPolicyOptions, addSchemaOptions, option } from "../options.ts";
import { joined, type Problem, UsageError, valueOf } from "../problem.ts";
import { type LoadedPolicies, type PolicyOptions, readPolicies } from "../read-policies.ts";
import { readSchema, type SchemaOptions } from "../read-schema.ts";
import { diagnosticsDocument } from "../render-problem.ts";
import type { AddCommand, Run } from "../run.ts";

interface ValidateOptions extends PolicyOptions, SchemaOptions {
  readonly validationMode?: "strict" | "permissive";
  readonly level?: string;
  readonly denyWarnings?: true;
}

export const addValidate: AddCommand = (program, start) => {
  const command = program
    .command("validate")
    .description("Check policies against a schema: those that pass cannot go wrong.");
  addSchemaOptions(addPolicyOptions(command))
    .addOption(
      option("--validation-mode <MODE>", "how strict (default: strict)", ["strict", "permissive"]),
    )
    .addOption(option("--level <N>", "check that policies look at most N entities deep"))
    .option("--deny-warnings", "fail when there are warnings")
    .action((options: ValidateOptions) => start((run) => validate(run, options)));
  addExamples(command, "cedrus validate -p policies.cedar -s tinytodo.cedarschema");
};

async function validate({ inputs, reporter }: Run, options: ValidateOptions): Promise<number> {
  if (options.schema === undefined)
    throw new UsageError("`-s` is missing: the schema to check with");
  const level = levelOf(options.level);
  const read = joined({
    schema: await readSchema(inputs, options),
    policies: await readPolicies(inputs, options),
  });
  const { schema, policies } = valueOf(read);
  const { errors, warnings } = validatePolicies(policies.set, schema.schema, {
    mode: options.validationMode ?? "strict",
    ...(level === undefined ? {} : { level }),
  });
  const problems = [
    ...schema.warnings,
    ...errors.map((finding) => problemOf(finding, policies)),
    ...warnings.map((finding) => problemOf(finding, policies)),
  ];
  await reporter.problems(problems);
  const passed = errors.length === 0 && (options.denyWarnings !== true || problems.length === 0);
  const outcome = passed
    ? "policy set validation passed"
    : `policy set validation failed: ${failure(errors.length, problems.length - errors.length)}`;
  await reporter.result(outcome, { passed, ...diagnosticsDocument(problems) });
  return passed ? EXIT.ok : EXIT.invalid;
}

function failure(errors: number, warnings: number): string {
  if (errors === 0) return `${counted(warnings, "warning")}, and --deny-warnings is given`;
  return warnings === 0
    ? counted(errors, "error")
    : `${counted(errors, "error")}, ${counted(warnings, "warning")}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function levelOf(text: string | undefined): number | undefined {
  if (text === undefined || /^\d{1,4}$/.test(text))
    return text === undefined ? undefined : Number(text);
  throw new UsageError(`\`${text}\` is not a level: give a whole number such as 1`);
}

function problemOf(
  { policyId, diagnostic }: ValidationFinding,
  { set, source }: LoadedPolicies,
): Problem {
  const body = set.policy(policyId)?.body ?? set.template(policyId)?.body;
  const message = `policy \`${policyId}\`: ${diagnostic.message}`;
  return { diagnostic: { ...diagnostic, message }, source: { ...source, text: body?.text } };
}
