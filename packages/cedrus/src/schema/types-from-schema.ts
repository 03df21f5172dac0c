/** What a schema declares, as a TypeScript type. */

import { quote } from "../data/quote.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import type { Annotations } from "./fragment.ts";
import type {
  ExtensionTypeName,
  Schema,
  SchemaAction,
  SchemaAttribute,
  SchemaEntityType,
  SchemaRecord,
  SchemaType,
} from "./schema.ts";

const HEADER = `/**
 * Made from a Cedar schema by \`cedrus types\`: change the schema, not this file.
 *
 * Use it as \`typedBy<Cedar>()\`, which \`cedrus/schema\` exports.
 */
`;

/**
 * A TypeScript module whose type `Cedar` says which entities, actions and contexts the schema allows.
 * With it, `typedBy` gives functions that do not take anything else. The same schema always gives
 * the same text.
 *
 * Records that are used more than once, for example as a common type, stand once.
 *
 * @example
 * ```ts
 * import { unwrap } from "cedrus";
 * import { parseSchemaText, printTypeScript, schemaFromFragments } from "cedrus/schema";
 *
 * const fragment = unwrap(parseSchemaText("entity User { age?: Long };"));
 * const { schema } = unwrap(schemaFromFragments([fragment]));
 * console.log(printTypeScript(schema)); // … User: { … attrs: { age?: number | bigint; }; …
 * ```
 */
export function printTypeScript(schema: Schema): string {
  const printer = new TypePrinter(schema);
  const cedar = printer.cedar();
  return [HEADER, printer.imports(), ...printer.shared(), cedar]
    .filter((part) => part !== "")
    .join("\n");
}

const EXTENSIONS: Readonly<Record<ExtensionTypeName, string>> = {
  decimal: "DecimalJson",
  ipaddr: "IpaddrJson",
  datetime: "DatetimeJson",
  duration: "DurationJson",
};

class TypePrinter {
  readonly #schema: Schema;
  /** The names of types that were printed apart, and their texts in the order of the names. */
  readonly #names = new Map<object | string, string>();
  readonly #shared: string[] = [];
  readonly #imports = new Set<string>();
  readonly #repeated: ReadonlySet<SchemaRecord>;

  constructor(schema: Schema) {
    this.#schema = schema;
    this.#repeated = repeatedRecords(schema);
  }

  cedar(): string {
    const entities = this.#schema.entityTypes().map((type) => this.#entityType(type));
    const actions = this.#schema.actions().map((action) => this.#action(action));
    return [
      "export interface Cedar {",
      ...block("entities", entities),
      ...block("actions", actions),
      "}",
      "",
    ].join("\n");
  }

  imports(): string {
    if (this.#imports.size === 0) return "";
    const names = [...this.#imports].toSorted();
    return `import type { ${names.join(", ")} } from "cedrus/schema";\n`;
  }

  shared(): readonly string[] {
    return this.#shared;
  }

  #entityType(type: SchemaEntityType): string {
    const { name, enumIds, attributes, tags, memberOfTypes, annotations } = type;
    const lines = [
      `id: ${enumIds === undefined ? "string" : literals(enumIds)};`,
      `attrs: ${this.#record({ kind: "record", attributes }, "      ")};`,
      `tags: ${tags === undefined ? "never" : this.#type(tags, "      ")};`,
      `parents: ${literals(memberOfTypes)};`,
    ];
    return member(key(name), lines, annotations);
  }

  #action({ uid, principalTypes, resourceTypes, context, annotations }: SchemaAction): string {
    const lines = [
      `principal: ${literals(principalTypes)};`,
      `resource: ${literals(resourceTypes)};`,
      `context: ${this.#type(context, "      ")};`,
    ];
    return member(literal(textOf(uid)), lines, annotations);
  }

  #type(type: SchemaType, indent: string): string {
    switch (type.kind) {
      case "bool":
        return "boolean";
      case "long":
        return "number | bigint";
      case "string":
        return "string";
      case "extension":
        return this.#import(EXTENSIONS[type.name]);
      case "entity":
        return this.#entity(type.name);
      case "set":
        return arrayOf(this.#type(type.element, indent));
      case "record":
        return this.#repeated.has(type) ? this.#sharedRecord(type) : this.#record(type, indent);
    }
  }

