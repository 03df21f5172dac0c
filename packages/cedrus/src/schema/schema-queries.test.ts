import { expect, test } from "vitest";
import { parsePolicy } from "../parser/parse.ts";
import { unwrap } from "../data/unwrap.ts";
import { EntityStore } from "../entities/entity-store.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { schemaFromFragments } from "./resolve/schema-from-fragments.ts";
import { schemaToJsonWithResolvedTypes } from "./resolved-to-json.ts";
import { schemaFragmentFromJson } from "./schema-from-json.ts";
import {
  actionEntities,
  actionGroups,
  actionsFor,
  ancestorTypes,
  countRequestEnvs,
  principalTypes,
  principalTypesOf,
  requestEnvsOfPolicy,
  resourceTypes,
  resourceTypesOf,
} from "./schema-queries.ts";
import { schemaFragmentToJsonText, schemaFragmentToJson } from "./schema-to-json.ts";
import { jsonText } from "../json/json-text.ts";

const record = (attributes: object): object => ({ type: "Record", attributes });
const json = {
  "": {
    commonTypes: { Name: { type: "String", annotations: { doc: null } } },
    entityTypes: {
      User: { memberOfTypes: ["Group"], shape: record({ name: { type: "Name" } }) },
      Group: { memberOfTypes: ["Group", "App::Org"] },
      Colour: { enum: ["red", "green"], annotations: { doc: "all there are" } },
    },
    actions: { read: {} },
  },
  App: {
    entityTypes: {
      Org: {},
      Photo: {
        shape: record({
          owner: { type: "EntityOrCommon", name: "User", required: false },
          size: { type: "EntityOrCommon", name: "Long", annotations: { unit: "bytes" } },
        }),
        tags: { type: "Set", element: { type: "Name" } },
      },
    },
    actions: {
      view: {
        memberOf: [{ id: "read" }],
        appliesTo: {
          principalTypes: ["User", "Group"],
          resourceTypes: ["Photo", "Photo"],
          context: record({ ip: { type: "Extension", name: "ipaddr" } }),
        },
      },
      edit: {
        memberOf: [{ id: "view" }],
        appliesTo: { principalTypes: ["User"], resourceTypes: ["Photo", "Org"] },
      },
    },
    annotations: { team: "x" },
  },
};
const fragment = unwrap(schemaFragmentFromJson(json));
const { schema } = unwrap(schemaFromFragments([fragment]));
const view = new EntityUid("App::Action", "view");
const edit = new EntityUid("App::Action", "edit");
const read = new EntityUid("Action", "read");

test("a fragment is written as it was read", () => {
  expect(schemaFragmentToJson(fragment)).toEqual(json);
  expect(
    unwrap(schemaFragmentFromJson(jsonText(schemaFragmentToJsonText(fragment)))).namespaces.length,
  ).toBe(2);
});

test("what Cedar syntax leaves out is written as the reference writes it", () => {
  expect(schemaFragmentToJson({ ...fragment, syntax: "cedar" })).toMatchObject({
    "": {
      commonTypes: { Name: { type: "String", annotations: { doc: "" } } },
      actions: { read: { appliesTo: { principalTypes: [], resourceTypes: [] } } },
    },
  });
});

test("names are resolved", () => {
  expect(schema.entityTypes().map(({ name }) => name)).toEqual([
    "User",
    "Group",
    "Colour",
    "App::Org",
    "App::Photo",
  ]);
  const photo = schema.entityType("App::Photo");
  expect(photo?.attributes.get("owner")).toEqual({
    type: { kind: "entity", name: "User" },
    required: false,
    annotations: new Map(),
  });
  expect(photo?.attributes.get("size")).toEqual({
    type: { kind: "long" },
    required: true,
    annotations: new Map([["unit", "bytes"]]),
  });
  expect(photo?.tags).toEqual({ kind: "set", element: { kind: "string" } });
  expect(schema.entityType("Colour")?.enumIds).toEqual(["red", "green"]);
  expect(schema.entityType("Photo")).toBeUndefined();
  expect(schema.actionTypes()).toEqual(["Action", "App::Action"]);
  expect(schema.namespaces().get("App")).toEqual(new Map([["team", "x"]]));
});

