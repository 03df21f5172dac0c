// A resolved schema: what it declares about entity types and actions, everything above each of them included.
include "../data/text.dfy"
include "../values/value.dfy"
module SchemaModel {
  import opened ResultModel
  import opened TextModel
  import opened EntityUidModel
  import opened ValueModel

  datatype ExtensionTypeName = DecimalName | IpAddrName | DatetimeName | DurationName

  // In a schema a Bool may be either (`Unknown`); the checker also knows conditions whose outcome is certain.
  datatype Outcome = Unknown | True | False

  datatype Type =
    | BoolType(outcome: Outcome)
    | LongType
    | StringType
    | ExtensionType(name: ExtensionTypeName)
    | EntityOfType(entityType: EntityType)
    | SetOf(element: Type)
    | RecordOf(attributes: map<Attr, Attribute>)
  datatype Attribute = Attribute(ty: Type, required: bool)

  // `ancestors`: the types whose entities may be above; the type itself only if entities of it may be in one another.
  datatype SchemaEntityType = SchemaEntityType(
    ancestors: set<EntityType>,
    attributes: map<Attr, Attribute>,
    tags: Option<Type>,
    enumIds: Option<set<string>>)

  datatype SchemaAction = SchemaAction(
    ancestors: set<EntityUid>,
    principalTypes: set<EntityType>,
    resourceTypes: set<EntityType>,
    context: map<Attr, Attribute>)

  datatype Schema = Schema(entityTypes: map<EntityType, SchemaEntityType>, actions: map<EntityUid, SchemaAction>)

  // One combination of types that a request may have.
  datatype RequestEnv = RequestEnv(principalType: EntityType, action: EntityUid, resourceType: EntityType)

  // Whether entities of this type are actions: its last component is `Action`.
  predicate method IsActionType(entityType: EntityType) {
    entityType == "Action" || Drop(entityType, |entityType| - 8) == "::Action"
  }

  // Whether the parts fit together. A schema that was resolved always does.
  predicate method IsWellFormed(schema: Schema) {
    (forall name :: name in schema.entityTypes ==>
      !IsActionType(name) && IsWellFormedEntityType(schema, schema.entityTypes[name])) &&
    (forall uid :: uid in schema.actions ==>
      IsActionType(uid.entityType) && IsWellFormedAction(schema, uid, schema.actions[uid]))
  }

  predicate method IsWellFormedEntityType(schema: Schema, declared: SchemaEntityType) {
    AreDeclared(schema, declared.ancestors) &&
    (forall above :: above in declared.ancestors && above in schema.entityTypes ==>
      schema.entityTypes[above].ancestors <= declared.ancestors) &&
    IsWellFormedType(schema, RecordOf(declared.attributes)) &&
    (declared.tags.Some? ==> IsWellFormedType(schema, declared.tags.value))
  }

  predicate method IsWellFormedAction(schema: Schema, uid: EntityUid, declared: SchemaAction) {
    uid !in declared.ancestors &&
    (forall above :: above in declared.ancestors ==>
      above in schema.actions && schema.actions[above].ancestors <= declared.ancestors) &&
    AreDeclared(schema, declared.principalTypes) &&
    AreDeclared(schema, declared.resourceTypes) &&
    IsWellFormedType(schema, RecordOf(declared.context))
  }

  predicate method AreDeclared(schema: Schema, names: set<EntityType>) {
    forall name :: name in names ==> name in schema.entityTypes
  }

  predicate method IsWellFormedType(schema: Schema, ty: Type)
    decreases ty
  {
    match ty
    case BoolType(outcome) => outcome == Unknown
    case LongType => true
    case StringType => true
    case ExtensionType(name) => true
    case EntityOfType(entityType) => entityType in schema.entityTypes || IsTypeOfAction(schema, entityType)
    case SetOf(element) => IsWellFormedType(schema, element)
    case RecordOf(attributes) => forall name :: name in attributes ==> IsWellFormedType(schema, attributes[name].ty)
  }

  predicate method IsTypeOfAction(schema: Schema, entityType: EntityType) {
    exists uid :: uid in schema.actions && uid.entityType == entityType
  }
}
