import { expect, test } from "vitest";
import { parsePolicy, parsePolicySet, parseTemplate } from "../parser/parse.ts";
import { PolicySet } from "../ast/policy-set.ts";
import { unwrap } from "../data/unwrap.ts";
import { parseSchemaText } from "../schema/parse-schema-text.ts";
import { schemaFromFragments } from "../schema/resolve/schema-from-fragments.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { type ValidateOptions, type ValidationResult, validatePolicies } from "./validate.ts";

const SCHEMA = `entity Team;
entity User in [Team] { name: String, "größe": Long, manager?: User, roles: Set<String>, home: { city: String, zip?: String } } tags String;
entity Photo in [Album] { owner: User, price: decimal, taken: datetime };
entity Album;
entity Color enum ["red", "green"];
action "view" appliesTo { principal: User, resource: Photo, context: { ip?: ipaddr, text: String } };
action "edit" appliesTo { principal: User, resource: Photo };
`;
const schema = unwrap(schemaFromFragments([unwrap(parseSchemaText(SCHEMA))])).schema;
const VIEW = 'permit(principal, action == Action::"view", resource) when ';

/** `severity code line:column-line:column | text | message | help` of each finding. */
function shown(text: string, { errors, warnings }: ValidationResult): readonly string[] {
  return [...errors, ...warnings].map(({ diagnostic }) => {
    const { severity, code, labels, message, help } = diagnostic;
    const span = labels[0]?.span;
    if (span === undefined) return [`${severity} ${code}`, message, help ?? "-"].join(" | ");
    const at = text.slice(span.start, span.end);
    const place = `${span.line}:${span.column}-${span.endLine}:${span.endColumn}`;
    const where = `${severity} ${code} ${place}`;
    return [where, at === text ? "the policy" : at, message, help ?? "-"].join(" | ");
  });
}

