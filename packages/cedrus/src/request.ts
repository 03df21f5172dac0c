/** Making requests out of what callers have at hand. */

import { allOf } from "./data/all-of.ts";
import type { Diagnostic } from "./data/diagnostic.ts";
import { refused } from "./data/refused.ts";
import { err, ok, type Result } from "./data/result.ts";
import type { AuthorizationRequest } from "./evaluator/environment.ts";
import { decodeInput, type JsonOptions } from "./json/decode.ts";
import { contextFromJson, readContext } from "./json/entities-json.ts";
import { uidFromJson } from "./json/entity-uid-json.ts";
import { parseEntityUid } from "./parser/parse.ts";
import { firstInvalidity } from "./values/check-value.ts";
import { EntityUid } from "./values/entity-uid.ts";
import { RecordValue } from "./values/value.ts";

/** An entity UID as Cedar text (`'User::"alice"'`), as plain data, or ready made. */
export type EntityUidInput = string | EntityUid | { readonly type: string; readonly id: string };

/** The parts of a request, as callers have them. */
export interface RequestInput {
  readonly principal: EntityUidInput;
  readonly action: EntityUidInput;
  readonly resource: EntityUidInput;
  /** A record, or plain data in the form of {@link contextFromJson}. Empty by default. */
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
  return requestOf(input, options, (data) => contextFromJson(data, options));
}

type ContextResult = Result<RecordValue, readonly Diagnostic[]>;

/** A request made of its parts; `readData` reads a context from plain data. */
export function requestOf(
  input: RequestInput,
  options: JsonOptions,
  readData: (data: unknown, action: EntityUid | undefined) => ContextResult,
): Result<AuthorizationRequest, readonly Diagnostic[]> {
  if (typeof input !== "object" || input === null) {
    const message = "expected a principal, an action and a resource";
    return inPart(refused("request/not-an-object", message), "");
  }
  const principal = uidFromInput(input.principal, "principal", options);
  const action = uidFromInput(input.action, "action", options);
  const resource = uidFromInput(input.resource, "resource", options);
  const context = contextOf(input.context, (data) =>
    readData(data, action.ok ? action.value : undefined),
  );
  const parts = allOf([principal, action, resource, context] as const);
  if (!parts.ok) return parts;
  const [who, what, which, where] = parts.value;
  return ok({ principal: who, action: what, resource: which, context: where });
}

/**
 * A request from a JSON object, given as plain data or `jsonText(…)`, with `{"type", "id"}` for the
 * principal, the action and the resource. The context may be left out.
 *
 * @example
 * ```ts
 * import { requestFromJson, unwrap } from "cedrus";
 *
 * const request = unwrap(requestFromJson({
 *   principal: { type: "User", id: "alice" },
 *   action: { type: "Action", id: "view" },
 *   resource: { type: "Photo", id: "cat.jpg" },
 *   context: { mfa: true },
 * }));
 * console.log(request.resource.type); // Photo
 * ```
 */
export function requestFromJson(
  input: unknown,
  options: JsonOptions = {},
): Result<AuthorizationRequest, readonly Diagnostic[]> {
  return decodeInput(input, options, (decoder, root) => {
    const fields = decoder.fields(root, {
      what: "a request",
      required: ["principal", "action", "resource"],
      optional: ["context"],
    });
    const { context } = fields;
    return {
      principal: uidFromJson(decoder, fields.principal),
      action: uidFromJson(decoder, fields.action),
      resource: uidFromJson(decoder, fields.resource),
      context: context === undefined ? new RecordValue(new Map()) : readContext(decoder, context),
    };
  });
}

/** An entity UID given in any form; `part` is where it stands. */
export function uidFromInput(
  input: EntityUidInput,
  part: string,
  options: JsonOptions,
): Result<EntityUid, readonly Diagnostic[]> {
  if (isInstance(input, EntityUid)) return ok(input);
  if (input === undefined) {
    return inPart(refused("request/missing-part", `there is no ${part}`), part);
  }
  const uid =
    typeof input === "string"
      ? parseEntityUid(input, options)
      : decodeInput(input, options, uidFromJson);
  return inPart(uid, part);
}

function contextOf(input: unknown = {}, readData: (data: unknown) => ContextResult): ContextResult {
  if (isInstance(input, RecordValue)) {
    const invalid = firstInvalidity(input.attrs.values());
    if (invalid === undefined) return ok(input);
    const message = `the context has ${invalid} as a value`;
    return inPart(refused("request/invalid-value", message), "context");
  }
  return inPart(readData(input), "context");
}

/** `instanceof`, for proxies that throw when they are asked too. */
function isInstance<T>(input: unknown, type: abstract new (...args: never) => T): input is T {
  try {
    return input instanceof type;
  } catch {
    return false;
  }
}

/** `result`, what is wrong being in the part of the input that is called `part`, or in all of it. */
export function inPart<T>(
  result: Result<T, readonly Diagnostic[]>,
  part: string,
): Result<T, readonly Diagnostic[]> {
  if (result.ok) return result;
  const whole = part === "" ? "$" : `$.${part}`;
  return err(
    result.error.map((found) => ({ ...found, path: whole + (found.path?.slice(1) ?? "") })),
  );
}
