/** Types in schema JSON: `{"type": "Set", "element": …}`, `{"type": "MyCommonType"}` and so on. */

import { completes } from "../diagnostic/diagnostic.ts";
import type { Decoder, Fields } from "../json/decode.ts";
import { excerpt } from "../data/quote.ts";
import { type Json, type JsonMember, keySpanOf, memberOf, spanOf } from "../json/json.ts";
import { annotationsFromJson } from "./annotations-json.ts";
import type { AttributeDecl, NameRef, TypeExpr } from "./fragment.ts";
import { isTypeReference } from "./schema-names.ts";

/** The keys that types have, whichever they are. */
const TYPE_KEYS = ["element", "attributes", "additionalAttributes", "name"] as const;

type TypeKey = (typeof TYPE_KEYS)[number];

/** The keys beside `type` that each type takes. All others take none. */
const KEYS_OF: ReadonlyMap<string, readonly TypeKey[]> = new Map<string, readonly TypeKey[]>([
  ["Set", ["element"]],
  ["Record", ["attributes", "additionalAttributes"]],
  ["Entity", ["name"]],
  ["EntityOrCommon", ["name"]],
  ["Extension", ["name"]],
]);

/** `more` lists the keys that belong to what has the type. */
export function typeFromJson(decoder: Decoder, at: Json, more: readonly string[] = []): TypeExpr {
  // Why a cast: what `more` lists is let pass here and read elsewhere.
  const optional = [...TYPE_KEYS, ...more] as readonly TypeKey[];
  const fields = decoder.fields(at, { what: "a type", required: ["type"], optional });
  const typeAt = fields.type;
  const type = decoder.string(typeAt, "`type`");
  const allowed = KEYS_OF.get(type) ?? [];
  for (const key of TYPE_KEYS) {
    const value = fields[key];
    if (value === undefined || allowed.includes(key)) continue;
    const help = allowed.length === 0 ? "remove it" : `its keys are ${codes(allowed)}`;
    decoder.fail(value, "json/unknown-key", `a type ${excerpt(type)} has no key \`${key}\``, help);
  }
  return build(decoder, at, { type, typeAt, fields });
}

interface Parts {
  readonly type: string;
  readonly typeAt: Json;
  readonly fields: Fields<"type", TypeKey>;
}

function build(decoder: Decoder, at: Json, { type, typeAt, fields }: Parts): TypeExpr {
  const span = spanOf(at);
  const needed = (key: TypeKey): Json => fields[key] ?? lacks(decoder, at, type, key);
  switch (type) {
    case "Boolean":
      return { kind: "bool", span };
    case "Long":
      return { kind: "long", span };
    case "String":
      return { kind: "string", span };
    case "Set":
      return { kind: "set", element: typeFromJson(decoder, needed("element")), span };
    case "Record":
      refuseOpenRecord(decoder, fields.additionalAttributes);
      return {
        kind: "record",
        attributes: attributesFromJson(decoder, needed("attributes")),
        span,
      };
    case "Entity":
      return { kind: "entity", name: typeRefFromJson(decoder, needed("name")).name, span };
    case "EntityOrCommon":
      return { kind: "entityOrCommon", name: typeRefFromJson(decoder, needed("name")).name, span };
    case "Extension":
      return { kind: "extension", name: decoder.string(needed("name"), "`name`"), span };
    default:
      return { kind: "common", name: typeRefFromJson(decoder, typeAt).name, span };
  }
}

function lacks(decoder: Decoder, at: Json, type: string, key: string): never {
  return decoder.fail(at, "json/missing-key", `a type \`${type}\` lacks \`${key}\``);
}

function refuseOpenRecord(decoder: Decoder, at: Json | undefined): void {
  if (at === undefined) return;
  if (at.kind !== "bool") {
    decoder.fail(at, "json/wrong-kind", "`additionalAttributes` is a boolean");
  }
  if (!at.value) return;
  const message = "records with `additionalAttributes` are not supported";
  decoder.fail(at, "schema/unsupported-feature", message, "list the attributes that there may be");
}

function attributesFromJson(decoder: Decoder, at: Json): readonly AttributeDecl[] {
  const attributes: AttributeDecl[] = [];
  for (const member of decoder.object(at, "`attributes`").value) {
    completes(() => attributes.push(attributeFromJson(decoder, member)));
  }
  return attributes;
}

function attributeFromJson(decoder: Decoder, at: JsonMember): AttributeDecl {
  const type = typeFromJson(decoder, at, ["required", "annotations"]);
  const object = decoder.object(at, "an attribute");
  const required = memberOf(object, "required");
  if (required !== undefined && required.kind !== "bool") {
    decoder.fail(required, "json/wrong-kind", "`required` is a boolean");
  }
  return {
    name: at.key,
    type,
    required: required?.value ?? true,
    annotations: annotationsFromJson(decoder, memberOf(object, "annotations")),
    span: keySpanOf(at),
  };
}

/** The name of a type, in the one form it has without white space. */
export function typeRefFromJson(decoder: Decoder, at: Json): NameRef {
  const name = decoder.string(at, "a type name");
  if (isTypeReference(name)) return { name, span: spanOf(at) };
  return decoder.fail(
    at,
    "schema/invalid-name",
    `${excerpt(name)} is not the name of a type`,
    "write a name such as `App::User`, without reserved words",
  );
}

function codes(keys: readonly string[]): string {
  return keys.map((key) => `\`${key}\``).join(" and ");
}
