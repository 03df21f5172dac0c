/** Policies from Cedar text to JSON and back, in every spelling. */

import {
  jsonText,
  parseJson,
  parsePolicy,
  parseTemplate,
  policyFromJson,
  policyToJson,
  printPolicy as printByLibrary,
  type StaticPolicy,
  stringifyJson,
  type Template,
  templateFromJson,
  unwrap,
} from "cedrus";
import { generateWorld } from "../generators/world.ts";
import { hasSlot } from "../generators/policy-sets.ts";
import type { PolicyData } from "../language.ts";
import { Refusal } from "../oracles/engine.ts";
import { buildBody } from "../oracles/library-build.ts";
import { wasmPool } from "../oracles/wasm.ts";
import { printJson, printVariedJson } from "../printers/json-tree.ts";
import { policyJson } from "../printers/policy-json.ts";
import { printPolicy } from "../printers/policy-text.ts";
import { PLAIN, type Surface, varied } from "../printers/surface.ts";
import type { Source } from "../source.ts";
import { Tape } from "../tape/tape.ts";
import type { Divergence, Recorder, Target } from "../target.ts";
import { canonicalOf } from "./canonical-json.ts";

export interface PoliciesInput {
  readonly policies: readonly PolicyData[];
  /** Which spelling; 0 is the plain one. */
  readonly style: number;
}

const STYLES = 1_000_000;

function generatePolicies(source: Source): PoliciesInput {
  const { policySets } = generateWorld(source, { policySets: 2, requests: 1 });
  return {
    policies: policySets.flatMap(({ policies, templates }) => [...policies, ...templates]),
    style: source.chance(1, 8) ? 0 : source.int(STYLES),
  };
}

/** The library's part, so that a test can break it. */
export interface PolicyConverter {
  readonly name: string;
  textToJson(text: string, isTemplate: boolean): string | Refusal;
  jsonToText(json: string, isTemplate: boolean): string | Refusal;
}

type Read = ReturnType<typeof policyFromJson> | ReturnType<typeof templateFromJson>;

const converted = (
  read: Read | ReturnType<typeof parsePolicy> | ReturnType<typeof parseTemplate>,
  write: (policy: StaticPolicy | Template) => string,
): string | Refusal =>
  read.ok ? write(read.value) : new Refusal(read.error.map(({ message }) => message).join("; "));

const jsonOf = (policy: StaticPolicy | Template): string =>
  unwrap(stringifyJson(policyToJson(policy)));

export const LIBRARY: PolicyConverter = {
  name: "cedrus",
  textToJson: (text, isTemplate) =>
    converted(isTemplate ? parseTemplate(text) : parsePolicy(text), jsonOf),
  jsonToText: (json, isTemplate) =>
    converted(
      isTemplate ? templateFromJson(jsonText(json)) : policyFromJson(jsonText(json)),
      printByLibrary,
    ),
};

const WASM: PolicyConverter = {
  name: "cedar-wasm",
  textToJson: (text, isTemplate) =>
    memberOf(
      wasmPool.call(isTemplate ? "templateToJson" : "policyToJson", JSON.stringify(text)),
      "json",
    ),
  jsonToText: (json, isTemplate) =>
    memberOf(wasmPool.call(isTemplate ? "templateToText" : "policyToText", json), "text"),
};

function memberOf(
  answer: ReturnType<typeof wasmPool.call>,
  member: "json" | "text",
): string | Refusal {
  if (answer instanceof Refusal) return answer;
  return member === "text" ? (answer.text ?? "") : (answer.jsonText ?? "");
}

export function textToJson(library: PolicyConverter = LIBRARY): Target<PoliciesInput> {
  return {
    name: "text-to-json",
    description: "JSON made of Cedar text in any spelling: library, printers and reference",
    generate: generatePolicies,
    check: ({ policies, style }, recorder) =>
      firstOf(policies, recorder, (policy, isTemplate) => {
        const text = printPolicy(policy, surfaceOf(style));
        const ours = library.textToJson(text, isTemplate);
        const others = [
          { name: "the printer's JSON", answer: printJson(policyJson(policy)) },
          { name: WASM.name, answer: WASM.textToJson(text, isTemplate) },
          { name: "built by hand", answer: builtByHand(policy, isTemplate) },
        ];
        return compareJson({ name: library.name, answer: ours }, others, { text, recorder });
      }),
  };
}

