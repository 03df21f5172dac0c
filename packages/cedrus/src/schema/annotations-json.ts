/** Annotations in schema JSON: an object whose values are strings or `null`. */

import { hasIdentForm } from "../data/names.ts";
import type { Decoder } from "../json/decode.ts";
import { excerpt } from "../data/quote.ts";
import { type Json, jsonNull, jsonObject, jsonString } from "../json/json.ts";
import type { Annotations } from "./fragment.ts";

export function annotationsFromJson(decoder: Decoder, at: Json | undefined): Annotations {
  const annotations = new Map<string, string | null>();
  if (at === undefined) return annotations;
  for (const value of decoder.object(at, "`annotations`").value) {
    const { key } = value;
    if (!hasIdentForm(key)) {
      const help = "the key of an annotation is one word like `doc`";
      decoder.fail(value, "schema/invalid-name", `${excerpt(key)} is not an identifier`, help);
    }
    annotations.set(key, value.kind === "null" ? null : decoder.string(value, "an annotation"));
  }
  return annotations;
}

/** The member that holds `annotations`, or none when there are no annotations. */
export function annotationsToJson(annotations: Annotations): readonly (readonly [string, Json])[] {
  if (annotations.size === 0) return [];
  const entries = [...annotations].map(
    ([key, value]) => [key, value === null ? jsonNull() : jsonString(value)] as const,
  );
  return [["annotations", jsonObject(entries)]];
}
