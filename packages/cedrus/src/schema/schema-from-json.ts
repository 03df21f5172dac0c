/** Schemas from their JSON syntax, as they are written there. */

import type { Diagnostic } from "../data/diagnostic.ts";
import type { Result } from "../data/result.ts";
import { type Decoder, decodeInput, type JsonOptions, need, type Shape } from "../json/decode.ts";
import type { Json, JsonMember } from "../json/json.ts";
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
 * A schema fragment from its JSON syntax, given as text or as plain data. All problems are
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
    text: typeof input === "string" ? input : undefined,
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
  for (const member of decoder.object(at, what).members) {
    decoder.attempt(() => found.push(read(decoder, member)));
  }
  return found;
}

/** The keys of an object in the order in which an array may list their values instead. */
interface OrderedShape {
  readonly what: string;
  readonly order: readonly string[];
  readonly required?: readonly string[];
}

/**
 * The fields of an object. The reference implementation also takes them without their keys, as an
 * array in a fixed order from which fields at the end may be missing; so does this.
 */
function orderedFields(decoder: Decoder, at: Json, shape: OrderedShape): ReadonlyMap<string, Json> {
  const { what, order, required = [] } = shape;
  if (at.kind !== "array") {
    const keyed: Shape = { what, required, optional: order.filter((k) => !required.includes(k)) };
    return decoder.fields(at, keyed);
  }
  const fields = new Map<string, Json>();
  at.items.forEach((item, index) => {
    const key = order[index];
    if (key === undefined) {
      decoder.fail(item, "json/too-many", `${what} has no more than ${order.length} fields`);
    }
    fields.set(key, item);
  });
  const missing = required.find((key) => !fields.has(key));
  if (missing !== undefined) decoder.fail(at, "json/missing-key", `${what} lacks \`${missing}\``);
  return fields;
}

function refuseName(decoder: Decoder, at: Json, fault: NameFault | undefined): void {
  if (fault !== undefined) decoder.fail(at, fault.code, fault.message, fault.help);
}

const NAMESPACE: OrderedShape = {
  what: "a namespace",
  order: ["commonTypes", "entityTypes", "actions", "annotations"],
  required: ["entityTypes", "actions"],
};

function namespaceFromJson(decoder: Decoder, { key, keySpan, value }: JsonMember): NamespaceDecl {
  refuseName(decoder, value, faultOfNamespace(key));
  refuseMissingNamespace(decoder, key, value);
  const fields = orderedFields(decoder, value, NAMESPACE);
  const annotationsAt = fields.get("annotations");
  const annotations = annotationsFromJson(decoder, annotationsAt);
  if (key === "" && annotationsAt !== undefined && annotations.size > 0) {
    const message = "the empty namespace has no annotations";
    const help = "annotate its declarations, or give the namespace a name";
    decoder.report(annotationsAt, "schema/annotated-empty-namespace", message, help);
  }
  const { entityTypes, actions } = {
    entityTypes: need(fields, "entityTypes"),
    actions: need(fields, "actions"),
  };
  return {
    name: key,
    annotations,
    commonTypes: eachMember(
      decoder,
      fields.get("commonTypes"),
      "`commonTypes`",
      commonTypeFromJson,
    ),
    entityTypes: eachMember(decoder, entityTypes, "`entityTypes`", entityTypeFromJson),
    actions: eachMember(decoder, actions, "`actions`", actionFromJson),
    span: key === "" ? undefined : keySpan,
  };
}

/** The usual mistake: declarations that stand directly in the schema. */
function refuseMissingNamespace(decoder: Decoder, key: string, at: Json): void {
  const isDeclarations = key === "entityTypes" || key === "actions" || key === "commonTypes";
  if (
    !isDeclarations ||
    (at.kind === "object" && at.members.some((m) => m.key === "entityTypes"))
  ) {
    return;
  }
  const message = `\`${key}\` stands where the name of a namespace is expected`;
  const help = 'put the declarations into a namespace, the empty one for example: `{"": {…}}`';
  if (at.kind === "object") decoder.fail(at, "schema/missing-namespace", message, help);
}

