/** Integer tokens, the unary operators and their limits. */

import { expressions, framed, inputs, type TrickyInput, when } from "./tricky.ts";

const i64Max = "9223372036854775807";
const i64MaxPlusOne = "9223372036854775808";
const u64Max = "18446744073709551615";

const literals = [
  "0", "00", "007", "1", `${i64Max}`, i64MaxPlusOne, "9223372036854775809", u64Max, "18446744073709551616", "99999999999999999999", "9".repeat(400), "0".repeat(400), `${"0".repeat(400)}7`, `000${i64Max}`, `000${i64MaxPlusOne}`, "9007199254740993",
  "1.0", "1.", ".5", "1e3", "1E3", "0x10", "0b1", "0o7", "1_000", "1L", "1n", "1u64", "1 000", "１", "٣", "1a", "+1", "- 1", "-0", "-00", "NaN", "Infinity", "1'000", "²", "Ⅷ",
];

const signs = ["", "-", "--", "---", "----", "-----", "------", "- -", "- - - -", "- - - - -", "-(", "-(-(", "--(", "----(", "-----("];

function signed(number: string): string[] {
  return signs.map((sign) => `${sign}${number}${")".repeat(sign.split("(").length - 1)} != 5`);
}

const bangs = [1, 2, 3, 4, 5, 6].flatMap((count) => [
  `${"!".repeat(count)}true`, `${"!".repeat(count)}false`, `${"! ".repeat(count)}true`, `${"!".repeat(count)}(true)`, `${"!".repeat(count)}context.yes`, `${"!".repeat(count)}(1 == 2)`, `true && ${"!".repeat(count)}true`, `${"!".repeat(count)}true == true`, `[${"!".repeat(count)}true].contains(true)`, `if ${"!".repeat(count)}true then true else false`, `${"!".repeat(count)}"a" == 1`, `${"!".repeat(count)}context["yes"]`, `${"!".repeat(count)}[1].contains(1)`, `${"!".repeat(count)}{a: true}.a`, `${"!".repeat(count)}principal in principal`, `${"!".repeat(count)}principal has name`, `${"!".repeat(count)}1 == 1`,
]);

const minuses = [1, 2, 3, 4, 5, 6].flatMap((count) => [
  `${"-".repeat(count)}1 == 1`, `${"-".repeat(count)}1 == -1`, `1 == ${"-".repeat(count)}1`, `1 + ${"-".repeat(count)}1 == 0`, `1 ${"-".repeat(count)}1 == 0`, `2 * ${"-".repeat(count)}1 == 2`, `${"-".repeat(count)}context.one == 1`, `${"-".repeat(count)}(1) == 1`, `${"-".repeat(count)}(1 + 1) == 2`, `${"-".repeat(count)}context["one"] == 1`, `${"-".repeat(count)}{a: 1}.a == 1`, `[${"-".repeat(count)}1].contains(1)`, `${"-".repeat(count)}true == 1`, `${"-".repeat(count)}"1" == 1`, `${"-".repeat(count)}if true then 1 else 2 == 1`, `${"-".repeat(count)}${i64MaxPlusOne} == ${i64Max}`, `${"-".repeat(count)}${i64Max} == ${i64Max}`, `${"-".repeat(count)}context.min == context.min`, `${"-".repeat(count)}context.max == context.max`,
]);

