import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unwrap } from "../data/unwrap.ts";
import { EntityStore } from "../entities/entity-store.ts";
import { snapshotOf } from "../entities/snapshot.ts";
import { entitiesFromJson, entitiesToJson, entityListFromJson } from "./entities-json.ts";
import { loadEntities, type LoadOptions, type LoadProgress } from "./load-entities.ts";
import { jsonText } from "./json-text.ts";

type Piece = string | Uint8Array;

async function* from(pieces: Iterable<Piece>): AsyncGenerator<Piece> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const load = (store: EntityStore, pieces: Iterable<Piece>, options?: LoadOptions) =>
  loadEntities(store, from(pieces), options);

const plain = (store: EntityStore) => unwrap(entitiesToJson(store));

const ANN = { uid: { type: "User", id: "ann" }, attrs: {}, parents: [] };
const TEXT = `[
 {"uid": {"type": "User", "id": "zoë \\ud83d\\ude00"}, "attrs": {"n": -12345678901234567, "a b": "\\u00e9\\"é€😀"},\r
  "parents": [{"type": "Team", "id": "東京"}]},
 {"uid": {"type": "Team", "id": "東京"}, "attrs": {"open": true, "tags": [null_or, 7]}, "parents": []} ]
`.replace("null_or, ", "");

describe("a text that arrives in pieces", () => {
  const whole = plain(unwrap(entitiesFromJson(jsonText(TEXT))));
  const utf8 = bytes(TEXT);

  test("may be cut at every unit", async () => {
    for (let at = 0; at <= TEXT.length; at++) {
      const store = new EntityStore();
      expect(await load(store, [TEXT.slice(0, at), TEXT.slice(at)])).toEqual({
        ok: true,
        value: 2,
      });
      expect(plain(store)).toEqual(whole);
    }
  });

  test("may be cut at every byte", async () => {
    for (let at = 0; at <= utf8.length; at++) {
      const store = new EntityStore();
      const result = await load(store, [utf8.slice(0, at), utf8.slice(at)]);
      expect(result).toEqual({ ok: true, value: 2 });
      expect(plain(store)).toEqual(whole);
    }
  });

  test("may come byte by byte, with nothing in between", async () => {
    const store = new EntityStore();
    const pieces = Array.from(utf8, (byte) => [new Uint8Array(), Uint8Array.of(byte), ""]).flat();
    expect(unwrap(await load(store, pieces))).toBe(2);
    expect(plain(store)).toEqual(whole);
  });

  test("may have no entities", async () => {
    for (const text of ["[]", " [ ] ", "[\n"]) {
      const result = await load(new EntityStore(), Array.from(text));
      expect(result.ok).toBe(text.includes("]"));
    }
  });
});

/** Codes, paths and places. */
function told(result: Awaited<ReturnType<typeof load>> | ReturnType<typeof entitiesFromJson>) {
  if (result.ok) return [];
  return result.error.map(({ code, path, labels, message }) => ({ code, path, labels, message }));
}

const WRONG = [
  "\ufeff[]",
  "[",
  "[]]",
  "[] x",
  "[,]",
  '[{"uid": 1}, ]',
  '[{"uid": {"type": "User", "id": "a\\x"}}]',
  '[\r\n{"uid":\r{"type": "User", "id": "\\ud83d\\u0041"}}]',
  '[{"uid": {"type": "User", "id": "a"}, "attrs": {},\n "parents": [], "parents": []}]',
  '[{"uid": {"type": "User", "id": "a"}, "attrs": {"x": null}, "parents": []},\n 7, {"uid": [], "attrs": {}, "parents": []}]',
  '[{"uid": {"type": "User", "id": "a"}, "attrs": {"x": 1.5}, "parents": []}]',
  '[{"uid": {"type": "User", "id": "a"}, "attrs": {"x": 01}, "parents": []}]',
  '[{"uid": {"type": "User", "id": "a"}, "attrs": {"x": 9223372036854775808}, "parents": []}]',
  '[{"uid": {"type": "User", "id": "a"}, "attrs": {"x": tru}, "parents": []}]',
  '[{"uid": {"type": "User", "id": "a"}, "attrs": {"x": "a',
  '[12, true, "x", [1, [2]], {"a": {}}]',
  JSON.stringify([ANN, { ...ANN, attrs: { a: 1 } }]),
  JSON.stringify([{ ...ANN, parents: [ANN.uid] }]),
];

