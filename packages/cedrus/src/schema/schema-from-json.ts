/** Schemas from their JSON syntax, as they are written there. */

import { completes } from "../diagnostic/diagnostic.ts";
import type { Diagnostic } from "../data/diagnostic.ts";
import type { Result } from "../data/result.ts";
import { type Decoder, decodeInput, type Fields, type JsonOptions } from "../json/decode.ts";
import { JsonText } from "../json/json-input.ts";
import { type Json, type JsonMember, keySpanOf, memberOf, spanOf } from "../json/json.ts";
import { annotationsFromJson } from "./annotations-json.ts";
import type {
  ActionDecl,
  ActionRef,
  AppliesTo,
  CommonTypeDecl,
  EntityTypeDecl,
  NamespaceDecl,
  NameRef,
  SchemaFragment,
} from "./fragment.ts";
import {
  faultOfCommonTypeName,
  faultOfNamespace,
  faultOfTypeName,
  type NameFault,
} from "./schema-names.ts";
import { typeFromJson, typeRefFromJson } from "./type-from-json.ts";

/**
 * A schema fragment from its JSON syntax, given as plain data or `jsonText(…)`. All problems are
 * reported, each with its path in the data and, for text, its place.
 *
 * Names are not resolved yet: `schemaFromFragments` does that.
 *
 * @see https://docs.cedarpolicy.com/schema/json-schema.html
 */
export function schemaFragmentFromJson(
  input: unknown,
  options: JsonOptions = {},
): Result<SchemaFragment, readonly Diagnostic[]> {
  return decodeInput(input, options, (decoder, root) => ({
    namespaces: eachMember(decoder, root, "a schema", namespaceFromJson),
    syntax: "json",
    text: JsonText.sourceOf(input)?.text,
  }));
}

type ReadMember<T> = (decoder: Decoder, member: JsonMember) => T;

/** Reads all members of an object, going on after those that fail. */
function eachMember<T>(
  decoder: Decoder,
  at: Json | undefined,
  what: string,
  read: ReadMember<T>,
): readonly T[] {
  const found: T[] = [];
  if (at === undefined) return found;
  for (const member of decoder.object(at, what).value) {
    completes(() => found.push(read(decoder, member)));
  }
  return found;
}

/** The keys of an object in the order in which an array may list their values instead. */
interface OrderedShape<R extends string, O extends string> {
  readonly what: string;
  readonly required: readonly R[];
  readonly optional: readonly O[];
  readonly order: readonly (R | O)[];
}

/**
 * The fields of an object. The reference implementation also takes them without their keys, as an
 * array in a fixed order from which fields at the end may be missing; so does this.
 */
function orderedFields<R extends string, O extends string>(
  decoder: Decoder,
  at: Json,
  shape: OrderedShape<R, O>,
): Fields<R, O> {
  if (at.kind !== "array") return decoder.fields(at, shape);
  const { what, order, required } = shape;
  const surplus = at.value[order.length];
  if (surplus !== undefined) {
    decoder.fail(surplus, "json/too-many", `${what} has no more than ${order.length} fields`);
  }
  // Why a cast: the check that follows makes it true.
  const fields = Object.fromEntries(order.map((key, i) => [key, at.value[i]])) as Fields<R, O>;
  const missing = required.find((key) => fields[key] === undefined);
  if (missing !== undefined) decoder.fail(at, "json/missing-key", `${what} lacks \`${missing}\``);
  return fields;
}

function refuseName(decoder: Decoder, at: Json, fault: NameFault | undefined): void {
  if (fault !== undefined) decoder.fail(at, fault.code, fault.message, fault.help);
}

const NAMESPACE = {
  what: "a namespace",
  order: ["commonTypes", "entityTypes", "actions", "annotations"],
  required: ["entityTypes", "actions"],
  optional: ["commonTypes", "annotations"],
} as const;

function namespaceFromJson(decoder: Decoder, value: JsonMember): NamespaceDecl {
  const { key } = value;
  refuseName(decoder, value, faultOfNamespace(key));
  refuseMissingNamespace(decoder, key, value);
  const fields = orderedFields(decoder, value, NAMESPACE);
  const annotationsAt = fields.annotations;
  const annotations = annotationsFromJson(decoder, annotationsAt);
  if (key === "" && annotationsAt !== undefined && annotations.size > 0) {
    const message = "the empty namespace has no annotations";
    const help = "annotate its declarations, or give the namespace a name";
    decoder.report(annotationsAt, "schema/annotated-empty-namespace", message, help);
  }
  const { entityTypes, actions, commonTypes } = fields;
  return {
    name: key,
    annotations,
    commonTypes: eachMember(decoder, commonTypes, "`commonTypes`", commonTypeFromJson),
    entityTypes: eachMember(decoder, entityTypes, "`entityTypes`", entityTypeFromJson),
    actions: eachMember(decoder, actions, "`actions`", actionFromJson),
    span: key === "" ? undefined : keySpanOf(value),
  };
}

/** The usual mistake: declarations that stand directly in the schema. */
function refuseMissingNamespace(decoder: Decoder, key: string, at: Json): void {
  const isDeclarations = key === "entityTypes" || key === "actions" || key === "commonTypes";
  if (!isDeclarations || (at.kind === "object" && memberOf(at, "entityTypes") !== undefined)) {
    return;
  }
  const message = `\`${key}\` stands where the name of a namespace is expected`;
  const help = 'put the declarations into a namespace, the empty one for example: `{"": {…}}`';
  if (at.kind === "object") decoder.fail(at, "schema/missing-namespace", message, help);
}