/** Conditions stand for a policy about `view`. */
const ROWS: readonly (readonly [string, readonly string[], ValidateOptions?])[] = [
  [
    "permit(principal is Usr, action, resource);",
    [
      "error validator/unrecognized-entity-type 1:21-1:24 | Usr | the entity type `Usr` is not declared | did you mean `User`?",
      "warning validator/invalid-action-application 1:1-1:44 | the policy | no action applies to what the scope of this policy allows | the schema says with `appliesTo` which principals and resources an action takes",
      "warning validator/impossible-policy 1:1-1:44 | the policy | this policy can never apply: its condition is always false | look for a test that never passes",
    ],
  ],
  [
    'permit(principal is User in Teem::"ö", action in [Action::"view", Action::"vyew"], resource in (Ebum::"a"))\n;',
    [
      'error validator/unrecognized-entity-type 1:29-1:38 | Teem::"ö" | the entity type `Teem` is not declared | did you mean `Team`?',
      'error validator/unrecognized-entity-type 1:97-1:106 | Ebum::"a" | the entity type `Ebum` is not declared | did you mean `Album`?',
      'error validator/unrecognized-action-id 1:67-1:81 | Action::"vyew" | the action `Action::"vyew"` is not declared | did you mean `Action::"view"`?',
      "warning validator/invalid-action-application 1:1-2:2 | the policy | no action applies to what the scope of this policy allows | the schema says with `appliesTo` which principals and resources an action takes",
    ],
  ],
  [
    '{ principal in Teem::"a" };',
    [
      'error validator/unrecognized-entity-type 1:75-1:84 | Teem::"a" | the entity type `Teem` is not declared | did you mean `Team`?',
    ],
  ],
  [
    'permit(principal, action == Action::"vieww", resource);',
    [
      'error validator/unrecognized-action-id 1:29-1:44 | Action::"vieww" | the action `Action::"vieww"` is not declared | did you mean `Action::"view"`?',
      "warning validator/invalid-action-application 1:1-1:56 | the policy | no action applies to what the scope of this policy allows | the schema says with `appliesTo` which principals and resources an action takes",
      "warning validator/impossible-policy 1:1-1:56 | the policy | this policy can never apply: its condition is always false | look for a test that never passes",
    ],
  ],
  [
    '{ context has ip && context.ip.isInRange("10.0.0.0/8") };',
    [
      'error validator/unexpected-type 1:101-1:113 | "10.0.0.0/8" | expected ipaddr, found `String` | write it as `ip("…")`',
    ],
  ],
  [
    'permit(principal, action == Action::"Action::view", resource);',
    [
      'error validator/unrecognized-action-id 1:29-1:51 | Action::"Action::view" | the action `Action::"Action::view"` is not declared | write the id without `Action::`',
      "warning validator/invalid-action-application 1:1-1:63 | the policy | no action applies to what the scope of this policy allows | the schema says with `appliesTo` which principals and resources an action takes",
      "warning validator/impossible-policy 1:1-1:63 | the policy | this policy can never apply: its condition is always false | look for a test that never passes",
    ],
  ],
  [
    "{ principal.name > 1 };",
    [
      "error validator/unexpected-type 1:62-1:76 | principal.name | expected Long, found `String` | -",
    ],
  ],
  [
    '{ principal.name + "x" == "y" };',
    [
      "error validator/unexpected-type 1:62-1:76 | principal.name | expected Long, found `String` | strings cannot be joined in Cedar",
      'error validator/unexpected-type 1:79-1:82 | "x" | expected Long, found `String` | strings cannot be joined in Cedar',
      'error validator/incompatible-types 1:62-1:89 | principal.name + "x" == "y" | the sides of this comparison have incompatible types: `Long` and `String` | they must all have the same type',
    ],
  ],
  [
    '{ principal.roles in Team::"a" };',
    [
      "error validator/unexpected-type 1:62-1:77 | principal.roles | expected an entity, found `Set<String>` | use `contains` to search in a set of other values",
    ],
  ],
  [
    '{ principal.name.contains("x") };',
    [
      "error validator/unexpected-type 1:62-1:76 | principal.name | expected Set, found `String` | use `like` to search in a string",
    ],
  ],
  [
    "{ resource.owner.contains(principal) };",
    [
      "error validator/unexpected-type 1:62-1:76 | resource.owner | expected Set, found `User` | use `in` to test for membership in an entity",
    ],
  ],
  [
    '{ principal.home.contains("x") };',
    [
      "error validator/unexpected-type 1:62-1:76 | principal.home | expected Set, found `{city: String, zip?: String}` | use `has` to test for an attribute",
    ],
  ],
  [
    "{ principal.name.isEmpty() };",
    [
      'error validator/unexpected-type 1:62-1:76 | principal.name | expected Set, found `String` | compare the string with `""`',
    ],
  ],
  [
    '{ principal like "x" };',
    [
      "error validator/unexpected-type 1:62-1:71 | principal | expected String, found `User` | use `is` to test the type of an entity",
    ],
  ],
  [
    "{ principal.name has x };",
    [
      "error validator/unexpected-type 1:62-1:76 | principal.name | expected an entity or a record, found `String` | use `like` to search in a string",
    ],
  ],
  [
    "{ principal.roles has x };",
    [
      "error validator/unexpected-type 1:62-1:77 | principal.roles | expected an entity or a record, found `Set<String>` | use `contains` to search in a set",
    ],
  ],
  [
    "{ principal.name is User };",
    [
      "error validator/unexpected-type 1:62-1:76 | principal.name | expected an entity, found `String` | Cedar tests the type of entities only",
    ],
  ],
  [
    "{ principal in principal.roles };",
    [
      "error validator/unexpected-type 1:75-1:90 | principal.roles | expected an entity or a set of entities, found `Set<String>` | use `contains` to search in a set of other values",
    ],
  ],
  [
    "{ principal.roles + principal.roles == 1 };",
    [
      "error validator/unexpected-type 1:62-1:77 | principal.roles | expected Long, found `Set<String>` | sets have no such operation in Cedar",
      "error validator/unexpected-type 1:80-1:95 | principal.roles | expected Long, found `Set<String>` | sets have no such operation in Cedar",
    ],
  ],
  [
    '{ resource.price < decimal("1.0") };',
    [
      "error validator/unexpected-type 1:62-1:76 | resource.price | expected Long, datetime or duration, found `decimal` | decimals are compared with `lessThan`, `greaterThan` and so on",
      'error validator/unexpected-type 1:79-1:93 | decimal("1.0") | expected Long, datetime or duration, found `decimal` | decimals are compared with `lessThan`, `greaterThan` and so on',
    ],
  ],
  [
    "{ resource.taken < 1 };",
    [
      "error validator/unexpected-type 1:62-1:76 | resource.taken | expected Long, found `datetime` | -",
    ],
  ],
  [
    '{ principal.roles.containsAll("x") };',
    [
      'error validator/unexpected-type 1:90-1:93 | "x" | expected Set, found `String` | use `contains` to search for one element',
    ],
  ],
  [
    "{ principal.name && true };",
    [
      "error validator/unexpected-type 1:62-1:76 | principal.name | expected Bool, found `String` | -",
    ],
  ],
  [
    "{ principal.name == 1 || principal == resource.owner && principal.name == principal.roles };",
    [
      "error validator/incompatible-types 1:62-1:81 | principal.name == 1 | the sides of this comparison have incompatible types: `String` and `Long` | they must all have the same type",
      "error validator/incompatible-types 1:116-1:149 | principal.name == principal.roles | the sides of this comparison have incompatible types: `String` and `Set<String>` | they must all have the same type",
    ],
  ],
  [
    "{ principal.name == context };",
    [
      "error validator/incompatible-types 1:62-1:87 | principal.name == context | the sides of this comparison have incompatible types: `String` and `{ip?: ipaddr, text: String}` | they must all have the same type",
    ],
  ],
  [
    "{ [principal, resource].contains(principal) };",
    [
      "error validator/incompatible-types 1:62-1:83 | [principal, resource] | the elements of this set have incompatible types: `User` and `Photo` | entities of different types cannot be mixed; use `is` to test the type first",
    ],
  ],
  [
    '{ (if context has ip then 1 else "a") == 1 };',
    [
      'error validator/incompatible-types 1:63-1:96 | if context has ip then 1 else "a" | the branches of this `if` have incompatible types: `Long` and `String` | they must all have the same type',
    ],
  ],
  [
    '{ principal.home == {city: "a"} };',
    [
      'error validator/incompatible-types 1:62-1:91 | principal.home == {city: "a"} | the sides of this comparison have incompatible types: `{city: String, zip?: String}` and `{city: String}` | the records must have the same attributes',
    ],
  ],
  [
    '{ principal.home == {city: "a", zip: "b"} };',
    [
      'error validator/incompatible-types 1:62-1:101 | principal.home == {city: "a", zip: "b"} | the sides of this comparison have incompatible types: `{city: String, zip?: String}` and `{city: String, zip: String}` | an attribute must be required in both records or in neither',
    ],
  ],
  [
    "{ principal.home == principal };",
    [
      "error validator/incompatible-types 1:62-1:89 | principal.home == principal | the sides of this comparison have incompatible types: `{city: String, zip?: String}` and `User` | an entity is not a record; compare its attributes one by one",
    ],
  ],
  [
    "{ principal.roles.contains(1) };",
    [
      "error validator/incompatible-types 1:62-1:89 | principal.roles.contains(1) | the set's elements and the operand have incompatible types: `String` and `Long` | they must all have the same type",
    ],
  ],
  [
    "{ principal.roles.containsAny([1]) };",
    [
      "error validator/incompatible-types 1:62-1:94 | principal.roles.containsAny([1]) | the two sets have incompatible types: `Set<String>` and `Set<Long>` | they must all have the same type",
    ],
  ],
  [
    '{ principal.nam == "a" };',
    [
      "error validator/unsafe-attribute-access 1:62-1:75 | principal.nam | `User` has no attribute `nam` | did you mean `name`?",
    ],
  ],
  [
    '{ context.tekst == "a" };',
    [
      "error validator/unsafe-attribute-access 1:62-1:75 | context.tekst | `{ip?: ipaddr, text: String}` has no attribute `tekst` | did you mean `text`?",
    ],
  ],
  [
    '{ resource.zzz == "a" };',
    [
      "error validator/unsafe-attribute-access 1:62-1:74 | resource.zzz | `Photo` has no attribute `zzz` | its attributes are `owner`, `price`, `taken`",
    ],
  ],
  [
    '{ Album::"a".x == 1 };',
    [
      'error validator/unsafe-attribute-access 1:62-1:74 | Album::"a".x | `Album` has no attribute `x` | it has no attributes at all',
    ],
  ],
  [
    '{ principal.manager.name == "a" };',
    [
      "error validator/unsafe-optional-attribute-access 1:62-1:79 | principal.manager | the attribute `manager` of `User` is optional | test for it first: `… has manager && …`",
    ],
  ],
  [
    "{ context.ip.isIpv4() };",
    [
      "error validator/unsafe-optional-attribute-access 1:62-1:72 | context.ip | the attribute `ip` of `{ip?: ipaddr, text: String}` is optional | test for it first: `… has ip && …`",
    ],
  ],
  [
    "{ context.ip has a.b };",
    [
      "error validator/unsafe-optional-attribute-access 1:62-1:72 | context.ip | the attribute `ip` of `{ip?: ipaddr, text: String}` is optional | test for it first: `… has ip && …`",
      "error validator/unexpected-type 1:62-1:72 | context.ip | expected an entity or a record, found `ipaddr` | -",
    ],
  ],
  [
    "{ principal.manager.manager has manager.manager };",
    [
      "error validator/unsafe-optional-attribute-access 1:62-1:79 | principal.manager | the attribute `manager` of `User` is optional | test for it first: `… has manager && …`",
      "error validator/unsafe-optional-attribute-access 1:62-1:87 | principal.manager.manager | the attribute `manager` of `User` is optional | test for it first: `… has manager && …`",
    ],
  ],
  [
    '{ principal.home.zip == "1" };',
    [
      "error validator/unsafe-optional-attribute-access 1:62-1:80 | principal.home.zip | the attribute `zip` of `{city: String, zip?: String}` is optional | test for it first: `… has zip && …`",
    ],
  ],
  [
    '{ principal.getTag("a") == "b" };',
    [
      'error validator/unsafe-tag-access 1:62-1:83 | principal.getTag("a") | this tag of `User` may be absent | test for it first: `….hasTag(…) && …`, with the same expressions',
    ],
  ],
  [
    '{ resource.hasTag("a") || resource.getTag("a") == "b" };',
    [
      'error validator/unsafe-tag-access 1:86-1:106 | resource.getTag("a") | this tag of `Photo` may be absent | test for it first: `….hasTag(…) && …`, with the same expressions',
    ],
  ],
  ['{ true || resource.getTag("a") == "b" };', []],
  [
    '{ principal.hasTag("ä") && resource.getTag("ä") == "b" };',
    [
      'error validator/unsafe-tag-access 1:87-1:107 | resource.getTag("ä") | this tag of `Photo` may be absent | test for it first: `….hasTag(…) && …`, with the same expressions',
    ],
  ],
  [
    '{ (if context has ip then Team::"a" else User::"a").hasTag("ä") && context has ip &&\n  (if context has ip then Team::"a" else User::"a").getTag("ä") == "b" };',
    [
      'error validator/no-tags-allowed 2:3-2:64 | (if context has ip then Team::"a" else User::"a").getTag("ä") | entities of type `Team` have no tags | declare `tags` for the entity type in the schema',
    ],
    { mode: "permissive" },
  ],
  [
    '{ Color::"red" == Color::"blue" };',
    [
      'error validator/invalid-enum-entity 1:78-1:91 | Color::"blue" | `Color::"blue"` is not one of the entities of `Color` | its ids are "red", "green"',
      "warning validator/impossible-policy 1:1-1:94 | the policy | this policy can never apply: its condition is always false | look for a test that never passes",
    ],
  ],
  [
    '{ Color::"rad" == Color::"red" };',
    [
      'error validator/invalid-enum-entity 1:62-1:74 | Color::"rad" | `Color::"rad"` is not one of the entities of `Color` | did you mean `"red"`?',
      "warning validator/impossible-policy 1:1-1:93 | the policy | this policy can never apply: its condition is always false | look for a test that never passes",
    ],
  ],
  [
    '{ ip("300.0.0.1").isIpv4() };',
    [
      'error validator/function-argument-validation 1:62-1:77 | ip("300.0.0.1") | this is not a valid argument of `ip` | not an IP address',
    ],
  ],
  [
    "{ ip(context.text).isIpv4() };",
    [
      "error validator/non-lit-ext-constructor 1:62-1:78 | ip(context.text) | the argument of `ip` must be a string literal | put the value into an attribute or the context",
    ],
  ],
  [
    '{ decimal("1.0", "2.0") == decimal("1.0") };',
    [
      'error validator/wrong-number-arguments 1:62-1:83 | decimal("1.0", "2.0") | `decimal` takes 1 argument, not 2 | count the receiver of a method as its first argument',
    ],
  ],
  [
    "{ [] == principal.roles };",
    [
      "error validator/empty-set-forbidden 1:62-1:64 | [] | an empty set literal has no element type | use `isEmpty()` to test whether a set is empty",
    ],
  ],
  [
    '{ "größe😀" == "" || principal["größe"] == "x" };',
    [
      'error validator/incompatible-types 1:81-1:106 | principal["größe"] == "x" | the sides of this comparison have incompatible types: `Long` and `String` | they must all have the same type',
    ],
  ],
  [
    '{ principal.manager has name && "😀" == "😀" &&\n  principal.manager.name == "ä" };',
    [
      "error validator/unsafe-optional-attribute-access 1:62-1:79 | principal.manager | the attribute `manager` of `User` is optional | test for it first: `… has manager && …`",
      "error validator/unsafe-optional-attribute-access 2:3-2:20 | principal.manager | the attribute `manager` of `User` is optional | test for it first: `… has manager && …`",
    ],
  ],
  [
    'permit(principal in Album::"x", action, resource);',
    [
      "warning validator/invalid-action-application 1:1-1:51 | the policy | no action applies to what the scope of this policy allows | the schema says with `appliesTo` which principals and resources an action takes",
      "warning validator/impossible-policy 1:1-1:51 | the policy | this policy can never apply: its condition is always false | look for a test that never passes",
    ],
  ],
  [
    'permit(principal == Team::"a", action, resource);',
    [
      "warning validator/invalid-action-application 1:1-1:50 | the policy | no action applies to what the scope of this policy allows | use `in` instead of `==` for the principal",
      "warning validator/impossible-policy 1:1-1:50 | the policy | this policy can never apply: its condition is always false | look for a test that never passes",
    ],
  ],
  [
    'permit(principal, action == Action::"view", resource == Album::"a");',
    [
      "warning validator/invalid-action-application 1:1-1:69 | the policy | no action applies to what the scope of this policy allows | use `in` instead of `==` for the resource",
      "warning validator/impossible-policy 1:1-1:69 | the policy | this policy can never apply: its condition is always false | look for a test that never passes",
    ],
  ],
  [
    "{ 1 == 2 };",
    [
      "warning validator/impossible-policy 1:1-1:71 | the policy | this policy can never apply: its condition is always false | look for a test that never passes",
    ],
  ],
  [
    "{ principal is Photo };",
    [
      "warning validator/impossible-policy 1:1-1:83 | the policy | this policy can never apply: its condition is always false | look for a test that never passes",
    ],
  ],
  [
    '{ resource.owner.name == "a" };',
    [
      "error validator/entity-deref-level-violation 1:62-1:81 | resource.owner.name | this looks 2 entities deep, and the level is 1 | pass what is needed in the context, or raise the level",
    ],
    { level: 1 },
  ],
  [
    '{ User::"a".name == "a" };',
    [
      'error validator/entity-deref-level-violation 1:62-1:71 | User::"a" | an entity literal cannot be looked into when levels are checked | start at `principal`, `resource` or `context`',
    ],
    { level: 1 },
  ],
  [
    '{ principal.name == "a" };',
    [
      "error validator/entity-deref-level-violation 1:62-1:76 | principal.name | this looks 1 entity deep, and the level is 0 | pass what is needed in the context, or raise the level",
    ],
    { level: 0 },
  ],
  [
    "permit(principal, action, resource) when { principal is Photo } unless { true };",
    [
      "warning validator/impossible-policy 1:1-1:81 | the policy | this policy can never apply: its condition is always false | look for a test that never passes",
      "warning validator/impossible-condition 1:44-1:62 | principal is Photo | this condition is false in every request that reaches it | remove the condition with what depends on it, or correct it",
    ],
    { warnImpossibleConditions: true },
  ],
  [
    "permit(principal, action, resource) when { principal is Photo || true } when { resource is User };",
    [
      "warning validator/impossible-policy 1:1-1:99 | the policy | this policy can never apply: its condition is always false | look for a test that never passes",
      "warning validator/impossible-condition 1:80-1:96 | resource is User | this condition is false in every request that reaches it | remove the condition with what depends on it, or correct it",
    ],
    { warnImpossibleConditions: true },
  ],
];

