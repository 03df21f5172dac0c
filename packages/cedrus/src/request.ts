/** Making requests out of what callers have at hand. */

import { type Diagnostic, diagnosticOf } from "./data/diagnostic.ts";
import { err, ok, type Result } from "./data/result.ts";
import type { AuthorizationRequest } from "./evaluator/environment.ts";
import { decodeInput, type JsonOptions } from "./json/decode.ts";
import { contextFromJson } from "./json/entities-json.ts";
import { uidFromJson } from "./json/entity-uid-json.ts";
import { parseEntityUid } from "./parser/parse.ts";
import { EntityUid } from "./values/entity-uid.ts";
import { RecordValue } from "./values/record-value.ts";

/** An entity UID as Cedar text (`'User::"alice"'`), as plain data, or ready made. */
export type EntityUidInput = string | EntityUid | { readonly type: string; readonly id: string };

/** The parts of a request, as callers have them. */
export interface RequestInput {
  readonly principal: EntityUidInput;
  readonly action: EntityUidInput;
  readonly resource: EntityUidInput;
  /** A record, plain data in the form of §context of Cedar's JSON, or JSON text. Empty by default. */
  readonly context?: unknown;
}

/**
 * A request made of its parts. Nothing is converted in silence: a number that is not a safe
 * integer, a `Date`, a `Map`, `undefined` or a function in the context is an error.
 *
 * @example
 * ```ts
 * import { createRequest, unwrap } from "cedrus";
 *
 * const request = unwrap(createRequest({
 *   principal: 'User::"alice"',
 *   action: { type: "Action", id: "view" },
 *   resource: 'Photo::"cat.jpg"',
 *   context: { mfa: true, ip: { __extn: { fn: "ip", arg: "10.0.0.1" } } },
 * }));
 * console.log(request.principal.id); // alice
 * ```
 */
export function createRequest(
  input: RequestInput,
  options: JsonOptions = {},
): Result<AuthorizationRequest, readonly Diagnostic[]> {
  const principal = uidOf(input.principal, "principal", options);
  const action = uidOf(input.action, "action", options);
  const resource = uidOf(input.resource, "resource", options);
  const context = contextOf(input.context, options);
  if (principal.ok && action.ok && resource.ok && context.ok) {
    return ok({
      principal: principal.value,
      action: action.value,
      resource: resource.value,
      context: context.value,
    });
  }
  const parts = [principal, action, resource, context];
  return err(parts.flatMap((part) => (part.ok ? [] : part.error)));
}

function uidOf(
  input: EntityUidInput,
  part: string,
  options: JsonOptions,
): Result<EntityUid, readonly Diagnostic[]> {
  if (isInstance(input, EntityUid)) return ok(input);
  if (input === undefined) {
    const message = `the request has no ${part}`;
    return err([diagnosticOf({ code: "request/missing-part", message, path: `$.${part}` })]);
  }
  const uid =
    typeof input === "string"
      ? parseEntityUid(input, options)
      : decodeInput(input, options, uidFromJson);
  return uid.ok ? uid : err(uid.error.map((diagnostic) => inPart(diagnostic, part)));
}

function contextOf(
  input: unknown,
  options: JsonOptions,
): Result<RecordValue, readonly Diagnostic[]> {
  if (isInstance(input, RecordValue)) return ok(input);
  const context = contextFromJson(input === undefined ? {} : input, options);
  return context.ok ? context : err(context.error.map((d) => inPart(d, "context")));
}

/** `instanceof`, for proxies that throw when they are asked too. */
function isInstance<T>(input: unknown, type: abstract new (...args: never) => T): input is T {
  try {
    return input instanceof type;
  } catch {
    return false;
  }
}

function inPart(diagnostic: Diagnostic, part: string): Diagnostic {
  return { ...diagnostic, path: `$.${part}${diagnostic.path?.slice(1) ?? ""}` };
}
