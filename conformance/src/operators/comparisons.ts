/** Equality and order. */

import { entity, type Fact, facts, uid } from "./fact.ts";

const aged = [entity(uid("User", "alice"), { age: 21 })];
const dated = [
  entity(uid("Photo", "p"), {
    creationDate: "2024-10-15T11:38:33Z",
    retentionPeriod: "3d",
    tag: "private",
  }),
];
const windows = { context: { device_properties: { os: "Windows", version: 11 } } };
const linux = { context: { device_properties: { os: "Linux", version: 11 } } };

function symbolFacts(symbol: string): Fact[] {
  return [
    ...facts(symbol, "integers are compared by number", [
      `3 ${symbol} 303`,
      `303 ${symbol} 3`,
      `3 ${symbol} 3`,
      `-3 ${symbol} 3`,
    ]),
    ...facts(
      symbol,
      "an attribute of the principal, who is 21",
      [`principal.age ${symbol} 22`, `principal.age ${symbol} 21`, `principal.age ${symbol} 20`],
      { entities: aged },
    ),
    ...facts(symbol, "only integers, datetimes and durations have an order", [
      `3 ${symbol} "3"`,
      `false ${symbol} true`,
      `"" ${symbol} "zzz"`,
      `"some" ${symbol} "thing"`,
      `[1, 2] ${symbol} [47, 0]`,
    ]),
    ...facts(
      symbol,
      "datetimes are compared by instant",
      [
        `datetime("1970-01-01") ${symbol} datetime("1970-01-02")`,
        `datetime("1970-01-02") ${symbol} datetime("1970-01-01")`,
        `datetime(resource.creationDate) ${symbol} datetime("2024-10-15T11:38:33Z")`,
      ],
      { entities: dated },
    ),
    ...facts(symbol, "a datetime has no order with an integer", [
      `datetime("1970-01-01T01:00:00Z") ${symbol} 3600000`,
    ]),
    ...facts(
      symbol,
      "durations are compared by length",
      [
        `duration("3h30m") ${symbol} duration("15000s")`,
        `duration("3h30m") ${symbol} duration("10000s")`,
        `duration(resource.retentionPeriod) ${symbol} duration("72h")`,
      ],
      { entities: dated },
    ),
    ...facts(symbol, "a duration has no order with an integer", [
      `duration("1h") ${symbol} 3600000`,
    ]),
  ];
}

function decimalFacts(method: string): Fact[] {
  return [
    ...facts(`.${method}()`, "decimals are compared by number", [
      `decimal("1.23").${method}(decimal("1.24"))`,
      `decimal("1.23").${method}(decimal("1.23"))`,
      `decimal("123.45").${method}(decimal("1.23"))`,
      `decimal("-1.23").${method}(decimal("1.23"))`,
      `decimal("-1.23").${method}(decimal("-1.24"))`,
    ]),
    ...facts(`.${method}()`, "both sides must be decimals", [
      `decimal("1.1").${method}(2)`,
      `ip("1.1.2.3").${method}(decimal("1.2"))`,
    ]),
  ];
}

export function comparisonFacts(): Fact[] {
  return [
    ...facts("==", "values of one kind", [
      "1 == 1",
      '"something" == "something"',
      '"Something" == "something"',
      "true == true",
    ]),
    ...facts("==", "sets know neither order nor repetition", [
      "[1, -33, 707] == [1, -33]",
      "[1, 2, 40] == [1, 2, 40]",
      "[1, 2, 40] == [1, 40, 2]",
      "[1, -2, 40] == [1, 40]",
      "[1, 1, 1, 2, 40] == [40, 1, 2]",
      "[1, 1, 2, 1, 40, 2, 1, 2, 40, 1] == [1, 40, 1, 2]",
    ]),
    ...facts(
      "==",
      "records by attribute",
      ['context.device_properties == {"os": "Windows", "version": 11}'],
      windows,
    ),
    ...facts(
      "==",
      "records by attribute",
      ['context.device_properties == {"os": "Windows", "version": 11}'],
      linux,
    ),
    ...facts("==", "entities by type and id", [
      'User::"alice" == User::"alice"',
      'User::"alice" == User::"bob"',
      'User::"alice" == Admin::"alice"',
    ]),
    ...facts("==", "different kinds are simply unequal", ['5 == "5"', '"alice" == User::"alice"']),
    ...facts("!=", "the opposite of ==", [
      "1 != 1",
      "1 != 2",
      '5 != "5"',
      'User::"alice" != User::"bob"',
      "[1, 2] != [2, 1]",
    ]),
    ...facts(
      "!=",
      "an attribute of the resource",
      ['resource.tag != "public"', 'resource.tag != "private"'],
      { entities: dated },
    ),
    ...["<", "<=", ">", ">="].flatMap(symbolFacts),
    ...["lessThan", "lessThanOrEqual", "greaterThan", "greaterThanOrEqual"].flatMap(decimalFacts),
  ];
}
