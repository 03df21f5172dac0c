/** Which names a schema may declare, and how the names of namespaces and types join. */

import { hasIdentForm, isIdent, isName } from "../data/names.ts";
import { mostSimilar } from "../data/similar.ts";
import type { ExtensionTypeName } from "./schema.ts";

/** Where the built-in types live, whatever a schema declares. */
export const CEDAR_NAMESPACE = "__cedar";

export const EXTENSION_TYPES: readonly ExtensionTypeName[] = [
  "ipaddr",
  "decimal",
  "datetime",
  "duration",
];

/** All built-in types, as Cedar syntax names them. */
export const BUILTIN_TYPES: readonly string[] = ["Bool", "Long", "String", ...EXTENSION_TYPES];

/** They mean something else in the JSON syntax. */
const NEVER_COMMON_TYPES: ReadonlySet<string> = new Set([
  "Bool",
  "Boolean",
  "Entity",
  "Extension",
  "Long",
  "Record",
  "Set",
  "String",
]);

/** What is wrong with a name: a code, a message and a help. */
export interface NameFault {
  readonly code: string;
  readonly message: string;
  readonly help: string;
}

/** What keeps `name` from naming an entity type, or `undefined`. */
export function faultOfTypeName(name: string): NameFault | undefined {
  if (isIdent(name)) return undefined;
  if (hasIdentForm(name)) return reserved(name, `\`${name}\` is a reserved word`);
  return invalid(name, "a declared name is one word like `User`; its namespace stands outside");
}

/** What keeps `name` from naming a common type, or `undefined`. */
export function faultOfCommonTypeName(name: string): NameFault | undefined {
  return NEVER_COMMON_TYPES.has(name)
    ? reserved(name, `\`${name}\` cannot be declared as a common type`)
    : faultOfTypeName(name);
}

/** What keeps `name` from naming a namespace, or `undefined`. The empty name is one. */
export function faultOfNamespace(name: string): NameFault | undefined {
  if (name === "" || isName(name)) return undefined;
  const word = name.split("::").find((part) => hasIdentForm(part) && !isIdent(part));
  return word === undefined
    ? invalid(name, "a namespace is written like `App` or `App::Admin`, without spaces")
    : reserved(name, `\`${word}\` is a reserved word`);
}

/** Whether `name` may refer to a type: `User`, `App::User`, `__cedar::Long`. */
export function isTypeReference(name: string): boolean {
  return name.split("::").every((part) => part === CEDAR_NAMESPACE || isIdent(part));
}

function invalid(name: string, help: string): NameFault {
  return { code: "schema/invalid-name", message: `${JSON.stringify(name)} is not a name`, help };
}

function reserved(name: string, message: string): NameFault {
  return { code: "schema/reserved-name", message, help: `choose another name, like \`My${name}\`` };
}

export function qualify(namespace: string, name: string): string {
  return namespace === "" ? name : `${namespace}::${name}`;
}

export function isQualified(name: string): boolean {
  return name.includes("::");
}

/** The last component of a name. */
export function basename(name: string): string {
  return name.slice(name.lastIndexOf(":") + 1);
}

/** The one of `names` that `name` may mean: the same name in another namespace, or a similar one. */
export function nameMeant(name: string, names: readonly string[]): string | undefined {
  const elsewhere = names.filter((other) => basename(other) === basename(name));
  return mostSimilar(name, elsewhere) ?? elsewhere[0] ?? mostSimilar(name, names);
}

/** What to write for types as other languages call them, in lower case. */
const OTHER_LANGUAGES: ReadonlyMap<string, string> = new Map([
  ...["int", "integer", "number"].map((name) => [name, "whole numbers are `Long`"] as const),
  ...["float", "double"].map((name) => [name, "numbers with a fraction are `decimal`"] as const),
  ...["str", "text"].map((name) => [name, "texts are `String`"] as const),
  ...["date", "time", "timestamp"].map((name) => [name, "instants are `datetime`"] as const),
  ...["ip", "ipaddress"].map((name) => [name, "IP addresses are `ipaddr`"] as const),
  ...["set", "list", "array"].map((name) => [name, "a set is written `Set<String>`"] as const),
  ...["record", "map", "object"].map((name) => [name, "a record is written `{ … }`"] as const),
]);

/** What to write instead of a type of another language. */
export function helpForForeignType(name: string): string | undefined {
  return OTHER_LANGUAGES.get(name.toLowerCase());
}
