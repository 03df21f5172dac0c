/** Whether a value is of a type, and what is wrong where it is not. */

import { excerpt } from "../data/quote.ts";
import { mostSimilar } from "../data/similar.ts";
import type { ExtensionTypeName, Schema, SchemaRecord, SchemaType } from "../schema/schema.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { kindOf, RecordValue, SetValue, type Value } from "../values/value.ts";
import type { Place, Report } from "./place.ts";
import { aType } from "./type-text.ts";
import { listOf, UidRules } from "./uid-rules.ts";

/** Checks values against types of one schema. It remembers what it looked up. */
export class ValueChecker {
  readonly uids: UidRules;

  constructor(schema: Schema) {
    this.uids = new UidRules(schema);
  }

  /** Reports all that keeps `value` from being of type `type`. */
  check(value: Value, type: SchemaType, place: Place, report: Report): void {
    if (type.kind === "set" && value instanceof SetValue) {
      value.elements.forEach((element, i) =>
        this.check(element, type.element, place.at(i), report),
      );
    } else if (type.kind === "record" && value instanceof RecordValue) {
      this.#checkRecord(value, type, place, report);
    } else if (!isOfKind(value, type)) {
      mismatch(value, type, place, report);
    } else if (value instanceof EntityUid) {
      this.uids.check(value, report);
    }
  }

  #checkRecord({ attrs }: RecordValue, type: SchemaRecord, place: Place, report: Report): void {
    for (const [name, value] of attrs) {
      const declared = type.attributes.get(name);
      if (declared === undefined) unexpectedKey(name, type, place, report);
      else this.check(value, declared.type, place.at(name), report);
    }
    reportMissing((name) => attrs.has(name), type, place, report);
  }
}

/** Whether a value that is neither set nor record is of type `type`. */
function isOfKind(value: Value, type: SchemaType): boolean {
  switch (type.kind) {
    case "bool":
      return typeof value === "boolean";
    case "string":
      return typeof value === "string";
    case "long":
      return kindOf(value) === "Long";
    case "extension":
      return kindOf(value) === type.name;
    case "entity":
      return value instanceof EntityUid && value.type === type.name;
    case "set":
    case "record":
      return false;
  }
}

/** Reports a value of the wrong kind. */
function mismatch(value: Value, type: SchemaType, place: Place, report: Report): void {
  report(place.code, `${place.text}: expected ${aType(type)}, found ${found(value)}`, () =>
    helpFor(type, value),
  );
}

/** Reports a key that the record type does not have. */
export function unexpectedKey(
  name: string,
  type: SchemaRecord,
  place: Place,
  report: Report,
): void {
  const message = `${place.text} has no attribute ${excerpt(name)} according to the schema`;
  report(place.code, message, () => otherName(name, [...type.attributes.keys()]));
}

/** Reports the required attributes that a record lacks. */
export function reportMissing(
  has: (name: string) => boolean,
  type: SchemaRecord,
  place: Place,
  report: Report,
): void {
  for (const [name, attribute] of type.attributes) {
    if (!attribute.required || has(name)) continue;
    const message = `${place.text} lacks the required attribute ${excerpt(name)}`;
    report(place.code, message, () => addOrRelax(name, attribute.type));
  }
}

export function addOrRelax(name: string, type: SchemaType): string {
  return `add ${excerpt(name)}, ${aType(type)}, or make it optional in the schema: ${excerpt(`${name}?`)}`;
}

/** What to write instead of a name that is not declared. */
export function otherName(name: string, declared: readonly string[]): string {
  const meant = mostSimilar(name, declared);
  if (meant !== undefined) return `did you mean ${excerpt(meant)}?`;
  return declared.length === 0
    ? "the schema declares no attributes here"
    : `the attributes are ${listOf(declared)}`;
}

function found(value: Value): string {
  if (value instanceof EntityUid) return `an entity of type \`${value.type}\``;
  const kind = kindOf(value);
  if (kind === "Record") return "a record";
  return kind === "ipaddr" ? "an `ipaddr`" : `a \`${kind}\``;
}

const LITERALS: Readonly<Record<ExtensionTypeName, string>> = {
  decimal: "`1.25`",
  ipaddr: "`10.0.0.1`",
  datetime: "`2024-10-15T11:35:00Z`",
  duration: "`2h30m`",
};

function helpFor(type: SchemaType, value: Value): string | undefined {
  switch (type.kind) {
    case "bool":
      return "write `true` or `false`, without quotes";
    case "long":
      return typeof value === "string" ? "write the number without quotes" : "write an integer";
    case "string":
      return "write a text in quotes";
    case "extension":
      return `${aType(type)} is made of a text such as ${LITERALS[type.name]}`;
    case "entity":
      return value instanceof EntityUid
        ? `name an entity of type \`${type.name}\`, or change the type in the schema`
        : `name an entity by its type \`${type.name}\` and its id`;
    case "set":
      return "write a list, even for a single element";
    case "record":
      return type.attributes.size === 0
        ? "write an empty record"
        : `write a record with ${listOf([...type.attributes.keys()])}`;
  }
}
