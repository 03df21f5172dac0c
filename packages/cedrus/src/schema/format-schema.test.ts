/** Formatting: layout, comments, idempotence. */

import { describe, expect, test } from "vitest";
import { unwrap } from "../data/unwrap.ts";
import { type FormatSchemaOptions, formatSchema } from "./format-schema.ts";

function format(text: string, options?: FormatSchemaOptions): string {
  const once = unwrap(formatSchema(text, options));
  expect(unwrap(formatSchema(once, options))).toBe(once);
  return once;
}

describe("layout", () => {
  test.each([
    ["", ""],
    ["entity   A,B  in[C,D]={a:Long,};", "entity A, B in [C, D] = { a: Long };\n"],
    ["namespace A  ::B{}", "namespace A::B {}\n"],
    ["namespace A{entity B;}", "namespace A {\n  entity B;\n}\n"],
    ["entity A;entity B;\n\n\n\nentity C;", "entity A;\nentity B;\n\nentity C;\n"],
    ['@a @b ( "c" )entity A;', '@a\n@b("c")\nentity A;\n'],
    ["entity A { @a b ? :Set < Long > };", "entity A {\n  @a\n  b?: Set<Long>,\n};\n"],
    ["type T={};", "type T = {};\n"],
    ['entity A enum["a","b"] ;', 'entity A enum ["a", "b"];\n'],
    ['action "a\nb" attributes{ } ;', 'action "a\nb" attributes {};\n'],
  ])("%j", (text, expected) => {
    expect(format(text)).toBe(expected);
  });

  test("records and lists break when they do not fit", () => {
    const text =
      'entity A in [B, C] { name: String, inner: { a: Long } }; entity E enum ["aaaa", "bbbb"];';
    expect(format(text, { lineWidth: 30, indentWidth: 4 })).toBe(
      `entity A in [B, C] {
    name: String,
    inner: { a: Long },
};
entity E enum [
    "aaaa",
    "bbbb"
];
`,
    );
  });

  test("names fill lines", () => {
    expect(format("entity Aaaaaaa, Bbbbbbbb, Ccccccc { a: Long };", { lineWidth: 26 })).toBe(
      "entity Aaaaaaa, Bbbbbbbb,\n  Ccccccc { a: Long };\n",
    );
  });
});

describe("comments", () => {
  const everywhere = `// first


// second

@doc // on an annotation
// before a keyword
namespace N { // on a brace

  // before a declaration
  entity A // on a name
    in // on in
    [ // on a bracket
      B, // on B
      C // on C
      // at the end of a list
    ] = { // on a record
      // before an attribute
      a: Long // before a comma
      , b: // on a colon
        Bool,

      // at the end of a record
    } // before a semicolon
    // and another
    ; // on a semicolon
  entity D { // only
  };
  entity E {
    // only
  };
  action a appliesTo { principal: A // on A
    , resource: [A, // in a list
    A], context: {} // at the end
  };
  // at the end of a namespace
} // on a namespace
namespace M { // empty
}
// at the end`;

  test("stay", () => {
    const formatted = format(everywhere);
    const comments = (text: string): readonly string[] => text.match(/\/\/.*/g) ?? [];
    expect(comments(formatted).toSorted()).toEqual(comments(everywhere).toSorted());
    expect(formatted).toContain("    a: Long, // before a comma\n");
    expect(formatted).toContain("  } // before a semicolon\n".replace(" //", "; //"));
    expect(formatted.endsWith("// at the end\n")).toBe(true);
  });

  test("before a closing brace", () => {
    expect(format("entity A { a: Long // x\n // y\n};")).toBe(
      "entity A {\n  a: Long, // x\n  // y\n};\n",
    );
  });

  test("with CR line ends", () => {
    expect(format("// a\r\rentity A; // b\r// c\r\n\r\nentity B;")).toBe(
      "// a\n\nentity A; // b\n// c\n\nentity B;\n",
    );
  });
});

test("what does not parse is not formatted", () => {
  const formatted = formatSchema("entity A");
  expect(!formatted.ok && formatted.error[0]?.code).toBe("schema/unexpected-end");
});
