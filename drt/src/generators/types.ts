/** What a schema says, looked up fast: types without common names, hierarchies, request environments. */

import type {
  ActionData,
  AttributeData,
  EntityTypeData,
  SchemaData,
  TypeData,
  Uid,
} from "../language.ts";

/** A type in which no common type is left. */
export type ResolvedType = Exclude<TypeData, { readonly kind: "common" }>;

/** Who may ask for what. */
export interface Env {
  readonly principal: string;
  readonly action: ActionData;
  readonly resource: string;
}

const NO_TYPES: ReadonlySet<string> = new Set();

export class SchemaIndex {
  readonly schema: SchemaData;
  readonly entityTypes: ReadonlyMap<string, EntityTypeData>;
  readonly envs: readonly Env[];
  readonly #commonTypes: ReadonlyMap<string, TypeData>;
  readonly #ancestors: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #groups: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #keys = new Map<TypeData, string>();

  constructor(schema: SchemaData) {
    this.schema = schema;
    this.entityTypes = new Map(schema.entityTypes.map((type) => [type.name, type]));
    this.#commonTypes = new Map(schema.commonTypes.map(({ name, type }) => [name, type]));
    this.#ancestors = closure(schema.entityTypes.map(({ name, memberOf }) => [name, memberOf]));
    this.#groups = closure(
      schema.actions.map(({ uid, memberOf }) => [uidKey(uid), memberOf.map(uidKey)]),
    );
    this.envs = schema.actions.flatMap((action) =>
      action.principals.flatMap((principal) =>
        action.resources.map((resource) => ({ principal, action, resource })),
      ),
    );
  }

  resolve(type: TypeData): ResolvedType {
    let resolved = type;
    while (resolved.kind === "common") {
      resolved = this.#commonTypes.get(resolved.name) ?? { kind: "record", attributes: [] };
    }
    return resolved;
  }

  /** Equal for equal types. */
  key(type: TypeData): string {
    const known = this.#keys.get(type);
    if (known !== undefined) return known;
    const key = this.#makeKey(this.resolve(type));
    this.#keys.set(type, key);
    return key;
  }

  #makeKey(type: ResolvedType): string {
    switch (type.kind) {
      case "entity":
        return `entity ${type.name}`;
      case "set":
        return `Set<${this.key(type.element)}>`;
      case "record": {
        const fields = type.attributes.map((each) => this.#fieldKey(each));
        return `{${fields.sort().join()}}`;
      }
      case "Bool":
      case "Long":
      case "String":
      case "ipaddr":
      case "decimal":
      case "datetime":
      case "duration":
        return type.kind;
    }
  }

  #fieldKey({ name, required, type }: AttributeData): string {
    return `${JSON.stringify(name)}${required ? "" : "?"}:${this.key(type)}`;
  }

  attributesOf(type: TypeData): readonly AttributeData[] {
    const resolved = this.resolve(type);
    if (resolved.kind === "record") return resolved.attributes;
    if (resolved.kind !== "entity") return [];
    return this.entityTypes.get(resolved.name)?.attributes ?? [];
  }

  /** The types of what an entity of this type can be in, without the type itself unless it is its own ancestor. */
  ancestorTypes(type: string): ReadonlySet<string> {
    return this.#ancestors.get(type) ?? NO_TYPES;
  }

  isActionIn(action: Uid, group: Uid): boolean {
    const [key, groupKey] = [uidKey(action), uidKey(group)];
    return key === groupKey || (this.#groups.get(key)?.has(groupKey) ?? false);
  }
}

export function uidKey({ type, id }: Uid): string {
  return `${type}::${JSON.stringify(id)}`;
}

/** What can be reached from each name in one step or more. */
function closure(
  edges: readonly (readonly [string, readonly string[]])[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const direct = new Map(edges);
  return new Map(
    edges.map(([name]) => {
      const reached = new Set<string>();
      const open = [...(direct.get(name) ?? [])];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (reached.has(next)) continue;
        reached.add(next);
        open.push(...(direct.get(next) ?? []));
      }
      return [name, reached] as const;
    }),
  );
}
