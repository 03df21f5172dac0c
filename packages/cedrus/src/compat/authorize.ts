/** Decisions: everything in one call, or with policies and schema that were read before. */

import type { PolicySet } from "../ast/policy-set.ts";
import { isAuthorized as decideRequest } from "../authorizer/is-authorized.ts";
import { excerpt } from "../data/quote.ts";
import { err, ok, type Result } from "../data/result.ts";
import type { EntityStore } from "../entities/entity-store.ts";
import type { AuthorizationRequest } from "../evaluator/environment.ts";
import { evaluationDiagnostic } from "../policy-errors.ts";
import type { Schema } from "../schema/schema.ts";
import { detailed, failure, plainError } from "./errors.ts";
import { lazyStore, Unreadable } from "./lazy-entities.ts";
import { keepPolicySet, keepSchema, keptPolicySet, keptSchema } from "./preparsed.ts";
import { readEntities } from "./read-entities.ts";
import { readPolicySet } from "./read-policies.ts";
import { readContext, readVariables, requestErrors, type RequestParts } from "./read-request.ts";
import { readSchema } from "./read-schema.ts";
import { booleanOf, fieldsOf, stringOf } from "./shape.ts";
import type {
  AuthorizationAnswer,
  AuthorizationCall,
  CheckParseAnswer,
  DetailedError,
  EntityReading,
  Response,
  StatefulAuthorizationCall,
} from "./types-calls.ts";
import type { PolicySet as PolicySetInput, Schema as SchemaInput } from "./types-data.ts";

const PARTS = ["principal", "action", "resource", "context", "entities"];

/**
 * Decides a request by the policies and entities of the call.
 *
 * @throws TypeError if the call is not of its type.
 */
export function isAuthorized(call: AuthorizationCall & EntityReading): AuthorizationAnswer {
  const fields = fieldsOf(call, {
    what: "an authorization call",
    required: [...PARTS, "policies"],
    optional: ["schema", "validateRequest", "lazyEntities"],
  });
  const policies = readPolicySet(fields["policies"]);
  const schema = isGiven(fields["schema"]) ? readSchema(fields["schema"]) : undefined;
  return answer({
    ...optionsOf(fields),
    policies,
    schema: schema?.ok === true ? schema.value.schema : undefined,
    errors: schema?.ok === false ? [schema.error] : [],
    warnings: schema?.ok === true ? schema.value.warnings : [],
  });
}

/**
 * Decides a request as {@link isAuthorized} does, by policies and a schema that were read before with
 * {@link preparsePolicySet} and {@link preparseSchema}.
 *
 * @throws TypeError if the call is not of its type.
 */
export function statefulIsAuthorized(
  call: StatefulAuthorizationCall & EntityReading,
): AuthorizationAnswer {
  const fields = fieldsOf(call, {
    what: "an authorization call",
    required: [...PARTS, "preparsedPolicySetId"],
    optional: ["preparsedSchemaName", "validateRequest", "lazyEntities"],
  });
  const id = stringOf(fields["preparsedPolicySetId"], "`preparsedPolicySetId`");
  const named = fields["preparsedSchemaName"];
  const name = isGiven(named) ? stringOf(named, "`preparsedSchemaName`") : undefined;
  const policies = keptPolicySet(id);
  const schema = name === undefined ? undefined : keptSchema(name)?.schema;
  const errors: DetailedError[] = [];
  if (name !== undefined && schema === undefined) errors.push(unknown("schema", name));
  if (policies === undefined) errors.push(unknown("policy set", id));
  return answer({
    ...optionsOf(fields),
    policies: policies === undefined ? err([]) : ok(policies),
    schema,
    errors,
    warnings: [],
  });
}

