/** Entities, contexts and requests in JSON, mostly as a given schema declares them. */

import type { EntityUid } from "cedrus";
import type { Schema, SchemaAttribute, SchemaEntityType, SchemaType } from "cedrus/schema";
import type { Random } from "./schema-generator.ts";

type Data = Record<string, unknown>;

const IDS = ["a", "b", "c", "", "x y"];
const NAMES = ["a", "b", "c", "if", "", "x y", "type", "id", "fn", "__entity", "__extn"];

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  decimal: ["1.0", "-0.5", "922337203685477.5807"],
  ipaddr: ["10.0.0.1", "::1", "10.0.0.0/8"],
  datetime: ["2024-10-15", "2024-10-15T11:35:00Z"],
  duration: ["1d", "2h30m", "-5ms"],
};

const CONSTRUCTORS: Readonly<Record<string, string>> = {
  decimal: "decimal",
  ipaddr: "ip",
  datetime: "datetime",
  duration: "duration",
};

/** Calls of other functions, by the type of what they give. */
const CALLS: Readonly<Record<string, readonly unknown[]>> = {
  datetime: [
    { fn: "offset", args: ["2024-10-15", "1d"] },
    {
      fn: "offset",
      args: [{ __extn: { fn: "datetime", arg: "2024-10-15" } }, { fn: "duration", arg: "1d" }],
    },
    { fn: "toDate", arg: "2024-10-15T11:35:00Z" },
  ],
  duration: [
    { fn: "toTime", arg: "2024-10-15T11:35:00Z" },
    { fn: "durationSince", args: ["2024-10-15", { fn: "datetime", args: ["2024-10-14"] }] },
  ],
};

const ODDITIES: readonly unknown[] = [
  null,
  true,
  0,
  "",
  "1.0",
  "1d",
  [],
  {},
  [[]],
  { type: "A", id: "a" },
  { __entity: { type: "A", id: "a" } },
  { __entity: { type: "A", id: "a" }, x: 1 },
  { __entity: { type: "A" }, type: "A", id: "a" },
  { __entity: { type: "if", id: "a" } },
  { __extn: { fn: "ip", arg: "10.0.0.1" } },
  { __extn: { fn: "ip", arg: "10.0.0.1" }, x: 1 },
  { __extn: { fn: "ip", arg: "10.0.0" } },
  { __extn: { fn: "isIpv4", arg: { __extn: { fn: "ip", arg: "10.0.0.1" } } } },
  { __extn: { fn: "toDays", arg: { __extn: { fn: "duration", arg: "1d" } } } },
  { __extn: { fn: "nope", arg: "1" } },
  { __extn: { fn: 1, arg: "1" }, fn: "decimal", arg: "1.0" },
  { __extn: { fn: "decimal", args: ["1.0"] } },
  { __extn: { fn: "decimal", args: [] } },
  { fn: "decimal", arg: "1.0", args: 1 },
  { fn: "decimal", arg: 1, args: ["1.0"] },
  { fn: "decimal", args: "1.0" },
  { fn: "ip", arg: { fn: "ip", arg: "::1" } },
  { __expr: "1" },
  { __expr: "1", type: "A", id: "a" },
  { __expr: 1, fn: "decimal", arg: "1.0" },
  { __expr: 1, type: "A", id: "a" },
];

export class DataGenerator {
  readonly #random: Random;
  readonly #schema: Schema;
  /** How often something is made wrong on purpose; never in half of the cases. */
  readonly #mistakes: number;

  constructor(random: Random, schema: Schema) {
    this.#random = random;
    this.#schema = schema;
    this.#mistakes = random(2) === 0 ? 0 : 12;
  }