for (const [policy, expected, options] of ROWS) {
  test(policy, () => {
    const text = policy.startsWith("{") ? VIEW + policy : policy;
    expect(shown(text, validatePolicies(unwrap(parsePolicySet(text)), schema, options))).toEqual(
      expected,
    );
  });
}

test("functions that policies made by hand may call", () => {
  const text = 'permit(principal, action, resource) when { ip("::1").isIpv4() };';
  const policy = unwrap(parsePolicy(text));
  const conditions = policy.body.conditions.map((condition) =>
    condition.body.kind === "call"
      ? { ...condition, body: { ...condition.body, fn: "isIpv5" } }
      : condition,
  );
  const policies = new PolicySet();
  unwrap(policies.add({ ...policy, body: { ...policy.body, conditions } }));
  expect(shown(text, validatePolicies(policies, schema))).toEqual([
    'error validator/undefined-function 1:44-1:62 | ip("::1").isIpv4() | there is no function `isIpv5` | did you mean `isIpv4`?',
  ]);
});

test("what a link fills in is checked", () => {
  const text = "permit(principal == ?principal, action, resource);";
  const link = (type: string): readonly string[] => {
    const policies = new PolicySet();
    const templateId = "t";
    unwrap(policies.add({ ...unwrap(parseTemplate(text)), id: templateId }));
    const values = new Map([["?principal", new EntityUid(type, "a")] as const]);
    unwrap(policies.link({ templateId, newId: "l", values }));
    const result = validatePolicies(policies, schema);
    for (const { policyId } of [...result.errors, ...result.warnings]) expect(policyId).toBe("l");
    return shown(text, result);
  };
  expect(link("User")).toEqual([]);
  const help = "the schema says with `appliesTo` which principals and resources an action takes";
  const warning =
    "warning validator/invalid-action-application 1:1-1:51 | the policy | no action applies to what the scope of this policy allows";
  expect(link("Album")).toEqual([`${warning} | ${help}`]);
  expect(link("Usr")).toEqual([
    "error validator/unrecognized-entity-type | the entity type `Usr` is not declared | did you mean `User`?",
    `${warning} | ${help}`,
  ]);
});

