/** Making entities out of what callers have at hand. */

import { allOf } from "./data/all-of.ts";
import type { Diagnostic } from "./data/diagnostic.ts";
import { excerpt } from "./data/quote.ts";
import { refused } from "./data/refused.ts";
import { ok, type Result } from "./data/result.ts";
import { Entity } from "./entities/entity.ts";
import type { JsonOptions } from "./json/decode.ts";
import { contextFromJson } from "./json/entities-json.ts";
import { type EntityUidInput, inPart, uidFromInput } from "./request.ts";
import { firstInvalidity } from "./values/check-value.ts";
import type { EntityUid } from "./values/entity-uid.ts";
import type { Value } from "./values/value.ts";

/** Attributes or tags: values by name, or plain data in the form of Cedar's JSON. */
export type ValuesInput = ReadonlyMap<string, Value> | { readonly [name: string]: unknown };

/** The parts of an entity, as callers have them. All but `uid` are empty by default. */
export interface EntityInput {
  readonly uid: EntityUidInput;
  readonly attrs?: ValuesInput;
  readonly tags?: ValuesInput;
  readonly parents?: readonly EntityUidInput[];
}

/**
 * An entity made of its parts, for `EntityStore.add` and `EntityStore.upsert`. The parts are copied.
 *
 * @example
 * ```ts
 * import { createEntity, unwrap } from "cedrus";
 *
 * const list = unwrap(createEntity({
 *   uid: 'List::"0"',
 *   attrs: { owner: { __entity: { type: "User", id: "ann" } }, size: 3 },
 *   parents: [{ type: "Folder", id: "home" }],
 * }));
 * const bigger = unwrap(createEntity({ ...list, attrs: new Map([...list.attrs, ["size", 4]]) }));
 * console.log(bigger.attrs.get("size")); // 4
 * ```
 */
export function createEntity(
  input: EntityInput,
  options: JsonOptions = {},
): Result<Entity, readonly Diagnostic[]> {
  if (typeof input !== "object" || input === null) {
    return inPart(refused("entity/not-an-object", "an entity is an object"), "");
  }
  const parts = allOf([
    uidFromInput(input.uid, "uid", options),
    valuesFromInput(input.attrs, "attrs", options),
    valuesFromInput(input.tags, "tags", options),
    parentsFromInput(input.parents, options),
  ] as const);
  return parts.ok ? ok(new Entity(...parts.value)) : parts;
}

function parentsFromInput(
  input: EntityInput["parents"] = [],
  options: JsonOptions,
): Result<readonly EntityUid[], readonly Diagnostic[]> {
  if (!Array.isArray(input)) {
    const message = "the parents of an entity are an array";
    return inPart(refused("entity/parents-not-array", message), "parents");
  }
  const items = input as readonly EntityUidInput[];
  return allOf(Array.from(items, (parent, i) => uidFromInput(parent, `parents[${i}]`, options)));
}

function valuesFromInput(
  input: ValuesInput = {},
  part: string,
  options: JsonOptions,
): Result<ReadonlyMap<string, Value>, readonly Diagnostic[]> {
  if (!(input instanceof Map)) {
    const read = inPart(contextFromJson(input, options), part);
    return read.ok ? ok(read.value.attrs) : read;
  }
  const values = new Map(input as ReadonlyMap<string, Value>);
  for (const [name, value] of values) {
    const invalid = firstInvalidity([name, value]);
    if (invalid === undefined) continue;
    return inPart(refused("entity/invalid-value", `${excerpt(name)} is ${invalid}`), part);
  }
  return ok(values);
}
