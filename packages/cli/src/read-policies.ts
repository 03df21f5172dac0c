/** The policies that a command works on: a policy file, and a file of template links. */

import {
  type Diagnostic,
  type JsonText,
  jsonText,
  parseJson,
  parsePolicySet,
  policyFromJson,
  PolicySet,
  policySetFromJson,
  type Result,
  templateFromJson,
} from "cedrus";
import type { Inputs } from "./inputs.ts";
import { about, andThen, bad, good, joined, type Read, type TextSource } from "./problem.ts";
import { type Link, readLinks, type MappedLink } from "./read-links.ts";

export const POLICY_FORMATS = ["cedar", "json"] as const;
type PolicyFormat = (typeof POLICY_FORMATS)[number];

export interface PolicyOptions {
  readonly policies?: string;
  readonly policyFormat?: PolicyFormat;
  readonly templateLinked?: string;
}

export interface LoadedPolicies {
  readonly set: PolicySet;
  readonly source: TextSource;
  /** The links of the file of links, which are in `set` as well. */
  readonly links: readonly MappedLink[];
}

/** The policies of `-p` (standard input when absent) with the links of `-k`. */
export async function readPolicies(
  inputs: Inputs,
  options: PolicyOptions,
): Promise<Read<LoadedPolicies>> {
  const { templateLinked } = options;
  const policies = await readPolicyFile(inputs, options);
  if (templateLinked === undefined) return policies;
  const links = await readLinks(inputs, templateLinked);
  return andThen(joined({ policies, links }), (read) => addLinks(read.policies, read.links));
}

async function readPolicyFile(
  inputs: Inputs,
  { policies, policyFormat }: PolicyOptions,
): Promise<Read<LoadedPolicies>> {
  if (policies === undefined) await inputs.announceStdin("policies");
  const text = await inputs.text(policies ?? "-", "policies");
  const parse = policyFormat === "json" ? setFromJson : setFromCedar;
  return andThen(text, (source) => {
    const read = about(parse(source.text), source);
    return andThen(read, (set) => good({ set, source, links: [] }));
  });
}

type ParsedSet = Result<PolicySet, readonly Diagnostic[]>;

/** Policies in Cedar text are called what `@id` says. */
function setFromCedar(text: string): ParsedSet {
  return parsePolicySet(text, { ids: "annotation" });
}

/** A policy set, one policy or one template in JSON, whichever it looks like. */
function setFromJson(text: string): ParsedSet {
  const json = parseJson(text);
  if (!json.ok) return json;
  const whole = jsonText(text);
  return looksLikePolicy(json.value) ? setOfOne(whole) : policySetFromJson(whole);
}

function looksLikePolicy(json: unknown): boolean {
  if (typeof json !== "object" || json === null) return false;
  const has = (key: string): boolean => Object.hasOwn(json, key);
  const isSet = ["staticPolicies", "templates", "templateLinks"].some(has);
  return !isSet && ["effect", "principal", "action", "resource", "conditions"].some(has);
}

function setOfOne(json: JsonText): ParsedSet {
  const policy = policyFromJson(json);
  const isTemplate =
    !policy.ok && policy.error.some(({ code }) => code === "json/expected-static-policy");
  const one = isTemplate ? templateFromJson(json) : policy;
  if (!one.ok) return one;
  const set = new PolicySet();
  const added = set.add(one.value);
  return added.ok ? { ok: true, value: set } : added;
}

function addLinks(policies: LoadedPolicies, links: readonly Link[]): Read<LoadedPolicies> {
  const problems = links.flatMap(({ link, path, source }) => {
    const linked = policies.set.link(link);
    if (linked.ok) return [];
    return linked.error.map((diagnostic) => ({ diagnostic: { ...diagnostic, path }, source }));
  });
  if (problems.length > 0) return bad(...problems);
  return good({ ...policies, links: links.map(({ link }) => link) });
}
