/** Values, uids, entities, contexts and requests as JSON. */

import type { EntityData, Fields, RequestData, Uid, Value } from "../language.ts";
import type { Source } from "../source.ts";
import { type Json, type JsonObject, number, object } from "./json-tree.ts";

/** `{"type":…,"id":…}`. */
export function uidJson({ type, id }: Uid): JsonObject {
  return object(["type", type], ["id", id]);
}

/** With `__entity` around it, which is understood everywhere. */
export function explicitUidJson(uid: Uid): JsonObject {
  return object(["__entity", uidJson(uid)]);
}

/** How values are written: `explicit` can be read without a schema. */
export interface ValueForm {
  uid(uid: Uid): Json;
  /** Where nothing but a uid can be: of an entity, a parent, a request. */
  outerUid(uid: Uid): Json;
  extension(fn: string, arg: string): Json;
}

export const EXPLICIT: ValueForm = {
  uid: explicitUidJson,
  outerUid: uidJson,
  extension: (fn, arg) => object(["__extn", extensionJson(fn, arg)]),
};

function extensionJson(fn: string, arg: string): JsonObject {
  return object(["fn", fn], ["arg", arg]);
}

/** Each value in one of the forms that can be read without a schema. */
export function anyExplicitForm(source: Source): ValueForm {
  return {
    uid: explicitUidJson,
    outerUid: eitherUid(source),
    extension: (fn, arg) => {
      const isList = source.chance(1, 2);
      return object([
        "__extn",
        isList ? object(["fn", fn], ["args", [arg]]) : extensionJson(fn, arg),
      ]);
    },
  };
}

/** Each value in one of the forms that can be read with a schema only, or without as well. */
export function anyForm(source: Source): ValueForm {
  const explicit = anyExplicitForm(source);
  return {
    uid: eitherUid(source),
    outerUid: eitherUid(source),
    extension: (fn, arg) =>
      source.weighted<Json>([
        [1, explicit.extension(fn, arg)],
        [1, arg],
        [1, extensionJson(fn, arg)],
      ]),
  };
}

function eitherUid(source: Source): (uid: Uid) => Json {
  return (uid) => (source.chance(1, 2) ? explicitUidJson(uid) : uidJson(uid));
}

export function valueJson(value: Value, form: ValueForm = EXPLICIT): Json {
  if (typeof value === "bigint") return number(value);
  if (typeof value !== "object") return value;
  if ("set" in value) return value.set.map((element) => valueJson(element, form));
  if ("record" in value) return fieldsJson(value.record, form);
  if ("fn" in value) return form.extension(value.fn, value.arg);
  return form.uid(value);
}

/** A record, for example a context. */
export function fieldsJson(fields: Fields, form: ValueForm = EXPLICIT): JsonObject {
  return { fields: fields.map(([name, value]) => [name, valueJson(value, form)]) };
}

/** `tags` are left out if there are none. */
function entityJson(
  { uid, attrs, tags, parents }: EntityData,
  form: ValueForm = EXPLICIT,
): JsonObject {
  const usual: JsonObject["fields"] = [
    ["uid", form.outerUid(uid)],
    ["attrs", fieldsJson(attrs, form)],
    ["parents", parents.map((parent) => form.outerUid(parent))],
  ];
  return { fields: tags.length === 0 ? usual : [...usual, ["tags", fieldsJson(tags, form)]] };
}

export function entitiesJson(entities: readonly EntityData[], form: ValueForm = EXPLICIT): Json {
  return entities.map((entity) => entityJson(entity, form));
}

/** As in a call of the reference: without the policies and entities. */
export function requestJson(request: RequestData, form: ValueForm = EXPLICIT): JsonObject {
  const { principal, action, resource, context } = request;
  return object(
    ["principal", form.outerUid(principal)],
    ["action", form.outerUid(action)],
    ["resource", form.outerUid(resource)],
    ["context", fieldsJson(context, form)],
  );
}
