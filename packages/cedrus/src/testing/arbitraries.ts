/**
 * Generators of everything the library reads and writes, for property tests. Not part of the package.
 *
 * All of them draw from the same small pools, so that independently generated policies, entities and
 * requests speak of the same things, and the pools hold what implementations stumble over.
 */

import fc, { type Arbitrary } from "fast-check";
import { actionInSet, chain, pattern } from "../ast/build.ts";
import { type BinaryOp, type Expr, WILDCARD } from "../ast/expr.ts";
import type {
  ActionConstraint,
  Condition,
  EntityOrSlot,
  PolicyBody,
  ScopeConstraint,
  SlotId,
  StaticPolicy,
  Template,
} from "../ast/policy.ts";
import { PolicySet } from "../ast/policy-set.ts";
import { LONG_MAX, LONG_MIN, type Long, longFromBigInt } from "../data/int64.ts";
import { Entity } from "../entities/entity.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { Datetime } from "../values/extensions/datetime.ts";
import { Decimal } from "../values/extensions/decimal.ts";
import { Duration } from "../values/extensions/duration.ts";
import { EXTENSION_FUNCTIONS } from "../values/extensions/functions.ts";
import { type IpAddr, parseIpAddr } from "../values/extensions/ipaddr.ts";
import { RecordValue } from "../values/value.ts";
import { SetValue } from "../values/value.ts";
import type { Value } from "../values/value.ts";

/** Names that JavaScript objects have of their own, and other words with a meaning somewhere. */
export const HOSTILE_NAMES: readonly string[] = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "__defineGetter__",
  "__lookupSetter__",
  "toJSON",
  "then",
  "length",
  "name",
];

/** Identifiers. */
const IDENTIFIERS: readonly string[] = [
  "a",
  "b",
  "_",
  "User",
  "principal",
  "permit",
  "when",
  "contains",
  "ip",
  "decimal",
  "type",
  "id",
  ...HOSTILE_NAMES.filter((name) => name !== "then"),
];

const STRINGS: readonly string[] = [
  "",
  "a",
  "b",
  "ab",
  "*",
  "\\*",
  "a*b",
  '"',
  "\\",
  "'",
  "\n",
  "\r\n",
  "\t",
  "\0",
  "\u007f",
  "é",
  "e\u0301",
  "😀",
  "a😀b",
  "\u2028",
  "\u200b",
  "\ufeff",
  "\u202e",
  "\uffff",
  "\u{10ffff}",
  "1",
  "01",
  "-1",
  "if",
  "true",
  "__cedar",
  "__entity",
  "__extn",
  "__expr",
  "a::b",
  "// c",
  "?principal",
  ...HOSTILE_NAMES,
];

const LONGS: readonly bigint[] = [
  0n,
  1n,
  -1n,
  2n,
  10n,
  -10n,
  2n ** 31n,
  -(2n ** 31n),
  2n ** 32n,
  86_400_000n,
  2n ** 53n - 1n,
  2n ** 53n,
  2n ** 53n + 1n,
  -(2n ** 53n) + 1n,
  -(2n ** 53n),
  -(2n ** 53n) - 1n,
  LONG_MAX,
  LONG_MAX - 1n,
  LONG_MIN,
  LONG_MIN + 1n,
  LONG_MAX / 2n,
  LONG_MIN / 2n,
];

const ident: Arbitrary<string> = fc.constantFrom(...IDENTIFIERS);

/** Well-formed Unicode. */
const text: Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...STRINGS) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
);

export const bigLong: Arbitrary<bigint> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...LONGS) },
  { weight: 1, arbitrary: fc.bigInt({ min: LONG_MIN, max: LONG_MAX }) },
  { weight: 1, arbitrary: fc.bigInt({ min: -20n, max: 20n }) },
);

const long: Arbitrary<Long> = bigLong.map(longOf);

/** The canonical form of `x`, which fits in 64 bits. */
export function longOf(x: bigint): Long {
  const value = longFromBigInt(x);
  if (value === undefined) throw new RangeError(`${x} is not a Long`);
  return value;
}

const entityType: Arbitrary<string> = fc
  .array(ident, { minLength: 1, maxLength: 2 })
  .map((parts) => parts.join("::"));

export const uid: Arbitrary<EntityUid> = fc
  .tuple(entityType, text)
  .map(([type, id]) => new EntityUid(type, id));

/** Few enough that they often meet each other. */
export const commonUid: Arbitrary<EntityUid> = fc
  .tuple(fc.constantFrom("User", "__proto__"), fc.constantFrom("a", "b", "constructor"))
  .map(([type, id]) => new EntityUid(type, id));

const someUid = fc.oneof(commonUid, uid);

const actionUid: Arbitrary<EntityUid> = fc
  .tuple(fc.constantFrom("Action", "a::Action", "__proto__::Action"), text)
  .map(([type, id]) => new EntityUid(type, id));

