/** Calls of every function, in every form that it takes and in many that it refuses. */

const PERMIT = "permit(principal, action, resource);";
const TEMPLATE = "permit(principal == ?principal, action, resource);";
const ALL = { op: "All" };
const JSON_PERMIT = {
  effect: "permit",
  principal: ALL,
  action: ALL,
  resource: ALL,
  conditions: [],
};
const JSON_TEMPLATE = { ...JSON_PERMIT, principal: { op: "==", slot: "?principal" } };

const SCHEMA =
  "entity User; entity P {n: Long}; action v appliesTo {principal: User, resource: P, context: {ip?: ipaddr}};";
const SCHEMA_IN_DOUBT = `entity String; ${SCHEMA}`;
const SCHEMA_WITH_GROUP =
  "entity User; entity P; action g; action v in g appliesTo {principal: User, resource: P};";
const SCHEMA_OF_ALL = `
  type T = {a: String, b?: Set<Long>}; entity A in [A] {t: T, b: A, d: decimal} tags Long;
  entity C enum ["x", "y"];
  namespace N { @doc("x") entity X in A; action "q r" in [g] appliesTo {principal: X, resource: A, context: T}; action g; }`;
const JSON_SCHEMA = {
  "": {
    commonTypes: { T: { type: "Record", attributes: { a: { type: "String", required: false } } } },
    entityTypes: {
      A: { memberOfTypes: ["B"] },
      B: { shape: { type: "Record", attributes: { t: { type: "T" } } } },
    },
    actions: { v: { appliesTo: { principalTypes: ["A"], resourceTypes: ["B"] } } },
  },
};
const POLICY_OF_ALL = `@b("1") @a("2") @c forbid(principal is A in A::"x", action in [Action::"a", Action::"b"], resource)
  unless { {b: 1, a: [2, -3]} == context && principal has a.b.c && decimal("1.0").lessThan(decimal("2.0"))
  && principal is User in A::"b" && -1 == -(1) && context["a b"] && !true && principal.hasTag("x")
  && (if true then "*" like "\\**" else context.s like "a*é*") };`;

const uid = (type: string, id: string): object => ({ type, id });
const REQUEST = {
  principal: uid("User", "a"),
  action: uid("Action", "v"),
  resource: uid("P", "p"),
  context: {},
};
const CALL = { ...REQUEST, policies: { staticPolicies: PERMIT }, entities: [] };

const entity = (parts: object): object => ({
  uid: uid("P", "p"),
  attrs: { n: 1 },
  parents: [],
  ...parts,
});

/** An argument list of a function. */
type Calls = Readonly<Record<string, readonly (readonly unknown[])[]>>;

const without = (key: string): object =>
  Object.fromEntries(Object.entries(CALL).filter(([name]) => name !== key));

const SHAPES: readonly unknown[] = [undefined, null, "x", 1, {}, { ...CALL, foo: 1 }];

const PARTS: readonly object[] = [
  ...[null, 1, 'User::"a"', {}, uid("Us er", "a"), { __entity: uid("User", "a") }].map((part) => ({
    principal: part,
  })),
  { principal: { ...uid("User", "a"), more: 1 } },
  { principal: { __entity: { ...uid("User", "a"), more: 1 }, more: 1 } },
  { principal: { __expr: 'User::"a"' } },
  { principal: { toJSON: () => uid("User", "a") } },
  { action: uid("User", "a") },
  { principal: 1, action: 2, resource: 3, context: { a: null } },
  { principal: 1, schema: "ent" },
];