const mixtures = [
  "!-1 == 1", "-!true == 1", "!-true", "-!1", "!(-1) == 1", "-(!true) == 1", "!!-1", "--!true", "!(!true)", "!(!(!(!(!true))))", "!!!!(!!!!true)", "----(----1) == 1", "-(-(-(-(-(1))))) == -1", "!!!!(!true)", "-----(1) == 1", "!!!!!(true)", "! ! ! ! true", "!\n!\n!\n!true", "!//c\n!true", "!", "-", "!!", "--", "!;", "true!", "1-", "1 -", "1--1 == 2", "1---1 == 0", "1----1 == 2", "1-----1 == 0", "1------1 == 2", "1+-1 == 0", "1-+1 == 0", "1*-1 == -1", "1-1 == 0", "1 -1 == 0", "1- 1 == 0", "~1 == 1", "+1 == 1", "++1 == 1", "1++1 == 2", "not true", "!!(true && !!!!true)", "!true.a", "-1.a == 1", "-1[\"a\"] == 1", "(-1)[\"a\"] == 1", "-1.contains(1)", "(-1).contains(1)", "-[1] == 1", "-{} == 1", "!{}", "-principal == 1", "!principal", "-User::\"a\" == 1", "!User::\"a\" == 1",
  `-${i64MaxPlusOne} == context.min`, `-(${i64MaxPlusOne}) == context.min`, `- ${i64MaxPlusOne} == context.min`, `-\n${i64MaxPlusOne} == context.min`, `-//c\n${i64MaxPlusOne} == context.min`, `0 - ${i64MaxPlusOne} == context.min`, `1 -${i64MaxPlusOne} == 1`, `1 - -${i64MaxPlusOne} == 1`, `--${i64MaxPlusOne} == 1`, `---${i64MaxPlusOne} == 1`, `-(-${i64MaxPlusOne}) == 1`, `-${i64MaxPlusOne} - 1 == 1`, `-${i64MaxPlusOne} + 1 == -${i64Max}`, `-${i64MaxPlusOne} * -1 == 1`, `-${i64MaxPlusOne}.a == 1`, `(-${i64MaxPlusOne}).a == 1`, `[-${i64MaxPlusOne}].contains(context.min)`, `{a: -${i64MaxPlusOne}}.a == context.min`, `-${i64MaxPlusOne} < 0`, `-9223372036854775809 == 1`, `-${u64Max} == 1`, `-18446744073709551616 == 1`, `-0 == 0`, `--0 == 0`, `-00${i64MaxPlusOne} == context.min`, `!${i64MaxPlusOne}`, `-${i64MaxPlusOne} == -${i64MaxPlusOne}`, `if true then -${i64MaxPlusOne} < 0 else false`, `-${i64MaxPlusOne} in principal`, `-${i64MaxPlusOne} has a`, `-${i64MaxPlusOne} like "a"`, `-${i64MaxPlusOne} is User`,
  `9007199254740993 == 9007199254740992`, "context.big == 9007199254740993", "context.big == 9007199254740992", "context.big + 0 == 9007199254740993", "007 == 7", "-007 == -7", "0 == -0", "[007, 7] == [7]",
  `${i64Max} + 0 == context.max`, `${i64Max} + 1 == 0`, `-${i64Max} - 1 == context.min`, `-${i64Max} - 2 == 0`, `-${i64Max} - 2 + 3 == 0`, `${i64Max} * 1 == context.max`, `${i64Max} * 2 == 0`, `${i64Max} * -1 == -${i64Max}`, "4611686018427387904 * 2 == 0", "4611686018427387904 * -2 == context.min", "-4611686018427387904 * 2 == context.min", "3037000500 * 3037000500 == 0", "3037000499 * 3037000499 == 9223372030926249001", "context.min * -1 == 0", "context.min * 1 == context.min", "context.min - 1 == 0", "context.min + context.max == -1", "-context.min == 0", "-context.max == context.min + 1", "context.max - context.min == 0", "0 - context.min == 0", "-1 - context.max == context.min", "94906267 * 94906267 == 9007199515875289", "94906267 * 94906266 == 9007199420969022",
];

export function numberInputs(): TrickyInput[] {
  return [
    ...expressions("numbers", framed(["§ != 5", "[§] != 5", "-§ != 5"], literals)),
    ...expressions("numbers/signed", [...signed(i64Max), ...signed(i64MaxPlusOne), ...signed("1")]),
    ...expressions("unary/not", bangs),
    ...expressions("unary/minus", minuses),
    ...expressions("unary/mixed", mixtures),
    ...inputs("numbers", "policy", [when("1 == 1"), `permit(principal, action, resource) when { 1 };`, "1;", "permit(1, action, resource);", "permit(principal == 1, action, resource);"]),
  ];
}