const IPS: readonly string[] = [
  "127.0.0.1",
  "10.0.0.0/8",
  "10.0.0.1/24",
  "0.0.0.0/0",
  "255.255.255.255/32",
  "224.0.0.1",
  "::1",
  "::",
  "::/0",
  "ff00::1/8",
  "2001:db8::1",
  "1:2:3:4:5:6:7:8/128",
  "::ffff:a00:1",
];

const ipaddr: Arbitrary<IpAddr> = fc.constantFrom(...IPS).map((ip) => {
  const parsed = parseIpAddr(ip);
  if (!parsed.ok) throw new Error(`${ip}: ${parsed.error}`);
  return parsed.value;
});

const extension: Arbitrary<Value> = fc.oneof(
  long.map((units) => new Decimal(units)),
  ipaddr,
  long.map((millis) => new Datetime(millis)),
  long.map((millis) => new Duration(millis)),
);

const primitive: Arbitrary<Value> = fc.oneof(fc.boolean(), long, text, commonUid, uid, extension);

/** Values up to three levels deep. */
export const value: Arbitrary<Value> = valueOfDepth(3);

function valueOfDepth(depth: number): Arbitrary<Value> {
  if (depth === 0) return primitive;
  const inner = valueOfDepth(depth - 1);
  return fc.oneof(
    { weight: 3, arbitrary: primitive },
    { weight: 1, arbitrary: fc.array(inner, { maxLength: 4 }).map((all) => SetValue.of(all)) },
    { weight: 1, arbitrary: fc.array(long, { maxLength: 20 }).map((all) => SetValue.of(all)) },
    { weight: 2, arbitrary: valueMap(inner).map((attrs) => new RecordValue(attrs)) },
  );
}

function valueMap(inner: Arbitrary<Value>): Arbitrary<ReadonlyMap<string, Value>> {
  return fc.array(fc.tuple(text, inner), { maxLength: 4 }).map((entries) => new Map(entries));
}

export const record: Arbitrary<RecordValue> = valueMap(value).map((a) => new RecordValue(a));

/** Entities whose parents come before them in `names`, so that there is no cycle. */
export const entities: Arbitrary<readonly Entity[]> = fc
  .uniqueArray(someUid, { maxLength: 8, selector: ({ type, id }) => `${type}::${id}` })
  .chain((names) => fc.tuple(...names.map((name, index) => entity(name, names.slice(0, index)))));

function entity(name: EntityUid, above: readonly EntityUid[]): Arbitrary<Entity> {
  const parents = above.length === 0 ? fc.constant([]) : fc.subarray([...above]);
  const attrs = valueMap(valueOfDepth(2));
  return fc
    .tuple(attrs, attrs, parents)
    .map(([own, tags, memberOf]) => new Entity(name, own, tags, memberOf));
}

const span = undefined;

const BINARY: readonly BinaryOp[] = [
  "==",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "in",
  "+",
  "-",
  "*",
  "contains",
  "containsAll",
  "containsAny",
  "hasTag",
  "getTag",
];

const leaf: Arbitrary<Expr> = fc.oneof(
  fc
    .oneof(fc.boolean(), long, text, someUid)
    .map((literal): Expr => ({ kind: "lit", value: literal, span })),
  fc
    .constantFrom("principal" as const, "action" as const, "resource" as const, "context" as const)
    .map((name): Expr => ({ kind: "var", name, span })),
);

const likePattern = fc.array(fc.oneof(fc.constant(WILDCARD), text), { maxLength: 5 }).map(pattern);

/** Paths that text can write in one piece: one name of any form, or several identifiers. */
const hasPath: Arbitrary<readonly string[]> = fc.oneof(
  text.map((name) => [name]),
  fc.array(ident, { minLength: 1, maxLength: 3 }),
);

/** Expressions up to four levels deep, of every kind. */
export const expr: Arbitrary<Expr> = exprOfDepth(4);

function exprOfDepth(depth: number): Arbitrary<Expr> {
  if (depth === 0) return leaf;
  const x = exprOfDepth(depth - 1);
  const few = fc.array(x, { maxLength: 3 });
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    { weight: 8, arbitrary: fc.oneof(...operators(x), ...compounds(x, few)) },
  );
}

function operators(x: Arbitrary<Expr>): readonly Arbitrary<Expr>[] {
  const chained = fc.tuple(
    fc.constantFrom("and" as const, "or" as const),
    x,
    x,
    fc.array(x, { maxLength: 2 }),
  );
  return [
    x.map((arg): Expr => ({ kind: "not", arg, span })),
    x.map((arg): Expr => ({ kind: "neg", arg, span })),
    x.map((arg): Expr => ({ kind: "isEmpty", arg, span })),
    chained.map(([kind, left, right, more]) => chain(kind, [left, right, ...more], span)),
    fc
      .tuple(fc.constantFrom(...BINARY), x, x)
      .map(([op, left, right]): Expr => ({ kind: "binary", op, left, right, span })),
    fc
      .tuple(x, x, x)
      .map(([test, yes, no]): Expr => ({ kind: "if", test, then: yes, else: no, span })),
    fc.tuple(x, likePattern).map(([arg, p]): Expr => ({ kind: "like", arg, pattern: p, span })),
    fc
      .tuple(x, entityType, fc.option(x, { nil: undefined }))
      .map(
        ([arg, type, within]): Expr => ({ kind: "is", arg, entityType: type, in: within, span }),
      ),
  ];
}

