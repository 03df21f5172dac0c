import {
  contextFromJson,
  createRequest,
  type Diagnostic,
  EntityStore,
  entitiesFromJson,
  entityListFromJson,
  EntityUid,
  jsonText,
  RecordValue,
  type Result,
  unwrap,
} from "cedrus";
import { parseSchemaText, type Schema, schemaFromFragments } from "cedrus/schema";
import {
  contextFromJsonWithSchema,
  createValidatedRequest,
  entitiesFromJsonWithSchema,
  validateContext,
  validateEntities,
  validateRequest,
  validateScopeVariables,
} from "cedrus/validator";
import { expect, test } from "vitest";
import { Entity } from "../entities/entity.ts";

const schema = schemaOf(`
  entity Color enum ["red", "green"];
  entity Team in [Org];
  entity Org;
  type Address = { zip: Long, street?: String };
  entity User in [Team] {
    age: Long,
    name?: String,
    home?: Address,
    likes?: Set<Color>,
    boss?: User,
    can?: Action,
    ip?: ipaddr,
    price?: decimal,
    at?: datetime,
    within?: duration,
  } tags Set<String>;
  entity Photo;
  action read;
  action view in [read] appliesTo {
    principal: [User, Color],
    resource: Photo,
    context: { mfa: Bool, ip?: ipaddr, by?: { who: User } },
  };
  namespace App { entity Doc; action open appliesTo { principal: User, resource: Doc }; }
`);

function schemaOf(text: string): Schema {
  return unwrap(schemaFromFragments([unwrap(parseSchemaText(text))])).schema;
}

function problems(result: Result<unknown, readonly Diagnostic[]>): string[] {
  if (result.ok) return [];
  return result.error.map(
    ({ code, message, help, path }) => `${path ?? "-"} ${code}: ${message} (${help ?? ""})`,
  );
}

/** What is wrong with one user's attributes. */
function user(attrs: object, rest: object = {}): unknown {
  return { uid: { type: "User", id: "al" }, attrs: { age: 1, ...attrs }, parents: [], ...rest };
}

const uid = (type: string, id: string): object => ({ uid: { type, id }, attrs: {}, parents: [] });
const action = (id: string, parents: readonly string[], rest: object = {}): object => ({
  uid: { type: "Action", id },
  attrs: {},
  parents: parents.map((parent) => ({ type: "Action", id: parent })),
  ...rest,
});