  /** Members come first, so that no type is deeper than what it is made of. */
  #sharedRecord(record: SchemaRecord): string {
    return this.#apart(record, () => this.#record(record, ""));
  }

  #entity(name: string): string {
    const ref = this.#import("EntityRef");
    const declared = this.#schema.entityType(name);
    if (declared === undefined) return `${ref}<${literal(name)}, ${this.#actionIds(name)}>`;
    if (declared.enumIds === undefined) return `${ref}<${literal(name)}>`;
    return `${ref}<${literal(name)}, Cedar["entities"][${literal(name)}]["id"]>`;
  }

  #actionIds(type: string): string {
    const actions = this.#schema.actions().filter(({ uid }) => uid.type === type);
    return this.#apart(type, () => literals(actions.map(({ uid }) => uid.id)));
  }

  #apart(of: object | string, print: () => string): string {
    const known = this.#names.get(of);
    if (known !== undefined) return known;
    const text = print();
    const name = `Shared${this.#names.size + 1}`;
    this.#names.set(of, name);
    this.#shared.push(`type ${name} = ${text};\n`);
    return name;
  }

  #record({ attributes }: SchemaRecord, indent: string): string {
    if (attributes.size === 0) return "Record<string, never>";
    const inside = `${indent}  `;
    const lines = [...attributes].map(([name, attribute]) =>
      this.#attribute(name, attribute, inside),
    );
    return `{\n${lines.join("")}${indent}}`;
  }

  #attribute(name: string, attribute: SchemaAttribute, indent: string): string {
    const mark = attribute.required ? "" : "?";
    const type = this.#type(attribute.type, indent);
    return `${comment(attribute.annotations, indent)}${indent}${key(name)}${mark}: ${type};\n`;
  }

  #import(name: string): string {
    this.#imports.add(name);
    return name;
  }
}

/** Records that more than one place shares, other than those without attributes. */
function repeatedRecords(schema: Schema): ReadonlySet<SchemaRecord> {
  const seen = new Set<SchemaRecord>();
  const repeated = new Set<SchemaRecord>();
  const visit = (type: SchemaType | undefined): void => {
    if (type?.kind === "set") visit(type.element);
    if (type?.kind !== "record" || type.attributes.size === 0) return;
    if (seen.has(type)) repeated.add(type);
    else {
      seen.add(type);
      for (const { type: inner } of type.attributes.values()) visit(inner);
    }
  };
  for (const { attributes, tags } of schema.entityTypes()) {
    for (const { type } of attributes.values()) visit(type);
    visit(tags);
  }
  for (const { context } of schema.actions()) visit(context);
  return repeated;
}

function block(name: string, members: readonly string[]): readonly string[] {
  return members.length === 0
    ? [`  ${name}: Record<never, never>;`]
    : [`  ${name}: {`, ...members, "  };"];
}

function member(name: string, lines: readonly string[], annotations: Annotations): string {
  const body = lines.map((line) => `      ${line}\n`).join("");
  return `${comment(annotations, "    ")}    ${name}: {\n${body}    };`;
}

/** What `@doc` says. On one line, `@ts-ignore` and the like would speak to the compiler. */
function comment(annotations: Annotations, indent: string): string {
  const doc = annotations.get("doc")?.replaceAll("*/", "*\\/").trim() ?? "";
  if (doc === "") return "";
  const lines = printable(doc).split(/\r\n|[\n\r]/);
  const [line = ""] = lines;
  if (lines.length === 1 && !line.startsWith("@")) return `${indent}/** ${line} */\n`;
  const body = lines.map((each) => `${indent} * ${each}`.trimEnd());
  return `${indent}/**\n${body.join("\n")}\n${indent} */\n`;
}

/** The UID as Cedar text. */
function textOf({ type, id }: EntityUid): string {
  return `${type}::${quote(id)}`;
}

function arrayOf(element: string): string {
  return /^\w+$/.test(element) ? `readonly ${element}[]` : `readonly (${element})[]`;
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

function literals(texts: readonly string[]): string {
  return texts.length === 0 ? "never" : [...new Set(texts)].map(literal).join(" | ");
}

/** A string literal type, in the quotes that need fewer escapes. */
function literal(text: string): string {
  const json = printable(JSON.stringify(text));
  const canBeSingle = text.includes('"') && !/['\\]/.test(text);
  return canBeSingle ? `'${json.slice(1, -1).replaceAll('\\"', '"')}'` : json;
}

/** What cannot be seen, or changes how its surroundings are seen, as escapes. */
function printable(text: string): string {
  return text.replace(
    /(?![\n\r])[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`,
  );
}
