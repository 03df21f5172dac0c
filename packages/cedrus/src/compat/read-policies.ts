/** The policies of a call. */

import { type SlotId, slotsOf, type StaticPolicy, type Template } from "../ast/policy.ts";
import { PolicySet } from "../ast/policy-set.ts";
import type { Diagnostic } from "../data/diagnostic.ts";
import { excerpt } from "../data/quote.ts";
import { err, ok, type Result } from "../data/result.ts";
import { policyFromJson, templateFromJson } from "../json/policy-json.ts";
import { parsePolicy, parsePolicySet, parseTemplate } from "../parser/parse.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import { detailedError, plainError } from "./errors.ts";
import { readUid } from "./read-request.ts";
import { arrayOf, entriesOf, fieldsOf, jsonOf, stringOf } from "./shape.ts";
import type { DetailedError } from "./types-calls.ts";

type Parsed<T> = Result<T, DetailedError>;

/** A policy without slots, given as Cedar text or as JSON. `what` names it in messages. */
export function readPolicy(input: unknown, what: string, id?: string): Parsed<StaticPolicy> {
  const options = id === undefined ? {} : { id };
  return typeof input === "string"
    ? named(what, parsePolicy(input, options), "text")
    : named(what, policyFromJson(jsonOf(input), options), "data");
}

/** A template, given as Cedar text or as JSON. */
export function readTemplate(input: unknown, what: string, id?: string): Parsed<Template> {
  const options = id === undefined ? {} : { id };
  return typeof input === "string"
    ? named(what, parseTemplate(input, options), "text")
    : named(what, templateFromJson(jsonOf(input), options), "data");
}

function named<T>(
  what: string,
  result: Result<T, readonly Diagnostic[]>,
  seen: "text" | "data",
): Parsed<T> {
  return result.ok ? result : err(detailedError(what, result.error, seen));
}

/**
 * The policy set of a call, in the order of the call, or all that is wrong with it.
 *
 * @throws TypeError if it is not of the shape that `types-data.ts` describes.
 */
export function readPolicySet(input: unknown): Result<PolicySet, readonly DetailedError[]> {
  const fields = fieldsOf(input, {
    what: "a policy set",
    required: [],
    optional: ["staticPolicies", "templates", "templateLinks"],
  });
  const { staticPolicies = [], templates = {}, templateLinks = [] } = fields;
  const links = arrayOf(templateLinks, "`templateLinks`").map(linkOf);
  const errors: DetailedError[] = [];
  const set = readStatic(staticPolicies, errors);
  for (const [id, template] of entriesOf(templates, "`templates`")) {
    addTo(set, readTemplate(template, `template ${excerpt(id)}`, id), errors);
  }
  for (const link of links) addLink(set, link, errors);
  return errors.length === 0 ? ok(set) : err(errors);
}

function readStatic(input: unknown, errors: DetailedError[]): PolicySet {
  if (typeof input === "string") return readText(input, errors);
  const set = new PolicySet();
  if (Array.isArray(input)) {
    const policies = input.map((policy) => readPolicy(policy, "a policy"));
    errors.push(...policies.flatMap((policy) => (policy.ok ? [] : [policy.error])));
    // Why ids are not counted: in the reference too, all of a list have the id of a single policy.
    if (errors.length === 0) for (const policy of policies) addTo(set, policy, errors);
    return set;
  }
  for (const [id, policy] of entriesOf(input, "`staticPolicies`")) {
    addTo(set, readPolicy(policy, `policy ${excerpt(id)}`, id), errors);
  }
  return set;
}

function readText(text: string, errors: DetailedError[]): PolicySet {
  const parsed = parsePolicySet(text);
  if (!parsed.ok) errors.push(detailedError("the policies", parsed.error, "text"));
  else if ([...parsed.value.templates()].length === 0) return parsed.value;
  else errors.push(plainError("there is a template among the policies", "put it in `templates`"));
  return new PolicySet();
}

function addTo(set: PolicySet, parsed: Parsed<StaticPolicy | Template>, errors: DetailedError[]) {
  if (!parsed.ok) {
    errors.push(parsed.error);
    return;
  }
  const added = set.add(parsed.value);
  if (added.ok) return;
  const kind = slotsOf(parsed.value.body).length > 0 ? "a template" : "a policy";
  const error = detailedError(kind, added.error);
  errors.push({ ...error, help: error.help ?? "give the policies as an object, by their ids" });
}

/** A link whose shape has been checked. */
interface Link {
  readonly templateId: string;
  readonly newId: string;
  readonly values: readonly (readonly [SlotId, unknown])[];
}

function linkOf(input: unknown): Link {
  const what = "a template link";
  const link = fieldsOf(input, { what, required: ["templateId", "newId", "values"] });
  return {
    templateId: stringOf(link["templateId"], "`templateId`"),
    newId: stringOf(link["newId"], "`newId`"),
    values: entriesOf(link["values"], "`values`").map(([slot, value]) => [slotOf(slot), value]),
  };
}

function slotOf(name: string): SlotId {
  if (name === "?principal" || name === "?resource") return name;
  throw new TypeError(`${excerpt(name)} is not a slot`);
}

function addLink(set: PolicySet, { templateId, newId, values }: Link, errors: DetailedError[]) {
  const uids = new Map<SlotId, EntityUid>();
  for (const [slot, value] of values) {
    const uid = readUid(value, `the value of \`${slot}\``);
    if (!uid.ok) {
      errors.push(uid.error);
      return;
    }
    uids.set(slot, uid.value);
  }
  const linked = set.link({ templateId, newId, values: uids });
  if (!linked.ok) errors.push(detailedError(`the link ${excerpt(newId)}`, linked.error));
}
