/**
 * What a schema says, in a form in which two implementations can be compared: all common types
 * inlined, all names in full. Annotations and the order of declarations do not count.
 */

import type { Schema, SchemaAttribute, SchemaType } from "cedrus/schema";

type Shape = Readonly<Record<string, unknown>>;

export interface ActionShape {
  readonly memberOf: readonly string[];
  readonly principalTypes: readonly string[];
  readonly resourceTypes: readonly string[];
  readonly context: unknown;
}

export interface SchemaShape {
  readonly entityTypes: Shape;
  readonly actions: Readonly<Record<string, ActionShape>>;
}

/** The shape of one of our schemas. */
export function shapeOfSchema(schema: Schema): SchemaShape {
  return {
    entityTypes: Object.fromEntries(
      schema.entityTypes().map((type) => [
        type.name,
        type.enumIds === undefined
          ? {
              memberOfTypes: type.memberOfTypes.toSorted(),
              attributes: attributesShape(type.attributes),
              tags: type.tags === undefined ? null : typeShape(type.tags),
            }
          : { enum: type.enumIds },
      ]),
    ),
    actions: Object.fromEntries(
      schema.actions().map(({ uid, memberOf, principalTypes, resourceTypes, context }) => [
        `${uid.type}::${JSON.stringify(uid.id)}`,
        {
          memberOf: memberOf.map(({ type, id }) => `${type}::${JSON.stringify(id)}`).toSorted(),
          principalTypes: principalTypes.toSorted(),
          resourceTypes: resourceTypes.toSorted(),
          context: attributesShape(context.attributes),
        },
      ]),
    ),
  };
}

function attributesShape(attributes: ReadonlyMap<string, SchemaAttribute>): Shape {
  return Object.fromEntries(
    [...attributes].map(([name, { type, required }]) => [
      name,
      { type: typeShape(type), required },
    ]),
  );
}

function typeShape(type: SchemaType): unknown {
  switch (type.kind) {
    case "bool":
    case "long":
    case "string":
      return type.kind;
    case "extension":
      return `extension ${type.name}`;
    case "entity":
      return `entity ${type.name}`;
    case "set":
      return [typeShape(type.element)];
    case "record":
      return attributesShape(type.attributes);
  }
}

/** A type in the reference's JSON with resolved types. */
interface JsonType {
  readonly type: string;
  readonly name?: string;
  readonly element?: JsonType;
  readonly attributes?: Readonly<Record<string, JsonType & { readonly required?: boolean }>>;
}

interface JsonEntityType {
  readonly enum?: readonly string[];
  readonly memberOfTypes?: readonly string[];
  readonly shape?: JsonType;
  readonly tags?: JsonType;
}

interface JsonAction {
  readonly memberOf?: readonly { readonly id: string; readonly type: string }[];
  readonly appliesTo?: {
    readonly principalTypes: readonly string[];
    readonly resourceTypes: readonly string[];
    readonly context?: JsonType;
  };
}

interface JsonNamespace {
  readonly commonTypes?: Readonly<Record<string, JsonType>>;
  readonly entityTypes: Readonly<Record<string, JsonEntityType>>;
  readonly actions: Readonly<Record<string, JsonAction>>;
}

/** The shape of a schema that the reference accepts, from its JSON with resolved types. */
export function shapeOfResolvedJson(json: string): SchemaShape {
  const all = namespacesOf(json);
  const common = commonTypesOf(all);
  // `fromEntries` and not assignment, because a type may be called `__proto__`.
  return {
    entityTypes: Object.fromEntries(
      all.flatMap(([namespace, { entityTypes }]) =>
        Object.entries(entityTypes).map(([name, type]) => [
          full(namespace, name),
          entityTypeShape(type, common),
        ]),
      ),
    ),
    actions: Object.fromEntries(
      all.flatMap(([namespace, { actions }]) =>
        Object.entries(actions).map(([id, action]) => [
          `${full(namespace, "Action")}::${JSON.stringify(id)}`,
          actionShape(action, common),
        ]),
      ),
    ),
  };
}

/** The common types of such a schema, used or not, with what they are made of inlined. */
export function commonTypesOfResolvedJson(json: string): Shape {
  const common = commonTypesOf(namespacesOf(json));
  return Object.fromEntries([...common].map(([name, type]) => [name, inlined(type, common)]));
}

type Namespaces = readonly (readonly [string, JsonNamespace])[];

function namespacesOf(json: string): Namespaces {
  // The cast states the format of the JSON syntax after resolution.
  return Object.entries(JSON.parse(json) as Readonly<Record<string, JsonNamespace>>);
}

function commonTypesOf(namespaces: Namespaces): Common {
  return new Map(
    namespaces.flatMap(([namespace, { commonTypes = {} }]) =>
      Object.entries(commonTypes).map(([name, type]) => [full(namespace, name), type]),
    ),
  );
}

function full(namespace: string, name: string): string {
  return namespace === "" ? name : `${namespace}::${name}`;
}

type Common = ReadonlyMap<string, JsonType>;

function entityTypeShape(type: JsonEntityType, common: Common): Shape {
  if (type.enum !== undefined) return { enum: type.enum };
  return {
    memberOfTypes: [...new Set(type.memberOfTypes)].toSorted(),
    attributes: type.shape === undefined ? {} : inlined(type.shape, common),
    tags: type.tags === undefined ? null : inlined(type.tags, common),
  };
}

function actionShape({ memberOf = [], appliesTo }: JsonAction, common: Common): ActionShape {
  const groups = memberOf.map(({ type, id }) => `${type}::${JSON.stringify(id)}`);
  return {
    memberOf: [...new Set(groups)].toSorted(),
    principalTypes: [...new Set(appliesTo?.principalTypes)].toSorted(),
    resourceTypes: [...new Set(appliesTo?.resourceTypes)].toSorted(),
    context: appliesTo?.context === undefined ? {} : inlined(appliesTo.context, common),
  };
}

function inlined(type: JsonType, common: Common): unknown {
  switch (type.type) {
    case "Boolean":
    case "Long":
    case "String":
      // A name in the JSON with resolved types; only `Boolean` cannot be one.
      return builtin(type.type);
    case "Set":
      return [type.element === undefined ? undefined : inlined(type.element, common)];
    case "Record":
      return Object.fromEntries(
        Object.entries(type.attributes ?? {}).map(([name, attribute]) => [
          name,
          { type: inlined(attribute, common), required: attribute.required ?? true },
        ]),
      );
    case "Entity":
      return `entity ${type.name}`;
    case "Extension":
      return `extension ${type.name}`;
    default: {
      const declared = common.get(type.type);
      return declared === undefined ? builtin(type.type) : inlined(declared, common);
    }
  }
}

const PRIMITIVES: Readonly<Record<string, string>> = {
  Bool: "bool",
  Boolean: "bool",
  Long: "long",
  String: "string",
};

function builtin(name: string): string {
  const local = name.replace(/^__cedar::/, "");
  return PRIMITIVES[local] ?? `extension ${local}`;
}
