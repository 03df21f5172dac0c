/** Making requests out of what callers have at hand. */

import { type Diagnostic, diagnosticOf } from "./data/diagnostic.ts";
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
    const message = "a request is an object with a principal, an action and a resource";
    return err([diagnosticOf({ code: "request/not-an-object", message, path: "$" })]);
  }
  const principal = uidFromInput(input.principal, "principal", options);
  const action = uidFromInput(input.action, "action", options);
  const resource = uidFromInput(input.resource, "resource", options);
  const context = contextOf(input.context, (data) =>
    readData(data, action.ok ? action.value : undefined),
  );
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

/**
 * A request from a JSON object, given as text or as plain data, with `{"type", "id"}` for the
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
    const message = `there is no ${part}`;
    return err([diagnosticOf({ code: "request/missing-part", message, path: `$.${part}` })]);
  }
  const uid =
    typeof input === "string"
      ? parseEntityUid(input, options)
      : decodeInput(input, options, uidFromJson);
  return uid.ok ? uid : err(uid.error.map((diagnostic) => inPart(diagnostic, part)));
}

function contextOf(input: unknown, readData: (data: unknown) => ContextResult): ContextResult {
  if (isInstance(input, RecordValue)) {
    const invalid = firstInvalidity(input.attrs.values());
    if (invalid === undefined) return ok(input);
    const message = `the context has ${invalid} as a value`;
    return err([diagnosticOf({ code: "request/invalid-value", message, path: "$.context" })]);
  }
  if (typeof input === "string") {
    // JSON text here would be a conversion that nobody asked for.
    const message = "the context is a string, not a record";
    const help = "read JSON text with `contextFromJson` first";
    return err([
      diagnosticOf({ code: "request/context-is-text", message, help, path: "$.context" }),
    ]);
  }
  const context = readData(input === undefined ? {} : input);
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