/** Reads a policy set and keeps it under a name, unless something is wrong with it. */
export function preparsePolicySet(name: string, policies: PolicySetInput): CheckParseAnswer {
  const key = stringOf(name, "the name of a policy set");
  const read = readPolicySet(policies);
  if (!read.ok) return failure(read.error);
  keepPolicySet(key, read.value);
  return { type: "success" };
}

/** Reads a schema and keeps it under a name, unless something is wrong with it. */
export function preparseSchema(name: string, schema: SchemaInput): CheckParseAnswer {
  const key = stringOf(name, "the name of a schema");
  const read = readSchema(schema);
  if (!read.ok) return failure([read.error]);
  keepSchema(key, read.value);
  return { type: "success" };
}

function isGiven(input: unknown): boolean {
  return input !== undefined && input !== null;
}

function unknown(what: string, name: string): DetailedError {
  return plainError(`there is no preparsed ${what} ${excerpt(name)}`);
}

interface Options {
  readonly parts: RequestParts;
  readonly entities: unknown;
  readonly isLazy: boolean;
  readonly isValidated: boolean;
}

function optionsOf(fields: Readonly<Record<string, unknown>>): Options {
  const { principal, action, resource, context, entities } = fields;
  const { validateRequest = true, lazyEntities = false } = fields;
  return {
    parts: { principal, action, resource, context },
    entities,
    isLazy: booleanOf(lazyEntities, "`lazyEntities`"),
    isValidated: booleanOf(validateRequest, "`validateRequest`"),
  };
}

/** A call, with policies and schema already looked at. */
interface Question extends Options {
  readonly policies: Result<PolicySet, readonly DetailedError[]>;
  readonly schema: Schema | undefined;
  /** What is wrong so far. */
  readonly errors: readonly DetailedError[];
  readonly warnings: readonly DetailedError[];
}

function answer(question: Question): AuthorizationAnswer {
  const { policies, schema, errors } = question;
  const variables = readVariables(question.parts);
  if (!variables.ok) return failed(question, [...errors, ...variables.error]);
  if (errors.length > 0) return failed(question, errors);
  const context = readContext(question.parts.context, schema, variables.value.action);
  if (!context.ok) return failed(question, [context.error]);
  const request = { ...variables.value, context: context.value };
  const invalid = schema && question.isValidated ? requestErrors(schema, request) : [];
  const entities = entitiesOf(question);
  if (invalid.length === 0 && policies.ok && entities.ok) {
    return decided(question, { request, policies: policies.value, entities: entities.value });
  }
  return failed(question, [
    ...invalid,
    ...(entities.ok ? [] : [entities.error]),
    ...(policies.ok ? [] : policies.error),
  ]);
}

function entitiesOf({ entities, isLazy, schema }: Question): Result<EntityStore, DetailedError> {
  const lazy = isLazy ? lazyStore(entities, schema) : undefined;
  return lazy === undefined ? readEntities(entities, schema) : ok(lazy);
}

function failed({ warnings }: Question, errors: readonly DetailedError[]): AuthorizationAnswer {
  return { ...failure(errors), warnings: [...warnings] };
}

interface Decidable {
  readonly request: AuthorizationRequest;
  readonly policies: PolicySet;
  readonly entities: EntityStore;
}

function decided(question: Question, { request, policies, entities }: Decidable) {
  try {
    const response = responseOf(decideRequest(request, policies, entities), policies);
    return { type: "success" as const, response, warnings: [...question.warnings] };
  } catch (thrown) {
    if (thrown instanceof Unreadable) return failed(question, [thrown.error]);
    throw thrown;
  }
}

function responseOf(
  { decision, determiningPolicies, errors }: ReturnType<typeof decideRequest>,
  policies: PolicySet,
): Response {
  return {
    decision,
    diagnostics: {
      reason: [...determiningPolicies],
      errors: errors.map(({ policyId, error }) => {
        const text = policies.policy(policyId)?.body.text;
        return { policyId, error: detailed(evaluationDiagnostic(error, text)) };
      }),
    },
  };
}
