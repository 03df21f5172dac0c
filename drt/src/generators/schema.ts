/** Schemas: namespaces, common and enumerated types, hierarchies, tags, action groups. */

import type {
  ActionData,
  AttributeData,
  EntityTypeData,
  PlainType,
  SchemaData,
  TypeData,
  Uid,
} from "../language.ts";
import type { Source } from "../source.ts";
import {
  ACTION_IDS,
  ATTRIBUTE_NAMES,
  COMMON_NAMES,
  ENTITY_IDS,
  GROUP_IDS,
  NAMESPACES,
  QUOTED_NAMES,
  TRICKY_IDENTIFIERS,
  TRICKY_TYPE_NAMES,
  TYPE_NAMES,
  WEIRD_STRINGS,
} from "./names.ts";

export function generateSchema(source: Source): SchemaData {
  const namespaces = ["", ...source.list(0, 2, () => source.pick(NAMESPACES))];
  const names = distinct(source.list(2, 6, () => generateTypeName(source, namespaces)));
  const commonNames = commonTypeNames(source, namespaces, names);
  const enums = new Set(names.slice(2).filter(() => source.chance(1, 4)));
  const types: TypeSource = { source, names, common: commonNames };
  const schemaTypes = names.map((name) => generateEntityType(types, name, enums));
  const commonTypes = commonNames.map((name, index) => ({
    name,
    type: generateCommonType({ ...types, common: commonNames.slice(0, index) }, index),
  }));
  const actions = generateActions(types, namespaces, commonTypes);
  return { commonTypes, entityTypes: schemaTypes, actions };
}

/** What types are made from. */
interface TypeSource {
  readonly source: Source;
  /** Of entity types. */
  readonly names: readonly string[];
  /** Of common types. */
  readonly common: readonly string[];
}

function qualified(namespace: string, name: string): string {
  return namespace === "" ? name : `${namespace}::${name}`;
}

function generateTypeName(source: Source, namespaces: readonly string[]): string {
  const name = source.pick(source.chance(1, 8) ? TRICKY_TYPE_NAMES : TYPE_NAMES);
  return qualified(source.pick(namespaces), name);
}

interface Named {
  readonly namespace: string;
  readonly name: string;
}

function split(name: string): Named {
  const end = name.lastIndexOf("::");
  return end < 0
    ? { namespace: "", name }
    : { namespace: name.slice(0, end), name: name.slice(end + 2) };
}

/** Without what is defined already, also where a name of the empty namespace would be hidden by another. */
function withoutClashes<T>(items: readonly T[], named: (item: T) => Named): readonly T[] {
  const kept: T[] = [];
  for (const item of items) {
    const { namespace, name } = named(item);
    const clashes = kept.map(named).some((other) => {
      const isNear = [other.namespace, ""].includes(namespace) || other.namespace === "";
      return other.name === name && isNear;
    });
    if (!clashes) kept.push(item);
  }
  return kept;
}

/** Two at least. */
function distinct(names: readonly string[]): readonly string[] {
  const kept = withoutClashes(names, split);
  if (kept.length >= 2) return kept;
  return [...kept, kept.some((name) => split(name).name === "User") ? "Group" : "User"];
}

function commonTypeNames(
  source: Source,
  namespaces: readonly string[],
  taken: readonly string[],
): readonly string[] {
  const names = source.list(0, 3, () =>
    qualified(source.pick(namespaces), source.pick(COMMON_NAMES)),
  );
  return withoutClashes([...taken, ...names], split).slice(taken.length);
}

const PLAIN_TYPES: readonly PlainType[] = [
  "Bool",
  "Long",
  "String",
  "ipaddr",
  "decimal",
  "datetime",
  "duration",
];

function generateType(types: TypeSource, depth: number): TypeData {
  const { source, names, common } = types;
  const deeper = depth > 0 ? 1 : 0;
  const kind = source.weighted([
    [9, "plain"],
    [4, "entity"],
    [3 * deeper, "set"],
    [2 * deeper, "record"],
    [common.length > 0 ? 2 : 0, "common"],
  ] as const);
  switch (kind) {
    case "plain":
      return { kind: source.pick(PLAIN_TYPES) };
    case "entity":
      return { kind: "entity", name: source.pick(names) };
    case "set":
      return { kind: "set", element: generateType(types, depth - 1) };
    case "record":
      return { kind: "record", attributes: generateAttributes(types, depth - 1, 3) };
    case "common":
      return { kind: "common", name: source.pick(common) };
  }
}

