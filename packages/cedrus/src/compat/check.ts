/** Checks: whether texts and data can be read, and whether policies are as a schema wants them. */

import { compareCodePoints } from "../data/unicode.ts";
import { err, ok, type Result } from "../data/result.ts";
import type { PolicyBody } from "../ast/policy.ts";
import type { ValidationFinding } from "../validator/finding.ts";
import { validRequestEnvs } from "../validator/request-envs.ts";
import { validatePolicies } from "../validator/validate.ts";
import type { RequestEnv } from "../schema/schema.ts";
import { checked, detailed, failure } from "./errors.ts";
import { readEntities } from "./read-entities.ts";
import { readPolicy, readPolicySet, readTemplate } from "./read-policies.ts";
import { readContext, readUid } from "./read-request.ts";
import { type ReadSchema, readSchema } from "./read-schema.ts";
import { fieldsOf } from "./shape.ts";
import type {
  CheckParseAnswer,
  ContextParsingCall,
  DetailedError,
  EntitiesParsingCall,
  GetValidRequestEnvsResult,
  ValidationAnswer,
  ValidationCall,
  ValidationError,
} from "./types-calls.ts";
import type { Policy, PolicySet, Schema, Template } from "./types-data.ts";

/** Whether a policy set can be read. */
export function checkParsePolicySet(policies: PolicySet): CheckParseAnswer {
  const read = readPolicySet(policies);
  return checked(read.ok ? [] : read.error);
}

/** Whether a schema can be read, and all of its names have a meaning. */
export function checkParseSchema(schema: Schema): CheckParseAnswer {
  return checkedOne(readSchema(schema));
}

/** Whether entities can be read, and are as the schema declares them if there is one. */
export function checkParseEntities(call: EntitiesParsingCall): CheckParseAnswer {
  const what = "a call that checks entities";
  const fields = fieldsOf(call, { what, required: ["entities"], optional: ["schema"] });
  const schema = schemaOf(fields["schema"]);
  return checkedOne(schema.ok ? readEntities(fields["entities"], schema.value?.schema) : schema);
}

/** Whether a context can be read, and is as the schema declares it if schema and action are given. */
export function checkParseContext(call: ContextParsingCall): CheckParseAnswer {
  const what = "a call that checks a context";
  const fields = fieldsOf(call, { what, required: ["context"], optional: ["schema", "action"] });
  const action = fields["action"] ?? undefined;
  const uid = action === undefined ? undefined : readUid(action, "the action");
  if (uid?.ok === false) return checkedOne(uid);
  const schema = schemaOf(fields["schema"]);
  return checkedOne(
    schema.ok ? readContext(fields["context"], schema.value?.schema, uid?.value) : schema,
  );
}

function schemaOf(input: unknown): Result<ReadSchema | undefined, DetailedError> {
  return input === undefined || input === null ? ok(undefined) : readSchema(input);
}

function checkedOne(result: Result<unknown, DetailedError>): CheckParseAnswer {
  return checked(result.ok ? [] : [result.error]);
}

/** Checks every policy and template against a schema, strictly. */
export function validate(call: ValidationCall): ValidationAnswer {
  const fields = fieldsOf(call, {
    what: "a validation call",
    required: ["schema", "policies"],
    optional: ["validationSettings"],
  });
  checkSettings(fields["validationSettings"]);
  const policies = readPolicySet(fields["policies"]);
  const schema = readSchema(fields["schema"]);
  if (!policies.ok || !schema.ok) {
    const errors = [...(policies.ok ? [] : policies.error), ...(schema.ok ? [] : [schema.error])];
    return { ...failure(errors), warnings: [] };
  }
  const { errors, warnings } = validatePolicies(policies.value, schema.value.schema);
  return {
    type: "success",
    validationErrors: errors.map(findingOf),
    validationWarnings: warnings.map(findingOf),
    otherWarnings: [...schema.value.warnings],
  };
}

function checkSettings(input: unknown): void {
  if (input === undefined) return;
  const { mode } = fieldsOf(input, { what: "`validationSettings`", required: ["mode"] });
  if (mode !== "strict") throw new TypeError("the mode of validation is `strict`");
}

function findingOf({ policyId, diagnostic }: ValidationFinding): ValidationError {
  return { policyId, error: detailed(diagnostic) };
}

/** The types and actions of the requests for which a policy can hold. */
export function getValidRequestEnvsPolicy(
  policy: Policy,
  schema: Schema,
): GetValidRequestEnvsResult {
  const read = readPolicy(policy, "the policy");
  return envsOf(read.ok ? ok(read.value.body) : read, schema);
}

/** The types and actions of the requests for which a link of a template can hold. */
export function getValidRequestEnvsTemplate(
  template: Template,
  schema: Schema,
): GetValidRequestEnvsResult {
  const read = readTemplate(template, "the template");
  return envsOf(read.ok ? ok(read.value.body) : read, schema);
}

function envsOf(
  body: Result<PolicyBody, DetailedError>,
  input: unknown,
): GetValidRequestEnvsResult {
  const schema = body.ok ? readSchema(input) : err(body.error);
  if (!body.ok || !schema.ok) {
    return { type: "failure", error: schema.ok ? "" : schema.error.message };
  }
  const envs = validRequestEnvs(schema.value.schema, body.value);
  const names = (nameOf: (env: RequestEnv) => string): string[] =>
    [...new Set(envs.map(nameOf))].toSorted(compareCodePoints);
  return {
    type: "success",
    principals: names(({ principalType }) => principalType),
    actions: names(({ action }) => action.toString()),
    resources: names(({ resourceType }) => resourceType),
  };
}
