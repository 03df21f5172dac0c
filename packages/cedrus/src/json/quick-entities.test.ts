import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../data/limits.ts";
import { unwrap } from "../data/unwrap.ts";
import { entityOf } from "../entities/draft.ts";
import type { Entity } from "../entities/entity.ts";
import { EntityStore } from "../entities/entity-store.ts";
import { entitiesToJson, entityListFromJson } from "./entities-json.ts";
import { jsonText } from "./json-text.ts";
import { loadEntities } from "./load-entities.ts";
import { allowOrdinary, QuickEntities } from "./quick-entities.ts";
import { END } from "./quick-text.ts";

/** The entity that is read from `text`, if it is ordinary, and where it ends. */
function quick(text: string): readonly [Entity, number] | undefined {
  const reader = new QuickEntities();
  reader.begin(text + END);
  const draft = reader.read(0, true);
  return draft && [entityOf(draft), reader.end];
}

const UID = '{"type": "User", "id": "ann"}';

function entity(attrs: string, parents = "", more = ""): string {
  return `{"uid": ${UID}, "attrs": {${attrs}}, "parents": [${parents}]${more}}`;
}

/** With the attributes in order, which `toEqual` passes over. */
const shown = (entities: readonly Entity[]): string =>
  JSON.stringify(
    entities.map(({ uid, attrs, tags, parents }) => [uid, flat(attrs), flat(tags), parents]),
  );

function flat(value: unknown): unknown {
  if (value instanceof Map) return [...value].map(flat);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : value;
  const fields = Object.entries(value).map(([name, item]) => [name, flat(item)]);
  return Array.isArray(value) ? value.map(flat) : [value.constructor.name, ...fields];
}

describe("what is ordinary is read as the reader of trees does", () => {
  test.each([
    entity(""),
    entity('"a": "x", "b": true, "c": false, "d": 0, "e": -12, "f": 123456789012345'),
    entity('"a": "\\u00e9\\"\\\\\\ud83d\\ude00 😀 é", "\\u0061b": "a text of more than thirteen"'),
    entity('"a": [], "b": [1, 1, "x", [true]], "c": {}, "d": {"x": {"y": [{}]}}'),
    entity('"a": {"__entity": {"type": "A::B", "id": ""}}, "__entity": 1, "__proto__": 2'),
    entity(
      '"a": [{"__entity": {"id": "x", "type": "B"}}], "b": {"n": 1, "__entity": {"type": "B"}}',
    ),
    entity('"a": {"__extn": {"fn": "ip", "arg": "10.0.0.1"}}, "b": {"type": "B", "id": "x"}'),
    entity('"2": 1, "1": 2, "constructor": 3'),
    entity("", `${UID}, {"__entity": ${UID}}, {"id": "x", "type": "Team"}`),
    entity("", "", ', "tags": {"b": "x", "a": [1]}'),
    `{\r\n\t"parents":[],"attrs":{},"uid":{"__entity":${UID}}}`,
  ])("%s", (text) => {
    const [found, end] = quick(text) ?? [];
    expect(shown(found === undefined ? [] : [found])).toBe(
      shown(unwrap(entityListFromJson(jsonText(`[${text}]`)))),
    );
    expect(end).toBe(text.length);
  });

  test.each([
    entity('"a": 1.5'),
    entity('"a": 1e3'),
    entity('"a": -0'),
    entity('"a": 01'),
    entity('"a": -'),
    entity('"a": 1234567890123456'),
    entity('"a": null'),
    entity('"a": tru'),
    entity('"a": "\\x"'),
    entity('"a": "\\ud83d"'),
    entity('"a": "\ud83d"'),
    entity('"a": "\n"'),
    entity('"a": 1, "a": 1'),
    entity('"a": 1, "\\u0061": 1'),
    entity('"a": {"x": 1, "x": 1}'),
    entity('"a": {"__expr": "x"}'),
    entity('"a": {"__entity": {"type": "B"}}'),
    entity('"a": {"__entity": {"type": "B C", "id": "x"}}'),
    entity('"a": {"__extn": {"fn": "ip", "arg": "no"}}'),
    entity('"a": {"__extn": {"fn": "toTime", "arg": "no"}}'),
    entity(`"a": ${"[".repeat(8)}${"]".repeat(8)}`),
    entity("", "1"),
    entity("", '{"type": "User", "id": "x", "more": 1}'),
    entity("", "", ', "parents": []'),
    entity("", "", ', "more": 1'),
    entity("", "", ","),
    '{"uid": {"type": "Action", "id": "x"}, "attrs": {}, "parents": []}',
    `{"uid": ${UID}, "attrs": {}}`,
    `{"uid": ${UID}, "parents": []}`,
    '{"attrs": {}, "parents": []}',
    "{}",
    "[]",
    "1",
    "",
  ])("%s is left to it", (text) => {
    expect(quick(text)).toBeUndefined();
  });
});

