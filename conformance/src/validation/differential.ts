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
  type Span,
  type Template,
  unwrap,
} from "cedrus";
import type { Schema } from "cedrus/schema";
import { type ValidationFinding, validatePolicies } from "cedrus/validator";
import { kindOfMessage, kindSet } from "../validation-kinds.ts";
import { forbidInlinedWasm } from "../no-inlined-wasm.ts";
import { SpanTally, utf16Span } from "./spans.ts";

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

/** The text of a policy or template, or of the template of a link. */
function textOf({ policies, templates, links }: PolicyTexts, id: string): string {
  const link = links.find(({ newId }) => newId === id);
  return policies[id] ?? templates[link?.templateId ?? id] ?? "";
}

/** Findings about one policy. */
interface Found {
  readonly errors: string;
  readonly warnings: string;
  readonly places: ReadonlyMap<string, readonly (Span | undefined)[]>;
}

/** Kinds of errors and of warnings, by policy. */
type Verdicts = ReadonlyMap<string, Found>;

export type Compared =
  | {
      readonly kind: "agree";
      readonly policies: number;
      readonly invalid: number;
      readonly warned: number;
      readonly spans: SpanTally;
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
  const spans = new SpanTally();
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
    if (wanted.errors === got.errors && wanted.warnings === got.warnings) {
      differences.push(...placeDifferences(spans, textOf(texts, id), [wanted, got]));
      continue;
    }
    differences.push(
      `${texts.policies[id] ?? texts.templates[id] ?? id}\n    expected ${shown(wanted)}\n    got      ${shown(got)}`,
    );
  }
  return differences.length === 0
    ? { kind: "agree", policies: ids.length, invalid, warned, spans }
    : { kind: "differ", why: differences.join("\n  ") };
}

const NOTHING: Found = { errors: "", warnings: "", places: new Map() };

function placeDifferences(
  spans: SpanTally,
  text: string,
  [wanted, got]: readonly [Found, Found],
): readonly string[] {
  return [...wanted.places].flatMap(
    ([kind, theirs]) =>
      spans.compare({ kind, text, theirs, ours: got.places.get(kind) ?? [] }) ?? [],
  );
}

function shown({ errors, warnings }: Found): string {
  return `errors [${errors}], warnings [${warnings}]`;
}

/** A message when the reference refuses to validate. */
function referenceVerdicts(schema: string, texts: PolicyTexts): Verdicts | string {
  const { policies, templates, links } = texts;
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
    verdicts.add(policyId, "errors", finding(texts, policyId, error));
  }
  for (const { policyId, error } of answer.validationWarnings) {
    verdicts.add(policyId, "warnings", finding(texts, policyId, error));
  }
  return verdicts.verdicts();
}

function finding(texts: PolicyTexts, id: string, error: DetailedError): Finding {
  const place = error.sourceLocations?.[0];
  return {
    kind: kindOfMessage(error.message),
    place: place && utf16Span(textOf(texts, id), place),
  };
}

function ourVerdicts(schema: Schema, texts: PolicyTexts): Verdicts {
  const { errors, warnings } = validatePolicies(policySetOf(texts), schema);
  const verdicts = new Collected();
  for (const { policyId, kind, diagnostic } of errors) {
    verdicts.add(policyId, "errors", { kind, place: diagnostic.labels[0]?.span });
  }
  for (const { policyId, kind, diagnostic } of warnings) {
    const place = diagnostic.labels[0]?.span;
    if (ABOUT_MEANING.has(kind)) verdicts.add(policyId, "warnings", { kind, place });
  }
  return verdicts.verdicts();
}

/** Only these warnings are compared. */
const ABOUT_MEANING: ReadonlySet<string> = new Set([
  "impossiblePolicy",
  "invalidActionApplication",
]);

type Kind = ValidationFinding["kind"] | undefined;

interface Finding {
  readonly kind: Kind;
  readonly place: Span | undefined;
}

class Collected {
  readonly #findings = new Map<string, Record<"errors" | "warnings", Finding[]>>();

  add(policyId: string, which: "errors" | "warnings", found: Finding): void {
    // A kind that is not known is about text.
    if (found.kind === undefined) return;
    const known = this.#findings.get(policyId) ?? { errors: [], warnings: [] };
    known[which].push(found);
    this.#findings.set(policyId, known);
  }

  verdicts(): Verdicts {
    return new Map(
      [...this.#findings].map(([id, { errors, warnings }]) => [
        id,
        {
          errors: kindSet(errors.map(({ kind }) => kind)),
          warnings: kindSet(warnings.map(({ kind }) => kind)),
          places: placesByKind([...errors, ...warnings]),
        },
      ]),
    );
  }
}

function placesByKind(findings: readonly Finding[]): Found["places"] {
  const places = new Map<string, (Span | undefined)[]>();
  for (const { kind = "", place } of findings)
    places.set(kind, [...(places.get(kind) ?? []), place]);
  return places;
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

export function mapTexts(texts: PolicyTexts, map: (text: string) => string): PolicyTexts {
  const all = (of: PolicyTexts["policies"]): PolicyTexts["policies"] =>
    Object.fromEntries(Object.entries(of).map(([id, text]) => [id, map(text)]));
  return { ...texts, policies: all(texts.policies), templates: all(texts.templates) };
}