const ENTITIES: readonly (readonly [string, unknown, readonly string[]])[] = [
  [
    "an undeclared attribute",
    [user({ agee: 2 })],
    [
      '$[0].attrs.agee validator/unexpected-entity-attr: `User::"al"` has an attribute `agee`, which `User` does not declare (did you mean `age`?)',
    ],
  ],
  [
    "a missing attribute",
    [uid("User", "al")],
    [
      '$[0].attrs validator/missing-required-entity-attr: `User::"al"` lacks the required attribute `age` (add `age`, a `Long`, or make it optional in the schema: `age?`)',
    ],
  ],
  [
    "tags of a type that has none",
    [{ ...uid("Photo", "p"), tags: { a: 1 } }],
    [
      '$[0].tags.a validator/unexpected-entity-tag: `Photo::"p"` has a tag `a`, but `Photo` has no tags (leave them out, or declare them: `entity … tags String;`)',
    ],
  ],
  [
    "a tag of the wrong type",
    [user({}, { tags: { a: ["x", 1] } })],
    [
      '$[0].tags.a[1] validator/type-mismatch: tag `a[1]` of `User::"al"`: expected a `String`, found a `Long` (write a text in quotes)',
    ],
  ],
  [
    "attributes of wrong types, all of them",
    [user({ age: "1", name: 1, home: [], likes: {}, boss: "al", ip: 1, at: true })],
    [
      '$[0].attrs.age validator/type-mismatch: attribute `age` of `User::"al"`: expected a `Long`, found a `String` (write the number without quotes)',
      '$[0].attrs.name validator/type-mismatch: attribute `name` of `User::"al"`: expected a `String`, found a `Long` (write a text in quotes)',
      '$[0].attrs.home validator/type-mismatch: attribute `home` of `User::"al"`: expected a record, found a `Set` (write a record with `zip`, `street`)',
      '$[0].attrs.likes validator/type-mismatch: attribute `likes` of `User::"al"`: expected a `Set<Color>`, found a record (write a list, even for a single element)',
      '$[0].attrs.boss validator/type-mismatch: attribute `boss` of `User::"al"`: expected an entity of type `User`, found a `String` (name an entity by its type `User` and its id)',
      '$[0].attrs.ip validator/type-mismatch: attribute `ip` of `User::"al"`: expected an `ipaddr`, found a `Long` (an `ipaddr` is made of a text such as `10.0.0.1`)',
      '$[0].attrs.at validator/type-mismatch: attribute `at` of `User::"al"`: expected a `datetime`, found a `Bool` (a `datetime` is made of a text such as `2024-10-15T11:35:00Z`)',
    ],
  ],
  [
    "a record inside",
    [user({ home: { street: true, zipp: 1 } })],
    [
      '$[0].attrs.home.street validator/type-mismatch: attribute `home.street` of `User::"al"`: expected a `String`, found a `Bool` (write a text in quotes)',
      '$[0].attrs.home.zipp validator/type-mismatch: attribute `home` of `User::"al"` has no attribute `zipp` according to the schema (did you mean `zip`?)',
      '$[0].attrs.home validator/type-mismatch: attribute `home` of `User::"al"` lacks the required attribute `zip` (add `zip`, a `Long`, or make it optional in the schema: `zip?`)',
    ],
  ],
  [
    "an entity of another type",
    [user({ boss: { type: "Team", id: "t" } })],
    [
      '$[0].attrs.boss validator/type-mismatch: attribute `boss` of `User::"al"`: expected an entity of type `User`, found an entity of type `Team` (name an entity of type `User`, or change the type in the schema)',
    ],
  ],
  [
    "a text that is no extension value",
    [user({ price: "1.x" })],
    ["$[0].attrs.price json/invalid-extension-value: `decimal`: expected digits as in `12.34` ()"],
  ],
  [
    "a parent of the wrong type",
    [
      user(
        {},
        {
          parents: [
            { type: "Photo", id: "p" },
            { type: "Org", id: "o" },
          ],
        },
      ),
    ],
    [
      '$[0].parents[0] validator/invalid-ancestor-type: `User::"al"` cannot be in `Photo::"p"`: `User` is not a member of `Photo` (an entity of type `User` may be in entities of type `Team`, `Org`)',
    ],
  ],
  [
    "a parent of a type that has none",
    [{ ...uid("Org", "o"), parents: [{ type: "Nope", id: "n" }] }],
    [
      '$[0].parents[0] validator/invalid-ancestor-type: `Org::"o"` cannot be in `Nope::"n"`: `Org` is not a member of `Nope` (the schema lets no entity of type `Org` be in another: `entity Org in […];` would)',
    ],
  ],
  [
    "types that are not declared",
    [uid("Usr", "a"), uid("Doc", "d"), uid("Elephant", "e")],
    [
      '$[0].uid validator/unexpected-entity-type: `Usr::"a"` is of type `Usr`, which the schema does not declare (did you mean `User`?)',
      '$[1].uid validator/unexpected-entity-type: `Doc::"d"` is of type `Doc`, which the schema does not declare (did you mean `App::Doc`?)',
      '$[2].uid validator/unexpected-entity-type: `Elephant::"e"` is of type `Elephant`, which the schema does not declare (the entity types are `Color`, `Team`, `Org`, `User`, `Photo`, `App::Doc`)',
    ],
  ],
  [
    "ids that an enumerated type does not have",
    [uid("Color", "reed"), user({ likes: [{ type: "Color", id: "blue" }] })],
    [
      '$[0].uid validator/invalid-enum-entity: `Color::"reed"` is not among the entities of the enumerated type `Color` (did you mean `Color::"red"`?)',
      '$[1].attrs.likes[0] validator/invalid-enum-entity: `Color::"blue"` is not among the entities of the enumerated type `Color` (the ids of `Color` are `"red"`, `"green"`)',
    ],
  ],
  [
    "undeclared actions",
    [action("vieww", []), user({ can: { type: "Action", id: "open" } })],
    [
      '$[1].attrs.can validator/undeclared-action: action `Action::"open"` is not declared in the schema (did you mean `App::Action::"open"`?)',
      '$[0] validator/undeclared-action: action `Action::"vieww"` is not declared in the schema (did you mean `Action::"view"`?)',
    ],
  ],
  [
    "an action without its group",
    [action("view", [])],
    [
      '$[0] validator/action-declaration-mismatch: action `Action::"view"` is not as the schema declares it: it is not in `Action::"read"` here (leave it out: the schema knows its actions)',
    ],
  ],
  [
    "an action in another group",
    [action("read", ["view"])],
    [
      '$[0] validator/action-declaration-mismatch: action `Action::"read"` is not as the schema declares it: `Action::"read"` is not in `Action::"view"` there (leave it out: the schema knows its actions)',
    ],
  ],
  [
    "an action with attributes, and one with tags",
    [action("view", ["read"], { attrs: { a: 1 } }), action("read", [], { tags: { a: 1 } })],
    [
      '$[0] validator/action-declaration-mismatch: action `Action::"view"` is not as the schema declares it: actions have no attributes (leave it out: the schema knows its actions)',
      '$[1] validator/action-declaration-mismatch: action `Action::"read"` is not as the schema declares it: actions have no tags (leave it out: the schema knows its actions)',
    ],
  ],
];