  entities(): readonly Data[] {
    const count = 1 + this.#random(3);
    const entities = Array.from({ length: count }, () => this.#entity());
    if (this.#random(3) === 0) entities.push(...this.#actions());
    const first = entities[0];
    if (first !== undefined && this.#mistake()) entities.push(first);
    return entities;
  }

  context(action: EntityUid): unknown {
    if (this.#mistake()) return this.#oneOf(ODDITIES);
    const declared = this.#schema.action(action);
    return declared === undefined ? {} : this.#record(declared.context.attributes, 3);
  }

  /** An action, mostly a declared one. */
  action(): { readonly type: string; readonly id: string } {
    const actions = this.#schema.actions();
    if (actions.length === 0 || this.#mistake()) return { type: "Action", id: this.#oneOf(IDS) };
    const { type, id } = this.#oneOf(actions).uid;
    return { type, id };
  }

  /** A principal, or a resource, of one of the types. */
  oneOfTypes(types: readonly string[]): { readonly type: string; readonly id: string } {
    const type = types.length === 0 || this.#mistake() ? this.#typeName() : this.#oneOf(types);
    return { type, id: this.#idOf(type) };
  }

  #entity(): Data {
    const type = this.#typeName();
    const declared = this.#schema.entityType(type);
    return {
      uid: this.#uid(type),
      attrs: this.#record(declared?.attributes ?? new Map(), 3),
      parents: this.#parents(declared),
      ...this.#tags(declared),
    };
  }

  #tags(declared: SchemaEntityType | undefined): Data {
    if (declared?.tags === undefined) return this.#mistake() ? { tags: { a: 1 } } : {};
    const { tags } = declared;
    const entries = this.#some(NAMES, this.#random(3)).map((name) => [name, this.#value(tags, 3)]);
    return { tags: Object.fromEntries(entries) as unknown };
  }

  #parents(declared: SchemaEntityType | undefined): unknown[] {
    const types = [...(declared?.ancestors ?? [])];
    const parents = this.#some(types, this.#random(3)).map((type) => this.#uid(type));
    return this.#mistake() ? [...parents, this.#uid(this.#typeName())] : parents;
  }

  /** Some of the actions, with direct groups, with all of them, or with wrong ones. */
  #actions(): Data[] {
    const uidOf = ({ type, id }: EntityUid): Data => ({ type, id });
    const all = this.#schema.actions();
    const some = this.#random(2) === 0 ? all : this.#some(all, 2);
    return some.map((action) => ({
      uid: uidOf(action.uid),
      attrs: this.#mistake() ? { a: 1 } : {},
      parents: this.#mistake()
        ? [this.action()]
        : (this.#random(2) === 0 ? action.memberOf : action.ancestors).map(uidOf),
      ...(this.#mistake() ? { tags: { a: 1 } } : {}),
    }));
  }

  #record(attributes: ReadonlyMap<string, SchemaAttribute>, depth: number): Data {
    const record: Data = {};
    for (const [name, { type, required }] of attributes) {
      const isLeftOut = required ? this.#mistake() : this.#random(2) === 0;
      if (!isLeftOut) set(record, name, this.#value(type, depth - 1));
    }
    if (this.#mistake()) set(record, this.#oneOf(NAMES), this.#oneOf(ODDITIES));
    return record;
  }

  #value(type: SchemaType, depth: number): unknown {
    if (this.#mistake()) return this.#oneOf(ODDITIES);
    switch (type.kind) {
      case "bool":
        return this.#random(2) === 0;
      case "long":
        return this.#random(100) - 50;
      case "string":
        return this.#oneOf(IDS);
      case "extension":
        return this.#extension(type.name);
      case "entity":
        return this.#uid(type.name);
      case "set":
        return Array.from({ length: this.#random(3) }, () => this.#value(type.element, depth - 1));
      case "record":
        return this.#record(type.attributes, depth);
    }
  }

  #extension(name: string): unknown {
    const kind = this.#random(5);
    const arg = this.#oneOf(TEXTS[name] ?? [""]);
    if (kind === 0) return arg;
    const calls = CALLS[name] ?? [];
    const call =
      kind === 1 && calls.length > 0
        ? this.#oneOf(calls)
        : { fn: CONSTRUCTORS[name], ...(this.#random(3) === 0 ? { args: [arg] } : { arg }) };
    return this.#random(2) === 0 ? call : { __extn: call };
  }

  #uid(type: string): Data {
    const uid = { type, id: this.#idOf(type) };
    const kind = this.#random(6);
    if (kind === 0) return { ...uid, x: 1 };
    return kind < 3 ? uid : { __entity: uid };
  }

  #idOf(type: string): string {
    const actions = this.#schema.actions().filter(({ uid }) => uid.type === type);
    const ids =
      actions.length > 0
        ? actions.map(({ uid }) => uid.id)
        : (this.#schema.entityType(type)?.enumIds ?? IDS);
    return this.#mistake() ? this.#oneOf(IDS) : this.#oneOf(ids);
  }

  #typeName(): string {
    const types = this.#schema.entityTypes();
    if (types.length > 0 && !this.#mistake()) return this.#oneOf(types).name;
    return this.#oneOf(["A", "Z", "N::A", "Action", "N::Action"]);
  }

  #mistake(): boolean {
    return this.#mistakes > 0 && this.#random(this.#mistakes) === 0;
  }

  #oneOf<T>(items: readonly T[]): T {
    const item = items[this.#random(items.length)];
    if (item === undefined) throw new Error("nothing to choose from");
    return item;
  }

  #some<T>(items: readonly T[], count: number): T[] {
    return Array.from({ length: Math.min(count, items.length) }, () => this.#oneOf(items));
  }
}

/** Sets a key that may be `__proto__`. */
function set(record: Data, key: string, value: unknown): void {
  Object.defineProperty(record, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