const CONTEXTS: readonly unknown[] = [
  [],
  null,
  1,
  "x",
  { a: null },
  { a: 1.5 },
  { a: 1e3 },
  { a: 2 ** 53 },
  { a: 2 ** 60 },
  { a: 2 ** 63 },
  { a: -0 },
  { a: Number.NaN },
  { a: undefined },
  { a: [undefined] },
  { a: () => 1 },
  { a: new Date(0) },
  { a: new Map([["b", 1]]) },
  {
    a: new (class Point {
      readonly x = 1;
    })(),
  },
  { a: { __extn: { fn: "ip", arg: "1.1.1.1" } } },
  { a: { __extn: { fn: "ip", arg: "1.1.1" } } },
  { a: { __extn: { fn: "isIpv4", arg: "1.1.1.1" } } },
  { a: { __entity: uid("A b", "b") } },
  { a: { __entity: uid("A", "b") } },
  { a: { __entity: 1 } },
  { a: { __expr: "1" } },
  { __entity: uid("A", "b") },
  { __extn: { fn: "ip", arg: "1.1.1.1" } },
  { ip: "1.1.1.1" },
  { ip: "1.x.1.1" },
  { ip: { __extn: { fn: "ip", arg: "1.1.1.1" } } },
  { ip: { fn: "ip", arg: "1.1.1.1" } },
  { ip: { __extn: { fn: "decimal", arg: "1.0" } } },
  { ip: 1 },
  { zz: 1 },
];

const SCHEMA_CALLS: readonly object[] = [
  ...[SCHEMA, SCHEMA_IN_DOUBT, "entity User", null, 1, [], {}, JSON_SCHEMA, undefined].map((s) => ({
    schema: s,
  })),
  ...[true, false, undefined, null, "x"].flatMap((validateRequest) =>
    [{}, { principal: uid("P", "x") }, { action: uid("Action", "zz") }, { context: { zz: 1 } }].map(
      (parts) => ({ schema: SCHEMA, validateRequest, ...parts }),
    ),
  ),
  {
    schema: SCHEMA_WITH_GROUP,
    policies: { staticPolicies: 'permit(principal, action in Action::"g", resource);' },
  },
  { schema: SCHEMA_WITH_GROUP, entities: [{ uid: uid("Action", "v"), attrs: {}, parents: [] }] },
  {
    schema: SCHEMA_WITH_GROUP,
    entities: [{ uid: uid("Action", "v"), attrs: {}, parents: [uid("Action", "g")] }],
  },
  { schema: SCHEMA, principal: uid("Q", "q"), policies: { staticPolicies: "x" }, entities: [{}] },
  { schema: SCHEMA_IN_DOUBT, principal: 1 },
  { schema: SCHEMA_IN_DOUBT, entities: [{}] },
];

const ENTITIES: readonly unknown[] = [
  {},
  null,
  "x",
  [1],
  [null],
  [{}],
  [entity({ uid: 1 })],
  [entity({ uid: 'P::"p"' })],
  [entity({ uid: { __entity: uid("P", "p") } })],
  [entity({ uid: { __expr: 'P::"p"' } })],
  [entity({ uid: uid("P p", "p") })],
  [entity({ attrs: undefined })],
  [entity({ attrs: null })],
  [entity({ attrs: {} })],
  [entity({ attrs: { n: "1" } })],
  [entity({ attrs: { n: 1, m: 1 } })],
  [entity({ attrs: { n: null } })],
  [entity({ parents: undefined })],
  [entity({ parents: {} })],
  [entity({ parents: [uid("P", "p")] })],
  [entity({ parents: [uid("User", "u")] })],
  [entity({ tags: null })],
  [entity({ tags: {} })],
  [entity({ tags: { a: 1 } })],
  [entity({ foo: 1.5 })],
  [entity({}), entity({})],
  [entity({}), entity({ attrs: { n: 2 } })],
  [entity({ uid: uid("Pz", "p") })],
  [entity({ uid: uid("Action", "v"), attrs: {} })],
  [entity({ uid: uid("Action", "v"), attrs: {}, parents: [uid("User", "u")] })],
  [
    { uid: uid("A", "a"), attrs: {}, parents: [uid("A", "b")] },
    { uid: uid("A", "b"), attrs: {}, parents: [uid("A", "a")] },
  ],
];

const link = (parts: object): object => ({
  templateId: "t",
  newId: "l",
  values: { "?principal": uid("User", "a") },
  ...parts,
});
const linked = (links: readonly object[], parts: object = {}): object => ({
  templates: { t: TEMPLATE },
  templateLinks: links,
  ...parts,
});

