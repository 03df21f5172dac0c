/** Logical operators, `if`, and arithmetic. */

import { entity, type Fact, facts, reference, uid } from "./fact.ts";

function worker(
  numberOfLaptops: number,
  jobLevel: number,
): { readonly entities: readonly ReturnType<typeof entity>[] } {
  return { entities: [entity(uid("User", "alice"), { numberOfLaptops, jobLevel })] };
}

const levels = ["principal has level && principal.level > 5", "principal.level > 5"];
const ages = ["!(principal has age) || principal.age < 21", "principal.age < 21"];
const owned = ['resource.owner == principal || resource.tag == "public"'];
const owner = (id: string, tag: string) => ({
  entities: [entity(uid("Photo", "p"), { owner: reference("User", id), tag })],
});
const family = ['!(principal in Group::"family")', 'principal in Group::"family"'];
const amounts = {
  context: { budget: 4, downloaded: 97 },
  entities: [entity(uid("Photo", "p"), { value: 3 })],
};

export function logicFacts(): Fact[] {
  return [
    ...facts(
      "&&",
      "both sides hold",
      ["principal.numberOfLaptops < 5 && principal.jobLevel > 6"],
      worker(4, 7),
    ),
    ...facts(
      "&&",
      "the left side does not hold",
      ["principal.numberOfLaptops < 5 && principal.jobLevel > 6"],
      worker(5, 7),
    ),
    ...facts(
      "&&",
      "the right side does not hold",
      ["principal.numberOfLaptops < 5 && principal.jobLevel > 6"],
      worker(4, 6),
    ),
    ...facts("&&", "a guard on a present attribute", levels, {
      entities: [entity(uid("User", "alice"), { level: 6 })],
    }),
    ...facts("&&", "a guard on an absent attribute", levels, {
      entities: [entity(uid("User", "alice"))],
    }),
    ...facts("&&", "what is evaluated must be Boolean, what is skipped need not", [
      "3 && false",
      "false && 3",
      "(3 == 4) && 3",
      '(User::"alice" == Action::"viewPhoto") && 3',
      "true && 3",
      "(false && 3) == 3",
      "true && true",
      "true && false",
      "false && true",
      "false && false",
    ]),
    ...facts("||", "a guard on an absent attribute", ages, {
      entities: [entity(uid("User", "alice"))],
    }),
    ...facts("||", "a guard on a present attribute", ages, {
      entities: [entity(uid("User", "alice"), { age: 20 })],
    }),
    ...facts("||", "a guard on a present attribute", ages, {
      entities: [entity(uid("User", "alice"), { age: 21 })],
    }),
    ...facts("||", "owner and not public", owned, owner("alice", "private")),
    ...facts("||", "public and not owner", owned, owner("bob", "public")),
    ...facts("||", "neither", owned, owner("bob", "private")),
    ...facts("||", "what is evaluated must be Boolean, what is skipped need not", [
      "3 || true",
      "true || 3",
      "false || 3",
      "(3 == 3) || 3",
      "false || true",
      "false || false",
      "true || false",
      "true || true",
    ]),
    ...facts("!", "negation of Booleans only", [
      "! true",
      "! false",
      "! 8",
      "!!true",
      '(if !true then "hello" else "goodbye") == "goodbye"',
    ]),
    ...facts("!", "a member of the group", family, {
      entities: [entity(uid("User", "alice"), {}, [uid("Group", "family")])],
    }),
    ...facts("!", "not a member of the group", family, {
      entities: [entity(uid("User", "alice"))],
    }),
    ...facts(
      "if",
      "one branch is taken",
      ["if principal.numberOfLaptops < 5 then principal.jobLevel > 6 else false"],
      worker(4, 7),
    ),
    ...facts(
      "if",
      "the other branch is taken",
      ["if principal.numberOfLaptops < 5 then principal.jobLevel > 6 else false"],
      worker(5, 7),
    ),
    ...facts("if", "the test must be Boolean, the other branch is not looked at", [
      '(if 1 == 1 then "ok" else "wrong") == "ok"',
      '(if 1 == 2 then User::"foo" else "ok") == "ok"',
      '(if 1 then "wrong" else "wrong") == "wrong"',
      '(if false then (1 && "hello") else "ok") == "ok"',
      '(if true then (1 && "hello") else "ok") == "ok"',
    ]),
    ...facts("if", "unlike ||, the last branch may be anything", [
      '(if false then true else "foo") == "foo"',
      '(false || "foo") == "foo"',
    ]),
  ];
}

export function arithmeticFacts(): Fact[] {
  return [
    ...facts("+", "addition of integers", [
      "11 + 0 == 11",
      "-1 + 1 == 0",
      "9223372036854775807 + 1 == 0",
      '7 + "3" == 10',
      '"lamp" + "la" == "lampla"',
      "9223372036854775806 + 1 == 9223372036854775807",
    ]),
    ...facts(
      "+",
      "integers of the context",
      ["context.budget + context.downloaded > 100", "context.budget + context.downloaded == 101"],
      amounts,
    ),
    ...facts("-", "negation and subtraction", [
      "-3 == 0 - 3",
      "44 - 31 == 13",
      "5 - (-3) == 8",
      "5 - -3 == 8",
      "-9223372036854775807 - 2 + 3 == -9223372036854775806",
      "-9223372036854775807 - (2 - 3) == -9223372036854775806",
      '7 - "3" == 4',
      "-9223372036854775808 - 1 == 0",
    ]),
    ...facts("*", "multiplication of integers", [
      "10 * 20 == 200",
      "9223372036854775807 * 2 == 0",
      "5 * (-3) == -15",
      "5 * -3 == -15",
      "5 * 0 == 0",
      '"5" * 0 == 0',
    ]),
    ...facts(
      "*",
      "any operand may be an expression",
      [
        "resource.value * 10 == 30",
        "2 * context.budget > 100",
        "context.budget * resource.value == 12",
      ],
      amounts,
    ),
    ...facts("arithmetic", "there is no division and no arithmetic of decimals", [
      "4 / 2 == 2",
      "4 % 2 == 0",
      'decimal("1.0") + decimal("1.0") == decimal("2.0")',
    ]),
  ];
}