test("what one condition shows, the next knows, even after a scope that is ill typed", () => {
  const text =
    'permit(principal, action in [Action::"view", N::Action::"other"], resource) when { principal has manager } when { principal.manager has name };';
  const more = "namespace N { action other; }";
  const two = unwrap(schemaFromFragments([unwrap(parseSchemaText(SCHEMA + more))])).schema;
  const { errors } = validatePolicies(unwrap(parsePolicySet(text)), two);
  expect(errors.map(({ kind }) => kind)).toEqual(["incompatibleTypes"]);
});

test("long conditions are checked in linear time", { timeout: 10_000 }, () => {
  const tags = Array.from({ length: 10_000 }, (_, i) => `principal.hasTag("${i}")`).join(" && ");
  const path = `principal has ${Array.from({ length: 10_000 }, () => "manager").join(".")}`;
  const policies = unwrap(parsePolicySet(`${VIEW} { ${tags} }; ${VIEW} { ${path} };`));
  expect(validatePolicies(policies, schema).errors).toEqual([]);
  const { errors } = validatePolicies(policies, schema, { level: 1 });
  expect(errors.map(({ kind }) => kind)).toContain("entityDerefLevelViolation");
});

test("what is between two levels allows no more than the lower one", () => {
  const policies = unwrap(
    parsePolicySet(`${VIEW} { principal has manager && principal.manager has name };`),
  );
  const kinds = (level: number): readonly string[] =>
    validatePolicies(policies, schema, { level }).errors.map(({ kind }) => kind);
  expect(kinds(2)).toEqual([]);
  expect(kinds(1.5)).toEqual(["entityDerefLevelViolation"]);
});

