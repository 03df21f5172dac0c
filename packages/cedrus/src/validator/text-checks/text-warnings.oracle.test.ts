import * as oracle from "@cedar-policy/cedar-wasm/nodejs";
import { describe, expect, it } from "vitest";
import { unwrap } from "../../data/unwrap.ts";
import { parsePolicy } from "../../parser/parse.ts";
import { textWarnings } from "./text-warnings.ts";

const when = (condition: string): string =>
  `permit(principal, action, resource) when { ${condition} };`;

/** The codes of the warnings about a policy, without the folder. */
function codesOf(policy: string): readonly string[] {
  const warnings = textWarnings(unwrap(parsePolicy(policy)).body, "p");
  return warnings.map(({ code }) => code.replace("validator/", "")).toSorted();
}

/** The codes that the reference implementation's warnings have here, for each policy. */
function oracleCodes(policies: readonly string[]): readonly (readonly string[])[] {
  const staticPolicies = Object.fromEntries(policies.map((text, i) => [`p${i}`, text]));
  const answer = oracle.validate({
    schema: "entity U; action a appliesTo { principal: U, resource: U };",
    policies: { staticPolicies },
    validationSettings: { mode: "strict" },
  });
  if (answer.type !== "success") throw new Error(JSON.stringify(answer));
  const codes = policies.map((): string[] => []);
  for (const { policyId, error } of answer.validationWarnings) {
    const code = codeOf(error.message);
    if (code !== undefined) codes[Number(policyId.slice(1))]?.push(code);
  }
  return codes.map((of) => of.toSorted());
}

function codeOf(message: string): string | undefined {
  if (message.includes("General Security Profile")) return "confusable-identifier";
  const of = message.includes(", identifier `") ? "identifier" : "string";
  if (message.includes("BIDI")) return `bidi-chars-in-${of}`;
  return message.endsWith("mixed scripts") ? `mixed-script-${of}` : undefined;
}

describe("the reference implementation", () => {
  /** A sample of every block, and the code points around which its tables change. */
  const SAMPLE = [
    ...Array.from({ length: 0x11000 }, (_, i) => i).filter(
      (code) => code < 0x250 || code % 61 === 0,
    ),
    ...[0x2066, 0x2069, 0x206a, 0x202a, 0x202e, 0x200d, 0x3007, 0x30fb, 0x302a, 0x309b, 0xa7ce],
    ...[0x11f04, 0x1c89, 0x105c0, 0x10940, 0x2ebf0, 0x2ffff, 0x31350, 0x323b0, 0x1f34c, 0x10ffff],
  ].filter((code) => code < 0xd800 || code > 0xdfff);

  it.each([
    ["attribute names", (text: string) => when(`principal has "${text}"`)],
    ["strings", (text: string) => when(`"${text}" == ""`)],
    ["strings with Latin", (text: string) => when(`"a${text}" == ""`)],
    ["patterns with Cyrillic", (text: string) => when(`"" like "ш${text}*"`)],
    ["strings with Han", (text: string) => when(`"漢${text}" == ""`)],
  ])("warns of the same %s", (_, policyOf) => {
    const policies = SAMPLE.map((code) => policyOf(`\\u{${code.toString(16)}}`));
    expect(policies.map(codesOf)).toEqual(oracleCodes(policies));
  });
});