const POLICY_SETS: readonly unknown[] = [
  ...[PERMIT, "", null, undefined, {}, { foo: 1 }],
  ...[null, 1, "", "x", PERMIT, `@id("foo")${PERMIT}`, `${PERMIT}${TEMPLATE}${PERMIT}`].map(
    (s) => ({
      staticPolicies: s,
    }),
  ),
  ...[
    [],
    [PERMIT],
    [PERMIT, PERMIT],
    [JSON_PERMIT, PERMIT],
    [TEMPLATE],
    [`${PERMIT}${PERMIT}`],
    ["x", PERMIT, "y", PERMIT],
  ].map((list) => ({ staticPolicies: list })),
  ...[
    { b: PERMIT, a: PERMIT, "1": JSON_PERMIT },
    { b: "" },
    { b: 1 },
    { b: TEMPLATE },
    { b: undefined },
    { b: { ...JSON_PERMIT, effect: "x" } },
  ].map((record) => ({ staticPolicies: record })),
  { staticPolicies: Object.fromEntries([["__proto__", PERMIT]]) },
  { templates: null },
  { templates: [] },
  { templates: { t: PERMIT } },
  { templates: { t: JSON_TEMPLATE }, templateLinks: [link({})] },
  { templateLinks: null },
  linked([]),
  linked([link({})]),
  linked([link({ values: { "?principal": { __entity: uid("User", "a") } } })]),
  linked([link({ templateId: "zz" }), link({ templateId: "yy" })], {
    staticPolicies: { s: "x", u: "y" },
  }),
  linked([link({}), link({})]),
  linked([link({ newId: "t" })]),
  linked([link({ newId: "s" })], { staticPolicies: { s: PERMIT } }),
  linked([], { staticPolicies: { t: PERMIT } }),
  linked([link({ values: {} })]),
  linked([link({ values: { "?principal": uid("User", "a"), "?resource": uid("P", "p") } })]),
  linked([link({ values: { "?foo": uid("P", "p") } })]),
  linked([link({ values: { "?principal": 1 } })]),
  linked([link({ templateId: "q", values: { "?principal": 1 } }), link({ templateId: "q" })]),
  linked([link({ newId: undefined })]),
  linked([link({ more: 1 })]),
];

const CONDITIONS = [
  "context.x",
  "principal.x",
  '1 + "a" == 3',
  'ip("x").isIpv4()',
  "9223372036854775807 + 1 == 3",
  'principal.getTag("x")',
  "true",
  "false",
];
const ERRING = CONDITIONS.map((text) => `permit(principal, action, resource) when { ${text} };`);

const AUTHORIZATIONS = [
  ...SHAPES,
  ...Object.keys(CALL).map(without),
  ...[
    {},
    ...PARTS,
    ...CONTEXTS.flatMap((context) => [{ context }, { context, schema: SCHEMA }]),
    ...SCHEMA_CALLS,
    ...ENTITIES.flatMap((entities) => [{ entities }, { entities, schema: SCHEMA }]),
    ...POLICY_SETS.map((policies) => ({ policies })),
    { policies: { staticPolicies: "x" }, entities: [{}] },
    { policies: { staticPolicies: ERRING.join("\n") } },
    { policies: { staticPolicies: Object.fromEntries(ERRING.map((text, i) => [`p${i}`, text])) } },
    { policies: { staticPolicies: `forbid(principal, action, resource);${PERMIT}` } },
    {
      policies: linked([link({})], {
        templates: { t: `${TEMPLATE.slice(0, -1)} when { context.x };` },
      }),
    },
  ].map((parts) => ({ ...CALL, ...parts })),
];

