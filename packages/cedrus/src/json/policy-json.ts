/** Policies and templates in JSON. */

import { actionInSet } from "../ast/build.ts";
import { hasIdentForm } from "../data/names.ts";
import {
  type ActionConstraint,
  type Condition,
  type Effect,
  type EntityOrSlot,
  type LinkedPolicy,
  type PolicyBody,
  type PolicyId,
  type ScopeConstraint,
  type SlotId,
  type StaticPolicy,
  slotsOf,
  type Template,
} from "../ast/policy.ts";
import type { Diagnostic } from "../data/diagnostic.ts";
import type { Result } from "../data/result.ts";
import { type Decoder, decodeInput, type JsonOptions } from "./decode.ts";
import { actionUidFromJson, nameFromJson, uidFromJson, uidToJson } from "./entity-uid-json.ts";
import { excerpt } from "../data/quote.ts";
import { exprFromJson } from "./expr-from-json.ts";
import { exprToJson } from "./expr-to-json.ts";
import {
  type Json,
  jsonArray,
  jsonFields,
  jsonNull,
  jsonObject,
  jsonString,
  memberOf,
} from "./json.ts";
import { jsonToJs } from "./write-json.ts";

/**
 * A policy without slots from its JSON form, given as plain data or `jsonText(…)`. Its id is
 * `JSON policy` unless one is given.
 *
 * @see https://docs.cedarpolicy.com/policies/json-format.html
 */
export function policyFromJson(
  input: unknown,
  options: JsonOptions & { readonly id?: PolicyId } = {},
): Result<StaticPolicy, readonly Diagnostic[]> {
  return decodeInput(input, options, (decoder, root) => {
    const body = bodyFromJson(decoder, root);
    const [slot] = slotsOf(body);
    if (slot !== undefined) {
      decoder.fail(
        root,
        "json/expected-static-policy",
        `expected a policy, found slot \`${slot}\``,
      );
    }
    return { kind: "static", id: options.id ?? "JSON policy", body };
  });
}

/** A policy with at least one slot from its JSON form, given as plain data or `jsonText(…)`. */
export function templateFromJson(
  input: unknown,
  options: JsonOptions & { readonly id?: PolicyId } = {},
): Result<Template, readonly Diagnostic[]> {
  return decodeInput(input, options, (decoder, root) => {
    const body = bodyFromJson(decoder, root);
    if (slotsOf(body).length === 0) {
      decoder.fail(root, "json/expected-template", "expected a template, found no slot");
    }
    return { kind: "template", id: options.id ?? "JSON policy", body };
  });
}

/** The JSON form of a policy or template, as plain data; integers beyond 2^53 are `bigint`. */
export function policyToJson({ body }: StaticPolicy | LinkedPolicy | Template): unknown {
  return jsonToJs(bodyToJson(body));
}

const EFFECTS: readonly Effect[] = ["permit", "forbid"];
const CONDITION_KINDS: readonly Condition["kind"][] = ["when", "unless"];

export function bodyFromJson(decoder: Decoder, at: Json): PolicyBody {
  const fields = decoder.fields(at, {
    what: "a policy",
    required: ["effect", "principal", "action", "resource", "conditions"],
    optional: ["annotations"],
  });
  const { annotations } = fields;
  return {
    effect: decoder.word(fields.effect, "an effect", EFFECTS, "json/invalid-effect"),
    annotations: annotations === undefined ? new Map() : annotationsFromJson(decoder, annotations),
    principal: scopeFromJson(decoder, fields.principal, "?principal"),
    action: actionFromJson(decoder, fields.action),
    resource: scopeFromJson(decoder, fields.resource, "?resource"),
    conditions: decoder
      .array(fields.conditions, "`conditions`")
      .map((condition) => conditionFromJson(decoder, condition)),
    span: undefined,
    text: undefined,
  };
}

function annotationsFromJson(decoder: Decoder, at: Json): ReadonlyMap<string, string | null> {
  const annotations = new Map<string, string | null>();
  for (const value of decoder.object(at, "`annotations`").value) {
    const { key } = value;
    if (!hasIdentForm(key)) {
      decoder.fail(value, "json/invalid-name", `${excerpt(key)} is not an identifier`);
    }
    annotations.set(key, value.kind === "null" ? null : decoder.string(value, "an annotation"));
  }
  return annotations;
}

/** The operator of a constraint, which is one of `known`. */
function operatorOf<T extends string>(decoder: Decoder, at: Json, known: readonly T[]): T | "All" {
  const { op } = decoder.fields(at, { what: "a constraint", required: ["op"], open: true });
  const words = ["All", ...known] as const;
  return op.value === "all"
    ? "All"
    : decoder.word(op, "an operator", words, "json/invalid-scope-operator");
}

