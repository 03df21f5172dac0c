/** The request that a command works on: from options, or in JSON. */

import {
  type AuthorizationRequest,
  contextFromJson,
  type Diagnostic,
  type EntityUid,
  parseEntityUid,
  parseJson,
  type RecordValue,
  type Result,
} from "cedrus";
import { given, type Inputs } from "./inputs.ts";
import { isObject, type JsonObject } from "./is-object.ts";
import {
  about,
  andThen,
  bad,
  good,
  joined,
  type Problem,
  problem,
  type Read,
  type Source,
  type TextSource,
  UsageError,
} from "./problem.ts";

export const PARTS = ["principal", "action", "resource"] as const;
export type Part = (typeof PARTS)[number];

export interface RequestOptions {
  readonly principal?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly context?: string;
  readonly requestJson?: string;
}

/** The parts of a request that were given. The context is empty when it was not. */
export interface RequestParts {
  readonly principal: EntityUid | undefined;
  readonly action: EntityUid | undefined;
  readonly resource: EntityUid | undefined;
  readonly context: RecordValue;
}

/** The parts of the request that the options give. */
export async function readRequestParts(
  inputs: Inputs,
  options: RequestOptions,
): Promise<Read<RequestParts>> {
  if (options.requestJson !== undefined) {
    const text = await inputs.text(options.requestJson, "a request");
    return andThen(text, requestFromJson);
  }
  return joined({
    principal: uidFromOption("principal", options),
    action: uidFromOption("action", options),
    resource: uidFromOption("resource", options),
    context: await readContext(inputs, options.context),
  });
}

/** The request that the options give. @throws UsageError when a part is missing */
export async function readRequest(
  inputs: Inputs,
  options: RequestOptions,
): Promise<Read<AuthorizationRequest>> {
  if (options.requestJson === undefined) {
    const missing = PARTS.filter((part) => options[part] === undefined);
    if (missing.length > 0) throw missingParts(missing);
  }
  const parts = await readRequestParts(inputs, options);
  return andThen(parts, ({ principal, action, resource, context }) => {
    if (!principal || !action || !resource) throw missingParts(PARTS);
    return good({ principal, action, resource, context });
  });
}

/** A usage error that names the options that are missing. */
export function missingParts(
  parts: readonly Part[],
  why = "the request is not complete",
): UsageError {
  const flags = parts.map((part) => `--${part}`).join(", ");
  return new UsageError(
    `${why}: ${flags} missing`,
    "give --principal, --action and --resource, or a file with --request-json",
  );
}

function uidFromOption(part: Part, options: RequestOptions): Read<EntityUid | undefined> {
  const text = options[part];
  return text === undefined ? good(undefined) : uidFromText(given(`--${part}`, text));
}

function uidFromText(source: TextSource): Read<EntityUid> {
  return about(parseEntityUid(source.text), source);
}

async function readContext(inputs: Inputs, path: string | undefined): Promise<Read<RecordValue>> {
  if (path === undefined) return about(contextFromJson({}));
  const text = await inputs.text(path, "a context");
  return andThen(text, (source) => about(contextFromJson(source.text), source));
}

const KEYS: readonly string[] = [...PARTS, "context"];

/** `{"principal": "User::\"alice\"", "action": …, "resource": …, "context": {…}}` */
export function requestFromJson(source: TextSource): Read<AuthorizationRequest> {
  return andThen(about(parseJson(source.text), source), (json) => {
    if (!isObject(json)) return bad(wrong("a request is an object", "$", source));
    const strange = Object.keys(json).filter((key) => !KEYS.includes(key));
    const problems = strange.map((key) => wrong(`a request has no key \`${key}\``, "$", source));
    if (problems.length > 0) return bad(...problems);
    return joined({
      principal: uidFromJson(json, "principal", source),
      action: uidFromJson(json, "action", source),
      resource: uidFromJson(json, "resource", source),
      context: contextFrom(json["context"], source),
    });
  });
}

function uidFromJson(json: JsonObject, part: Part, source: Source): Read<EntityUid> {
  const text = json[part];
  if (text === undefined) return bad(wrong(`the request lacks \`${part}\``, "$", source));
  if (typeof text === "string") return uidFromText({ name: `${source.name}: ${part}`, text });
  return bad(wrong(`the ${part} is an entity as Cedar text in a string`, `$.${part}`, source));
}

function contextFrom(context: unknown, source: Source): Read<RecordValue> {
  if (context === undefined) return bad(wrong("the request lacks `context`", "$", source));
  // A string would be taken for JSON text.
  if (!isObject(context)) return bad(wrong("the context is an object", "$.context", source));
  return about(inContext(contextFromJson(context)), { name: source.name });
}

function inContext<T>(result: Result<T, readonly Diagnostic[]>): typeof result {
  if (result.ok) return result;
  const error = result.error.map((d) => ({ ...d, path: `$.context${d.path?.slice(1) ?? ""}` }));
  return { ok: false, error };
}

function wrong(message: string, path: string, source: Source): Problem {
  return problem("invalid-request", message, { path, source: { name: source.name } });
}