function commonTypeFromJson(decoder: Decoder, value: JsonMember): CommonTypeDecl {
  const { key } = value;
  refuseName(decoder, value, faultOfCommonTypeName(key));
  const type = typeFromJson(decoder, value, ["annotations"]);
  const annotations = memberOf(decoder.object(value, "a common type"), "annotations");
  return {
    name: key,
    type,
    annotations: annotationsFromJson(decoder, annotations),
    span: keySpanOf(value),
  };
}

const ENTITY_TYPE = {
  what: "an entity type",
  order: ["memberOfTypes", "shape", "tags", "enum", "annotations"],
  required: [],
  optional: ["memberOfTypes", "shape", "tags", "enum", "annotations"],
} as const;

function entityTypeFromJson(decoder: Decoder, value: JsonMember): EntityTypeDecl {
  const { key } = value;
  refuseName(decoder, value, faultOfTypeName(key));
  const fields = orderedFields(decoder, value, ENTITY_TYPE);
  const enumAt = fields.enum;
  const enumIds = enumAt === undefined ? undefined : enumFromJson(decoder, enumAt, fields);
  const shape = fields.shape;
  const tags = fields.tags;
  return {
    name: key,
    memberOfTypes: typeRefs(decoder, fields.memberOfTypes, "`memberOfTypes`"),
    shape: shape === undefined ? undefined : typeFromJson(decoder, shape),
    tags: tags === undefined ? undefined : typeFromJson(decoder, tags),
    enumIds,
    annotations: annotationsFromJson(decoder, fields.annotations),
    span: keySpanOf(value),
  };
}

function enumFromJson(
  decoder: Decoder,
  at: Json,
  fields: Fields<never, "memberOfTypes" | "shape" | "tags">,
): readonly string[] {
  for (const key of ["memberOfTypes", "shape", "tags"] as const) {
    const other = fields[key];
    if (other === undefined) continue;
    const message = `an enumerated entity type has no \`${key}\``;
    decoder.fail(other, "schema/enum-with-other-keys", message, `remove \`${key}\` or \`enum\``);
  }
  const ids = decoder.array(at, "`enum`").map((id) => decoder.string(id, "an entity id"));
  if (ids.length > 0) return ids;
  const help = "list the ids of its entities, or remove `enum`";
  return decoder.fail(at, "schema/empty-enum", "an enumerated entity type has no ids", help);
}

function typeRefs(decoder: Decoder, at: Json | undefined, what: string): readonly NameRef[] {
  if (at === undefined) return [];
  return decoder.array(at, what).map((name) => typeRefFromJson(decoder, name));
}

const ACTION = {
  what: "an action",
  order: ["attributes", "appliesTo", "memberOf", "annotations"],
  required: [],
  optional: ["attributes", "appliesTo", "memberOf", "annotations"],
} as const;

function actionFromJson(decoder: Decoder, value: JsonMember): ActionDecl {
  const { key } = value;
  const fields = orderedFields(decoder, value, ACTION);
  const attributes = unlessNull(fields.attributes);
  if (attributes !== undefined) {
    const message = "actions have no attributes";
    decoder.fail(attributes, "schema/unsupported-feature", message, "remove `attributes`");
  }
  const groups = unlessNull(fields.memberOf);
  const appliesTo = unlessNull(fields.appliesTo);
  return {
    id: key,
    memberOf:
      groups === undefined
        ? []
        : decoder.array(groups, "`memberOf`").map((ref) => actionRefFromJson(decoder, ref)),
    appliesTo: appliesTo === undefined ? undefined : appliesToFromJson(decoder, appliesTo),
    annotations: annotationsFromJson(decoder, fields.annotations),
    span: keySpanOf(value),
  };
}

function unlessNull(at: Json | undefined): Json | undefined {
  return at?.kind === "null" ? undefined : at;
}

const ACTION_REF = {
  what: "a reference to an action",
  order: ["id", "type"],
  required: ["id"],
  optional: ["type"],
} as const;

function actionRefFromJson(decoder: Decoder, at: Json): ActionRef {
  const fields = orderedFields(decoder, at, ACTION_REF);
  const type = unlessNull(fields.type);
  return {
    type: type === undefined ? undefined : typeRefFromJson(decoder, type).name,
    id: decoder.string(fields.id, "the id of an action"),
    span: spanOf(at),
  };
}

const APPLIES_TO = {
  what: "`appliesTo`",
  order: ["resourceTypes", "principalTypes", "context"],
  required: ["resourceTypes", "principalTypes"],
  optional: ["context"],
} as const;

function appliesToFromJson(decoder: Decoder, at: Json): AppliesTo {
  const fields = orderedFields(decoder, at, APPLIES_TO);
  const context = fields.context;
  return {
    principalTypes: typeRefs(decoder, fields.principalTypes, "`principalTypes`"),
    resourceTypes: typeRefs(decoder, fields.resourceTypes, "`resourceTypes`"),
    context: context === undefined ? undefined : typeFromJson(decoder, context),
  };
}