const POLICIES: readonly unknown[] = [
  PERMIT,
  TEMPLATE,
  POLICY_OF_ALL,
  JSON_PERMIT,
  JSON_TEMPLATE,
  { ...JSON_PERMIT, foo: 1 },
  { ...JSON_PERMIT, annotations: { a: "b", c: null } },
  {
    ...JSON_PERMIT,
    conditions: [
      {
        kind: "when",
        body: { "==": { left: { Value: 1 }, right: { Value: { __entity: uid("A", "b") } } } },
      },
    ],
  },
  `  // a comment\n ${PERMIT} // and another`,
  `${PERMIT}${PERMIT}`,
  "x",
  "",
  1,
  null,
  undefined,
];

const SCHEMAS: readonly unknown[] = [
  SCHEMA,
  SCHEMA_IN_DOUBT,
  SCHEMA_WITH_GROUP,
  SCHEMA_OF_ALL,
  JSON_SCHEMA,
  { "": { entityTypes: {}, actions: {} } },
  { "": { entityTypes: {} } },
  {
    "": {
      entityTypes: { A: { shape: { type: "C" } } },
      commonTypes: { C: { type: "Record", attributes: {} } },
      actions: { v: {} },
    },
  },
  "entity A in B;",
  'entity A; action v in Action::"z";',
  "entity A {a: X, b: Y}; entity A in Q;",
  "x",
  "entity",
  "{}",
  "",
  {},
  [],
  null,
  undefined,
  1,
];

const TEXTS_OF_SETS: readonly unknown[] = [
  PERMIT,
  `${PERMIT}${TEMPLATE}forbid(principal, action, resource);`,
  "",
  "x",
  `// c\n@id("q") ${PERMIT} // d\n${PERMIT}`,
  Array.from({ length: 12 }, (_, i) => `@n("${i}")${i % 3 === 0 ? TEMPLATE : PERMIT}`).join("\n"),
];

const ENVS = [
  PERMIT,
  TEMPLATE,
  "x",
  1,
  JSON_PERMIT,
  "permit(principal is Q, action, resource);",
  "permit(principal, action, resource) when { principal.n };",
  "permit(principal, action, resource) when { resource has n };",
].flatMap((policy) =>
  [SCHEMA, SCHEMA_OF_ALL, SCHEMA_WITH_GROUP, JSON_SCHEMA, "x"].map((schema) => [policy, schema]),
);

const VALIDATIONS = [
  ...[undefined, null, {}, { schema: SCHEMA }, { policies: {} }].map((call) => [call]),
  ...[{ mode: "strict" }, { mode: "permissive" }, {}, null, { mode: "strict", enabled: true }].map(
    (validationSettings) => [{ schema: SCHEMA, policies: {}, validationSettings }],
  ),
  ...[SCHEMA, SCHEMA_IN_DOUBT, JSON_SCHEMA, "ent"].flatMap((schema) =>
    [
      {},
      { staticPolicies: PERMIT },
      { staticPolicies: "x" },
      { staticPolicies: ERRING.join("\n") },
      { staticPolicies: { a: 'permit(principal == Us::"a", action, resource);', b: PERMIT } },
      { staticPolicies: 'permit(principal, action, resource) when { "a" == "\u202e" };' },
      linked([
        link({ values: { "?principal": uid("Zed", "a") } }),
        link({ newId: "m", values: { "?principal": uid("P", "a") } }),
      ]),
    ].map((policies) => [{ schema, policies }]),
  ),
];

const CONTEXT_CHECKS = [
  ...[undefined, null, {}, { context: {}, foo: 1 }].map((call) => [call]),
  ...CONTEXTS.flatMap((context) =>
    [undefined, null, "x", SCHEMA].flatMap((schema) =>
      [undefined, null, 1, uid("Action", "v"), { __entity: uid("Action", "zz") }].map((action) => [
        { context, schema, action },
      ]),
    ),
  ),
];