test.each(ENTITIES)("%s", (_, data, expected) => {
  expect(problems(entitiesFromJsonWithSchema(data, schema))).toEqual(expected);
});

test("entities that are there already have the same problems, without paths", () => {
  const withoutPath = (text: string): string => text.replace(/^\S+ /, "- ");
  const explicit = ENTITIES.filter(([name]) => !/id|actions|record|type|extension/.test(name));
  expect(explicit.length).toBeGreaterThan(4);
  for (const [, data, expected] of explicit) {
    const list = unwrap(entityListFromJson(data));
    expect(problems(validateEntities(schema, list)).sort()).toEqual(
      expected.map(withoutPath).sort(),
    );
  }
});

test("values made by hand are checked too", () => {
  const list = [new Entity(new EntityUid("User", "al"), new Map([["age", 1.5]]), new Map(), [])];
  expect(problems(validateEntities(schema, list))[0]).toContain(
    "a number that is not a safe integer",
  );
});

test("problems point at the text", () => {
  const text = '[{"uid": {"type": "User", "id": "é"},\n "attrs": {"age": true}, "parents": []}]';
  const result = entitiesFromJsonWithSchema(jsonText(text), schema);
  expect(result.ok ? [] : result.error[0]?.labels[0]?.span).toMatchObject({ line: 2, column: 19 });
});

test("references and extension values may be implicit", () => {
  const reference = { type: "Color", id: "red" };
  const implicit = user({
    likes: [reference],
    boss: { type: "User", id: "bo" },
    ip: "10.0.0.1",
    price: { fn: "decimal", arg: "1.5" },
    at: { fn: "offset", args: ["2024-10-15", "1d"] },
    within: { fn: "toTime", arg: "2024-10-15T01:00:00Z" },
  });
  const call = (fn: string, ...args: readonly unknown[]): object => ({ __extn: { fn, args } });
  const explicit = user({
    likes: [{ __entity: reference }],
    boss: { __entity: { type: "User", id: "bo" } },
    ip: call("ip", "10.0.0.1"),
    price: call("decimal", "1.5"),
    at: call("offset", call("datetime", "2024-10-15"), call("duration", "1d")),
    within: call("toTime", call("datetime", "2024-10-15T01:00:00Z")),
  });
  const al = new EntityUid("User", "al");
  const read = unwrap(entitiesFromJsonWithSchema([implicit], schema)).get(al);
  expect(read).toEqual(unwrap(entitiesFromJson([explicit])).get(al));
  expect(unwrap(entitiesFromJsonWithSchema([explicit], schema)).get(al)).toEqual(read);
});

test("actions are added, whether they are given or not", () => {
  const [view, read] = [new EntityUid("Action", "view"), new EntityUid("Action", "read")];
  for (const given of [
    [],
    [action("view", ["read"])],
    [action("read", []), action("view", ["read"])],
  ]) {
    const store = unwrap(entitiesFromJsonWithSchema(given, schema));
    expect(store.size).toBe(3);
    expect(store.isIn(view, read)).toBe(true);
    expect(problems(validateEntities(schema, store))).toEqual([]);
  }
});

