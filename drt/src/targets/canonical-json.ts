/** JSON texts compared by what they say: no digit is lost, and the order of keys does not count. */

import { parseJson } from "cedrus";

/** Equal texts for equal JSON. Empty fields that mean the same as missing ones are left out. */
export function canonicalJson(text: string, mayBeMissing: readonly string[] = []): string {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(`no JSON: ${text}`);
  return canonicalOf(parsed.value, mayBeMissing);
}

export function canonicalOf(value: unknown, mayBeMissing: readonly string[] = []): string {
  if (Array.isArray(value)) return `[${value.map((v) => canonicalOf(v, mayBeMissing)).join()}]`;
  if (typeof value !== "object" || value === null) {
    return typeof value === "bigint" ? String(value) : JSON.stringify(value);
  }
  const fields = Object.entries(value).filter(
    ([key, field]) => !(mayBeMissing.includes(key) && isEmpty(field)),
  );
  const texts = fields.map(
    ([key, field]) => `${JSON.stringify(key)}:${canonicalOf(field, mayBeMissing)}`,
  );
  return `{${texts.sort().join()}}`;
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
