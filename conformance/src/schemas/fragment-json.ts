/** What the reference's `schemaToJson` says of a text, from our fragment of it. */

import type {
  Annotations,
  AppliesTo,
  NamespaceDecl,
  SchemaFragment,
  TypeExpr,
} from "cedrus/schema";

type Json = string | boolean | readonly Json[] | { readonly [key: string]: Json };
type Members = { readonly [key: string]: Json };

export function fragmentJson({ namespaces }: SchemaFragment): Json {
  return members(namespaces, (namespace) => [namespace.name, namespaceJson(namespace)]);
}

function namespaceJson(namespace: NamespaceDecl): Json {
  const commonTypes = members(namespace.commonTypes, ({ name, type, annotations }) => [
    name,
    { ...typeJson(type), ...annotated(annotations) },
  ]);
  const entityTypes = members(namespace.entityTypes, (declaration) => {
    const { name, annotations, enumIds, memberOfTypes, shape, tags } = declaration;
    const attributes = shape?.kind === "record" && shape.attributes.length > 0;
    const body: Members = {
      ...(enumIds && { enum: enumIds }),
      ...(memberOfTypes.length > 0 && { memberOfTypes: memberOfTypes.map((type) => type.name) }),
      ...(attributes && { shape: typeJson(shape) }),
      ...(tags && { tags: typeJson(tags) }),
    };
    return [name, { ...body, ...annotated(annotations) }];
  });
  const actions = members(namespace.actions, ({ id, memberOf, appliesTo, annotations }) => {
    const groups = memberOf.map((group) => ({
      ...(group.type !== undefined && { type: group.type }),
      id: group.id,
    }));
    return [
      id,
      {
        ...(groups.length > 0 && { memberOf: groups }),
        appliesTo: appliesToJson(appliesTo),
        ...annotated(annotations),
      },
    ];
  });
  return {
    ...(Object.keys(commonTypes).length > 0 && { commonTypes }),
    entityTypes,
    actions,
    ...annotated(namespace.annotations),
  };
}

function appliesToJson(appliesTo: AppliesTo | undefined): Json {
  if (appliesTo === undefined) return { principalTypes: [], resourceTypes: [] };
  const { context } = appliesTo;
  const isEmpty = context?.kind === "record" && context.attributes.length === 0;
  return {
    principalTypes: appliesTo.principalTypes.map(({ name }) => name),
    resourceTypes: appliesTo.resourceTypes.map(({ name }) => name),
    ...(context && !isEmpty && { context: typeJson(context) }),
  };
}

function typeJson(type: TypeExpr): Members {
  switch (type.kind) {
    case "set":
      return { type: "Set", element: typeJson(type.element) };
    case "record": {
      const attributes = members(type.attributes, (attribute) => [
        attribute.name,
        {
          ...typeJson(attribute.type),
          ...(!attribute.required && { required: false }),
          ...annotated(attribute.annotations),
        },
      ]);
      return { type: "Record", attributes };
    }
    case "entityOrCommon":
      return { type: "EntityOrCommon", name: type.name };
    case "common":
      return { type: type.name };
    case "bool":
    case "long":
    case "string":
    case "extension":
    case "entity":
      throw new Error(`a text has no type of kind ${type.kind}`);
  }
}

function annotated(annotations: Annotations): Members {
  if (annotations.size === 0) return {};
  return { annotations: members(annotations, ([key, value]) => [key, value ?? ""]) };
}

/** `Object.fromEntries`, so that `__proto__` is a name like any other. */
function members<T>(items: Iterable<T>, member: (item: T) => readonly [string, Json]): Members {
  return Object.fromEntries([...items].map(member));
}

/** JSON text in which the order of keys does not matter. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`,
  );
  return `{${fields.sort().join(",")}}`;
}
