/** Schemas as values of the compiled model: common types written out, hierarchies closed. */

import {
  _dafny,
  ResultModel,
  SchemaModel,
  ValidatorModel,
} from "../../../model/generated/model.mjs";
import type * as M from "../../../model/generated/model.mjs";
import type {
  ActionData,
  AttributeData,
  EntityTypeData,
  PlainType,
  SchemaData,
  TypeData,
  Uid,
} from "../language.ts";
import { keyOf } from "./ancestors.ts";
import { encodeUid } from "./model-encode.ts";

const T = SchemaModel.Type;
const Name = SchemaModel.ExtensionTypeName;

const PLAIN: Readonly<Record<PlainType, M.Type>> = {
  Bool: T.create_BoolType(SchemaModel.Outcome.create_Unknown()),
  Long: T.create_LongType(),
  String: T.create_StringType(),
  ipaddr: T.create_ExtensionType(Name.create_IpAddrName()),
  decimal: T.create_ExtensionType(Name.create_DecimalName()),
  datetime: T.create_ExtensionType(Name.create_DatetimeName()),
  duration: T.create_ExtensionType(Name.create_DurationName()),
};

/** Throws if the parts do not fit together, which would be a mistake made here. */
export function encodeSchema(schema: SchemaData): M.Schema {
  const encoded = new SchemaEncoder(schema).schema();
  if (!ValidatorModel.__default.IsWellFormed(encoded)) throw new Error("the schema is not well formed");
  return encoded;
}

/** The type of the context of an action, if the schema declares it. */
export function encodeContextType(
  schema: SchemaData,
  action: Uid,
): M.Map<string, M.Attribute> | undefined {
  return new SchemaEncoder(schema).contextOf(action);
}

class SchemaEncoder {
  readonly #schema: SchemaData;
  readonly #common: ReadonlyMap<string, TypeData>;

  constructor(schema: SchemaData) {
    this.#schema = schema;
    this.#common = new Map(schema.commonTypes.map(({ name, type }) => [name, type]));
  }

  schema(): M.Schema {
    const { entityTypes, actions } = this.#schema;
    const types = new _dafny.Map<string, M.SchemaEntityType>();
    for (const type of entityTypes) types.push([type.name, this.#entityType(type)]);
    const declared = new _dafny.Map<M.EntityUid, M.SchemaAction>();
    for (const action of actions) declared.push([encodeUid(action.uid), this.#action(action)]);
    return SchemaModel.Schema.create_Schema(types, declared);
  }

  #entityType({ name, attributes, tags, enumIds }: EntityTypeData): M.SchemaEntityType {
    const O = ResultModel.Option;
    return SchemaModel.SchemaEntityType.create_SchemaEntityType(
      setOf(this.#typesAbove(name)),
      this.#attributes(attributes),
      tags === undefined ? O.create_None<M.Type>() : O.create_Some(this.#type(tags)),
      enumIds === undefined ? O.create_None<M.Set<string>>() : O.create_Some(setOf(enumIds)),
    );
  }

  #action({ uid, principals, resources, context }: ActionData): M.SchemaAction {
    return SchemaModel.SchemaAction.create_SchemaAction(
      setOf(this.#groupsAbove(uid).map(encodeUid)),
      setOf(principals),
      setOf(resources),
      this.#attributes(this.#recordOf(context)),
    );
  }

  /** The type of the context of an action, if it is declared. */
  contextOf(action: Uid): M.Map<string, M.Attribute> | undefined {
    const declared = this.#schema.actions.find(({ uid }) => keyOf(uid) === keyOf(action));
    return declared && this.#attributes(this.#recordOf(declared.context));
  }

  #recordOf(type: TypeData): readonly AttributeData[] {
    if (type.kind === "record") return type.attributes;
    if (type.kind === "common") return this.#recordOf(this.#meaningOf(type.name));
    throw new Error("a context is no record");
  }

  #meaningOf(name: string): TypeData {
    const meant = this.#common.get(name);
    if (meant === undefined) throw new Error(`no common type ${name}`);
    return meant;
  }

  #typesAbove(name: string): readonly string[] {
    const parents = new Map(this.#schema.entityTypes.map((type) => [type.name, type.memberOf]));
    const above = new Set(parents.get(name));
    // A set that grows while it is walked: what is added is visited too.
    for (const each of above) for (const parent of parents.get(each) ?? []) above.add(parent);
    return [...above];
  }

  #groupsAbove(uid: Uid): readonly Uid[] {
    const actions = new Map(this.#schema.actions.map((action) => [keyOf(action.uid), action]));
    const above = new Map<string, Uid>();
    const add = (of: string): void => {
      for (const group of actions.get(of)?.memberOf ?? []) above.set(keyOf(group), group);
    };
    add(keyOf(uid));
    for (const key of above.keys()) add(key);
    return [...above.values()];
  }

  #attributes(attributes: readonly AttributeData[]): M.Map<string, M.Attribute> {
    const map = new _dafny.Map<string, M.Attribute>();
    for (const { name, type, required } of attributes) {
      map.push([name, SchemaModel.Attribute.create_Attribute(this.#type(type), required)]);
    }
    return map;
  }

  #type(type: TypeData): M.Type {
    switch (type.kind) {
      case "entity":
        return T.create_EntityOfType(type.name);
      case "set":
        return T.create_SetOf(this.#type(type.element));
      case "record":
        return T.create_RecordOf(this.#attributes(type.attributes));
      case "common":
        return this.#type(this.#meaningOf(type.name));
      default:
        return PLAIN[type.kind];
    }
  }
}

function setOf<E>(elements: readonly E[]): M.Set<E> {
  return _dafny.Set.fromElements(...elements);
}