/** Every function that has no memory, with the arguments of its calls. */
export const CALLS: Calls = {
  isAuthorized: AUTHORIZATIONS.map((call) => [call]),
  validate: VALIDATIONS,
  checkParsePolicySet: POLICY_SETS.map((policies) => [policies]),
  checkParseSchema: SCHEMAS.map((schema) => [schema]),
  checkParseContext: CONTEXT_CHECKS,
  checkParseEntities: [
    ...[undefined, null, {}, { entities: [], foo: 1 }].map((call) => [call]),
    ...ENTITIES.flatMap((entities) =>
      [undefined, null, "x", SCHEMA].map((schema) => [{ entities, schema }]),
    ),
  ],
  policyToJson: POLICIES.map((policy) => [policy]),
  templateToJson: POLICIES.map((policy) => [policy]),
  policyToText: POLICIES.map((policy) => [policy]),
  templateToText: POLICIES.map((policy) => [policy]),
  policySetTextToParts: TEXTS_OF_SETS.map((text) => [text]),
  schemaToJson: SCHEMAS.map((schema) => [schema]),
  schemaToText: SCHEMAS.map((schema) => [schema]),
  schemaToJsonWithResolvedTypes: SCHEMAS.filter((schema) => typeof schema === "string").map(
    (schema) => [schema],
  ),
  getValidRequestEnvsPolicy: ENVS,
  getValidRequestEnvsTemplate: ENVS,
};

const STATEFUL = { ...REQUEST, entities: [], preparsedPolicySetId: "set" };

/** Calls that follow upon each other. */
export const STORY: readonly (readonly [name: string, args: readonly unknown[]])[] = [
  ["statefulIsAuthorized", [STATEFUL]],
  ["preparsePolicySet", ["set", { staticPolicies: "x" }]],
  ["preparsePolicySet", ["set", PERMIT]],
  ["preparsePolicySet", ["set"]],
  ["statefulIsAuthorized", [STATEFUL]],
  ["preparsePolicySet", ["set", { staticPolicies: { p: PERMIT } }]],
  ["statefulIsAuthorized", [STATEFUL]],
  ["statefulIsAuthorized", [{ ...STATEFUL, preparsedSchemaName: "schema" }]],
  [
    "statefulIsAuthorized",
    [{ ...STATEFUL, preparsedSchemaName: "schema", preparsedPolicySetId: "no" }],
  ],
  [
    "statefulIsAuthorized",
    [{ ...STATEFUL, preparsedSchemaName: "schema", principal: 1, context: 1 }],
  ],
  ["statefulIsAuthorized", [{ ...STATEFUL, preparsedPolicySetId: "no", principal: 1, context: 1 }]],
  ["preparseSchema", ["schema", "entity"]],
  ["preparseSchema", ["schema", 1]],
  ["preparseSchema", ["schema", SCHEMA_IN_DOUBT]],
  ...[undefined, true, false].flatMap((validateRequest) =>
    ["User", "P", "Q"].map((type): readonly [string, readonly unknown[]] => [
      "statefulIsAuthorized",
      [{ ...STATEFUL, preparsedSchemaName: "schema", validateRequest, principal: uid(type, "q") }],
    ]),
  ),
  [
    "statefulIsAuthorized",
    [{ ...STATEFUL, preparsedSchemaName: "schema", entities: [entity({ attrs: {} })] }],
  ],
  ["statefulIsAuthorized", [{ ...STATEFUL, preparsedSchemaName: null }]],
  ["statefulIsAuthorized", [{ ...STATEFUL, preparsedSchemaName: 1 }]],
  ["statefulIsAuthorized", [{ ...STATEFUL, preparsedPolicySetId: undefined }]],
  ["statefulIsAuthorized", [{ ...STATEFUL, foo: 1 }]],
  ["statefulIsAuthorized", [{ ...STATEFUL, policies: {} }]],
  ["statefulIsAuthorized", [undefined]],
  ["preparsePolicySet", ["set", { staticPolicies: "x" }]],
  ["preparseSchema", ["schema", "x"]],
  ["statefulIsAuthorized", [{ ...STATEFUL, preparsedSchemaName: "schema" }]],
  ["preparsePolicySet", ["set", {}]],
  ["statefulIsAuthorized", [STATEFUL]],
];