test("a name of another namespace is found", () => {
  const more = "namespace N { entity Invoice; action pay; }";
  const two = unwrap(schemaFromFragments([unwrap(parseSchemaText(SCHEMA + more))])).schema;
  const text = 'permit(principal, action == Action::"pay", resource is Invoice);';
  const { errors } = validatePolicies(unwrap(parsePolicySet(text)), two);
  expect(errors.map(({ diagnostic }) => diagnostic.help)).toEqual([
    "did you mean `N::Invoice`?",
    'did you mean `N::Action::"pay"`?',
  ]);
});

test("where `is` is false already, what `is … in` would look into does not count for the level", () => {
  const kinds = (condition: string): readonly string[] => {
    const policies = unwrap(parsePolicySet(`${VIEW} { ${condition} };`));
    return validatePolicies(policies, schema, { level: 0 }).errors.map(({ kind }) => kind);
  };
  expect(kinds('User::"a" is Photo in resource')).toEqual([]);
  expect(kinds("principal is Photo in resource")).toEqual([]);
  expect(kinds('User::"a" is User in Team::"t"')).toEqual([
    "entityDerefLevelViolation",
    "entityDerefLevelViolation",
  ]);
});

test.each([
  ["principal.name != context.text", "!(principal.name == context.text)"],
  ["1 > principal.größe", "!(1 <= principal.größe)"],
  ["1 >= principal.größe", "!(1 < principal.größe)"],
  ['principal is User in Team::"t"', 'principal is User && principal in Team::"t"'],
  [
    "context has ip && 1 == 1 && principal has manager",
    "(context has ip && 1 == 1) && principal has manager",
  ],
])("what `%s` has shown of a tag, `%s` can rely on", (short, long) => {
  const spelt = (text: string): string => text.replaceAll(".größe", '["größe"]');
  for (const [first, second] of [
    [short, long],
    [long, short],
    [short, short],
  ] as const) {
    const key = (condition: string): string => `if ${spelt(condition)} then "a" else "b"`;
    const text = `${VIEW} { principal.hasTag(${key(first)}) && principal.getTag(${key(second)}) == "x" };`;
    expect(validatePolicies(unwrap(parsePolicySet(text)), schema).errors).toEqual([]);
  }
});