function compounds(
  x: Arbitrary<Expr>,
  few: Arbitrary<readonly Expr[]>,
): readonly Arbitrary<Expr>[] {
  const names = fc.uniqueArray(text, { maxLength: 3 });
  return [
    fc.tuple(x, text).map(([arg, attr]): Expr => ({ kind: "getAttr", arg, attr, span })),
    fc.tuple(x, hasPath).map(([arg, path]): Expr => ({ kind: "hasAttr", arg, path, span })),
    few.map((elements): Expr => ({ kind: "set", elements, span })),
    fc.tuple(names, x, x).map(
      ([keys, a, b]): Expr => ({
        kind: "record",
        entries: keys.map((key, index) => ({ key, value: index % 2 === 0 ? a : b })),
        span,
      }),
    ),
    fc.tuple(fc.constantFrom(...EXTENSION_FUNCTIONS.values()), x, few).map(
      ([fn, first, rest]): Expr => ({
        kind: "call",
        fn: fn.name,
        args: fn.style === "method" ? [first, ...rest] : rest,
        span,
      }),
    ),
  ];
}

function scope(slot: SlotId | undefined): Arbitrary<ScopeConstraint> {
  const ref: Arbitrary<EntityOrSlot> =
    slot === undefined ? someUid : fc.oneof(someUid, fc.constant(slot));
  return fc.oneof(
    fc.constant<ScopeConstraint>({ kind: "all" }),
    ref.map((e): ScopeConstraint => ({ kind: "eq", entity: e })),
    ref.map((e): ScopeConstraint => ({ kind: "in", entity: e })),
    entityType.map((type): ScopeConstraint => ({ kind: "is", entityType: type })),
    fc
      .tuple(entityType, ref)
      .map(([type, e]): ScopeConstraint => ({ kind: "isIn", entityType: type, entity: e })),
  );
}

const actionScope: Arbitrary<ActionConstraint> = fc.oneof(
  fc.constant<ActionConstraint>({ kind: "all" }),
  actionUid.map((e): ActionConstraint => ({ kind: "eq", entity: e })),
  actionUid.map((e): ActionConstraint => ({ kind: "in", entity: e })),
  fc.array(actionUid, { maxLength: 3 }).map(actionInSet),
);

const annotations = fc
  .array(fc.tuple(fc.oneof(ident, fc.constantFrom("if", "id", "__cedar")), fc.option(text)), {
    maxLength: 3,
  })
  .map((entries) => new Map(entries));

/** Bodies without slots. */
const body: Arbitrary<PolicyBody> = bodyWith({});

function bodyWith(slots: { principal?: boolean; resource?: boolean }): Arbitrary<PolicyBody> {
  const condition = fc
    .tuple(fc.constantFrom("when" as const, "unless" as const), exprOfDepth(3))
    .map(([kind, x]): Condition => ({ kind, body: x, span }));
  return fc.record({
    effect: fc.constantFrom("permit" as const, "forbid" as const),
    annotations,
    principal: scope(slots.principal === true ? "?principal" : undefined),
    action: actionScope,
    resource: scope(slots.resource === true ? "?resource" : undefined),
    conditions: fc.array(condition, { maxLength: 2 }),
    span: fc.constant(undefined),
    text: fc.constant(undefined),
  });
}

export const staticPolicy: Arbitrary<StaticPolicy> = fc
  .tuple(text, body)
  .map(([id, b]) => ({ kind: "static", id, body: b }));

/** Templates with a slot for the principal, and perhaps one for the resource. */
export const template: Arbitrary<Template> = fc
  .tuple(text, bodyWith({ resource: true }), fc.constantFrom("eq" as const, "in" as const))
  .map(([id, b, kind]) => ({
    kind: "template",
    id,
    body: { ...b, principal: { kind, entity: "?principal" } },
  }));

/** Policy sets with static policies, templates and links. */
export const policySet: Arbitrary<PolicySet> = fc
  .record({
    policies: fc.array(fc.oneof(staticPolicy, template), { maxLength: 5 }),
    links: fc.array(fc.tuple(text, someUid, someUid), { maxLength: 4 }),
  })
  .map(({ policies, links }) => {
    const set = new PolicySet();
    for (const policy of policies) set.add(policy);
    const templates = [...set.templates()];
    links.forEach(([newId, principal, resource], index) => {
      const of = templates[index % Math.max(1, templates.length)];
      if (of === undefined) return;
      const both = new Map<SlotId, EntityUid>([["?principal", principal]]);
      if ("entity" in of.body.resource && of.body.resource.entity === "?resource") {
        both.set("?resource", resource);
      }
      set.link({ templateId: of.id, newId, values: both });
    });
    return set;
  });
