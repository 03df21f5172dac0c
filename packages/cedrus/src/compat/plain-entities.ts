/** The short cut of `plain-values.ts` for entities. */

import { isActionType } from "../data/names.ts";
import { loneSurrogateAt } from "../data/unicode.ts";
import { Entity } from "../entities/entity.ts";
import type { Schema, SchemaEntityType } from "../schema/schema.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import type { Value } from "../values/value.ts";
import { each, isPlain, isPlainArray, type PlainObject, PlainReader } from "./plain-values.ts";

const NONE: ReadonlyMap<string, Value> = new Map();

/** Entities of the usual shapes; `undefined` where the long way has to look. */
export class PlainEntities {
  readonly #schema: Schema | undefined;
  readonly #values: PlainReader;

  constructor(schema: Schema | undefined) {
    this.#schema = schema;
    this.#values = new PlainReader(schema);
  }

  all(input: unknown): readonly Entity[] | undefined {
    return isPlainArray(input) ? each(input, (item) => this.entity(item)) : undefined;
  }

  entity(input: unknown): Entity | undefined {
    if (!isPlain(input)) return undefined;
    const uid = this.#values.uid(input["uid"]);
    const parents = this.#values.uids(input["parents"]);
    if (uid === undefined || parents === undefined) return undefined;
    return this.#schema === undefined
      ? this.#untyped(input, uid, parents)
      : this.#typed(input, uid, { parents, type: this.#schema.entityType(uid.type) });
  }

  #untyped(
    { attrs, tags }: PlainObject,
    uid: EntityUid,
    parents: readonly EntityUid[],
  ): Entity | undefined {
    if (isActionType(uid.type) && !parents.every(({ type }) => isActionType(type))) {
      return undefined;
    }
    const values = this.#values.record(attrs);
    const tagged = tags === undefined ? NONE : this.#values.record(tags);
    return values && tagged && new Entity(uid, values, tagged, parents);
  }

  #typed(
    { attrs, tags }: PlainObject,
    uid: EntityUid,
    {
      parents,
      type,
    }: { readonly parents: readonly EntityUid[]; readonly type: SchemaEntityType | undefined },
  ): Entity | undefined {
    // Actions are undeclared as entity types, and the long way compares them with their declarations.
    if (type === undefined || !parents.every((parent) => mayBeIn(type, parent))) return undefined;
    const values = this.#values.typedRecord(attrs, type.attributes);
    const tagged = tags === undefined ? NONE : this.#tags(tags, type);
    return values && tagged && new Entity(uid, values, tagged, parents);
  }

  #tags(input: unknown, { tags: type }: SchemaEntityType): ReadonlyMap<string, Value> | undefined {
    if (!isPlain(input)) return undefined;
    const values = new Map<string, Value>();
    for (const key of Object.keys(input)) {
      const value = type && this.#values.typed(input[key], type);
      if (value === undefined || loneSurrogateAt(key) >= 0) return undefined;
      values.set(key, value);
    }
    return values;
  }
}

function mayBeIn(type: SchemaEntityType, parent: EntityUid): boolean {
  return type.memberOfTypes.includes(parent.type) || type.ancestors.has(parent.type);
}
