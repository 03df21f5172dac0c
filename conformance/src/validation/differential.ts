/** The validator against the reference's, policy by policy. */

import { type DetailedError, validate } from "@cedar-policy/cedar-wasm/nodejs";
import {
  EntityUid,
  parsePolicy,
  parsePolicySet,
  parseTemplate,
  type Policy,
  PolicySet,
  printPolicy,
  type Template,
  unwrap,
} from "cedrus";
import type { Schema } from "cedrus/schema";
import { type ValidationFinding, validatePolicies } from "cedrus/validator";
import { kindOfMessage, kindSet } from "../validation-kinds.ts";
import { forbidInlinedWasm } from "../no-inlined-wasm.ts";

forbidInlinedWasm();

/** Policies as both sides can be given them. */
export interface PolicyTexts {
  readonly policies: Readonly<Record<string, string>>;
  readonly templates: Readonly<Record<string, string>>;
  readonly links: readonly LinkText[];
}

interface LinkText {
  readonly templateId: string;
  readonly newId: string;
  readonly values: Readonly<Record<string, { readonly type: string; readonly id: string }>>;
}

/** Kinds of errors and of warnings, by policy. */
type Verdicts = ReadonlyMap<string, { readonly errors: string; readonly warnings: string }>;

export type Compared =
  | {
      readonly kind: "agree";
      readonly policies: number;
      readonly invalid: number;
      readonly warned: number;
    }
  | { readonly kind: "differ"; readonly why: string }
  /** The reference does not read the policies or the schema. */
  | { readonly kind: "unread"; readonly message: string };

export function compareValidation(
  schemaText: string,
  schema: Schema,
  texts: PolicyTexts,
): Compared {
  const theirs = referenceVerdicts(schemaText, texts);
  if (typeof theirs === "string") return { kind: "unread", message: theirs };
  const ours = ourVerdicts(schema, texts);
  const differences: string[] = [];
  let invalid = 0;
  let warned = 0;
  const ids = [
    ...Object.keys(texts.policies),
    ...Object.keys(texts.templates),
    ...texts.links.map(({ newId }) => newId),
  ];
  for (const id of ids) {
    const wanted = theirs.get(id) ?? NOTHING;
    const got = ours.get(id) ?? NOTHING;
    if (wanted.errors !== "") invalid += 1;
    if (wanted.warnings !== "") warned += 1;
    if (wanted.errors === got.errors && wanted.warnings === got.warnings) continue;
    differences.push(
      `${texts.policies[id] ?? texts.templates[id] ?? id}\n    expected ${shown(wanted)}\n    got      ${shown(got)}`,
    );
  }
  return differences.length === 0
    ? { kind: "agree", policies: ids.length, invalid, warned }
    : { kind: "differ", why: differences.join("\n  ") };
}

const NOTHING = { errors: "", warnings: "" };

function shown({
  errors,
  warnings,
}: {
  readonly errors: string;
  readonly warnings: string;
}): string {
  return `errors [${errors}], warnings [${warnings}]`;
}

/** A message when the reference refuses to validate. */
function referenceVerdicts(
  schema: string,
  { policies, templates, links }: PolicyTexts,
): Verdicts | string {
  const answer = validate({
    schema,
    policies: {
      staticPolicies: { ...policies },
      templates: { ...templates },
      // The reference's types ask for arrays and records that may be changed.
      templateLinks: links.map(({ values, ...link }) => ({ ...link, values: { ...values } })),
    },
  });
  if (answer.type === "failure") return answer.errors.map(({ message }) => message).join("; ");
  const verdicts = new Collected();
  for (const { policyId, error } of answer.validationErrors) {
    verdicts.add(policyId, "errors", kindOf(error));
  }
  for (const { policyId, error } of answer.validationWarnings) {
    verdicts.add(policyId, "warnings", kindOf(error));
  }
  return verdicts.verdicts();
}

function kindOf({ message }: DetailedError): Kind {
  return kindOfMessage(message);
}

function ourVerdicts(schema: Schema, texts: PolicyTexts): Verdicts {
  const { errors, warnings } = validatePolicies(policySetOf(texts), schema);
  const verdicts = new Collected();
  for (const { policyId, kind } of errors) verdicts.add(policyId, "errors", kind);
  for (const { policyId, kind } of warnings) {
    verdicts.add(policyId, "warnings", ABOUT_MEANING.has(kind) ? kind : undefined);
  }
  return verdicts.verdicts();
}

/** Only these warnings are compared. */
const ABOUT_MEANING: ReadonlySet<string> = new Set([
  "impossiblePolicy",
  "invalidActionApplication",
]);

type Kind = ValidationFinding["kind"] | undefined;

class Collected {
  readonly #kinds = new Map<string, Record<"errors" | "warnings", Kind[]>>();

  add(policyId: string, which: "errors" | "warnings", kind: Kind): void {
    const known = this.#kinds.get(policyId) ?? { errors: [], warnings: [] };
    known[which].push(kind);
    this.#kinds.set(policyId, known);
  }

  verdicts(): Verdicts {
    return new Map(
      [...this.#kinds].map(([id, { errors, warnings }]) => [
        id,
        { errors: kindSet(errors), warnings: kindSet(warnings) },
      ]),
    );
  }
}

function policySetOf({ policies, templates, links }: PolicyTexts): PolicySet {
  const set = new PolicySet();
  for (const [id, text] of Object.entries(policies)) {
    unwrap(set.add({ ...unwrap(parsePolicy(text)), id }));
  }
  for (const [id, text] of Object.entries(templates)) {
    unwrap(set.add({ ...unwrap(parseTemplate(text)), id }));
  }
  for (const { templateId, newId, values } of links) {
    const slots = SLOTS.flatMap((slot) => {
      const value = values[slot];
      return value === undefined ? [] : [[slot, new EntityUid(value.type, value.id)] as const];
    });
    unwrap(set.link({ templateId, newId, values: new Map(slots) }));
  }
  return set;
}

const SLOTS = ["?principal", "?resource"] as const;

/** The policies and templates of a text, one text each. */
export function textsOf(text: string): PolicyTexts {
  const set = unwrap(parsePolicySet(text));
  const entries = (list: Iterable<Policy | Template>): Record<string, string> =>
    Object.fromEntries([...list].map((policy) => [policy.id, printPolicy(policy)]));
  return { policies: entries(set.policies()), templates: entries(set.templates()), links: [] };
}
