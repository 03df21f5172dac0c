/** Schemas as Cedar schema text. */

import type {
  ActionData,
  AttributeData,
  EntityTypeData,
  SchemaData,
  TypeData,
} from "../language.ts";
import { isPlainName } from "../generators/names.ts";
import { quoted } from "./cedar-strings.ts";
import { basename, declaredNames, namespaceOf, namespacesOf } from "./schema-names.ts";
import { PLAIN, type Surface } from "./surface.ts";

export function printSchema(schema: SchemaData, surface: Surface = PLAIN): string {
  return surface.join(new SchemaText(schema, surface).tokens());
}

class SchemaText {
  readonly #schema: SchemaData;
  readonly #surface: Surface;
  readonly #declared: ReadonlySet<string>;
  readonly #out: string[] = [];
  #namespace = "";

  constructor(schema: SchemaData, surface: Surface) {
    this.#schema = schema;
    this.#surface = surface;
    this.#declared = declaredNames(schema);
  }

  tokens(): readonly string[] {
    for (const name of this.#ordered(namespacesOf(this.#schema))) {
      this.#namespace = name;
      if (name !== "") {
        this.#annotations();
        this.#out.push("namespace");
        this.#path(name);
        this.#out.push("{");
      }
      this.#declarations();
      if (name !== "") this.#out.push("}");
    }
    return this.#out;
  }

  #declarations(): void {
    const { commonTypes, entityTypes, actions } = this.#schema;
    const isHere = ({ name }: { readonly name: string }): boolean =>
      namespaceOf(name) === this.#namespace;
    const inOrder = [
      ...commonTypes.filter(isHere).map((each) => () => this.#commonType(each)),
      ...entityTypes.filter(isHere).map((each) => () => this.#entityType(each)),
      ...actions
        .filter(({ uid }) => isHere({ name: uid.type }))
        .map((each) => () => this.#action(each)),
    ];
    for (const print of this.#ordered(inOrder)) print();
  }

  /** Definitions may stand in any order. */
  #ordered<T>(items: readonly T[]): readonly T[] {
    return this.#surface.chance(1, 3) ? items.toReversed() : items;
  }

  #commonType({ name, type }: SchemaData["commonTypes"][number]): void {
    this.#annotations();
    this.#out.push("type", basename(name), "=");
    this.#type(type);
    this.#out.push(";");
  }

  /** They mean nothing. */
  #annotations(): void {
    if (this.#surface.chance(1, 12)) this.#out.push("@", "doc", "(", '"é"', ")");
    if (this.#surface.chance(1, 20)) this.#out.push("@", "if");
  }

  #path(name: string): void {
    const [first = "", ...rest] = name.split("::");
    this.#out.push(first);
    for (const part of rest) this.#out.push("::", part);
  }

  #entityType({ name, memberOf, attributes, tags, enumIds }: EntityTypeData): void {
    this.#annotations();
    this.#out.push("entity", basename(name));
    if (enumIds !== undefined) {
      this.#out.push("enum", "[");
      this.#separated(enumIds, (id) => this.#out.push(quoted(id, this.#surface)));
      this.#out.push("]", ";");
      return;
    }
    if (memberOf.length > 0) {
      this.#out.push("in");
      this.#names(memberOf);
    }
    if (attributes.length > 0 || this.#surface.chance(1, 3)) {
      if (this.#surface.chance(1, 3)) this.#out.push("=");
      this.#record(attributes);
    }
    if (tags !== undefined) {
      this.#out.push("tags");
      this.#type(tags);
    }
    this.#out.push(";");
  }

  /** One name may stand without brackets. */
  #names(names: readonly string[]): void {
    const [only = ""] = names;
    if (names.length === 1 && !this.#surface.chance(1, 2)) {
      this.#name(only);
      return;
    }
    this.#out.push("[");
    this.#separated(names, (name) => this.#name(name));
    this.#out.push("]");
  }

  #separated<T>(items: readonly T[], print: (item: T) => void): void {
    for (const [index, item] of items.entries()) {
      if (index > 0) this.#out.push(",");
      print(item);
    }
  }

  #action(action: ActionData): void {
    const { uid, memberOf, principals } = action;
    this.#annotations();
    this.#out.push("action", this.#word(uid.id));
    if (memberOf.length > 0) {
      const isBare = memberOf.length === 1 && !this.#surface.chance(1, 2);
      this.#out.push("in");
      if (!isBare) this.#out.push("[");
      this.#separated(memberOf, (group) => {
        if (group.type === uid.type && !this.#surface.chance(1, 3)) {
          this.#out.push(this.#word(group.id));
          return;
        }
        this.#path(group.type);
        this.#out.push("::", quoted(group.id, this.#surface));
      });
      if (!isBare) this.#out.push("]");
    }
    if (principals.length > 0) this.#appliesTo(action);
    this.#out.push(";");
  }

  #appliesTo({ principals, resources, context }: ActionData): void {
    this.#out.push("appliesTo", "{", "principal", ":");
    this.#names(principals);
    this.#out.push(",", "resource", ":");
    this.#names(resources);
    const isEmpty = context.kind === "record" && context.attributes.length === 0;
    if (!isEmpty || this.#surface.chance(1, 3)) {
      this.#out.push(",", "context", ":");
      this.#type(context);
    }
    if (this.#surface.chance(1, 8)) this.#out.push(",");
    this.#out.push("}");
  }

  /** A name that can be quoted. */
  #word(name: string): string {
    const isPlain = isPlainName(name) && !this.#surface.chance(1, 4);
    return isPlain ? name : quoted(name, this.#surface);
  }

  #record(attributes: readonly AttributeData[]): void {
    this.#out.push("{");
    this.#separated(attributes, ({ name, type, required }) => {
      this.#annotations();
      this.#out.push(this.#word(name));
      if (!required) this.#out.push("?");
      this.#out.push(":");
      this.#type(type);
    });
    if (attributes.length > 0 && this.#surface.chance(1, 8)) this.#out.push(",");
    this.#out.push("}");
  }

  #type(type: TypeData): void {
    switch (type.kind) {
      case "set":
        this.#out.push("Set", "<");
        this.#type(type.element);
        this.#out.push(">");
        break;
      case "record":
        this.#record(type.attributes);
        break;
      case "entity":
      case "common":
        this.#name(type.name);
        break;
      case "Bool":
      case "Long":
      case "String":
      case "ipaddr":
      case "decimal":
      case "datetime":
      case "duration":
        this.#builtIn(type.kind);
    }
  }

  #name(name: string): void {
    const isShort = namespaceOf(name) === this.#namespace && this.#surface.chance(1, 2);
    this.#path(isShort ? basename(name) : name);
  }

  /** Something declared may have the name of a built-in type. */
  #builtIn(name: string): void {
    const isHidden = this.#declared.has(name) || this.#declared.has(`${this.#namespace}::${name}`);
    if (isHidden || this.#surface.chance(1, 6)) this.#out.push("__cedar", "::");
    this.#out.push(name);
  }
}
