/** Making requests that a schema allows. */

import type { Diagnostic } from "./data/diagnostic.ts";
import { err, type Result } from "./data/result.ts";
import type { AuthorizationRequest } from "./evaluator/environment.ts";
import type { JsonOptions } from "./json/decode.ts";
import { contextFromJson } from "./json/entities-json.ts";
import { type RequestInput, requestOf } from "./request.ts";
import type { Schema } from "./schema/schema.ts";
import { contextFromJsonWithSchema } from "./validator/entities-with-schema.ts";
import { validateRequest } from "./validator/request-conformance.ts";

/**
 * A request made of its parts, as `createRequest` makes it, and checked against a schema, by which
 * the context is read: `{"type", "id"}` is an entity and `"10.0.0.1"` an IP address where the schema
 * expects one.
 */
export function createValidatedRequest(
  input: RequestInput,
  schema: Schema,
  options: JsonOptions = {},
): Result<AuthorizationRequest, readonly Diagnostic[]> {
  const request = requestOf(input, options, (data, action) =>
    action === undefined || schema.action(action) === undefined
      ? contextFromJson(data, options)
      : contextFromJsonWithSchema(data, schema, action, options),
  );
  if (!request.ok) return request;
  const valid = validateRequest(schema, request.value, options);
  return valid.ok ? request : err(valid.error);
}
