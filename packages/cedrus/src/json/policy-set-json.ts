/** Policy sets in JSON: static policies, templates, and links. */

import { completes } from "../diagnostic/diagnostic.ts";
import type { SlotId } from "../ast/policy.ts";
import { PolicySet } from "../ast/policy-set.ts";
import type { Diagnostic } from "../data/diagnostic.ts";
import type { Result } from "../data/result.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import { type Decoder, decodeInput, type JsonOptions } from "./decode.ts";
import { uidFromJson, uidToJson } from "./entity-uid-json.ts";
import { excerpt } from "../data/quote.ts";
import { type Json, jsonArray, jsonFields, jsonObject } from "./json.ts";
import { bodyFromJson, bodyToJson } from "./policy-json.ts";
import { jsonToJs, writeJson } from "./write-json.ts";

/**
 * A policy set from its JSON form, given as plain data or `jsonText(…)`:
 * `{"staticPolicies": {id: policy}, "templates": {id: policy}, "templateLinks": […]}`.
 *
 * The order of policies is that of the text. Plain objects keep the order of their keys except for
 * keys that are whole numbers, which JavaScript puts first.
 *
 * @example
 * ```ts
 * import { policySetFromJson, unwrap } from "cedrus";
 *
 * const all = { op: "All" };
 * const allow = { effect: "permit", principal: all, action: all, resource: all, conditions: [] };
 * const policies = unwrap(
 *   policySetFromJson({ staticPolicies: { allow }, templates: {}, templateLinks: [] }),
 * );
 * console.log(policies.size); // 1
 * ```
 */
export function policySetFromJson(
  input: unknown,
  options: JsonOptions = {},
): Result<PolicySet, readonly Diagnostic[]> {
  return decodeInput(input, options, (decoder, root) => {
    const fields = decoder.fields(root, {
      what: "a policy set",
      required: ["staticPolicies", "templates", "templateLinks"],
    });
    const set = new PolicySet();
    addPolicies(decoder, set, fields.staticPolicies, "static");
    addPolicies(decoder, set, fields.templates, "template");
    for (const link of decoder.array(fields.templateLinks, "`templateLinks`")) {
      completes(() => addLink(decoder, set, link));
    }
    return set;
  });
}

function addPolicies(
  decoder: Decoder,
  set: PolicySet,
  at: Json,
  kind: "static" | "template",
): void {
  const object = decoder.object(at, kind === "static" ? "`staticPolicies`" : "`templates`");
  decoder.countItems(at, object.value.length);
  for (const member of object.value) {
    completes(() => {
      const body = bodyFromJson(decoder, member);
      const added = set.add({ kind, id: member.key, body });
      if (!added.ok) decoder.adopt(member, added.error);
    });
  }
}

function addLink(decoder: Decoder, set: PolicySet, at: Json): void {
  const fields = decoder.fields(at, {
    what: "a template link",
    required: ["templateId", "newId", "values"],
  });
  const values = new Map<SlotId, EntityUid>();
  for (const member of decoder.object(fields.values, "`values`").value) {
    const { key } = member;
    if (key !== "?principal" && key !== "?resource") {
      const help = "use `?principal` or `?resource`";
      decoder.fail(member, "json/unknown-slot", `${excerpt(key)} is not a slot`, help);
    }
    values.set(key, uidFromJson(decoder, member));
  }
  const templateId = decoder.string(fields.templateId, "`templateId`");
  const newId = decoder.string(fields.newId, "`newId`");
  const linked = set.link({ templateId, newId, values });
  if (!linked.ok) decoder.adopt(at, linked.error);
}

/** The JSON form of a policy set, as plain data; integers beyond 2^53 are `bigint`. */
export function policySetToJson(set: PolicySet): unknown {
  return jsonToJs(setToJson(set));
}

/** The JSON form of a policy set, as text: exact, with the policies in their order. */
export function policySetToJsonText(set: PolicySet, indent = 2): string {
  return writeJson(setToJson(set), indent);
}

function setToJson(set: PolicySet): Json {
  const statics: [string, Json][] = [];
  const links: Json[] = [];
  for (const policy of set.policies()) {
    if (policy.kind === "static") {
      statics.push([policy.id, bodyToJson(policy.body)]);
      continue;
    }
    const values = [...policy.values].map(
      ([slot, uid]) => [slot, jsonFields({ __entity: uidToJson(uid) })] as const,
    );
    const { templateId, id: newId } = policy;
    links.push(jsonFields({ templateId, newId, values: jsonObject(values) }));
  }
  const templates = [...set.templates()].map(({ id, body }) => [id, bodyToJson(body)] as const);
  return jsonFields({
    staticPolicies: jsonObject(statics),
    templates: jsonObject(templates),
    templateLinks: jsonArray(links),
  });
}
