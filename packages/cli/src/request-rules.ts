/** What a schema demands of the requests that a command is given. */

import {
  contextFromJson,
  type Diagnostic,
  type EntityUid,
  type RecordValue,
  type Result,
} from "cedrus";
import type { Schema } from "cedrus/schema";
import { contextFromJsonWithSchema, validateScopeVariables } from "cedrus/validator";
import { andThen, bad, good, type Problem, type Read } from "./problem.ts";
import type { LoadedSchema, SchemaOptions } from "./read-schema.ts";

export const PARTS = ["principal", "action", "resource"] as const;
export type Part = (typeof PARTS)[number];

/** A schema that requests are read by. */
export interface RequestRules {
  readonly schema: Schema;
  /** Whether principal, action and resource are to fit together. */
  readonly validate: boolean;
}

/** The parts of a request but for its context. A part that was not given is undefined. */
export type Scope<U extends EntityUid | undefined> = Readonly<Record<Part, Read<U>>>;

/** The parts, with those that break the rules as problems. */
export function checkedScope<U extends EntityUid | undefined>(
  scope: Scope<U>,
  rules: RequestRules | undefined,
  located: (part: Part, diagnostic: Diagnostic) => Problem,
): Scope<U> {
  if (rules?.validate !== true) return scope;
  const check = (part: Part): Read<U> =>
    andThen(scope[part], (uid) => {
      if (uid === undefined) return good(uid);
      const action = declaredAction(scope.action, rules);
      const parts = part === "action" ? { action: uid } : { action, [part]: uid };
      const valid = validateScopeVariables(rules.schema, parts);
      return valid.ok ? good(uid) : bad(...valid.error.map((found) => located(part, found)));
    });
  return { principal: check("principal"), action: check("action"), resource: check("resource") };
}

/** A context in JSON; with a schema, as it declares the context of the action that was given. */
export function contextByRules(
  json: unknown,
  action: Read<EntityUid | undefined>,
  rules: RequestRules | undefined,
): Result<RecordValue, readonly Diagnostic[]> {
  const uid = action.ok ? action.value : undefined;
  if (uid === undefined || rules === undefined) return contextFromJson(json);
  // An action that is not declared has no context; where requests are checked, that is reported already.
  const isReported = rules.validate && rules.schema.action(uid) === undefined;
  return isReported ? contextFromJson(json) : contextFromJsonWithSchema(json, rules.schema, uid);
}

function declaredAction(
  action: Read<EntityUid | undefined>,
  rules: RequestRules | undefined,
): EntityUid | undefined {
  const uid = action.ok ? action.value : undefined;
  return uid === undefined || rules?.schema.action(uid) === undefined ? undefined : uid;
}

export interface RuleOptions extends SchemaOptions {
  readonly requestValidation?: "true" | "false";
}

/** The rules that the options give; none without a schema that can be used. */
export function rulesOf(
  schema: Read<LoadedSchema | undefined>,
  { requestValidation }: RuleOptions,
): RequestRules | undefined {
  if (!schema.ok || schema.value === undefined) return undefined;
  return { schema: schema.value.schema, validate: requestValidation !== "false" };
}