const request = (principal: string, act: string, resource: string): object => ({
  principal,
  action: act,
  resource,
});
const REQUESTS: readonly (readonly [string, object, unknown, readonly string[]])[] = [
  [
    "a valid request",
    request('User::"a"', 'Action::"view"', 'Photo::"p"'),
    { mfa: true, ip: "::1", by: { who: { type: "User", id: "b" } } },
    [],
  ],
  [
    "an undeclared action",
    request('User::"a"', 'Action::"vew"', 'Photo::"p"'),
    {},
    [
      '- validator/undeclared-action: action `Action::"vew"` is not declared in the schema (did you mean `Action::"view"`?)',
    ],
  ],
  [
    "undeclared types",
    request('Usr::"a"', 'Action::"view"', 'Foto::"p"'),
    { mfa: true },
    [
      "- validator/undeclared-principal-type: the principal is of type `Usr`, which the schema does not declare (did you mean `User`?)",
      "- validator/undeclared-resource-type: the resource is of type `Foto`, which the schema does not declare (did you mean `Photo`?)",
    ],
  ],
  [
    "types that the action does not apply to",
    request('Photo::"p"', 'Action::"view"', 'User::"a"'),
    { mfa: true },
    [
      '- validator/invalid-principal-type: action `Action::"view"` does not apply to a principal of type `Photo` (its principal is of type `User`, `Color`)',
      '- validator/invalid-resource-type: action `Action::"view"` does not apply to a resource of type `User` (its resource is of type `Photo`)',
    ],
  ],
  [
    "an action that applies to nothing",
    request('User::"a"', 'Action::"read"', 'Photo::"p"'),
    {},
    [
      '- validator/invalid-principal-type: action `Action::"read"` does not apply to a principal of type `User` (no principal can have this action: it applies to none)',
      '- validator/invalid-resource-type: action `Action::"read"` does not apply to a resource of type `Photo` (no resource can have this action: it applies to none)',
    ],
  ],
  [
    "an enumerated principal",
    request('Color::"blue"', 'Action::"view"', 'Photo::"p"'),
    { mfa: true },
    [
      '- validator/invalid-enum-entity: `Color::"blue"` is not among the entities of the enumerated type `Color` (the ids of `Color` are `"red"`, `"green"`)',
    ],
  ],
  [
    "a context of the wrong type",
    request('User::"a"', 'Action::"view"', 'Photo::"p"'),
    { ip: 1, by: { who: { type: "Color", id: "red" } }, x: 1 },
    [
      "$.context.ip validator/invalid-context: `context.ip`: expected an `ipaddr`, found a `Long` (an `ipaddr` is made of a text such as `10.0.0.1`)",
      "$.context.by.who validator/invalid-context: `context.by.who`: expected an entity of type `User`, found an entity of type `Color` (name an entity of type `User`, or change the type in the schema)",
      "$.context.x validator/invalid-context: the context has no attribute `x` according to the schema (the attributes are `mfa`, `ip`, `by`)",
      "$.context validator/invalid-context: the context lacks the required attribute `mfa` (add `mfa`, a `Bool`, or make it optional in the schema: `mfa?`)",
    ],
  ],
];

test.each(REQUESTS)("%s", (_, parts, context, expected) => {
  // The cast: the table has the parts of requests.
  const input = { ...parts, context } as Parameters<typeof createRequest>[0];
  expect(problems(createValidatedRequest(input, schema))).toEqual(expected);
});

test("requests that are there already", () => {
  const made = unwrap(
    createRequest({
      principal: 'Usr::"a"',
      action: 'Action::"view"',
      resource: 'Photo::"p"',
      context: { mfa: 1 },
    }),
  );
  const [first, second, ...others] = problems(validateRequest(schema, made));
  expect(first).toMatch(/^- validator\/undeclared-principal-type/);
  expect(second).toMatch(/^- validator\/invalid-context: `context\.mfa`: expected a `Bool`/);
  expect(others).toEqual([]);
  expect(problems(validateScopeVariables(schema, made))).toEqual([first]);
  expect(problems(validateScopeVariables(schema, { principal: made.principal }))).toEqual([first]);
  expect(problems(validateScopeVariables(schema, { action: made.action }))).toEqual([]);
  expect(problems(validateContext(schema, made.action, made.context))).toEqual([second]);
  expect(problems(validateContext(schema, made.principal, made.context))[0]).toMatch(
    /undeclared-action/,
  );
  const byHand = new RecordValue(new Map([["mfa", 0.5]]));
  expect(problems(validateContext(schema, made.action, byHand))[0]).toContain("not a safe integer");
});

test("contexts", () => {
  const view = new EntityUid("Action", "view");
  const read = contextFromJsonWithSchema(
    jsonText('{"mfa": false, "ip": "10.0.0.1"}'),
    schema,
    view,
  );
  const explicit = { mfa: false, ip: { __extn: { fn: "ip", arg: "10.0.0.1" } } };
  expect(unwrap(read)).toEqual(unwrap(contextFromJson(explicit)));
  expect(problems(contextFromJsonWithSchema([], schema, view))[0]).toMatch(/json\/wrong-kind/);
  expect(problems(contextFromJsonWithSchema({}, schema, new EntityUid("Action", "x")))[0]).toMatch(
    /undeclared-action/,
  );
});

test("a store of nothing conforms", () => {
  expect(validateEntities(schema, new EntityStore()).ok).toBe(true);
});
