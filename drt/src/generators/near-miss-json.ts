/** JSON that was right until a little in it was changed: members, names, shapes, numbers. */

import type { Source } from "../source.ts";
import { isList, type Json, type JsonObject, object } from "../printers/json-tree.ts";

/** Numbers and near-numbers at which readers differ. */
const NUMBERS: readonly string[] = [
  "0",
  "1.0",
  "1e3",
  "1E2",
  "-0",
  "0.5",
  "9007199254740993",
  "9223372036854775807",
  "9223372036854775808",
  "-9223372036854775808",
  "-9223372036854775809",
  "1e400",
  "01",
  "+1",
  "NaN",
  "0x10",
  "-",
];

/** Names that mean something somewhere. */
const NAMES: readonly string[] = [
  "type",
  "id",
  "__entity",
  "__extn",
  "__expr",
  "fn",
  "arg",
  "args",
  "__proto__",
  "constructor",
  "",
  "Value",
  "Var",
  "Slot",
  "op",
  "slot",
  "entity",
  "attr",
  "left",
  "right",
  "uid",
  "parents",
  "attrs",
  "tags",
  "required",
  "additionalAttributes",
  "name",
  "element",
  "attributes",
];

const WORDS: readonly string[] = [
  "",
  "Long",
  "Boolean",
  "Bool",
  "Record",
  "Set",
  "Entity",
  "EntityOrCommon",
  "Extension",
  "All",
  "==",
  "is",
  "?principal",
  "?resource",
  "principal",
  "when",
  "permit",
  "Action",
  "a::b",
  "a :: b",
  "a b",
  "if",
  "__cedar::Long",
  "Wildcard",
];

/** One or two small changes somewhere in the tree. */
export function mutateJson(source: Source, json: Json): Json {
  const once = mutateSomewhere(source, json);
  return source.chance(1, 3) ? mutateSomewhere(source, once) : once;
}

/** Goes down by chance, so that deep places are reached as well. */
function mutateSomewhere(source: Source, json: Json): Json {
  if (json !== null && typeof json === "object" && source.chance(9, 10)) {
    if (isList(json) && json.length > 0) {
      const at = source.int(json.length);
      return json.with(at, mutateSomewhere(source, json[at] ?? null));
    }
    if (!isList(json) && "fields" in json && json.fields.length > 0) {
      const at = source.int(json.fields.length);
      const [key, value] = json.fields[at] ?? ["", null];
      return { fields: json.fields.with(at, [key, mutateSomewhere(source, value)]) };
    }
  }
  return mutateHere(source, json);
}

function mutateHere(source: Source, json: Json): Json {
  if (json !== null && typeof json === "object" && source.chance(3, 4)) {
    if (isList(json)) return mutateList(source, json);
    if ("fields" in json) return mutateObject(source, json);
    return { number: source.pick(NUMBERS) };
  }
  return source.weighted<Json>([
    [2, source.pick(WORDS)],
    [2, { number: source.pick(NUMBERS) }],
    [1, null],
    [1, [json]],
    [1, object([source.pick(NAMES), json])],
    [1, []],
    [1, object()],
    [1, true],
    [1, typeof json === "string" ? `${json} ` : "a"],
  ]);
}

function mutateList(source: Source, list: readonly Json[]): Json {
  const at = source.int(Math.max(list.length, 1));
  const item = list[at] ?? null;
  return source.weighted<Json>([
    [2, list.toSpliced(at, 1)],
    [2, list.toSpliced(at, 0, item)],
    [1, item],
    [1, [...list, null]],
    [1, list.toReversed()],
  ]);
}

function mutateObject(source: Source, { fields }: JsonObject): Json {
  const at = source.int(Math.max(fields.length, 1));
  const [key, value] = fields[at] ?? ["", null];
  const name = source.pick(NAMES);
  return source.weighted<Json>([
    // A member less, another name, the same name twice, one more, wrapped, retargeted.
    [3, { fields: fields.toSpliced(at, 1) }],
    [2, { fields: fields.toSpliced(at, 1, [name, value]) }],
    [2, { fields: [...fields, [key, value]] }],
    [1, { fields: [...fields, [key, null]] }],
    [2, { fields: [...fields, [name, value]] }],
    [1, object([key, { fields }])],
    [1, value],
    [1, { fields: fields.toReversed() }],
  ]);
}
