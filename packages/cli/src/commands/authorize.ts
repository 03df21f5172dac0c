/** `cedrus authorize` */

import { type AuthorizationResponse, isAuthorized } from "cedrus";
import { EXIT } from "../exit-code.ts";
import {
  addExamples,
  addPolicyOptions,
  addRequestOptions,
  addRequestSchemaOptions,
  entitiesOption,
  option,
} from "../options.ts";
import { policyProblems } from "../policy-errors.ts";
import { joined, valueOf } from "../problem.ts";
import { readEntities } from "../read-entities.ts";
import { type PolicyOptions, readPolicies } from "../read-policies.ts";
import { readRequest, type RequestOptions } from "../read-request.ts";
import { readSchemaIfAny } from "../read-schema.ts";
import { diagnosticsDocument } from "../render-problem.ts";
import { type RuleOptions, rulesOf } from "../request-rules.ts";
import { responseDocument } from "../response-document.ts";
import type { AddCommand, Run } from "../run.ts";
import { visible } from "../terminal.ts";
import { authorizeMany } from "./authorize-many.ts";

interface AuthorizeOptions extends PolicyOptions, RequestOptions, RuleOptions {
  readonly entities?: string;
  readonly requests?: string;
  readonly verbose?: boolean;
  readonly timing?: boolean;
}

export const addAuthorize: AddCommand = (program, start) => {
  const command = program
    .command("authorize")
    .description("Decide a request, or a file of requests. Exit code 0: allow, 2: deny.");
  addRequestSchemaOptions(addRequestOptions(addPolicyOptions(command)))
    .addOption(
      option("--requests <FILE>", "many requests, one JSON object per line").conflicts([
        "principal",
        "action",
        "resource",
        "context",
        "requestJson",
      ]),
    )
    .addOption(entitiesOption().makeOptionMandatory())
    .option("-v, --verbose", "print the policies that determined the decision")
    .option("-t, --timing", "print how long the decision took")
    .action((options: AuthorizeOptions) =>
      start((run) =>
        options.requests === undefined
          ? authorize(run, options)
          : authorizeMany(run, options.requests, options),
      ),
    );
  addExamples(
    command,
    `cedrus authorize -p policies.cedar --entities entities.json -l 'User::"andrew"' -a 'Action::"GetList"' -r 'List::"0"' -v`,
    `cedrus authorize -p policies.cedar -s tinytodo.cedarschema --entities entities.json -l 'User::"andrew"' -a 'Action::"GetList"' -r 'List::"0"'`,
    "cedrus authorize -p policies.cedar --entities entities.json --requests requests.jsonl",
  );
};

async function authorize(
  { io, inputs, reporter }: Run,
  options: AuthorizeOptions,
): Promise<number> {
  const schema = await readSchemaIfAny(inputs, options);
  const rules = rulesOf(schema, options);
  const read = joined({
    schema,
    policies: await readPolicies(inputs, options),
    request: await readRequest(inputs, options, rules),
    entities: await readEntities(inputs, options.entities, rules?.schema),
  });
  const { policies, request, entities, schema: loaded } = valueOf(read);
  const warnings = loaded?.warnings ?? [];
  const started = io.now();
  const response = isAuthorized(request, policies.set, entities);
  const microseconds = Math.round(1000 * (io.now() - started));
  const skipped = policyProblems(response.errors, policies);
  await reporter.problems([...warnings, ...skipped]);
  await reporter.result(textOf(response, options.verbose === true), {
    ...responseDocument(response, skipped),
    ...diagnosticsDocument(warnings),
    ...(options.timing === true ? { microseconds } : {}),
  });
  if (options.timing === true) await reporter.note(`decided in ${microseconds} µs`);
  return response.decision === "allow" ? EXIT.ok : EXIT.deny;
}

function textOf(
  { decision, determiningPolicies }: AuthorizationResponse,
  verbose: boolean,
): string {
  const lines = [decision.toUpperCase()];
  if (verbose && determiningPolicies.length === 0) lines.push("note: no policies applied");
  if (verbose && determiningPolicies.length > 0) {
    lines.push("note: this decision was due to the following policies:");
    lines.push(...determiningPolicies.map((id) => `  ${visible(id)}`));
  }
  return lines.join("\n");
}
