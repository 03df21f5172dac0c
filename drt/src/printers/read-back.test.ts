import {
  contextFromJson,
  entitiesFromJson,
  entitiesToJson,
  jsonText,
  parsePolicy,
  parsePolicySet,
  parseTemplate,
  policyFromJson,
  policySetFromJson,
  policyToJson,
  requestFromJson,
  templateFromJson,
  unwrap,
} from "cedrus";
import { parseSchema, type Schema, schemaFromJson } from "cedrus/schema";
import { contextFromJsonWithSchema, entitiesFromJsonWithSchema } from "cedrus/validator";
import { expect, test } from "vitest";
import { hasSlot } from "../generators/policy-sets.ts";
import { generateWorld } from "../generators/world.ts";
import type { PolicyData, World } from "../language.ts";
import { caseSeed } from "../tape/prng.ts";
import { Tape } from "../tape/tape.ts";
import { printJson, printVariedJson } from "./json-tree.ts";
import { policyJson, policySetJson } from "./policy-json.ts";
import { printPolicies, printPolicy } from "./policy-text.ts";
import { schemaJson } from "./schema-json.ts";
import { printSchema } from "./schema-text.ts";
import { varied } from "./surface.ts";
import { anyExplicitForm, anyForm, entitiesJson, fieldsJson, requestJson } from "./value-json.ts";

function forWorlds(name: string, count: number, check: (world: World, tape: Tape) => void): void {
  for (let index = 0; index < count; index++) {
    const tape = Tape.of(caseSeed("read-back", name, index));
    check(generateWorld(tape), tape);
  }
}

/** Equal for data that is equal but for the order of keys, and for annotations of schemas. */
function canonical(data: unknown): string {
  return (
    JSON.stringify(data, (_, value: unknown) => {
      if (typeof value === "bigint") return { long: String(value) };
      if (value instanceof Set) return Array.from(value, String).sort();
      if (value instanceof Map) return sorted([...value]);
      if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
      return sorted(Object.entries(value));
    }) ?? "nothing"
  );
}

function sorted(entries: readonly (readonly [unknown, unknown])[]): readonly unknown[] {
  return entries
    .map(([key, value]) => [String(key), value] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function policiesOf({ policySets }: World): readonly PolicyData[] {
  return policySets.flatMap(({ policies, templates }) => [...policies, ...templates]);
}

function isTemplate({ principal, resource }: PolicyData): boolean {
  return hasSlot(principal) || hasSlot(resource);
}

/** The policy as the library reads it from text and writes it again. */
function fromText(policy: PolicyData, text: string): string {
  const read = isTemplate(policy) ? unwrap(parseTemplate(text)) : unwrap(parsePolicy(text));
  return canonical(policyToJson(read));
}

function fromJson(policy: PolicyData, json: string): string {
  const read = isTemplate(policy)
    ? unwrap(templateFromJson(jsonText(json)))
    : unwrap(policyFromJson(jsonText(json)));
  return canonical(policyToJson(read));
}

test("policies are read back as the same from text and from JSON, in plain and in other spellings", () => {
  forWorlds("policies", 80, (world, tape) => {
    const surface = varied(tape);
    for (const policy of policiesOf(world)) {
      const expected = fromJson(policy, printJson(policyJson(policy)));
      expect(fromText(policy, printPolicy(policy))).toBe(expected);
      expect(fromText(policy, printPolicy(policy, surface))).toBe(expected);
      const json = printVariedJson(policyJson(policy, surface), tape);
      expect(fromJson(policy, json)).toBe(expected);
    }
  });
}, 60_000);

/** What a schema says: in no order, and without annotations. */
function meaning(schema: Schema): readonly string[] {
  const bare = (data: unknown): string => canonical(data).replaceAll(ANNOTATIONS, "");
  return [...schema.entityTypes().map(bare), ...schema.actions().map(bare)].sort();
}

const ANNOTATIONS = /\["annotations",(?:\[\]|\[\[.*?\]\])\]/g;

test("schemas are read back as the same from text and from JSON, in plain and in other spellings", () => {
  forWorlds("schemas", 300, ({ schema }, tape) => {
    const surface = varied(tape);
    const expected = meaning(
      unwrap(schemaFromJson(jsonText(printJson(schemaJson(schema))))).schema,
    );
    const json = printVariedJson(schemaJson(schema, surface), tape);
    expect(meaning(unwrap(parseSchema(printSchema(schema))).schema)).toEqual(expected);
    expect(meaning(unwrap(parseSchema(printSchema(schema, surface))).schema)).toEqual(expected);
    expect(meaning(unwrap(schemaFromJson(jsonText(json))).schema)).toEqual(expected);
  });
});

test("entities and contexts are read back as the same in every form, with and without a schema", () => {
  forWorlds("entities", 150, ({ schema, entities, requests }, tape) => {
    const read = unwrap(schemaFromJson(jsonText(printJson(schemaJson(schema))))).schema;
    const plain = unwrap(entitiesFromJson(jsonText(printJson(entitiesJson(entities)))));
    const expected = canonical(entitiesToJson(plain));
    const explicit = printVariedJson(entitiesJson(entities, anyExplicitForm(tape)), tape);
    const implicit = printVariedJson(entitiesJson(entities, anyForm(tape)), tape);
    expect(canonical(entitiesToJson(unwrap(entitiesFromJson(jsonText(explicit)))))).toBe(expected);
    const withSchema = unwrap(entitiesFromJsonWithSchema(jsonText(implicit), read));
    expect(canonical(entitiesToJson(withSchema))).toBe(expected);
    for (const { context, action } of requests) {
      const uid = unwrap(
        requestFromJson(jsonText(printJson(requestJson({ ...ANYONE, action })))),
      ).action;
      const json = printVariedJson(fieldsJson(context, anyForm(tape)), tape);
      const one = unwrap(contextFromJson(jsonText(printJson(fieldsJson(context)))));
      expect(unwrap(contextFromJsonWithSchema(jsonText(json), read, uid))).toEqual(one);
    }
  });
});

const ANYONE = {
  principal: { type: "User", id: "a" },
  resource: { type: "User", id: "a" },
  context: [],
};

test("of 5,000 worlds, everything that is generated can be read", () => {
  forWorlds("all", 5000, ({ schema, entities, policySets, requests }) => {
    unwrap(parseSchema(printSchema(schema)));
    unwrap(entitiesFromJson(jsonText(printJson(entitiesJson(entities)))));
    for (const set of policySets) {
      unwrap(parsePolicySet(printPolicies([...set.policies, ...set.templates])));
      unwrap(policySetFromJson(jsonText(printJson(policySetJson(set)))));
    }
    for (const request of requests.slice(0, 4)) {
      unwrap(requestFromJson(jsonText(printJson(requestJson(request)))));
    }
  });
}, 240_000);
