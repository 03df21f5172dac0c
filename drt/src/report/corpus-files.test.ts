import { expect, test } from "vitest";
import { generateWorld } from "../generators/world.ts";
import { Tape } from "../tape/tape.ts";
import { corpusFiles } from "./corpus-files.ts";

function worldOf(seed: string): ReturnType<typeof generateWorld> {
  return generateWorld(Tape.of(seed), { policySets: 1, requests: 3 });
}

test("a world is written as the official corpus writes a case", () => {
  let [cases, decided] = [0, 0];
  for (let n = 0; n < 12; n++) {
    const world = worldOf(`corpus ${n}`);
    const files = new Map(corpusFiles(world));
    const text = files.get("case.json");
    if (text === undefined) {
      expect(world.policySets[0]?.templates).not.toEqual([]);
      expect([...files.keys()]).toEqual(["schema.cedarschema", "entities.json", "policies.json"]);
      continue;
    }
    cases++;
    // Why a cast: the layout is checked here.
    const found = JSON.parse(text) as Record<string, unknown>;
    expect(found).toMatchObject({
      policies: "policies.cedar",
      entities: "entities.json",
      schema: "schema.cedarschema",
      shouldValidate: expect.any(Boolean),
    });
    for (const request of found["requests"] as readonly object[]) {
      if (!("decision" in request)) continue;
      decided++;
      expect(request).toMatchObject({
        principal: { type: expect.any(String), id: expect.any(String) },
        decision: expect.stringMatching(/^(allow|deny)$/),
        reason: expect.any(Array),
        errors: expect.any(Array),
      });
    }
  }
  expect(cases).toBeGreaterThan(1);
  expect(decided).toBeGreaterThan(cases);
});

test("what is no world, or has many policy sets, has no such files", () => {
  expect(corpusFiles({ numbers: [1] })).toEqual([]);
  expect(corpusFiles(generateWorld(Tape.of("many")))).toEqual([]);
  expect(corpusFiles({ world: worldOf("inner"), more: 1 })).not.toEqual([]);
});
