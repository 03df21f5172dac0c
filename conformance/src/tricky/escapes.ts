/** Escapes in every place where a string stands, and the shapes a string token may have. */

import { expressions, framed, inputs, type TrickyInput, when } from "./tricky.ts";

const escapes = [
  "\\n", "\\r", "\\t", "\\\\", "\\0", "\\'", '\\"', "\\*",
  "\\a", "\\b", "\\f", "\\v", "\\e", "\\/", "\\N", "\\T", "\\ ", "\\1", "\\8", "\\00", "\\?", "\\$", "\\(", "\\x", "\\x4",
  "\\x41", "\\x7f", "\\x7F", "\\x00", "\\x80", "\\xFF", "\\xg1", "\\X41", "\\x4g", "\\x 4", "\\x{41}",
  "\\u", "\\u0041", "\\u{}", "\\u{_}", "\\u{0}", "\\u{41}", "\\u{00041}", "\\u{000041}", "\\u{0000041}",
  "\\u{1_F4}", "\\u{1__F4}", "\\u{_41}", "\\u{41_}", "\\u{1_0_F_F_F_F}", "\\u{d7ff}", "\\u{D800}", "\\u{dfff}", "\\u{e000}",
  "\\u{10FFFF}", "\\u{110000}", "\\u{FFFFFF}", "\\u{1F600}", "\\u{g}", "\\u{ 41}", "\\u{41", "\\u41}", "\\U{41}", "\\u{+41}", "\\u{-1}",
  "\\é", "\\😀", "\\\u00e9", "\\\n", "\\\t", "\\\r", "\\\r\n",
] as const;

const frames = [
  'true || "§" == ""',
  'true || "" like "§"',
  'true || User::"§" == principal',
  'true || context["§"]',
  'context has "§" || true',
  'true || {"§": 1} == {}',
  'true || decimal("§") == 1',
] as const;

const meanings = [
  '"\\x41" == "A"', '"\\u{41}" == "A"', '"\\u{00041}" == "\\x41"', '"\\\'" == "\'"', '"\\0" == "\\u{0}"', '"\\x00" == "\\0"',
  '"\\n" == "\n"', '"\\t" == "\t"', '"\\u{1_F4}" == "\u01f4"', '"\\u{1F600}" == "\u{1F600}"', '"\\\\n" == "\\n"',
  '"\\u{e9}" == "\u00e9"', '"\\u{65}\\u{301}" == "\u00e9"', '"\\r\\n" == "\\n"', '"\\u{d}" == "\\r"', '"a\\"b" like "a\\"b"', '"a\\"b" like "*\\"*"',
  'User::"\\u{61}lice" == principal', 'User::"\\x61lice" in User::"alice"', 'context["\\x6fne"] == 1', 'context has "\\u{6f}ne"', '{"\\x61": 1} == {a: 1}',
  '"*" like "\\*"', '"a" like "\\*"', '"\\\\a" like "\\\\*"', '"\\\\" like "\\\\\\*"', '"\\\\*" like "\\\\\\*"', '"aXb" like "a\\x2ab"', '"aXb" like "a\\u{2a}b"',
  '"a*b" like "a\\x2ab"', '"aXb" like "a\\u{00002A}b"', '"aXb" like "a\\*b"', '"\\x2a" == "*"', '"\\x2a" like "\\*"', '"\\\'" like "\\\'"', '"\\0x" like "\\0*"',
  '"\\u{1F600}" like "?"', '"\\u{2A}" like "\\u{2A}"', '"abc" like "\\u{2A}"',
] as const;

/** Raw characters inside a string token. */
const rawCharacters = ["\n", "\t", "\0", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\ufeff", "\u200b", "\u00ad", "\u202e", "\u007f", "\u001b", "\u000b", "\u000c", "\u{1F600}", "e\u0301", "\ufffd", "\uffff", "'", "`", "//", "/*", "*", "{", "?principal"] as const;

const tokens = ['"', '"""', '"\\"', '"a" "b"', "'a'", "`a`", '"a', 'a"', '"a\\', '"\\\\"', '"\\\\\\"', 'r"a"', 'b"a"', '#"a"#', '"a"b', '"a"1', '"a"=="a"', '"//" == "//"', '"a\n//b" == "a\n//b"', '"" == ""'] as const;

export function escapeInputs(): TrickyInput[] {
  return [
    ...expressions("escapes", framed(frames, escapes)),
    ...inputs("escapes", "policy", framed(['@a("§") permit(principal, action, resource);', 'permit(principal == User::"§", action, resource);'], escapes)),
    ...expressions("escapes/meaning", meanings),
    ...expressions("strings/raw", framed(['true || "a§b" == ""', 'true || "" like "a§b"', '"a§b" == "a§b"'], rawCharacters)),
    ...inputs("strings/raw", "policy", framed(['@a("x§y") permit(principal, action, resource);'], rawCharacters)),
    ...inputs("strings/token", "policy", tokens.map(when)),
  ];
}
