/** Schemas as they are written, to their JSON syntax. */

import { type Json, jsonArray, jsonBool, jsonObject, jsonString } from "../json/json.ts";
import { jsonToJs, writeJson } from "../json/write-json.ts";
import { annotationsToJson } from "./annotations-json.ts";
import type {
  ActionDecl,
  Annotations,
  AppliesTo,
  AttributeDecl,
  CommonTypeDecl,
  EntityTypeDecl,
  NamespaceDecl,
  NameRef,
  SchemaFragment,
  TypeExpr,
} from "./fragment.ts";

function jsonOf(fragment: SchemaFragment): Json {
  const writer = fragment.syntax === "json" ? KEEP : FILL;
  return jsonObject(fragment.namespaces.map((ns) => [ns.name, namespaceToJson(ns, writer)]));
}

/** The JSON syntax of a fragment, as plain data. Declarations keep their order. */
export function schemaFragmentToJson(fragment: SchemaFragment): unknown {
  return jsonToJs(jsonOf(fragment));
}

/** The JSON syntax of a fragment, as text. */
export function schemaFragmentToJsonText(fragment: SchemaFragment, indent = 2): string {
  return writeJson(jsonOf(fragment), indent);
}

type Members = readonly (readonly [string, Json])[];

/** What depends on the syntax that the fragment was written in. */
interface Writer {
  annotations(annotations: Annotations): Members;
  appliesTo(appliesTo: AppliesTo | undefined): AppliesTo | undefined;
}

const KEEP: Writer = {
  annotations: annotationsToJson,
  appliesTo: (appliesTo) => appliesTo,
};

const APPLIES_TO_NOTHING: AppliesTo = { principalTypes: [], resourceTypes: [], context: undefined };

/** Cedar syntax reads `@doc` as `@doc("")`, and an action without `appliesTo` applies to nothing. */
const FILL: Writer = {
  annotations: (annotations) =>
    annotationsToJson(new Map([...annotations].map(([key, value]) => [key, value ?? ""]))),
  appliesTo: (appliesTo) => appliesTo ?? APPLIES_TO_NOTHING,
};

function namespaceToJson(namespace: NamespaceDecl, writer: Writer): Json {
  const { commonTypes, entityTypes, actions, annotations } = namespace;
  return jsonObject([
    ...(commonTypes.length === 0
      ? []
      : [["commonTypes", byName(commonTypes, (t) => commonTypeToJson(t, writer))] as const]),
    ["entityTypes", byName(entityTypes, (t) => entityTypeToJson(t, writer))],
    ["actions", jsonObject(actions.map((a) => [a.id, actionToJson(a, writer)]))],
    ...writer.annotations(annotations),
  ]);
}

function byName<D extends { readonly name: string }>(
  declarations: readonly D[],
  toJson: (declaration: D) => Json,
): Json {
  return jsonObject(declarations.map((declaration) => [declaration.name, toJson(declaration)]));
}

function commonTypeToJson({ type, annotations }: CommonTypeDecl, writer: Writer): Json {
  return jsonObject([...typeMembers(type, writer), ...writer.annotations(annotations)]);
}

function entityTypeToJson(declaration: EntityTypeDecl, writer: Writer): Json {
  const { memberOfTypes, shape, tags, enumIds, annotations } = declaration;
  if (enumIds !== undefined) {
    const ids = jsonArray(enumIds.map(jsonString));
    return jsonObject([["enum", ids], ...writer.annotations(annotations)]);
  }
  return jsonObject([
    ...(memberOfTypes.length === 0 ? [] : [["memberOfTypes", names(memberOfTypes)] as const]),
    ...recordMember("shape", shape, writer),
    ...(tags === undefined ? [] : [["tags", typeToJson(tags, writer)] as const]),
    ...writer.annotations(annotations),
  ]);
}

/** A shape or context; without attributes it is left out. */
function recordMember(key: string, type: TypeExpr | undefined, writer: Writer): Members {
  const isEmpty = type === undefined || (type.kind === "record" && type.attributes.length === 0);
  return isEmpty ? [] : [[key, typeToJson(type, writer)]];
}

function names(refs: readonly NameRef[]): Json {
  return jsonArray(refs.map(({ name }) => jsonString(name)));
}

function actionToJson(action: ActionDecl, writer: Writer): Json {
  const appliesTo = writer.appliesTo(action.appliesTo);
  const memberOf = action.memberOf.map(({ id, type }) =>
    jsonObject([
      ["id", jsonString(id)],
      ...(type === undefined ? [] : [["type", jsonString(type)] as const]),
    ]),
  );
  return jsonObject([
    ...(appliesTo === undefined ? [] : [["appliesTo", appliesToJson(appliesTo, writer)] as const]),
    ...(memberOf.length === 0 ? [] : [["memberOf", jsonArray(memberOf)] as const]),
    ...writer.annotations(action.annotations),
  ]);
}

function appliesToJson(appliesTo: AppliesTo, writer: Writer): Json {
  return jsonObject([
    ["resourceTypes", names(appliesTo.resourceTypes)],
    ["principalTypes", names(appliesTo.principalTypes)],
    ...recordMember("context", appliesTo.context, writer),
  ]);
}

function typeToJson(type: TypeExpr, writer: Writer): Json {
  return jsonObject(typeMembers(type, writer));
}

function typeMembers(type: TypeExpr, writer: Writer): Members {
  switch (type.kind) {
    case "bool":
      return [["type", jsonString("Boolean")]];
    case "long":
      return [["type", jsonString("Long")]];
    case "string":
      return [["type", jsonString("String")]];
    case "common":
      return [["type", jsonString(type.name)]];
    case "entity":
      return named("Entity", type.name);
    case "entityOrCommon":
      return named("EntityOrCommon", type.name);
    case "extension":
      return named("Extension", type.name);
    case "set":
      return [
        ["type", jsonString("Set")],
        ["element", typeToJson(type.element, writer)],
      ];
    case "record":
      return [
        ["type", jsonString("Record")],
        ["attributes", byName(type.attributes, (a) => attributeToJson(a, writer))],
      ];
  }
}

function named(type: string, name: string): Members {
  return [
    ["type", jsonString(type)],
    ["name", jsonString(name)],
  ];
}

function attributeToJson({ type, required, annotations }: AttributeDecl, writer: Writer): Json {
  return jsonObject([
    ...typeMembers(type, writer),
    ...(required ? [] : [["required", jsonBool(false)] as const]),
    ...writer.annotations(annotations),
  ]);
}
