/** Entity UIDs in JSON: `{"type": …, "id": …}`, or the same under `"__entity"`. */

import { isActionType, isName } from "../data/names.ts";
import { EntityUid } from "../values/entity-uid.ts";
import type { Decoder, Shape } from "./decode.ts";
import { excerpt } from "../data/quote.ts";
import { type Json, type JsonObject, jsonFields, memberOf } from "./json.ts";

const UID: Shape<"type" | "id"> = {
  what: "an entity UID",
  required: ["type", "id"],
  open: true,
};

/** Both forms are accepted; further keys are passed over, as in the reference implementation. */
export function uidFromJson(decoder: Decoder, at: Json): EntityUid {
  const escaped = memberOf(decoder.object(at, UID.what), "__entity");
  const { type, id } = decoder.fields(escaped?.kind === "object" ? escaped : at, UID);
  return new EntityUid(nameFromJson(decoder, type), decoder.string(id, "the id of an entity"));
}

export function actionUidFromJson(decoder: Decoder, at: Json): EntityUid {
  const uid = uidFromJson(decoder, at);
  if (isActionType(uid.type)) return uid;
  const message = `\`${uid.type}\` is not an action type`;
  const help = "actions are of type `Action`";
  return decoder.fail(at, "json/not-an-action", message, help);
}

/** The name of a type or function, in the one form it has without white space and comments. */
export function nameFromJson(decoder: Decoder, at: Json): string {
  const name = decoder.string(at, "a name");
  if (isName(name)) return name;
  return decoder.fail(
    at,
    "json/invalid-name",
    `${excerpt(name)} is not a name`,
    "write a name such as `App::User`, without reserved words",
  );
}

export function uidToJson({ type, id }: EntityUid): JsonObject {
  return jsonFields({ type, id });
}
