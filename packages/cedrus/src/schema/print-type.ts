/** Types as Cedar schema text. */

import { quote } from "../data/quote.ts";
import type { Problems } from "../diagnostic/diagnostic.ts";
import type { Annotations, AttributeDecl, TypeExpr } from "./fragment.ts";
import { type DeclaredNames, printSchemaName } from "./printed-names.ts";

/** Prints a type that begins on a line with this indentation. */
export type TypePrinter = (type: TypeExpr, indent: string) => string;

const BUILT_IN = { bool: "Bool", long: "Long", string: "String" } as const;
const BUILT_IN_NAMES: ReadonlySet<string> = new Set([
  "Bool",
  "Long",
  "String",
  "decimal",
  "ipaddr",
  "datetime",
  "duration",
]);

type NamedType = Extract<TypeExpr, { kind: "entity" | "common" | "entityOrCommon" }>;

/** Prints types of `namespace`; a name that would be read as something else is a problem. */
export function typePrinter(
  names: DeclaredNames,
  namespace: string,
  problems: Problems,
): TypePrinter {
  const builtIn = (name: string): string => (names.shadows(name) ? `__cedar::${name}` : name);

  const printName = (type: NamedType): string => {
    const { kind, name, span } = type;
    const meaning = names.meaning(name, namespace);
    if (kind === "entityOrCommon" || meaning === kind) return name;
    if (meaning === undefined && (kind === "common" || !BUILT_IN_NAMES.has(name))) return name;
    if (kind === "common" && BUILT_IN_NAMES.has(name)) return `__cedar::${name}`;
    problems.add({
      code: "schema/ambiguous-name",
      message: `\`${name}\` means ${MEANING[kind]}, but would be read as ${MEANING[OTHER[kind]]}`,
      help: "rename one of the two, or keep the schema as JSON",
      span,
    });
    return name;
  };

  const printAttribute = (attribute: AttributeDecl, indent: string): string => {
    const { name, required, type, annotations } = attribute;
    const lines = printAnnotationLines(annotations, indent);
    const mark = required ? "" : "?";
    return `${lines}${indent}${printSchemaName(name)}${mark}: ${print(type, indent)},\n`;
  };

  const print: TypePrinter = (type, indent) => {
    switch (type.kind) {
      case "bool":
      case "long":
      case "string":
        return builtIn(BUILT_IN[type.kind]);
      case "extension":
        return builtIn(type.name);
      case "set":
        return `Set<${print(type.element, indent)}>`;
      case "record": {
        if (type.attributes.length === 0) return "{}";
        const inside = `${indent}  `;
        const lines = type.attributes.map((attribute) => printAttribute(attribute, inside));
        return `{\n${lines.join("")}${indent}}`;
      }
      case "entity":
      case "common":
      case "entityOrCommon":
        return printName(type);
    }
  };
  return print;
}

const MEANING = { entity: "an entity type", common: "a common type" } as const;
const OTHER = { entity: "common", common: "entity" } as const;

/** Each annotation on a line of its own. */
export function printAnnotationLines(annotations: Annotations, indent: string): string {
  let out = "";
  for (const [key, value] of annotations) {
    out += value === null ? `${indent}@${key}\n` : `${indent}@${key}(${quote(value)})\n`;
  }
  return out;
}