/** The first is a record, so that contexts can be named. */
function generateCommonType(types: TypeSource, index: number): TypeData {
  if (index > 0 && types.source.chance(1, 2)) return generateType(types, 1);
  return { kind: "record", attributes: generateAttributes(types, 1, 3) };
}

function generateAttributeName(source: Source): string {
  const names = source.weighted([
    [8, ATTRIBUTE_NAMES],
    [1, TRICKY_IDENTIFIERS],
    [1, QUOTED_NAMES],
  ] as const);
  return source.pick(names);
}

function generateAttributes(
  types: TypeSource,
  depth: number,
  most: number,
): readonly AttributeData[] {
  const { source } = types;
  const seen = new Set<string>();
  const attributes = source.list(0, most, () => ({
    name: generateAttributeName(source),
    type: generateType(types, depth),
    required: !source.chance(2, 5),
  }));
  return attributes.filter(({ name }) => !seen.has(name) && seen.add(name));
}

/** Enumerated types are in nothing, and may have others in them. */
function generateEntityType(
  types: TypeSource,
  name: string,
  enums: ReadonlySet<string>,
): EntityTypeData {
  const { source, names } = types;
  if (enums.has(name)) {
    const ids = source.list(1, 3, () =>
      source.pick(source.chance(1, 6) ? WEIRD_STRINGS : ENTITY_IDS),
    );
    return { name, memberOf: [], attributes: [], enumIds: [...new Set(ids)] };
  }
  const memberOf = [...new Set(source.list(0, 2, () => source.pick(names)))];
  const attributes = generateAttributes(types, 2, 5);
  if (!source.chance(2, 5)) return { name, memberOf, attributes };
  return { name, memberOf, attributes, tags: generateType(types, 1) };
}

function actionType(source: Source, namespaces: readonly string[]): string {
  return qualified(source.pick(namespaces), "Action");
}

function generateActions(
  types: TypeSource,
  namespaces: readonly string[],
  commonTypes: SchemaData["commonTypes"],
): readonly ActionData[] {
  const { source } = types;
  const wanted = [
    ...source.list(0, 2, () => ({ id: source.pick(GROUP_IDS), isGroup: true })),
    ...source.list(1, 3, () => ({
      id: source.pick(source.chance(1, 8) ? WEIRD_STRINGS : ACTION_IDS),
      isGroup: false,
    })),
  ].map(({ id, isGroup }) => ({ uid: { type: actionType(source, namespaces), id }, isGroup }));
  const plans = withoutClashes(wanted, ({ uid }) => ({ ...split(uid.type), name: uid.id }));
  const groups = plans.flatMap(({ uid, isGroup }) => (isGroup ? [uid] : []));
  const made = plans.map(({ uid, isGroup }, index) => {
    const above = isGroup ? groups.slice(0, index) : groups;
    return generateAction(types, { uid, above, isGroup }, commonTypes);
  });
  if (plans.some(({ isGroup }) => !isGroup)) return made;
  const spare: ActionPlan = { uid: { type: "Action", id: "spare" }, above: groups, isGroup: false };
  return [...made, generateAction(types, spare, commonTypes)];
}

interface ActionPlan {
  readonly uid: Uid;
  readonly above: readonly Uid[];
  readonly isGroup: boolean;
}

/** Groups mostly apply to nothing. */
function generateAction(
  types: TypeSource,
  { uid, above, isGroup }: ActionPlan,
  commonTypes: SchemaData["commonTypes"],
): ActionData {
  const { source, names } = types;
  const memberOf = above.filter(() => source.chance(1, 2));
  if (isGroup && !source.chance(1, 5)) {
    return { uid, memberOf, principals: [], resources: [], context: EMPTY_RECORD };
  }
  const some = (): readonly string[] => [...new Set(source.list(1, 2, () => source.pick(names)))];
  const record = commonTypes[0];
  const context: TypeData =
    record !== undefined && source.chance(1, 4)
      ? { kind: "common", name: record.name }
      : { kind: "record", attributes: generateAttributes(types, 2, 4) };
  return { uid, memberOf, principals: some(), resources: some(), context };
}

const EMPTY_RECORD: TypeData = { kind: "record", attributes: [] };