export function jsonToText(library: PolicyConverter = LIBRARY): Target<PoliciesInput> {
  return {
    name: "json-to-text",
    description:
      "text made of JSON in any form says the same when it is read: library and reference",
    generate: generatePolicies,
    check: ({ policies, style }, recorder) =>
      firstOf(policies, recorder, (policy, isTemplate) => {
        const json = variedJson(policy, style);
        const ours = library.jsonToText(json, isTemplate);
        const theirs = WASM.jsonToText(json, isTemplate);
        const read = (answer: string | Refusal, by: PolicyConverter): string | Refusal =>
          answer instanceof Refusal ? answer : by.textToJson(answer, isTemplate);
        return compareJson(
          { name: "cedrus's text read by cedrus", answer: read(ours, library) },
          [
            { name: "the printer's JSON", answer: printJson(policyJson(policy)) },
            { name: "cedrus's text read by the reference", answer: read(ours, WASM) },
            { name: "the reference's text read by cedrus", answer: read(theirs, library) },
          ],
          { text: json, recorder },
        );
      }),
  };
}

function surfaceOf(style: number): Surface {
  return style === 0 ? PLAIN : varied(Tape.of(`style ${style}`));
}

function variedJson(policy: PolicyData, style: number): string {
  if (style === 0) return printJson(policyJson(policy));
  const source = Tape.of(`style ${style}`);
  return printVariedJson(policyJson(policy, varied(source)), source);
}

function builtByHand(policy: PolicyData, isTemplate: boolean): string {
  const kind = isTemplate ? "template" : "static";
  return jsonOf({ kind, id: policy.id, body: buildBody(policy) });
}

function firstOf(
  policies: readonly PolicyData[],
  recorder: Recorder,
  check: (policy: PolicyData, isTemplate: boolean) => Divergence | undefined,
): Divergence | undefined {
  for (const policy of policies) {
    recorder.compared(1);
    const isTemplate = hasSlot(policy.principal) || hasSlot(policy.resource);
    recorder.saw(isTemplate ? "policy/template" : "policy/static");
    const divergence = check(policy, isTemplate);
    if (divergence !== undefined) return divergence;
  }
  return undefined;
}

interface Named {
  readonly name: string;
  readonly answer: string | Refusal;
}

function compareJson(
  ours: Named,
  others: readonly Named[],
  { text, recorder }: { readonly text: string; readonly recorder: Recorder },
): Divergence | undefined {
  const shown = ({ answer }: Named): string =>
    answer instanceof Refusal ? `refused: ${answer.message}` : meaningOf(answer);
  const wanted = shown(ours);
  for (const other of others) {
    if (other.answer instanceof Refusal && other.answer.isTrap) {
      recorder.saw("no-verdict/cedar-wasm");
      continue;
    }
    const got = shown(other);
    if (got === wanted && !(ours.answer instanceof Refusal)) continue;
    return {
      aspect: `${ours.name} against ${other.name}`,
      wrongAllow: false,
      outputs: { text, [ours.name]: wanted, [other.name]: got },
    };
  }
  return undefined;
}

/** What a policy's JSON says, whatever its form. */
function meaningOf(json: string): string {
  return canonicalOf(normal(unwrap(parseJson(json))), ["annotations"]);
}

/** Neighbouring literals of a pattern are joined, and `action in [one]` is `action in one`. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([key, field]): [string, unknown] => {
    if (key === "pattern" && Array.isArray(field)) return [key, joined(field)];
    const isOne = key === "entities" && Array.isArray(field) && field.length === 1;
    return isOne ? ["entity", field[0]] : [key, normal(field)];
  });
  return Object.fromEntries(fields);
}

function joined(pattern: readonly unknown[]): readonly string[] {
  const elements: string[] = [];
  for (const element of pattern) {
    const text = literalOf(element);
    const last = elements.at(-1);
    if (text === "=") continue;
    if (text !== "*" && last !== undefined && last !== "*")
      elements[elements.length - 1] = last + text.slice(1);
    else elements.push(text);
  }
  return elements;
}

/** `*`, or the text after `=`. */
function literalOf(element: unknown): string {
  if (typeof element !== "object" || element === null || !("Literal" in element)) return "*";
  return `=${String(element.Literal)}`;
}
