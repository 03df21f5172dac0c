/** Schemas at random, small and without mistakes, in a form that policies and stores are made from. */

import type { Random } from "../fuzz/random.ts";

export type PlainKind = "Long" | "Bool" | "String" | "decimal" | "ipaddr" | "datetime" | "duration";

export type ModelType =
  | { readonly kind: PlainKind }
  | { readonly kind: "entity"; readonly name: string }
  | { readonly kind: "set"; readonly element: ModelType }
  | ModelRecord;

export interface ModelRecord {
  readonly kind: "record";
  readonly attributes: readonly ModelAttribute[];
}

interface ModelAttribute {
  readonly name: string;
  readonly type: ModelType;
  readonly optional: boolean;
}

export interface ModelEntityType {
  /** With namespace. */
  readonly name: string;
  readonly memberOf: readonly string[];
  readonly shape: ModelRecord;
  readonly tags: ModelType | undefined;
  /** The ids of an enumerated type. */
  readonly ids: readonly string[] | undefined;
}

export interface ModelAction {
  readonly namespace: string;
  readonly id: string;
  /** Ids of groups in the same namespace. */
  readonly groups: readonly string[];
  readonly principals: readonly string[];
  readonly resources: readonly string[];
  readonly context: ModelRecord;
}

export interface Model {
  readonly entityTypes: readonly ModelEntityType[];
  readonly actions: readonly ModelAction[];
}

const PLAIN_KINDS: readonly PlainKind[] = [
  "Long",
  "Bool",
  "String",
  "decimal",
  "ipaddr",
  "datetime",
  "duration",
];
const ENTITY_NAMES = ["User", "Group", "Photo", "Album", "N::Doc", "N::Team"];
const ENUM = "Color";
const ENUM_IDS: readonly string[] = ["red", "green"];
export const ATTRIBUTES: readonly string[] = [
  "a",
  "b",
  "n",
  "s",
  "owner",
  "x y",
  "if",
  "__proto__",
];
const ACTION_IDS: readonly string[] = ["view", "edit", "share"];
const GROUP_ID = "all";

/** The type as Cedar text, which equal types share. */
export function typeText(type: ModelType): string {
  switch (type.kind) {
    case "entity":
      return type.name;
    case "set":
      return `Set<${typeText(type.element)}>`;
    case "record":
      return `{${type.attributes
        .map(
          ({ name, type: of, optional }) =>
            `${JSON.stringify(name)}${optional ? "?" : ""}: ${typeText(of)}`,
        )
        .join(", ")}}`;
    case "Long":
    case "Bool":
    case "String":
    case "decimal":
    case "ipaddr":
    case "datetime":
    case "duration":
      return type.kind;
  }
}

export function actionText({ namespace, id }: Pick<ModelAction, "namespace" | "id">): string {
  return `${namespace === "" ? "" : `${namespace}::`}Action::${JSON.stringify(id)}`;
}

/** `count` different items at most. */
export function some<T>(random: Random, items: readonly T[], count: number): T[] {
  const rest = [...items];
  const chosen: T[] = [];
  while (chosen.length < count && rest.length > 0) {
    chosen.push(...rest.splice(random.int(rest.length), 1));
  }
  return chosen;
}

export function randomModel(random: Random): Model {
  const names = some(random, ENTITY_NAMES, 2 + random.int(4));
  const hasEnum = random.int(2) === 0;
  const all = hasEnum ? [...names, ENUM] : names;
  const entityTypes = names.map((name) => randomEntityType(random, name, names, all));
  if (hasEnum) {
    const shape: ModelRecord = { kind: "record", attributes: [] };
    entityTypes.push({ name: ENUM, memberOf: [], shape, tags: undefined, ids: ENUM_IDS });
  }
  return { entityTypes, actions: randomActions(random, all) };
}

