/** Policies and policy sets as JSON. */

import type {
  ActionScope,
  Condition,
  EntityOrSlot,
  Expr,
  LinkData,
  PolicyData,
  PolicySetData,
  Scope,
} from "../language.ts";
import { type Json, type JsonFields, type JsonObject, object } from "./json-tree.ts";
import { uidJson, valueJson } from "./value-json.ts";

export function policyJson(policy: PolicyData): JsonObject {
  const { effect, annotations, principal, action, resource, conditions } = policy;
  const fields: JsonFields = [
    ["effect", effect],
    ["principal", scopeJson("?principal", principal)],
    ["action", actionScopeJson(action)],
    ["resource", scopeJson("?resource", resource)],
    ["conditions", conditions.map(conditionJson)],
  ];
  if (annotations.length === 0) return { fields };
  const notes = annotations.map(([key, value]) => [key, value ?? null] as const);
  return { fields: [...fields, ["annotations", { fields: notes }]] };
}

/** With all links; ids are kept. */
export function policySetJson({ policies, templates, links }: PolicySetData): JsonObject {
  return object(
    ["staticPolicies", byId(policies)],
    ["templates", byId(templates)],
    ["templateLinks", links.map(linkJson)],
  );
}

function byId(policies: readonly PolicyData[]): JsonObject {
  return { fields: policies.map((policy) => [policy.id, policyJson(policy)]) };
}

export function linkJson({ id, templateId, principal, resource }: LinkData): JsonObject {
  const values: JsonFields = [
    ...(principal === undefined ? [] : [["?principal", uidJson(principal)] as const]),
    ...(resource === undefined ? [] : [["?resource", uidJson(resource)] as const]),
  ];
  return object(["templateId", templateId], ["newId", id], ["values", { fields: values }]);
}

function entityOrSlot(slot: string, entity: EntityOrSlot): readonly [string, Json] {
  return entity === "slot" ? ["slot", slot] : ["entity", uidJson(entity)];
}

function scopeJson(slot: string, scope: Scope): JsonObject {
  switch (scope.kind) {
    case "all":
      return object(["op", "All"]);
    case "eq":
      return object(["op", "=="], entityOrSlot(slot, scope.entity));
    case "in":
      return object(["op", "in"], entityOrSlot(slot, scope.entity));
    case "is":
      return object(["op", "is"], ["entity_type", scope.type]);
    case "isIn":
      return object(
        ["op", "is"],
        ["entity_type", scope.type],
        ["in", object(entityOrSlot(slot, scope.entity))],
      );
  }
}

function actionScopeJson(scope: ActionScope): JsonObject {
  switch (scope.kind) {
    case "all":
      return object(["op", "All"]);
    case "eq":
      return object(["op", "=="], ["entity", uidJson(scope.entity)]);
    case "in":
      return object(["op", "in"], ["entity", uidJson(scope.entity)]);
    case "inSet":
      return object(["op", "in"], ["entities", scope.entities.map(uidJson)]);
  }
}

function conditionJson({ kind, body }: Condition): JsonObject {
  return object(["kind", kind], ["body", exprJson(body)]);
}

export function exprJson(expr: Expr): JsonObject {
  switch (expr.kind) {
    case "lit":
      return object(["Value", valueJson(expr.value)]);
    case "var":
      return object(["Var", expr.name]);
    case "not":
      return object(["!", object(["arg", exprJson(expr.arg)])]);
    case "neg":
    case "isEmpty":
      return object([expr.kind, object(["arg", exprJson(expr.arg)])]);
    case "and":
      return sides("&&", expr);
    case "or":
      return sides("||", expr);
    case "binary":
      return sides(expr.op, expr);
    case "if":
      return choiceJson(expr);
    case "like":
      return object(["like", object(["left", exprJson(expr.arg)], ["pattern", patternJson(expr)])]);
    case "is":
      return isJson(expr);
    case "getAttr":
      return object([".", object(["left", exprJson(expr.arg)], ["attr", expr.attr])]);
    case "hasAttr": {
      const [name = "", ...more] = expr.path;
      const attr = more.length === 0 ? name : expr.path;
      return object(["has", object(["left", exprJson(expr.arg)], ["attr", attr])]);
    }
    case "set":
      return object(["Set", expr.elements.map(exprJson)]);
    case "record": {
      const fields = expr.entries.map(([name, value]) => [name, exprJson(value)] as const);
      return object(["Record", { fields }]);
    }
    case "call":
      return object([expr.fn, expr.args.map(exprJson)]);
  }
}

function sides(
  op: string,
  { left, right }: { readonly left: Expr; readonly right: Expr },
): JsonObject {
  return object([op, object(["left", exprJson(left)], ["right", exprJson(right)])]);
}

function choiceJson({ test, then, else: other }: Expr & { kind: "if" }): JsonObject {
  const branches = object(
    ["if", exprJson(test)],
    ["then", exprJson(then)],
    ["else", exprJson(other)],
  );
  return object(["if-then-else", branches]);
}

function patternJson({ pattern }: Expr & { kind: "like" }): Json {
  return pattern.map((element) => (element === 0 ? "Wildcard" : object(["Literal", element])));
}

function isJson({ arg, type, in: group }: Expr & { kind: "is" }): JsonObject {
  const fields: JsonFields = [
    ["left", exprJson(arg)],
    ["entity_type", type],
  ];
  return object([
    "is",
    { fields: group === undefined ? fields : [...fields, ["in", exprJson(group)]] },
  ]);
}
