/** Policies and policy sets as JSON. */

import type {
  ActionScope,
  EntityOrSlot,
  LinkData,
  PolicyData,
  PolicySetData,
  Scope,
  Uid,
} from "../language.ts";
import { exprJson } from "./expr-json.ts";
import { type Json, type JsonFields, type JsonObject, object } from "./json-tree.ts";
import { printPolicy } from "./policy-text.ts";
import { PLAIN, type Surface } from "./surface.ts";
import { explicitUidJson, uidJson } from "./value-json.ts";

export function policyJson(policy: PolicyData, surface: Surface = PLAIN): JsonObject {
  const { effect, annotations, principal, action, resource, conditions } = policy;
  const written = conditions.map(({ kind, body }) =>
    object(["kind", kind], ["body", exprJson(body, surface)]),
  );
  const fields: JsonFields = [
    ["effect", effect],
    ["principal", scopeJson("?principal", principal, surface)],
    ["action", actionScopeJson(action, surface)],
    ["resource", scopeJson("?resource", resource, surface)],
    ["conditions", written],
  ];
  if (annotations.length === 0 && !surface.chance(1, 4)) return { fields };
  const notes = annotations.map(([key, value]) => [key, value ?? null] as const);
  return { fields: [...fields, ["annotations", { fields: notes }]] };
}

/** With all links; ids are kept. */
export function policySetJson(set: PolicySetData, surface: Surface = PLAIN): JsonObject {
  const byId = (policies: readonly PolicyData[]): JsonObject => ({
    fields: policies.map((policy) => [policy.id, policyJson(policy, surface)]),
  });
  return object(
    ["staticPolicies", byId(set.policies)],
    ["templates", byId(set.templates)],
    ["templateLinks", set.links.map(linkJson)],
  );
}

/** As the reference's interface takes it: ids with Cedar text. Ids are kept here, too. */
export function policySetTextJson(set: PolicySetData, surface: Surface = PLAIN): JsonObject {
  const byId = (policies: readonly PolicyData[]): JsonObject => ({
    fields: policies.map((policy) => [policy.id, printPolicy(policy, surface)]),
  });
  return object(
    ["staticPolicies", byId(set.policies)],
    ["templates", byId(set.templates)],
    ["templateLinks", set.links.map(linkJson)],
  );
}

function linkJson({ id, templateId, principal, resource }: LinkData): JsonObject {
  const values: JsonFields = [
    ...(principal === undefined ? [] : [["?principal", uidJson(principal)] as const]),
    ...(resource === undefined ? [] : [["?resource", uidJson(resource)] as const]),
  ];
  return object(["templateId", templateId], ["newId", id], ["values", { fields: values }]);
}

function scopeUid(uid: Uid, surface: Surface): Json {
  return surface.chance(1, 4) ? explicitUidJson(uid) : uidJson(uid);
}

function all(surface: Surface): JsonObject {
  return object(["op", surface.chance(1, 4) ? "all" : "All"]);
}

function scopeJson(slot: string, scope: Scope, surface: Surface): JsonObject {
  const place = (entity: EntityOrSlot): readonly [string, Json] =>
    entity === "slot" ? ["slot", slot] : ["entity", scopeUid(entity, surface)];
  switch (scope.kind) {
    case "all":
      return all(surface);
    case "eq":
      return object(["op", "=="], place(scope.entity));
    case "in":
      return object(["op", "in"], place(scope.entity));
    case "is":
      return object(["op", "is"], ["entity_type", scope.type]);
    case "isIn":
      return object(["op", "is"], ["entity_type", scope.type], ["in", object(place(scope.entity))]);
  }
}

function actionScopeJson(scope: ActionScope, surface: Surface): JsonObject {
  switch (scope.kind) {
    case "all":
      return all(surface);
    case "eq":
      return object(["op", "=="], ["entity", scopeUid(scope.entity, surface)]);
    case "in":
      return object(["op", "in"], ["entity", scopeUid(scope.entity, surface)]);
    case "inSet":
      return object(
        ["op", "in"],
        ["entities", scope.entities.map((uid) => scopeUid(uid, surface))],
      );
  }
}