function randomEntityType(
  random: Random,
  name: string,
  names: readonly string[],
  all: readonly string[],
): ModelEntityType {
  return {
    name,
    memberOf: some(random, names, random.int(3)),
    shape: randomRecord(random, all, 2, 2 + random.int(4)),
    tags: random.int(2) === 0 ? randomType(random, all, 1) : undefined,
    ids: undefined,
  };
}

function randomActions(random: Random, all: readonly string[]): readonly ModelAction[] {
  const actions: ModelAction[] = [];
  for (const namespace of random.int(2) === 0 ? [""] : ["", "N"]) {
    const hasGroup = random.int(3) !== 0;
    const nowhere = { principals: [], resources: [], context: randomRecord(random, all, 0, 0) };
    if (hasGroup) actions.push({ namespace, id: GROUP_ID, groups: [], ...nowhere });
    for (const id of some(random, ACTION_IDS, 1 + random.int(2))) {
      actions.push({
        namespace,
        // Actions of two namespaces may not have the same id.
        id: namespace === "" ? id : `${id}2`,
        groups: hasGroup && random.int(2) === 0 ? [GROUP_ID] : [],
        principals: some(random, all, 1 + random.int(2)),
        resources: some(random, all, 1 + random.int(2)),
        context: randomRecord(random, all, 2, random.int(4)),
      });
    }
  }
  // The group of a namespace has an id of its own too.
  return actions.map((action) => ({
    ...action,
    id: action.namespace !== "" && action.id === GROUP_ID ? `${GROUP_ID}2` : action.id,
    groups: action.groups.map((id) => (action.namespace === "" ? id : `${id}2`)),
  }));
}

function randomRecord(
  random: Random,
  names: readonly string[],
  depth: number,
  size: number,
): ModelRecord {
  const attributes = some(random, ATTRIBUTES, size).map((name) => ({
    name,
    type: randomType(random, names, depth),
    optional: random.int(5) < 2,
  }));
  return { kind: "record", attributes };
}

export function randomType(random: Random, names: readonly string[], depth: number): ModelType {
  const at = random.int(depth > 0 ? 20 : 14);
  if (at < 7) return { kind: "entity", name: random.pick(names) };
  if (at < 12) return { kind: random.pick(["Long", "Bool", "String"]) };
  if (at < 14) return { kind: random.pick(PLAIN_KINDS) };
  if (at < 17) return { kind: "set", element: randomType(random, names, depth - 1) };
  return randomRecord(random, names, depth - 1, 1 + random.int(2));
}

export function schemaText({ entityTypes, actions }: Model): string {
  const inNamespace = (namespace: string): string => {
    const own = entityTypes.filter(({ name }) => name.startsWith("N::") === (namespace === "N"));
    const types = own.map((type) => entityTypeText(type, type.name.replace("N::", "")));
    const acts = actions.filter((action) => action.namespace === namespace).map(actionDeclaration);
    return [...types, ...acts].join("\n");
  };
  return `${inNamespace("")}\nnamespace N {\n${inNamespace("N")}\n}\n`;
}

function entityTypeText(type: ModelEntityType, name: string): string {
  if (type.ids !== undefined) return `entity ${name} enum [${quoted(type.ids)}];`;
  const within = type.memberOf.length === 0 ? "" : ` in [${type.memberOf.join(", ")}]`;
  const tags = type.tags === undefined ? "" : ` tags ${typeText(type.tags)}`;
  return `entity ${name}${within} ${typeText(type.shape)}${tags};`;
}

function actionDeclaration(action: ModelAction): string {
  const { id, groups, principals, resources, context } = action;
  const within = groups.length === 0 ? "" : ` in [${quoted(groups)}]`;
  const applies =
    principals.length === 0
      ? ""
      : ` appliesTo { principal: [${principals.join(", ")}], resource: [${resources.join(", ")}], context: ${typeText(context)} }`;
  return `action ${JSON.stringify(id)}${within}${applies};`;
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => JSON.stringify(text)).join(", ");
}