function scopeFromJson(decoder: Decoder, at: Json, slot: SlotId): ScopeConstraint {
  const op = operatorOf(decoder, at, ["==", "in", "is"]);
  if (op === "All") return { kind: "all" };
  if (op !== "is") {
    return { kind: op === "in" ? op : "eq", entity: refFromJson(decoder, at, slot) };
  }
  // Closed, unlike the other constraints: so it is in the reference implementation.
  const fields = decoder.fields(at, {
    what: "`is`",
    required: ["op", "entity_type"],
    optional: ["in"],
  });
  const entityType = nameFromJson(decoder, fields.entity_type);
  const { in: entity } = fields;
  return entity === undefined || entity.kind === "null"
    ? { kind: "is", entityType }
    : { kind: "isIn", entityType, entity: refFromJson(decoder, entity, slot) };
}

/** `{"entity": …}` or `{"slot": …}` */
function refFromJson(decoder: Decoder, at: Json, slot: SlotId): EntityOrSlot {
  const constraint = decoder.object(at, "a constraint");
  const entity = memberOf(constraint, "entity");
  if (entity !== undefined) return uidFromJson(decoder, entity);
  const named = memberOf(constraint, "slot");
  if (named === undefined) {
    return decoder.fail(at, "json/missing-key", "a constraint has an `entity` or a `slot`");
  }
  const name = decoder.string(named, "a slot");
  const message = `expected \`${slot}\`, found ${excerpt(name)}`;
  return name === slot ? slot : decoder.fail(named, "json/wrong-slot", message);
}

function actionFromJson(decoder: Decoder, at: Json): ActionConstraint {
  const op = operatorOf(decoder, at, ["==", "in"]);
  if (op === "All") return { kind: "all" };
  const constraint = decoder.object(at, "a constraint");
  const entity = memberOf(constraint, "entity");
  if (entity !== undefined) {
    return { kind: op === "in" ? op : "eq", entity: actionUidFromJson(decoder, entity) };
  }
  const entities = memberOf(constraint, "entities");
  if (op === "==" || entities === undefined) {
    return decoder.fail(at, "json/missing-key", "an action constraint has an `entity`");
  }
  const items = decoder.array(entities, "`entities`");
  return actionInSet(items.map((item) => actionUidFromJson(decoder, item)));
}

function conditionFromJson(decoder: Decoder, at: Json): Condition {
  const fields = decoder.fields(at, { what: "a condition", required: ["kind", "body"] });
  const what = "a kind of condition";
  const kind = decoder.word(fields.kind, what, CONDITION_KINDS, "json/invalid-condition");
  return { kind, body: exprFromJson(decoder, fields.body), span: undefined };
}

export function bodyToJson(body: PolicyBody): Json {
  const conditions = body.conditions.map((condition) =>
    jsonFields({ kind: condition.kind, body: exprToJson(condition.body) }),
  );
  const annotations = [...body.annotations].map(
    ([key, value]) => [key, value === null ? jsonNull() : jsonString(value)] as const,
  );
  return jsonFields({
    effect: body.effect,
    principal: scopeToJson(body.principal),
    action: actionToJson(body.action),
    resource: scopeToJson(body.resource),
    conditions: jsonArray(conditions),
    annotations: annotations.length === 0 ? undefined : jsonObject(annotations),
  });
}

function scopeToJson(constraint: ScopeConstraint): Json {
  switch (constraint.kind) {
    case "all":
      return jsonFields({ op: "All" });
    case "eq":
      return jsonFields({ op: "==", ...refToJson(constraint.entity) });
    case "in":
      return jsonFields({ op: "in", ...refToJson(constraint.entity) });
    case "is":
      return jsonFields({ op: "is", entity_type: constraint.entityType });
    case "isIn": {
      const entity = jsonFields(refToJson(constraint.entity));
      return jsonFields({ op: "is", entity_type: constraint.entityType, in: entity });
    }
  }
}

function actionToJson(constraint: ActionConstraint): Json {
  switch (constraint.kind) {
    case "all":
    case "eq":
    case "in":
      return scopeToJson(constraint);
    case "inSet":
      return jsonFields({ op: "in", entities: jsonArray(constraint.entities.map(uidToJson)) });
  }
}

function refToJson(entity: EntityOrSlot): Parameters<typeof jsonFields>[0] {
  return typeof entity === "string" ? { slot: entity } : { entity: uidToJson(entity) };
}
