/** The verdicts of the official corpus on policies and schemas, and what ours differ in. */

import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type PolicySet, parsePolicySet, unwrap } from "cedrus";
import { parseSchemaText, type Schema, schemaFromFragments } from "cedrus/schema";
import { validatePolicies, type ValidationMode, type ValidationResult } from "cedrus/validator";
import { type CorpusCase, readCorpus } from "./corpus.ts";
import { readTarGz } from "./tar.ts";
import { kindOfMessage, kindSet } from "./validation-kinds.ts";

/** What the reference, in the older version that made the corpus, says about the policies of a case. */
interface RecordedValidation {
  readonly strict: boolean;
  readonly permissive: boolean;
  readonly perPolicy: Readonly<Record<string, Readonly<Record<ValidationMode, boolean>>>>;
  readonly strictErrors?: readonly string[];
  readonly permissiveErrors?: readonly string[];
}

export interface ValidationReport {
  /** Cases compared with `shouldValidate`, with recorded verdicts, and listed as different. */
  readonly cases: number;
  readonly recorded: number;
  readonly listed: number;
  readonly passed: number;
  readonly differences: readonly string[];
}

const v01Url = new URL("../vectors/v01.json", import.meta.url);

/** The names of the cases that version 4.13.0 of the reference accepts, unlike the corpus. */
export function readV01(): ReadonlySet<string> {
  // The cast states the format of the file, which its test checks.
  const { cases } = JSON.parse(readFileSync(v01Url, "utf8")) as { cases: readonly string[] };
  return new Set(cases);
}

export function runValidation(folder: string, wanted: (name: string) => boolean): ValidationReport {
  const verdicts = readRecorded(folder);
  const v01 = readV01();
  const differences: string[] = [];
  let cases = 0;
  let passed = 0;
  let recorded = 0;
  let listed = 0;
  for (const corpusCase of readCorpus(folder, wanted)) {
    if (corpusCase.schema === undefined || corpusCase.shouldValidate === undefined) continue;
    cases += 1;
    const isListed = v01.has(corpusCase.name);
    if (isListed) listed += 1;
    const verdict = verdicts.get(basename(corpusCase.name));
    if (verdict !== undefined) recorded += 1;
    const found = compareCase(corpusCase, isListed, verdict);
    if (found.length === 0) passed += 1;
    else differences.push(`${corpusCase.name}: ${found.join("; ")}`);
  }
  return { cases, recorded, listed, passed, differences };
}

/** By the name of the case without its folder; none when the folder lacks the archive. */
function readRecorded(folder: string): ReadonlyMap<string, RecordedValidation> {
  const path = join(folder, "corpus-validation-4.10.tar.gz");
  const verdicts = new Map<string, RecordedValidation>();
  if (!existsSync(path)) return verdicts;
  for (const [name, content] of readTarGz(readFileSync(path))) {
    if (!name.endsWith(".validation.json")) continue;
    // The cast states the corpus's format, which its README describes.
    const { policyValidation } = JSON.parse(content.toString("utf8")) as {
      policyValidation: RecordedValidation;
    };
    verdicts.set(basename(name, ".validation.json"), policyValidation);
  }
  return verdicts;
}

function compareCase(
  corpusCase: CorpusCase,
  isListed: boolean,
  recorded: RecordedValidation | undefined,
): readonly string[] {
  const { policies: text, schema: schemaText = "", shouldValidate } = corpusCase;
  const schema = readSchema(schemaText);
  const policies = unwrap(parsePolicySet(text));
  const strict = validatePolicies(policies, schema, { mode: "strict" });
  const isValid = strict.errors.length === 0;
  if (isListed) {
    const isV01 = !(shouldValidate ?? true) && isValid && warnsOfScope(strict);
    return isV01 ? [] : ["is listed in v01.json, but differs no more, or for another reason"];
  }
  const differences = isValid === shouldValidate ? [] : [`valid is ${isValid}`];
  if (recorded === undefined) return differences;
  const permissive = validatePolicies(policies, schema, { mode: "permissive" });
  return [
    ...differences,
    ...compareRecorded("strict", policies, strict, recorded),
    ...compareRecorded("permissive", policies, permissive, recorded),
  ];
}

export function readSchema(text: string): Schema {
  return unwrap(schemaFromFragments([unwrap(parseSchemaText(text))])).schema;
}

function warnsOfScope({ warnings }: ValidationResult): boolean {
  return warnings.some(({ kind }) => kind === "invalidActionApplication");
}

/** The recorded errors of a scope without an action are warnings now; they count as neither. */
function compareRecorded(
  mode: ValidationMode,
  policies: PolicySet,
  result: ValidationResult,
  recorded: RecordedValidation,
): readonly string[] {
  const differences: string[] = [];
  for (const { id } of [...policies.policies(), ...policies.templates()]) {
    const verdict = recorded.perPolicy[id];
    if (verdict === undefined) continue;
    const ofPolicy = ({ policyId }: { readonly policyId: string }): boolean => policyId === id;
    const isValid = !result.errors.some(ofPolicy);
    const isV01 = result.warnings.some(
      (finding) => ofPolicy(finding) && finding.kind === "invalidActionApplication",
    );
    if (isValid !== verdict[mode] && !(isValid && isV01))
      differences.push(`${mode}, ${id}: valid is ${isValid}`);
  }
  const messages = mode === "strict" ? recorded.strictErrors : recorded.permissiveErrors;
  const expected = kindSet(
    (messages ?? []).map(kindOfMessage).filter((kind) => kind !== "invalidActionApplication"),
  );
  const actual = kindSet(result.errors.map(({ kind }) => kind));
  if (actual !== expected) differences.push(`${mode} kinds: expected ${expected}, got ${actual}`);
  return differences;
}
