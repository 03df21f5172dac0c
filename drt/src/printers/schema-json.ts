/** Schemas as JSON: plainly, or with every equivalent spelling. */

import type {
  ActionData,
  AttributeData,
  EntityTypeData,
  SchemaData,
  TypeData,
} from "../language.ts";
import { type JsonFields, type JsonObject, object } from "./json-tree.ts";
import { basename, declaredNames, namespaceOf, namespacesOf } from "./schema-names.ts";
import { PLAIN, type Surface } from "./surface.ts";
import { uidJson } from "./value-json.ts";

export function schemaJson(schema: SchemaData, surface: Surface = PLAIN): JsonObject {
  const printer = new SchemaJson(schema, surface);
  return { fields: namespacesOf(schema).map((name) => [name, printer.namespace(name)]) };
}

class SchemaJson {
  readonly #schema: SchemaData;
  readonly #surface: Surface;
  readonly #declared: ReadonlySet<string>;
  #namespace = "";

  constructor(schema: SchemaData, surface: Surface) {
    this.#schema = schema;
    this.#surface = surface;
    this.#declared = declaredNames(schema);
  }

  namespace(name: string): JsonObject {
    this.#namespace = name;
    const { commonTypes, entityTypes, actions } = this.#schema;
    const isHere = (each: { readonly name: string }): boolean => namespaceOf(each.name) === name;
    const common = commonTypes.filter(isHere);
    const fields: JsonFields = [
      ...this.#annotations(name === "" ? 0 : 1),
      ["entityTypes", this.#entries(entityTypes.filter(isHere), (each) => this.#entityType(each))],
      ["actions", this.#actions(actions.filter(({ uid }) => namespaceOf(uid.type) === name))],
    ];
    if (common.length === 0 && !this.#surface.chance(1, 4)) return { fields };
    return {
      fields: [["commonTypes", this.#entries(common, ({ type }) => this.#type(type))], ...fields],
    };
  }

  #entries<T extends { readonly name: string }>(
    items: readonly T[],
    print: (item: T) => JsonObject,
  ): JsonObject {
    return { fields: items.map((item) => [basename(item.name), print(item)]) };
  }

  #entityType({ memberOf, attributes, tags, enumIds }: EntityTypeData): JsonObject {
    if (enumIds !== undefined) return { fields: [["enum", enumIds], ...this.#annotations(1)] };
    const shape = this.#record(attributes);
    const chance = (times: number, of: number): boolean => this.#surface.chance(times, of);
    return {
      fields: [
        ...(memberOf.length === 0 && !chance(1, 3)
          ? []
          : [["memberOfTypes", memberOf.map((name) => this.#name(name))] as const]),
        ...(attributes.length === 0 && !chance(1, 3) ? [] : [["shape", shape] as const]),
        ...(tags === undefined ? [] : [["tags", this.#type(tags)] as const]),
        ...this.#annotations(1),
      ],
    };
  }

  #actions(actions: readonly ActionData[]): JsonObject {
    return { fields: actions.map((action) => [action.uid.id, this.#action(action)]) };
  }

  #action({ memberOf, principals, resources, context, uid }: ActionData): JsonObject {
    const groups = memberOf.map((group) => {
      const isSame = group.type === uid.type && !this.#surface.chance(1, 3);
      return isSame ? object(["id", group.id]) : uidJson(group);
    });
    const inGroups: JsonFields = [
      ...this.#annotations(1),
      ...(groups.length === 0 && !this.#surface.chance(1, 3)
        ? []
        : [["memberOf", groups] as const]),
    ];
    if (principals.length === 0) return { fields: inGroups };
    const appliesTo: JsonFields = [
      ["principalTypes", principals.map((name) => this.#name(name))],
      ["resourceTypes", resources.map((name) => this.#name(name))],
      ...this.#context(context),
    ];
    return { fields: [...inGroups, ["appliesTo", { fields: appliesTo }]] };
  }

  #context(context: TypeData): JsonFields {
    const isEmpty = context.kind === "record" && context.attributes.length === 0;
    return isEmpty && !this.#surface.chance(1, 3) ? [] : [["context", this.#type(context)]];
  }

  /** They mean nothing, and are not allowed everywhere. */
  #annotations(allowed: 0 | 1): JsonFields {
    if (allowed === 0 || !this.#surface.chance(1, 12)) return [];
    return [["annotations", object(["doc", "é"], ["if", null])]];
  }

  #record(attributes: readonly AttributeData[]): JsonObject {
    const fields = attributes.map((each) => [each.name, this.#attribute(each)] as const);
    return object(["type", "Record"], ["attributes", { fields }]);
  }

  /** `required` is true if it is not written. */
  #attribute({ type, required }: AttributeData): JsonObject {
    const json = this.#type(type);
    const annotated = [...json.fields, ...this.#annotations(1)];
    if (required && !this.#surface.chance(1, 4)) return { fields: annotated };
    return { fields: [...annotated, ["required", required]] };
  }

  #type(type: TypeData): JsonObject {
    switch (type.kind) {
      case "set":
        return object(["type", "Set"], ["element", this.#type(type.element)]);
      case "record":
        return this.#record(type.attributes);
      case "entity":
        return this.#reference("Entity", type.name);
      case "common":
        return this.#common(type.name);
      case "Bool":
        return this.#builtIn("Boolean", "Bool");
      case "Long":
      case "String":
        return this.#builtIn(type.kind, type.kind);
      case "ipaddr":
      case "decimal":
      case "datetime":
      case "duration":
        return this.#extension(type.kind);
    }
  }

  /** By its name, or as what could be an entity type as well. */
  #common(name: string): JsonObject {
    const written = this.#name(name);
    if (this.#surface.chance(1, 2)) return object(["type", "EntityOrCommon"], ["name", written]);
    return object(["type", written]);
  }

  #reference(kind: string, name: string): JsonObject {
    const isEither = this.#surface.chance(1, 3);
    return object(["type", isEither ? "EntityOrCommon" : kind], ["name", this.#name(name)]);
  }

  #builtIn(type: string, name: string): JsonObject {
    if (!this.#surface.chance(1, 4)) return object(["type", type]);
    return object(["type", "EntityOrCommon"], ["name", this.#builtInName(name)]);
  }

  #extension(name: string): JsonObject {
    if (!this.#surface.chance(1, 4)) return object(["type", "Extension"], ["name", name]);
    return object(["type", "EntityOrCommon"], ["name", this.#builtInName(name)]);
  }

  /** Something declared may have the name of a built-in type. */
  #builtInName(name: string): string {
    const isHidden = this.#declared.has(name) || this.#declared.has(`${this.#namespace}::${name}`);
    return isHidden || this.#surface.chance(1, 3) ? `__cedar::${name}` : name;
  }

  /** A name without namespace means the one of the namespace it is used in, then that of the empty one. */
  #name(name: string): string {
    return namespaceOf(name) === this.#namespace && this.#surface.chance(1, 2)
      ? basename(name)
      : name;
  }
}
