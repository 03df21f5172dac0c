/** The library's answers in canonical form. */

import {
  type AuthorizationResponse,
  Datetime,
  Decimal,
  Duration,
  type EntityStore,
  EntityUid,
  EvaluationError,
  IpAddr,
  RecordValue,
  SetValue,
  type Value,
} from "cedrus";
import {
  entityText,
  ipText,
  longText,
  recordText,
  setText,
  stringText,
  uidText,
  unitsText,
} from "./canonical.ts";
import type { Authorized, Evaluated } from "./engine.ts";
import { literalOf } from "./literals.ts";

export function valueText(value: Value): string {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return stringText(value);
  if (typeof value !== "object") return longText(value);
  if (value instanceof EntityUid) return uidOf(value);
  if (value instanceof SetValue) return setText(value.elements.map(valueText));
  if (value instanceof RecordValue) return fieldsText(value.attrs);
  if (value instanceof Decimal) return unitsText("decimal", value.units);
  if (value instanceof IpAddr) return ipTextOf(value);
  if (value instanceof Datetime) return unitsText("datetime", value.millis);
  if (value instanceof Duration) return unitsText("duration", value.millis);
  throw new Error("a value of no kind");
}

function uidOf({ type, id }: EntityUid): string {
  return uidText(type, id);
}

export function fieldsText(fields: ReadonlyMap<string, Value>): string {
  return recordText(Array.from(fields, ([name, value]) => [name, valueText(value)] as const));
}

/** Two words are an IPv4 address, eight an IPv6 one. */
function ipTextOf({ words, prefix }: IpAddr): string {
  const address = words.reduce((sum, word) => sum * 0x1_0000n + BigInt(word), 0n);
  return ipText(words.length === 8, address, prefix);
}

export function evaluatedOf(result: Value | EvaluationError): Evaluated {
  return result instanceof EvaluationError
    ? { error: result.kind }
    : { value: valueText(result), literal: () => literalOf(result) };
}

export function authorizedOf(response: AuthorizationResponse): Authorized {
  const { decision, determiningPolicies, errors } = response;
  return {
    decision,
    determining: determiningPolicies.toSorted(),
    errors: errors.map(({ policyId, error }) => `${policyId} ${error.kind}`).sort(),
  };
}

/** Every entity of a store, with all its ancestors, sorted. */
export function entityTexts(store: EntityStore): readonly string[] {
  return Array.from(store, ({ uid, attrs, tags }) =>
    entityText(uidOf(uid), {
      attrs: fieldsText(attrs),
      tags: fieldsText(tags),
      ancestors: store.ancestors(uid).map(uidOf),
    }),
  ).sort();
}
