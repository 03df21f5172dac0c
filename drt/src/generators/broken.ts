/** Entities and requests in which one thing is not as the schema says. */

import type { EntityData, Fields, RequestData, Uid, Value } from "../language.ts";
import { type Domain, generateUid } from "./domain.ts";
import { INVALID } from "./literals.ts";
import { WEIRD_STRINGS } from "./names.ts";
import { uidKey } from "./types.ts";

/** Data that was changed, and how, in a few words. */
export interface Broken<T> {
  readonly data: T;
  readonly flaw: string;
}

const NOBODY: Uid = { type: "Nobody", id: "a" };

/** One entity is changed; what is found may still conform, as when another optional attribute goes. */
export function breakEntities(
  domain: Domain,
  entities: readonly EntityData[],
): Broken<readonly EntityData[]> {
  const { source } = domain;
  if (entities.length === 0) return { data: entities, flaw: "nothing" };
  const kind = source.pick(FLAWS);
  // Mostly one that has what is to be changed.
  const fitting = entities.filter((entity) => hasWhatBreaks(kind, entity));
  const entity = source.pick(fitting.length > 0 && source.chance(3, 4) ? fitting : entities);
  if (kind === "twice") return { data: [...entities, entity], flaw: "the same entity twice" };
  const { data, flaw } = breakEntity(domain, kind, { entity, entities });
  return { data: entities.with(entities.indexOf(entity), data), flaw };
}

const FLAWS = ["attrs", "tags", "parent", "no parent", "type", "id", "cycle", "twice"] as const;

type Flaw = (typeof FLAWS)[number];

function hasWhatBreaks(kind: Flaw, { attrs, tags, parents }: EntityData): boolean {
  if (kind === "attrs") return attrs.length > 0;
  if (kind === "tags") return tags.length > 0;
  return kind !== "no parent" || parents.length > 0;
}

function breakEntity(
  domain: Domain,
  kind: Exclude<Flaw, "twice">,
  { entity, entities }: { readonly entity: EntityData; readonly entities: readonly EntityData[] },
): Broken<EntityData> {
  const { source } = domain;
  const { uid, attrs, tags, parents } = entity;
  switch (kind) {
    case "attrs": {
      const { data, flaw } = breakFields(domain, attrs);
      return { data: { ...entity, attrs: data }, flaw: `attributes: ${flaw}` };
    }
    case "tags": {
      const { data, flaw } = breakFields(domain, tags);
      return { data: { ...entity, tags: data }, flaw: `tags: ${flaw}` };
    }
    case "parent": {
      const parent = source.chance(1, 3) ? NOBODY : source.pick(entities).uid;
      return { data: { ...entity, parents: [...parents, parent] }, flaw: "another parent" };
    }
    case "no parent": {
      const at = source.int(Math.max(parents.length, 1));
      return { data: { ...entity, parents: parents.toSpliced(at, 1) }, flaw: "a parent less" };
    }
    case "type":
      return { data: { ...entity, uid: { ...uid, type: "Nobody" } }, flaw: "an unknown type" };
    case "id":
      return { data: { ...entity, uid: { ...uid, id: "nothing" } }, flaw: "another id" };
    case "cycle": {
      const children = entities.filter((each) =>
        each.parents.some((parent) => uidKey(parent) === uidKey(uid)),
      );
      const child = children.length > 0 ? source.pick(children).uid : uid;
      return { data: { ...entity, parents: [...parents, child] }, flaw: "a cycle" };
    }
  }
}

function breakFields(domain: Domain, fields: Fields): Broken<Fields> {
  const { source } = domain;
  const kind = fields.length === 0 ? "more" : source.pick(["value", "less", "more"] as const);
  const at = source.int(Math.max(fields.length, 1));
  switch (kind) {
    case "more": {
      const name = source.pick(["nothing", ...WEIRD_STRINGS]);
      const others = fields.filter(([other]) => other !== name);
      return { data: [...others, [name, anyValue(domain)]], flaw: "one too many" };
    }
    case "less":
      return { data: fields.filter((_, index) => index !== at), flaw: "one is missing" };
    case "value":
      return {
        data: fields.map((field, index) =>
          index === at ? [field[0], breakValue(domain, field[1])] : field,
        ),
        flaw: "another value",
      };
  }
}

/** Another value, in the same place or somewhere within. */
function breakValue(domain: Domain, value: Value): Value {
  const { source } = domain;
  if (typeof value !== "object" || source.chance(1, 3)) return anyValue(domain);
  if ("set" in value) {
    const at = source.int(value.set.length + 1);
    const old = value.set[at];
    if (old === undefined) return { set: [...value.set, anyValue(domain)] };
    return { set: value.set.with(at, breakValue(domain, old)) };
  }
  if ("record" in value) return { record: breakFields(domain, value.record).data };
  if ("fn" in value) return { fn: value.fn, arg: source.pick(INVALID[value.fn]) };
  return source.chance(1, 2) ? { ...value, id: "nothing" } : NOBODY;
}

function anyValue(domain: Domain): Value {
  const { source, pools, index } = domain;
  return source.weighted<Value>([
    [1, source.pick(pools.longs)],
    [1, source.pick(pools.strings)],
    [1, true],
    [1, generateUid(domain, source.pick(index.schema.entityTypes).name)],
    [1, { fn: "decimal", arg: source.pick(pools.valid.decimal) }],
    [1, { set: [] }],
    [1, { set: [1n, "a"] }],
    [1, { record: [] }],
    [1, { record: [["a", 1n]] }],
  ]);
}

/** A context or one of the three uids is changed; a different uid may fit as well. */
export function breakRequest(domain: Domain, request: RequestData): Broken<RequestData> {
  const { source, index } = domain;
  const side = source.pick(["principal", "action", "resource", "context"] as const);
  switch (side) {
    case "context": {
      const { data, flaw } = breakFields(domain, request.context);
      return { data: { ...request, context: data }, flaw: `context: ${flaw}` };
    }
    case "action": {
      const { uid } = source.pick(index.schema.actions);
      const other = source.chance(1, 2) ? uid : { ...uid, id: "nothing" };
      return { data: { ...request, action: other }, flaw: "another action" };
    }
    case "principal":
    case "resource": {
      const type = source.pick(index.schema.entityTypes).name;
      const other = source.pick([
        NOBODY,
        generateUid(domain, type),
        { ...request[side], id: "nothing" },
      ]);
      return { data: { ...request, [side]: other }, flaw: `another ${side}` };
    }
  }
}