// As in the reference, by experiment.
test.each([
  ["principal has manager.manager", "principal has manager && principal.manager has manager"],
  ["context has ip && (1 == 1 && 2 == 2)", "context has ip && 1 == 1 && 2 == 2"],
  ["1 == 1 || 2 == 2", "2 == 2 || 1 == 1"],
])("what `%s` has shown of a tag, `%s` cannot rely on", (first, second) => {
  const key = (condition: string): string => `if ${condition} then "a" else "b"`;
  const text = `${VIEW} { principal.hasTag(${key(first)}) && principal.getTag(${key(second)}) == "x" };`;
  const { errors } = validatePolicies(unwrap(parsePolicySet(text)), schema);
  expect(errors.map(({ kind }) => kind)).toEqual(["unsafeTagAccess"]);
});

// As in the reference, which makes one literal of literals that `&&` and `||` join.
test.each([
  ["(true && true) == 1", []],
  ['(false || (true && true)) == "a"', []],
  ["(true && context has ip) == 1", ["incompatibleTypes"]],
  ["(1 == 1) == 1", ["incompatibleTypes"]],
  ["(if true then true else false) == 1", ["incompatibleTypes"]],
  ['duration(false || false) == duration("1s")', ["unexpectedType"]],
  ['duration(false == false) == duration("1s")', ["nonLitExtConstructor"]],
  [
    'principal.hasTag(if false || false || context has ip then "a" else "b") && principal.getTag(if false || context has ip then "a" else "b") == "x"',
    [],
  ],
  [
    'principal.hasTag(if context has ip && true && true then "a" else "b") && principal.getTag(if context has ip && true then "a" else "b") == "x"',
    ["unsafeTagAccess"],
  ],
])("`%s` is checked as the literals that it is made of: %j", (condition, kinds) => {
  const policies = unwrap(parsePolicySet(`${VIEW} { ${condition} };`));
  const { errors } = validatePolicies(policies, schema);
  expect(errors.map(({ kind }) => kind)).toEqual(kinds);
});

test("a list of actions of several types is wrong, and the rest is checked for every action", () => {
  const fragment = unwrap(
    parseSchemaText(`entity U; entity R { x: Long }; entity S;
      action a appliesTo { principal: U, resource: R };
      action c appliesTo { principal: U, resource: S };
      namespace N { action b appliesTo { principal: U, resource: R }; }`),
  );
  const found = (actions: string): readonly string[] => {
    const text = `permit(principal, action in [${actions}], resource) when { resource.x == 1 };`;
    const schemas = unwrap(schemaFromFragments([fragment]));
    return validatePolicies(unwrap(parsePolicySet(text)), schemas.schema).errors.map((e) => e.kind);
  };
  expect(found('Action::"a", N::Action::"b"')).toEqual([
    "incompatibleTypes",
    "unsafeAttributeAccess",
  ]);
  expect(found('Action::"a"')).toEqual([]);
});