test("hierarchies are closed", () => {
  expect(schema.entityType("User")?.ancestors).toEqual(new Set(["Group", "App::Org"]));
  expect(schema.entityType("Group")?.ancestors).toEqual(new Set(["Group", "App::Org"]));
  expect(schema.entityType("App::Org")?.descendants).toEqual(new Set(["Group", "User"]));
  expect(ancestorTypes(schema, "Colour")).toEqual(new Set());
  expect(ancestorTypes(schema, "Color")).toBeUndefined();
  expect(schema.action(edit)?.ancestors).toEqual([view, read]);
  expect(schema.action(read)?.descendants).toEqual([view, edit]);
  expect(actionGroups(schema)).toEqual([read, view]);
});

test("what applies to what", () => {
  expect(principalTypes(schema)).toEqual(new Set(["User", "Group"]));
  expect(resourceTypes(schema)).toEqual(new Set(["App::Photo", "App::Org"]));
  expect(principalTypesOf(schema, view)).toEqual(["User", "Group"]);
  expect(resourceTypesOf(schema, view)).toEqual(["App::Photo"]);
  expect(resourceTypesOf(schema, new EntityUid("Action", "view"))).toBeUndefined();
  expect(actionsFor(schema, "User", "App::Photo")).toEqual([view, edit]);
  expect(actionsFor(schema, "Group", "App::Org")).toEqual([]);
  expect(schema.requestEnvs().length).toBe(4);
  expect(countRequestEnvs(schema)).toBe(4);
});

test("the environments that fit a scope", () => {
  const envs = (text: string): readonly string[] =>
    requestEnvsOfPolicy(schema, unwrap(parsePolicy(text)).body).map(
      ({ principalType, action, resourceType }) => `${principalType} ${action.id} ${resourceType}`,
    );
  expect(
    envs(`permit(principal in App::Org::"o", action in Action::"read", resource is App::Photo);`),
  ).toEqual(["User view App::Photo", "Group view App::Photo", "User edit App::Photo"]);
  expect(envs(`permit(principal == Group::"g", action, resource is App::Org);`)).toEqual([]);
});

test("actions as entities", () => {
  const store = unwrap(EntityStore.of(actionEntities(schema)));
  expect(store.size).toBe(3);
});

test("JSON with resolved types", () => {
  const resolved = unwrap(schemaToJsonWithResolvedTypes([{ ...fragment, syntax: "cedar" }]));
  expect(resolved).toMatchObject({
    "": { commonTypes: { Name: { type: "String", annotations: { doc: "" } } } },
    App: {
      entityTypes: {
        Photo: {
          shape: record({
            owner: { type: "Entity", name: "User", required: false },
            size: { type: "Long", annotations: { unit: "bytes" } },
          }),
          tags: { type: "Set", element: { type: "Name" } },
        },
      },
      actions: {
        view: { memberOf: [{ id: "read", type: "Action" }] },
        edit: { memberOf: [{ id: "view", type: "App::Action" }] },
      },
    },
  });
});

test("JSON with resolved types joins fragments, and reports names without meaning", () => {
  const part = (entityTypes: object): typeof fragment =>
    unwrap(schemaFragmentFromJson({ N: { entityTypes, actions: {}, annotations: { a: "b" } } }));
  const both = [part({ A: { memberOfTypes: ["B"] } }), part({ B: {} })];
  expect(unwrap(schemaToJsonWithResolvedTypes(both))).toEqual({
    N: {
      entityTypes: { A: { memberOfTypes: ["N::B"] }, B: {} },
      actions: {},
      annotations: { a: "b" },
    },
  });
  const alone = schemaToJsonWithResolvedTypes(both.slice(0, 1));
  expect(alone.ok ? [] : alone.error.map(({ code }) => code)).toEqual(["schema/type-not-defined"]);
});
