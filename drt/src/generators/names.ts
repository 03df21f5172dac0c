/** Names to choose from. The first of each list is the plainest. */

/** Reserved in Cedar: never an identifier, but fine in quotes. */
export const RESERVED_WORDS: readonly string[] = [
  "if",
  "true",
  "false",
  "then",
  "else",
  "in",
  "is",
  "like",
  "has",
  "__cedar",
];

/** Words with a meaning in some place only. */
const CONTEXTUAL_KEYWORDS: readonly string[] = [
  "principal",
  "action",
  "resource",
  "context",
  "permit",
  "forbid",
  "when",
  "unless",
  "type",
  "tags",
  "namespace",
];

/** What every object of the host language answers to. */
const HOST_NAMES: readonly string[] = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "length",
  "prototype",
];

/** Keys that objects of the host language put in another order. */
const INTEGER_LIKE: readonly string[] = ["1", "0", "01", "10", "-1", "4294967295"];

/** Strings that readers and printers stumble over; no two are equal under Cedar's rules. */
export const WEIRD_STRINGS: readonly string[] = [
  "",
  " ",
  "a b",
  "*",
  "a*b",
  '"',
  "\\",
  "\\*",
  "'",
  "\0",
  "a\nb",
  "\t",
  "//",
  "é",
  "e\u0301",
  "\uFB00",
  "ß",
  "İ",
  "😀",
  "a😀b",
  "\uFEFF",
  "\u202Ea",
  "\u2028",
  "\u200B",
  "\u{10FFFF}",
  "\u0661",
  "Ａ",
  "x".repeat(300),
];

export const PLAIN_STRINGS: readonly string[] = ["a", "b", "ab", "ba", "alice", "bob", "x1", "aab"];

export const ATTRIBUTE_NAMES: readonly string[] = [
  "a",
  "b",
  "n",
  "owner",
  "level",
  "tags",
  "name",
  "_x1",
];

/** Attribute names that are identifiers, but mean something elsewhere. */
export const TRICKY_IDENTIFIERS: readonly string[] = [...HOST_NAMES, ...CONTEXTUAL_KEYWORDS];

/** Attribute names that need quotes. */
export const QUOTED_NAMES: readonly string[] = [
  ...RESERVED_WORDS,
  ...INTEGER_LIKE,
  ...WEIRD_STRINGS,
];

export const TYPE_NAMES: readonly string[] = ["User", "Group", "Photo", "Album", "Doc", "Team"];

export const TRICKY_TYPE_NAMES: readonly string[] = [
  "__proto__",
  "constructor",
  "toString",
  "principal",
  "resource",
  "permit",
  "type",
  "namespace",
  "_",
  "Long",
  "ipaddr",
];

export const NAMESPACES: readonly string[] = ["N", "N::M", "App", "constructor", "User"];

export const COMMON_NAMES: readonly string[] = ["Info", "Name", "Addr", "Kind", "valueOf"];

export const ENTITY_IDS: readonly string[] = ["a", "b", "c", "d"];

export const ACTION_IDS: readonly string[] = ["view", "edit", "share", "list"];

export const GROUP_IDS: readonly string[] = ["all", "read", "__proto__"];

const IDENTIFIER = /^[_a-zA-Z][_a-zA-Z0-9]*$/;
const RESERVED: ReadonlySet<string> = new Set(RESERVED_WORDS);

/** Whether the name may be written without quotes. */
export function isPlainName(name: string): boolean {
  return IDENTIFIER.test(name) && !RESERVED.has(name);
}