function commonTypeFromJson(decoder: Decoder, { key, keySpan, value }: JsonMember): CommonTypeDecl {
  refuseName(decoder, value, faultOfCommonTypeName(key));
  const type = typeFromJson(decoder, value, ["annotations"]);
  const { members } = decoder.object(value, "a common type");
  const annotations = members.find((member) => member.key === "annotations")?.value;
  return { name: key, type, annotations: annotationsFromJson(decoder, annotations), span: keySpan };
}

const ENTITY_TYPE: OrderedShape = {
  what: "an entity type",
  order: ["memberOfTypes", "shape", "tags", "enum", "annotations"],
};

function entityTypeFromJson(decoder: Decoder, { key, keySpan, value }: JsonMember): EntityTypeDecl {
  refuseName(decoder, value, faultOfTypeName(key));
  const fields = orderedFields(decoder, value, ENTITY_TYPE);
  const enumAt = fields.get("enum");
  const enumIds = enumAt === undefined ? undefined : enumFromJson(decoder, enumAt, fields);
  const shape = fields.get("shape");
  const tags = fields.get("tags");
  return {
    name: key,
    memberOfTypes: typeRefs(decoder, fields.get("memberOfTypes"), "`memberOfTypes`"),
    shape: shape === undefined ? undefined : typeFromJson(decoder, shape),
    tags: tags === undefined ? undefined : typeFromJson(decoder, tags),
    enumIds,
    annotations: annotationsFromJson(decoder, fields.get("annotations")),
    span: keySpan,
  };
}

function enumFromJson(
  decoder: Decoder,
  at: Json,
  fields: ReadonlyMap<string, Json>,
): readonly string[] {
  for (const key of ["memberOfTypes", "shape", "tags"]) {
    const other = fields.get(key);
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

const ACTION: OrderedShape = {
  what: "an action",
  order: ["attributes", "appliesTo", "memberOf", "annotations"],
};

function actionFromJson(decoder: Decoder, { key, keySpan, value }: JsonMember): ActionDecl {
  const fields = orderedFields(decoder, value, ACTION);
  const attributes = unlessNull(fields.get("attributes"));
  if (attributes !== undefined) {
    const message = "actions have no attributes";
    decoder.fail(attributes, "schema/unsupported-feature", message, "remove `attributes`");
  }
  const memberOf = unlessNull(fields.get("memberOf"));
  const appliesTo = unlessNull(fields.get("appliesTo"));
  return {
    id: key,
    memberOf:
      memberOf === undefined
        ? []
        : decoder.array(memberOf, "`memberOf`").map((ref) => actionRefFromJson(decoder, ref)),
    appliesTo: appliesTo === undefined ? undefined : appliesToFromJson(decoder, appliesTo),
    annotations: annotationsFromJson(decoder, fields.get("annotations")),
    span: keySpan,
  };
}

function unlessNull(at: Json | undefined): Json | undefined {
  return at?.kind === "null" ? undefined : at;
}

const ACTION_REF: OrderedShape = {
  what: "a reference to an action",
  order: ["id", "type"],
  required: ["id"],
};

function actionRefFromJson(decoder: Decoder, at: Json): ActionRef {
  const fields = orderedFields(decoder, at, ACTION_REF);
  const type = unlessNull(fields.get("type"));
  return {
    type: type === undefined ? undefined : typeRefFromJson(decoder, type).name,
    id: decoder.string(need(fields, "id"), "the id of an action"),
    span: at.span,
  };
}

const APPLIES_TO: OrderedShape = {
  what: "`appliesTo`",
  order: ["resourceTypes", "principalTypes", "context"],
  required: ["resourceTypes", "principalTypes"],
};

function appliesToFromJson(decoder: Decoder, at: Json): AppliesTo {
  const fields = orderedFields(decoder, at, APPLIES_TO);
  const context = fields.get("context");
  return {
    principalTypes: typeRefs(decoder, need(fields, "principalTypes"), "`principalTypes`"),
    resourceTypes: typeRefs(decoder, need(fields, "resourceTypes"), "`resourceTypes`"),
    context: context === undefined ? undefined : typeFromJson(decoder, context),
  };
}
