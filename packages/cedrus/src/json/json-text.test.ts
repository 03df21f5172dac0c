/** Text and plain data, which the readers of JSON tell apart by `jsonText` alone. */

import { describe, expect, test } from "vitest";
import { createEntity } from "../entity.ts";
import { createRequest, requestFromJson } from "../request.ts";
import { schemaFragmentFromJson } from "../schema/schema-from-json.ts";
import { problemsOf, valueOf } from "../testing/shape.ts";
import { contextFromJson, entitiesFromJson, entityListFromJson } from "./entities-json.ts";
import { jsonText, parseJson } from "./json-text.ts";
import { policyFromJson, templateFromJson } from "./policy-json.ts";
import { policySetFromJson } from "./policy-set-json.ts";

const READERS = [
  contextFromJson,
  entitiesFromJson,
  entityListFromJson,
  policyFromJson,
  policySetFromJson,
  requestFromJson,
  schemaFragmentFromJson,
  templateFromJson,
] as const;
const REQUEST = { principal: 'U::"p"', action: 'Action::"a"', resource: 'R::"r"' };

describe("a string is no JSON text", () => {
  test.each(READERS.map((read) => ({ name: read.name, read })))("in $name", ({ read }) => {
    for (const text of ["[]", "{}", ""]) {
      const result = read(text);
      expect(result.ok ? [] : result.error).toMatchObject([
        { code: "json/wrong-kind", path: "$", labels: [], help: "use `jsonText(…)`" },
      ]);
    }
  });

  test("in a request's context, nor in an entity's attributes", () => {
    expect(problemsOf(createRequest({ ...REQUEST, context: "{}" }))).toEqual([
      "json/wrong-kind $.context",
    ]);
    // Why a cast: the type says so already.
    const attrs = "{}" as unknown as Record<string, unknown>;
    expect(problemsOf(createEntity({ uid: 'U::"p"', attrs }))).toEqual(["json/wrong-kind $.attrs"]);
  });

  test("and only the data as a whole could have been text", () => {
    for (const result of [contextFromJson(jsonText('"{}"')), entitiesFromJson(["{}"])]) {
      expect(result.ok ? [] : result.error).toMatchObject([{ code: "json/wrong-kind" }]);
      expect(result.ok ? [] : result.error.map(({ help }) => help)).toEqual([undefined]);
    }
  });
});

describe("jsonText", () => {
  const text = jsonText('{"a": 9007199254740993}');

  test("is read by whatever takes JSON, as often as it is asked for", () => {
    const exact = new Map([["a", 9007199254740993n]]);
    for (let i = 0; i < 2; i++) expect(valueOf(contextFromJson(text)).attrs).toEqual(exact);
    expect(valueOf(createRequest({ ...REQUEST, context: text })).context.attrs).toEqual(exact);
    expect(problemsOf(policyFromJson(text))).toEqual(["json/unknown-key 1:7-1:23"]);
  });

  test("is no JSON data itself", () => {
    expect(problemsOf(contextFromJson({ a: text }))).toEqual(["json/unsupported-value $.a"]);
  });

  test("says so when it is not given text", () => {
    for (const [given, found] of [
      [undefined, "undefined"],
      [null, "null"],
      [{}, "object"],
      [new Uint8Array(2), "object"],
    ] as const) {
      // Why a cast: callers without types do this.
      for (const result of [contextFromJson(jsonText(given as never)), parseJson(given as never)]) {
        expect(result.ok ? [] : result.error).toMatchObject([
          { code: "json/not-text", message: `expected text, found ${found}` },
        ]);
      }
    }
  });

  test("is told from a proxy without running any code of its", () => {
    const fail = (): never => {
      throw new Error("ran");
    };
    const traps = { getPrototypeOf: fail, has: fail, get: fail, ownKeys: fail };
    expect(problemsOf(contextFromJson(new Proxy({}, traps)))).toEqual(["json/unsupported-value $"]);
  });
});
