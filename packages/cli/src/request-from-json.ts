/** Requests in JSON, as the command takes them from a file or a line of a file. */

import {
  type AuthorizationRequest,
  type Diagnostic,
  type EntityUid,
  parseEntityUid,
  parseJson,
  type RecordValue,
} from "cedrus";
import { isObject, type JsonObject } from "./is-object.ts";
import {
  about,
  andThen,
  bad,
  joined,
  type Problem,
  problem,
  type Read,
  type Source,
  type TextSource,
} from "./problem.ts";
import {
  checkedScope,
  contextByRules,
  type Part,
  PARTS,
  type RequestRules,
} from "./request-rules.ts";

const KEYS: readonly string[] = [...PARTS, "context"];

/** `{"principal": "User::\"alice\"", "action": …, "resource": …, "context": {…}}` */
export function requestFromJson(
  source: TextSource,
  rules: RequestRules | undefined,
): Read<AuthorizationRequest> {
  return andThen(about(parseJson(source.text), source), (json) => {
    if (!isObject(json)) return bad(wrong("a request is an object", "$", source));
    const strange = Object.keys(json).filter((key) => !KEYS.includes(key));
    const problems = strange.map((key) => wrong(`a request has no key \`${key}\``, "$", source));
    if (problems.length > 0) return bad(...problems);
    const scope = {
      principal: uidFromJson(json, "principal", source),
      action: uidFromJson(json, "action", source),
      resource: uidFromJson(json, "resource", source),
    };
    const place = { name: source.name };
    return joined({
      ...checkedScope(scope, rules, (part, found) => at(`$.${part}`, found, place)),
      context: contextFrom({ json: json["context"], source: place }, scope.action, rules),
    });
  });
}

function uidFromJson(json: JsonObject, part: Part, source: Source): Read<EntityUid> {
  const text = json[part];
  if (text === undefined) return bad(wrong(`the request lacks \`${part}\``, "$", source));
  if (typeof text === "string") return uidFromText({ name: `${source.name}: ${part}`, text });
  return bad(wrong(`the ${part} is an entity as Cedar text in a string`, `$.${part}`, source));
}

export function uidFromText(source: TextSource): Read<EntityUid> {
  return about(parseEntityUid(source.text), source);
}

function contextFrom(
  { json, source }: { readonly json: unknown; readonly source: Source },
  action: Read<EntityUid>,
  rules: RequestRules | undefined,
): Read<RecordValue> {
  if (json === undefined) return bad(wrong("the request lacks `context`", "$", source));
  if (!isObject(json)) return bad(wrong("the context is an object", "$.context", source));
  const context = contextByRules(json, action, rules);
  if (context.ok) return context;
  return bad(
    ...context.error.map((found) => at(`$.context${found.path?.slice(1) ?? ""}`, found, source)),
  );
}

function at(path: string, diagnostic: Diagnostic, source: Source): Problem {
  return { diagnostic: { ...diagnostic, path }, source };
}

function wrong(message: string, path: string, source: Source): Problem {
  return problem("invalid-request", message, { path, source: { name: source.name } });
}
