/** Values of a type, from the constants of the world. */

import type { AttributeData, Fields, TypeData, Value } from "../language.ts";
import { type Domain, generateUid } from "./domain.ts";
import type { ExtensionFn } from "./literals.ts";

export function constructorOf(kind: "ipaddr" | "decimal" | "datetime" | "duration"): ExtensionFn {
  return kind === "ipaddr" ? "ip" : kind;
}

export function generateValue(domain: Domain, type: TypeData): Value {
  const { source, index, pools } = domain;
  const resolved = index.resolve(type);
  switch (resolved.kind) {
    case "Bool":
      return source.chance(1, 2);
    case "Long":
      return source.pick(pools.longs);
    case "String":
      return source.pick(pools.strings);
    case "ipaddr":
    case "decimal":
    case "datetime":
    case "duration": {
      const fn = constructorOf(resolved.kind);
      return { fn, arg: source.pick(pools.valid[fn]) };
    }
    case "entity":
      return generateUid(domain, resolved.name);
    case "set":
      return { set: source.list(0, 3, () => generateValue(domain, resolved.element)) };
    case "record":
      return { record: generateFields(domain, resolved.attributes) };
  }
}

/** Optional ones are there in every second case. */
export function generateFields(domain: Domain, attributes: readonly AttributeData[]): Fields {
  return attributes
    .filter(({ required }) => required || domain.source.chance(1, 2))
    .map(({ name, type }) => [name, generateValue(domain, type)]);
}