test("limits that the ordinary may exceed switch it off", () => {
  expect(allowOrdinary(DEFAULT_LIMITS)).toBe(true);
  expect(allowOrdinary({ ...DEFAULT_LIMITS, maxDepth: 16 })).toBe(false);
  expect(allowOrdinary({ ...DEFAULT_LIMITS, maxItems: 64 })).toBe(false);
});

/** One of `ordinary`, or now and then of `odd`. */
const often = (ordinary: readonly string[], odd: readonly string[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...ordinary) }, fc.constantFrom(...odd));

const anyText = fc.oneof(
  fc.constantFrom('"a"', '"b"', '"id"', '"type"', '"__entity"', '"\\u0061"', '"é😀"'),
  fc.string({ maxLength: 4 }).map((text) => JSON.stringify(text)),
  fc.string({ unit: "grapheme", maxLength: 4 }).map((text) => JSON.stringify(text)),
);
const anyUid = fc
  .tuple(often(["User", "A::B", "Team"], ["Action", "A::Action", "if"]), anyText)
  .chain(([type, id]) =>
    fc.constantFrom(
      ...[`{"type":"${type}","id":${id}}`, `{"type":"${type}","id":${id}}`],
      ...[`{"id": ${id}, "type": "${type}"}`, `{"__entity": {"type": "${type}", "id": ${id}}}`],
    ),
  );
const number = often(["0", "7", "-1"], ["-0", "12e1", "1.0", "9007199254740993", "00"]);
const { value: anyValue } = fc.letrec<{ value: string; members: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(
      ...[anyText, anyText, number, often(["true", "false"], ["null"])],
      anyUid.map((uid) => `{"__entity":${uid}}`),
      fc
        .constantFrom('"fn":"decimal","arg":"1.5"', '"fn":"ip","arg":"x"', '"arg":"::","fn":"ip"')
        .map((call) => `{"__extn":{${call}}}`),
    ),
    fc.array(tie("value"), { maxLength: 3 }).map((items) => `[${items.join()}]`),
    tie("members"),
  ),
  members: fc
    .array(fc.tuple(anyText, tie("value")), { maxLength: 3 })
    .map((members) => `{${members.map(([name, value]) => `${name} :${value}`).join(", ")}}`),
}));
const anyMembers = fc
  .array(fc.tuple(anyText, anyValue), { maxLength: 3 })
  .map((members) => `{${members.map(([name, value]) => `${name}:${value}`).join(",\n")}}`);
const anyEntity = fc
  .record({
    uid: anyUid,
    attrs: anyMembers,
    parents: fc.array(anyUid, { maxLength: 3 }).map((parents) => `[${parents.join()}]`),
    tags: fc.option(anyMembers, { nil: undefined, freq: 2 }),
  })
  .map((fields) => {
    const members = Object.entries(fields).filter(([, text]) => text !== undefined);
    return `{${members.map(([key, text]) => `"${key}": ${text}`).join(", ")}}`;
  });

test("any entity that is ordinary is read as the reader of trees does", () => {
  let count = 0;
  fc.assert(
    fc.property(anyEntity, (text) => {
      const found = quick(text);
      if (found === undefined) return;
      count++;
      expect(found[1]).toBe(text.length);
      expect(shown([found[0]])).toBe(shown(unwrap(entityListFromJson(jsonText(`[${text}]`)))));
    }),
    { numRuns: 3000 },
  );
  expect(count).toBeGreaterThan(500);
});

/** What `loadEntities` says, and what is in the store then. */
async function loaded(text: string, cuts: readonly number[], maxDepth: number) {
  const store = new EntityStore();
  const result = await loadEntities(store, piecesOf(text, cuts), { limits: { maxDepth } });
  return { result, entities: unwrap(entitiesToJson(store)) };
}

test("any list, with any mistake and in any pieces, loads as with the reader of trees alone", async () => {
  let good = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyEntity, { maxLength: 5 }).map((entities) => `[${entities.join(" ,")}]`),
      fc.option(fc.tuple(fc.nat(), fc.nat(2), fc.constantFrom(...'{}[]",:\\0e.-\u0000\ud83dx'))),
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
      async (ordinary, mistake, cuts) => {
        const [place, removed, added] = mistake ?? [0, 0, ""];
        const at = place % ordinary.length;
        const text = ordinary.slice(0, at) + added + ordinary.slice(at + removed);
        const found = await loaded(text, cuts, DEFAULT_LIMITS.maxDepth);
        // So low a limit switches off what is quick, and nothing here is as deep.
        expect(found).toEqual(await loaded(text, cuts, 16));
        if (found.result.ok) good++;
      },
    ),
    { numRuns: 1500 },
  );
  expect(good).toBeGreaterThan(100);
});

async function* piecesOf(text: string, cuts: readonly number[]): AsyncGenerator<string> {
  for (let at = 0, i = 0; at < text.length; i++) {
    const piece = text.slice(at, (at += cuts[i % cuts.length] ?? 1));
    yield await Promise.resolve(piece);
  }
}
