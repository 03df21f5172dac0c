/**
 * How types relate: subtyping, least upper bounds and disjointness.
 *
 * Types of schemas are shared, so they form a graph; answers about pairs of records are remembered, which keeps
 * the work in proportion to the graph and not to the tree it unfolds to.
 */

import {
  BOOL,
  entityNames,
  isBoolean,
  NEVER,
  type AttributeType,
  type RecordType,
  type Type,
} from "./types.ts";

/** `strict` is what a deployed policy set should pass; `permissive` allows more width. */
export type ValidationMode = "strict" | "permissive";

/** Why two types have no upper bound. */
export type NoBound = "record-width" | "optional" | "entity-types" | "entity-and-record" | "kinds";

export class Relations {
  readonly mode: ValidationMode;
  readonly #subrecords = new WeakMap<RecordType, WeakMap<RecordType, boolean>>();

  constructor(mode: ValidationMode) {
    this.mode = mode;
  }

  isSubtype(a: Type, b: Type): boolean {
    if (a === b) return true;
    // Other types are compared at a glance, and made anew for every request environment.
    return a.kind === "record" && b.kind === "record"
      ? this.#isKnownSubrecord(a, b)
      : this.#compare(a, b);
  }

  #isKnownSubrecord(a: RecordType, b: RecordType): boolean {
    let known = this.#subrecords.get(a);
    if (known === undefined) {
      known = new WeakMap<RecordType, boolean>();
      this.#subrecords.set(a, known);
    }
    let answer = known.get(b);
    if (answer === undefined) {
      answer = this.#isSubrecord(a, b);
      known.set(b, answer);
    }
    return answer;
  }

  /** The least type above both, or why there is none. */
  upperBound(a: Type, b: Type): Type | NoBound {
    if (this.isSubtype(a, b)) return b;
    if (this.isSubtype(b, a)) return a;
    if (isBoolean(a) && isBoolean(b)) return BOOL;
    if (a.kind === "set" && b.kind === "set") {
      const element = this.upperBound(a.element, b.element);
      return typeof element === "string" ? element : { kind: "set", element };
    }
    if (a.kind === "record" && b.kind === "record") return this.#recordBound(a, b);
    const isA = isEntityKind(a);
    const isB = isEntityKind(b);
    if (isA && isB) return this.#entityBound(a, b);
    if ((isA && b.kind === "record") || (a.kind === "record" && isB)) return "entity-and-record";
    return "kinds";
  }

  /** The least type above all, or why there is none. Nothing lies below {@link NEVER}. */
  upperBoundOf(types: readonly Type[]): Type | NoBound {
    let bound: Type | NoBound = NEVER;
    for (const type of types) {
      bound = this.upperBound(bound, type);
      if (typeof bound === "string") return bound;
    }
    return bound;
  }

  #compare(a: Type, b: Type): boolean {
    switch (a.kind) {
      case "never":
        return true;
      case "true":
      case "false":
        return b.kind === a.kind || b.kind === "bool";
      case "bool":
      case "long":
      case "string":
        return b.kind === a.kind;
      case "extension":
        return b.kind === "extension" && a.name === b.name;
      case "set":
        return b.kind === "set" && this.isSubtype(a.element, b.element);
      case "record":
        return b.kind === "record" && this.#isKnownSubrecord(a, b);
      case "entity":
      case "entities":
      case "anyEntity":
        return this.#isSubentity(a, b);
    }
  }

  #isSubentity(a: Type, b: Type): boolean {
    if (a.kind === "entity" && b.kind === "entity") return a.name === b.name;
    const names = entityNames(a);
    if (b.kind === "anyEntity") return a.kind === "anyEntity" || this.mode === "permissive";
    const others = entityNames(b);
    if (names === undefined || others === undefined) return false;
    const included = names.every((name) => others.includes(name));
    return included && (this.mode === "permissive" || names.length === others.length);
  }

  #isSubrecord(a: RecordType, b: RecordType): boolean {
    if (a.open === true && b.open !== true) return false;
    const mayBeWider = b.open === true && this.mode === "permissive";
    if (!mayBeWider && a.attributes.size !== b.attributes.size) return false;
    for (const [name, attribute] of b.attributes) {
      const own = a.attributes.get(name);
      if (own === undefined || !this.#isSubattribute(own, attribute)) return false;
    }
    return true;
  }

  #isSubattribute(a: AttributeType, b: AttributeType): boolean {
    const fits = this.mode === "strict" ? a.required === b.required : a.required || !b.required;
    return fits && this.isSubtype(a.type, b.type);
  }

  #recordBound(a: RecordType, b: RecordType): Type | NoBound {
    const attributes = new Map<string, AttributeType>();
    const strict = this.mode === "strict";
    if (strict && !sameKeys(a.attributes, b.attributes)) return "record-width";
    for (const [name, left] of a.attributes) {
      const right = b.attributes.get(name);
      if (right === undefined) continue;
      const type = this.upperBound(left.type, right.type);
      if (strict && typeof type === "string") return type;
      if (strict && left.required !== right.required) return "optional";
      // In permissive mode an attribute without a bound is one that cannot be relied on.
      if (typeof type === "string") continue;
      attributes.set(name, { type, required: left.required && right.required });
    }
    const all = new Set([...a.attributes.keys(), ...b.attributes.keys()]);
    const open = a.open === true || b.open === true || attributes.size !== all.size;
    return open ? { kind: "record", attributes, open } : { kind: "record", attributes };
  }

  #entityBound(a: Type, b: Type): Type | NoBound {
    if (this.mode === "strict") return "entity-types";
    const left = entityNames(a);
    const right = entityNames(b);
    if (left === undefined || right === undefined) return { kind: "anyEntity" };
    return entityType([...left, ...right]);
  }
}

function isEntityKind({ kind }: Type): boolean {
  return kind === "entity" || kind === "entities" || kind === "anyEntity";
}

function entityType(all: readonly string[]): Type {
  const names = [...new Set(all)].toSorted();
  const [name] = names;
  return name !== undefined && names.length === 1
    ? { kind: "entity", name }
    : { kind: "entities", names };
}

function sameKeys(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  if (a.size !== b.size) return false;
  for (const key of a.keys()) if (!b.has(key)) return false;
  return true;
}

/** Whether no value has both types. Says so of entity types only; sets, say, share the empty set. */
export function areDisjoint(a: Type, b: Type): boolean {
  if (a.kind === "entity" && b.kind === "entity") return a.name !== b.name;
  const left = entityNames(a);
  const right = entityNames(b);
  if (left === undefined || right === undefined) return false;
  return !left.some((name) => right.includes(name));
}
