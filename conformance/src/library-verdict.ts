/** The library's verdict on one tricky input, in the form of the recorded ones. */

import {
  type AuthorizationRequest,
  contextFromJson,
  createRequest,
  type EntityStore,
  entitiesFromJson,
  EvaluationError,
  evaluateExpression,
  jsonText,
  parseExpression,
  parsePolicy,
  parsePolicySet,
  parseTemplate,
  policyFromJson,
  templateFromJson,
  unwrap,
} from "cedrus";
import type { World } from "./oracle.ts";
import type { TrickyInput } from "./tricky/tricky.ts";

/** What {@link World} says, ready for use. */
export interface LibraryWorld {
  readonly request: AuthorizationRequest;
  readonly entities: EntityStore;
}

export function loadWorld(world: World): LibraryWorld {
  const uid = (text: string): { type: string; id: string } =>
    JSON.parse(text) as { type: string; id: string };
  return {
    request: unwrap(
      createRequest({
        principal: uid(world.principal),
        action: uid(world.action),
        resource: uid(world.resource),
        context: unwrap(contextFromJson(jsonText(world.context))),
      }),
    ),
    entities: unwrap(entitiesFromJson(jsonText(world.entities))),
  };
}

export function libraryAccepts({ kind, input }: TrickyInput): boolean {
  switch (kind) {
    case "policy":
      return parsePolicy(input).ok;
    case "template":
      return parseTemplate(input).ok;
    case "policies":
      return parsePolicySet(input).ok;
    case "expression":
      return parseExpression(input).ok;
    case "policyJson":
      return policyFromJson(jsonText(input)).ok;
    case "templateJson":
      return templateFromJson(jsonText(input)).ok;
    case "entities":
      return entitiesFromJson(jsonText(input)).ok;
    case "context":
      return contextFromJson(jsonText(input)).ok;
  }
}

/** `true`, `false`, or `error` for everything that cannot be a condition. */
export function libraryValue(
  expression: string,
  { request, entities }: LibraryWorld,
): "true" | "false" | "error" {
  const value = evaluateExpression(unwrap(parseExpression(expression)), request, entities);
  if (value instanceof EvaluationError || typeof value !== "boolean") return "error";
  return value ? "true" : "false";
}
