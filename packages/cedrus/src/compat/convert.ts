/** Conversions of policies and schemas between text and JSON. */

import type { PolicyBody, StaticPolicy, Template as ReadTemplate } from "../ast/policy.ts";
import { compareCodePoints } from "../data/unicode.ts";
import type { Result } from "../data/result.ts";
import { printPolicy } from "../formatter/print-policy.ts";
import { policyToJson as jsonOfPolicy } from "../json/policy-json.ts";
import { parsePolicySet } from "../parser/parse.ts";
import { printSchemaText } from "../schema/print-schema.ts";
import { schemaToJsonWithResolvedTypes as resolvedJsonOf } from "../schema/resolved-to-json.ts";
import { schemaFragmentToJson } from "../schema/schema-to-json.ts";
import { detailedError, failure } from "./errors.ts";
import { readPolicy, readTemplate } from "./read-policies.ts";
import { readSchema } from "./read-schema.ts";
import { stringOf } from "./shape.ts";
import type {
  DetailedError,
  PolicySetTextToPartsAnswer,
  PolicyToJsonAnswer,
  PolicyToTextAnswer,
  SchemaToJsonAnswer,
  SchemaToJsonWithResolvedTypesAnswer,
  SchemaToTextAnswer,
} from "./types-calls.ts";
import type { Policy, PolicyJson, Schema, SchemaJson, Template } from "./types-data.ts";

/** The JSON of a policy; integers beyond 2^53 are `bigint`. */
export function policyToJson(policy: Policy): PolicyToJsonAnswer {
  return jsonAnswer(readPolicy(policy, "the policy"));
}

/** The JSON of a template; integers beyond 2^53 are `bigint`. */
export function templateToJson(template: Template): PolicyToJsonAnswer {
  return jsonAnswer(readTemplate(template, "the template"));
}

type ReadPolicy = Result<StaticPolicy | ReadTemplate, DetailedError>;

function jsonAnswer(read: ReadPolicy): PolicyToJsonAnswer {
  if (!read.ok) return failure([read.error]);
  // Why a cast: the writer's result is of this form, apart from large integers.
  return { type: "success", json: jsonOfPolicy(read.value) as PolicyJson };
}

/** The Cedar text of a policy. Text that is a policy stays as it is. */
export function policyToText(policy: Policy): PolicyToTextAnswer {
  return textAnswer(policy, readPolicy(policy, "the policy"));
}

/** The Cedar text of a template. Text that is a template stays as it is. */
export function templateToText(template: Template): PolicyToTextAnswer {
  return textAnswer(template, readTemplate(template, "the template"));
}

function textAnswer(input: unknown, read: ReadPolicy): PolicyToTextAnswer {
  if (!read.ok) return failure([read.error]);
  return { type: "success", text: typeof input === "string" ? input : printPolicy(read.value) };
}

/** The policies and the templates in a text, each as it stands there, in the order of their ids. */
export function policySetTextToParts(text: string): PolicySetTextToPartsAnswer {
  const parsed = parsePolicySet(stringOf(text, "the text of a policy set"));
  if (!parsed.ok) return failure([detailedError("the policies", parsed.error, "text")]);
  return {
    type: "success",
    policies: textsOf(parsed.value.policies(), text),
    policy_templates: textsOf(parsed.value.templates(), text),
  };
}

function textsOf(
  policies: Iterable<{ readonly id: string; readonly body: PolicyBody }>,
  text: string,
): string[] {
  return [...policies]
    .toSorted((a, b) => compareCodePoints(a.id, b.id))
    .map(({ body }) => text.slice(body.span?.start, body.span?.end));
}

/** The JSON of a schema as it is written. */
export function schemaToJson(schema: Schema): SchemaToJsonAnswer {
  const read = readSchema(schema);
  if (!read.ok) return failure([read.error]);
  const { fragment, warnings } = read.value;
  // Why a cast: the writer's result is of this form.
  const json = schemaFragmentToJson(fragment) as SchemaJson<string>;
  return { type: "success", json, warnings: [...warnings] };
}

/** The Cedar text of a schema. */
export function schemaToText(schema: Schema): SchemaToTextAnswer {
  const read = readSchema(schema);
  if (!read.ok) return failure([read.error]);
  const { fragment, warnings } = read.value;
  const text = printSchemaText(fragment);
  return text.ok
    ? { type: "success", text: text.value, warnings: [...warnings] }
    : failure([detailedError("the schema", text.error)]);
}

/** The JSON of a schema in Cedar text, in which every name says what it is the name of. */
export function schemaToJsonWithResolvedTypes(text: string): SchemaToJsonWithResolvedTypesAnswer {
  const read = readSchema(stringOf(text, "the text of a schema"));
  if (!read.ok) return failure([read.error]);
  const { fragment, warnings } = read.value;
  const json = resolvedJsonOf([fragment]);
  if (!json.ok) return failure([detailedError("the schema", json.error, "text")]);
  // Why a cast: the writer's result is of this form.
  return { type: "success", json: json.value as SchemaJson<string>, warnings: [...warnings] };
}
