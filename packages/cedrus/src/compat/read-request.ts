/** The request of a call: who wants to do what on what, and the context. */

import { err, ok, type Result } from "../data/result.ts";
import type { AuthorizationRequest } from "../evaluator/environment.ts";
import { decodeInput } from "../json/decode.ts";
import { contextFromJson } from "../json/entities-json.ts";
import { uidFromJson } from "../json/entity-uid-json.ts";
import type { Schema } from "../schema/schema.ts";
import { contextFromJsonWithSchema } from "../validator/entities-with-schema.ts";
import { validateRequest } from "../validator/request-conformance.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import { RecordValue } from "../values/value.ts";
import { detailedError } from "./errors.ts";
import { PlainReader } from "./plain-values.ts";
import { jsonOf } from "./shape.ts";
import type { DetailedError } from "./types-calls.ts";

/** An entity UID in either JSON form. `what` names it in messages. */
export function readUid(input: unknown, what: string): Result<EntityUid, DetailedError> {
  const plain = new PlainReader().uid(input);
  if (plain !== undefined) return ok(plain);
  const uid = decodeInput(jsonOf(input), {}, uidFromJson);
  return uid.ok ? uid : err(detailedError(what, uid.error));
}

/** A context, read by the schema if there is one. */
export function readContext(
  input: unknown,
  schema: Schema | undefined,
  action: EntityUid | undefined,
): Result<RecordValue, DetailedError> {
  const isTyped = schema !== undefined && action !== undefined;
  const type = isTyped ? schema.action(action)?.context : undefined;
  const attrs =
    isTyped && type === undefined ? undefined : new PlainReader(schema).context(input, type);
  if (attrs !== undefined) return ok(new RecordValue(attrs));
  const json = jsonOf(input);
  const context = isTyped ? contextFromJsonWithSchema(json, schema, action) : contextFromJson(json);
  return context.ok ? context : err(detailedError("the context", context.error));
}

/** The parts of a call that make a request. */
export interface RequestParts {
  readonly principal: unknown;
  readonly action: unknown;
  readonly resource: unknown;
  readonly context: unknown;
}

type Outcome<T> = Result<T, readonly DetailedError[]>;

/** Who wants to do what on what; all that is wrong is reported. */
export function readVariables({
  principal,
  action,
  resource,
}: RequestParts): Outcome<Omit<AuthorizationRequest, "context">> {
  const who = readUid(principal, "the principal");
  const what = readUid(action, "the action");
  const which = readUid(resource, "the resource");
  if (who.ok && what.ok && which.ok) {
    return ok({ principal: who.value, action: what.value, resource: which.value });
  }
  return err([who, what, which].flatMap((part) => (part.ok ? [] : [part.error])));
}

/** What the schema has against a request. */
export function requestErrors(
  schema: Schema,
  request: AuthorizationRequest,
): readonly DetailedError[] {
  const valid = validateRequest(schema, request);
  return valid.ok ? [] : [detailedError("the request", valid.error)];
}
