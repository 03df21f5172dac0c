import { entityListFromJson, jsonText, requestFromJson, unwrap } from "cedrus";
import { schemaFromJson } from "cedrus/schema";
import { validateEntities, validateRequest } from "cedrus/validator";
import { expect, test } from "vitest";
import { printJson } from "../printers/json-tree.ts";
import { schemaJson } from "../printers/schema-json.ts";
import { entitiesJson, requestJson } from "../printers/value-json.ts";
import { caseSeed } from "../tape/prng.ts";
import { Tape } from "../tape/tape.ts";
import { breakEntities, breakRequest } from "./broken.ts";
import { generateEntities } from "./entities.ts";
import { generateRequest, generateSituation } from "./requests.ts";
import { generateDomain } from "./world.ts";

const COUNT = 600;

test("entities conform until one thing is broken, which is then mostly found", () => {
  const flaws = new Set<string>();
  let found = 0;
  for (let index = 0; index < COUNT; index++) {
    const tape = Tape.of(caseSeed("broken", "entities", index));
    const domain = generateDomain(tape);
    const { schema } = unwrap(schemaFromJson(jsonText(printJson(schemaJson(domain.index.schema)))));
    const entities = generateEntities(domain);
    const list = unwrap(entityListFromJson(jsonText(printJson(entitiesJson(entities)))));
    expect(validateEntities(schema, list).ok).toBe(true);
    const { data, flaw } = breakEntities(domain, entities);
    const read = entityListFromJson(jsonText(printJson(entitiesJson(data))));
    if (read.ok && validateEntities(schema, read.value).ok) continue;
    found += 1;
    flaws.add(flaw);
  }
  expect(found).toBeGreaterThan(COUNT * 0.4);
  expect(flaws.size).toBeGreaterThan(7);
});

test("a request conforms until one thing is broken, which is then mostly found", () => {
  const flaws = new Set<string>();
  let found = 0;
  for (let index = 0; index < COUNT; index++) {
    const tape = Tape.of(caseSeed("broken", "requests", index));
    const domain = generateDomain(tape);
    const { schema } = unwrap(schemaFromJson(jsonText(printJson(schemaJson(domain.index.schema)))));
    const request = generateRequest(domain, [generateSituation(domain)]);
    const right = unwrap(requestFromJson(jsonText(printJson(requestJson(request)))));
    expect(validateRequest(schema, right).ok).toBe(true);
    const { data, flaw } = breakRequest(domain, request);
    const read = requestFromJson(jsonText(printJson(requestJson(data))));
    if (read.ok && validateRequest(schema, read.value).ok) continue;
    found += 1;
    flaws.add(flaw);
  }
  expect(found).toBeGreaterThan(COUNT * 0.4);
  expect(flaws.size).toBeGreaterThan(5);
});