describe("what is wrong is said as of the whole text", () => {
  test.each(WRONG)("%j", async (text) => {
    const expected = told(entitiesFromJson(jsonText(text)));
    expect(expected).not.toEqual([]);
    for (let at = 0; at <= text.length; at++) {
      const store = new EntityStore();
      const found = told(await load(store, [text.slice(0, at), text.slice(at)], { batch: 1 }));
      // Only the whole can have a place in a text of which nothing is kept.
      const compared = expected[0]?.code.startsWith("entities/")
        ? expected.map(({ code, message }) => ({ code, message, labels: [], path: undefined }))
        : expected;
      expect(found).toEqual(compared);
      expect(store.size).toBe(0);
    }
  });

  test("what is no array is refused at its beginning", async () => {
    expect(told(await load(new EntityStore(), [" "]))).toMatchObject([
      { message: "expected `[`, found the end of the text" },
    ]);
    const result = await load(new EntityStore(), ['\n {"uid"']);
    expect(told(result)).toMatchObject([
      { message: "expected `[`, found `{`", labels: [{ span: { line: 2, column: 2 } }] },
    ]);
  });

  test("bytes that are not UTF-8", async () => {
    for (const pieces of [[Uint8Array.of(0x5b, 0xff)], [Uint8Array.of(0x5b, 0xc3)]]) {
      expect(told(await load(new EntityStore(), pieces))).toMatchObject([
        { code: "json/invalid-utf8" },
      ]);
    }
  });

  test("any text in any pieces, as entitiesFromJson says it", async () => {
    const chunks = fc.constantFrom(
      ...["[", "]", ",", " ", "\n", "\r\n", '"', "\\", "{", "}", ":", "1", "-", "x", "é", "😀"],
      ...[
        JSON.stringify(ANN),
        ',{"uid":',
        '{"type":"User","id":"b"}',
        '"attrs":{}',
        '"parents":[]',
      ],
      TEXT,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(chunks, { maxLength: 8 }),
        fc.array(fc.nat(9)),
        async (parts, cuts) => {
          const text = `[${parts.join("")}`;
          const pieces: string[] = [];
          let at = 0;
          for (const cut of cuts) pieces.push(text.slice(at, (at += cut)));
          pieces.push(text.slice(at));
          const store = new EntityStore();
          const found = told(await load(store, pieces));
          const expected = entitiesFromJson(jsonText(text));
          expect(found.map(({ code, labels, path }) => ({ code, labels, path }))).toEqual(
            told(expected).map(({ code, labels, path }) => ({ code, labels, path })),
          );
          if (expected.ok) expect(plain(store)).toEqual(plain(expected.value));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("a store", () => {
  const many = Array.from({ length: 95 }, (_, i) => ({
    uid: { type: "User", id: `${i}` },
    attrs: { next: { __entity: { type: "User", id: `${i + 1}` } } },
    parents: i === 0 ? [] : [{ type: "User", id: `${i - 1}` }],
  }));
  const text = JSON.stringify(many);
  const pieces = text.match(/[^]{1,100}/g) ?? [];
  const before = unwrap(entityListFromJson([{ ...ANN, parents: [many[3]?.uid] }]));

  test("is filled in batches when it is empty, and progress is told", async () => {
    const store = new EntityStore();
    const sizes: number[] = [];
    const progresses: LoadProgress[] = [];
    const onProgress = (progress: LoadProgress) => {
      progresses.push(progress);
      sizes.push(store.size);
    };
    expect(unwrap(await load(store, pieces, { batch: 10, onProgress }))).toBe(95);
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes.at(-1)).toBe(95);
    expect(progresses.at(-1)).toEqual({ entities: 95, bytes: text.length });
    expect(progresses.map(({ entities }) => entities)).toEqual(sizes);
    expect(plain(store)).toEqual(plain(unwrap(entitiesFromJson(jsonText(text)))));
  });

  test("that has entities gets all at once", async () => {
    const store = unwrap(EntityStore.of(before));
    const sizes: number[] = [];
    const onProgress = () => sizes.push(store.size);
    unwrap(await load(store, pieces, { batch: 10, onProgress }));
    expect(sizes).toEqual([96]);
  });

  test.each([0, 1])("with %i entities is what it was after a failure", async (count) => {
    const store = unwrap(EntityStore.of(before.slice(0, count)));
    const was = plain(store);
    const bad = [...pieces.slice(0, -1), "}"];
    expect((await load(store, bad, { batch: 10 })).ok).toBe(false);
    expect(plain(store)).toEqual(was);

    const reason = new Error("enough");
    let isAborted = false;
    const signal = {
      get aborted() {
        return isAborted;
      },
      reason,
    };
    const onProgress = () => {
      isAborted = true;
    };
    function* slowly() {
      yield* pieces.slice(0, -1);
      isAborted = true;
      yield "";
    }
    await expect(load(store, slowly(), { batch: 10, signal, onProgress })).rejects.toBe(reason);
    expect(plain(store)).toEqual(was);

    function* broken() {
      yield* pieces.slice(0, -1);
      throw reason;
    }
    await expect(load(store, broken(), { batch: 10 })).rejects.toBe(reason);
    expect(plain(store)).toEqual(was);
  });

  test("of which there is a snapshot is filled, and the snapshot stays empty", async () => {
    const store = new EntityStore();
    const snapshot = snapshotOf(store);
    expect(unwrap(await load(store, pieces, { batch: 10 }))).toBe(95);
    expect([snapshot.size, [...snapshot].length]).toEqual([0, 0]);
    expect(plain(store)).toEqual(plain(unwrap(entitiesFromJson(jsonText(text)))));
  });

  test("is filled by one load at a time", async () => {
    const store = new EntityStore();
    async function* slow(): AsyncGenerator<string> {
      yield "[";
      await expect(load(store, pieces)).rejects.toThrow(TypeError);
      yield "]";
    }
    expect(unwrap(await loadEntities(store, slow()))).toBe(0);
    expect(unwrap(await load(store, pieces))).toBe(95);
  });

  test("is filled by entities that stand twice, if both say the same", async () => {
    const twice = JSON.stringify([...many, ...many.toReversed()]);
    const store = new EntityStore();
    expect(unwrap(await load(store, [twice]))).toBe(190);
    expect(plain(store)).toEqual(plain(unwrap(entitiesFromJson(jsonText(text)))));
    const other = JSON.stringify([...many, { ...many[7], parents: [] }]);
    const result = await load(new EntityStore(), [other]);
    expect(told(result)).toMatchObject([{ code: "entities/duplicate" }]);
  });

  test("limits hold", async () => {
    const few = await load(new EntityStore(), pieces, { limits: { maxItems: 90 } });
    expect(told(few)).toMatchObject([{ code: "json/too-many", path: "$[90]" }]);
    const small = await load(new EntityStore(), pieces, { limits: { maxLength: 400 } });
    expect(unwrap(small)).toBe(95);
    const long = await load(new EntityStore(), [`["${"x".repeat(500)}`, '"]'], {
      limits: { maxLength: 400 },
    });
    expect(told(long)).toMatchObject([{ code: "json/too-long" }]);
    const wrong = await load(new EntityStore(), [`[${"1,".repeat(50)}`], {
      limits: { maxDiagnostics: 7 },
    });
    expect(told(wrong)).toHaveLength(7);
  });
});

test("a large item in small pieces takes linear time", async () => {
  const text = JSON.stringify([
    { ...ANN, attrs: { a: Array.from({ length: 300_000 }, (_, i) => i) } },
  ]);
  const store = new EntityStore();
  unwrap(await load(store, text.match(/[^]{1,1000}/g) ?? []));
  expect(store.size).toBe(1);
}, 10_000);

describe("a long chain of parents", () => {
  const chain = Array.from({ length: 30_000 }, (_, i) => ({
    uid: { type: "Group", id: `${i}` },
    attrs: {},
    parents: [{ type: "Group", id: `${i + 1}` }],
  }));
  const last = { uid: { type: "Group", id: "30000" }, attrs: {}, parents: [chain[0]?.uid] };

  test.each([
    ["members first", chain],
    ["parents first", chain.toReversed()],
  ])("loads in linear time, %s, and a cycle is found", async (_, entities) => {
    const pieces = JSON.stringify(entities).match(/[^]{1,700}/g) ?? [];
    const start = performance.now();
    expect(unwrap(await load(new EntityStore(), pieces, { batch: 10 }))).toBe(30_000);
    expect(performance.now() - start).toBeLessThan(3000);
    for (const closed of [
      [...entities, last],
      [last, ...entities],
    ]) {
      const empty = new EntityStore();
      expect(told(await load(empty, [JSON.stringify(closed)]))).toMatchObject([
        { code: "entities/cycle" },
      ]);
      expect(empty.size).toBe(0);
    }
  });
});
