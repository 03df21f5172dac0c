/** Tricky schemas in Cedar's schema syntax, each once. */

import { framed } from "../tricky/tricky.ts";
import { resolutionTexts } from "./resolution-texts.ts";
import { type SchemaInput, schemaTexts } from "./schema-row.ts";
import { syntaxTexts } from "./syntax-texts.ts";

const words = ["in", "if", "true", "has", "is", "like", "else", "__cedar", "entity", "namespace"];
const moreWords = ["type", "action", "enum", "tags", "Set", "appliesTo", "attributes", "context"];
const odd = ["Long", "Bool", "Boolean", "Record", "Entity", "Extension", "String", "ipaddr", "_"];
const wordFrames = [
  "entity §;",
  "type § = String;",
  "action §;",
  "namespace § {}",
  "namespace A::§ { entity B; }",
  "entity A { §: Bool };",
  "@§ entity A;",
];
const referenceFrames = [
  "entity §; entity B in §;",
  "entity §; entity B { a: § };",
  "entity §; entity B { a: Set<§> } tags §;",
  "type § = {}; entity B { a: § };",
  "action §; action b in §;",
  "entity §; action b appliesTo { principal: §, resource: [§] };",
];

const escapes = ["\\n", "\\0", "\\'", '\\"', "\\x41", "\\x7F", "\\u{1F600}", "\\u{1_F}"];
const wrongEscapes = ["\\*", "\\a", "\\x80", "\\u0041", "\\u{}", "\\u{D800}", "\\u{110000}", "\r"];
const rawText = ["\n", "\t", "\0", "é", "😀", "//", "{", "\u2028", "\ufeff", "'"];
const stringFrames = [
  '@doc("§") entity A;',
  'action "§";',
  'entity A { "§": Long };',
  'entity A enum ["§"];',
  'action a; action b in Action::"§";',
];

const spaces = ["\t", "\v", "\f", "\r", "\u0085", "\u00a0", "\u2003", "\u2028", "\u3000"];
const noSpaces = ["\u180e", "\u200b", "\ufeff", "\u001c", "/**/"];
const spaceFrames = ["entity§A;", "§entity A;", "entity A§;§", "entity A { a§?§:§Long };"];
const comments = ["// c\n", "// c\r", "// c\u2028", "//", "//\n//\n", "// \u0085 é"];
const commentFrames = ["entity A§;", "entity §A;", "§", "entity A;§", "entity A { § a: Long§ };"];

export function schemaTextInputs(): readonly SchemaInput[] {
  const all = [
    ...schemaTexts("words", framed(wordFrames, [...words, ...moreWords, ...odd])),
    ...schemaTexts("words as references", framed(referenceFrames, [...words.slice(7), ...odd])),
    ...schemaTexts("strings", framed(stringFrames, [...escapes, ...wrongEscapes, ...rawText])),
    ...schemaTexts("white space", framed(spaceFrames, [...spaces, ...noSpaces])),
    ...schemaTexts("comments", framed(commentFrames, comments)),
    ...syntaxTexts(),
    ...resolutionTexts(),
  ];
  return [...new Map(all.map((schema) => [schema.input, schema])).values()];
}
