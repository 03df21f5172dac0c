/** Making entities out of what callers have at hand. */

import { type Diagnostic, diagnosticOf } from "./data/diagnostic.ts";
import { excerpt } from "./data/quote.ts";
import { err, ok, type Result } from "./data/result.ts";
import { Entity } from "./entities/entity.ts";
import type { JsonOptions } from "./json/decode.ts";
import { contextFromJson } from "./json/entities-json.ts";
import { type EntityUidInput, uidFromInput } from "./request.ts";
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
    return err([
      diagnosticOf({ code: "entity/not-an-object", message: "an entity is an object", path: "$" }),
    ]);
  }
  const problems: Diagnostic[] = [];
  const take = <T>(result: Result<T, readonly Diagnostic[]>): T | undefined => {
    if (result.ok) return result.value;
    problems.push(...result.error);
    return undefined;
  };
  const uid = take(uidFromInput(input.uid, "uid", options));
  const attrs = take(valuesFromInput(input.attrs, "attrs", options));
  const tags = take(valuesFromInput(input.tags, "tags", options));
  const parents = take(parentsFromInput(input.parents, options));
  if (uid === undefined || attrs === undefined || tags === undefined || parents === undefined) {
    return err(problems);
  }
  return ok(new Entity(uid, attrs, tags, parents));
}

function parentsFromInput(
  input: EntityInput["parents"],
  options: JsonOptions,
): Result<readonly EntityUid[], readonly Diagnostic[]> {
  if (input === undefined) return ok([]);
  if (!Array.isArray(input)) {
    const message = "the parents of an entity are an array";
    return err([diagnosticOf({ code: "entity/parents-not-array", message, path: "$.parents" })]);
  }
  const items = input as readonly EntityUidInput[];
  const parents = items.map((parent, i) => uidFromInput(parent, `parents[${i}]`, options));
  const problems = parents.flatMap((parent) => (parent.ok ? [] : parent.error));
  if (problems.length > 0) return err(problems);
  return ok(parents.flatMap((parent) => (parent.ok ? [parent.value] : [])));
}

function valuesFromInput(
  input: ValuesInput | undefined,
  part: string,
  options: JsonOptions,
): Result<ReadonlyMap<string, Value>, readonly Diagnostic[]> {
  if (!(input instanceof Map)) {
    const read = contextFromJson(input === undefined ? {} : input, options);
    if (read.ok) return ok(read.value.attrs);
    return err(read.error.map((d) => ({ ...d, path: `$.${part}${d.path?.slice(1) ?? ""}` })));
  }
  const values = new Map(input as ReadonlyMap<string, Value>);
  for (const [name, value] of values) {
    const invalid = firstInvalidity([name, value]);
    if (invalid === undefined) continue;
    const message = `${excerpt(name)} is ${invalid}`;
    return err([diagnosticOf({ code: "entity/invalid-value", message, path: `$.${part}` })]);
  }
  return ok(values);
}
