// What it means that values have types and that the data of a decision is as the schema says. Checked data is.
include "../../validator/checker.dfy"
include "../../validator/entity-conformance.dfy"
include "../../validator/request-conformance.dfy"
module TypingProofs {
  import opened ResultModel
  import opened EntityUidModel
  import opened ValueModel
  import opened EntityModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened SchemaModel
  import opened TypesModel
  import opened CheckerModel
  import opened ConformsModel
  import opened EntityConformanceModel
  import opened RequestConformanceModel

  predicate Allows(outcome: Outcome, b: bool) { outcome == Unknown || b == (outcome == True) }

  predicate HasType(value: Value, ty: Type)
    decreases ty
  {
    match ty
    case BoolType(outcome) => value.BoolValue? && Allows(outcome, value.b)
    case LongType => value.LongValue?
    case StringType => value.StringValue?
    case ExtensionType(name) => IsOfExtensionType(value, name)
    case EntityOfType(entityType) => value.EntityValue? && value.uid.entityType == entityType
    case SetOf(element) => value.SetValue? && forall v :: v in value.elements ==> HasType(v, element)
    case RecordOf(attributes) => value.RecordValue? &&
      (forall name :: name in value.attrs ==> name in attributes) &&
      (forall name :: name in attributes ==>
        (name in value.attrs || !attributes[name].required) &&
        (name in value.attrs ==> HasType(value.attrs[name], attributes[name].ty)))
  }
  predicate RecordHasType(attrs: map<Attr, Value>, attributes: map<Attr, Attribute>) {
    HasType(RecordValue(attrs), RecordOf(attributes))
  }

  // What checking relies on: request and entities have the types that the checker takes them to have.
  predicate Fits(checker: Checker, request: Request, entities: Entities) {
    RequestFits(checker, request) && StoreFits(checker.schema, entities)
  }
  predicate RequestFits(checker: Checker, request: Request) {
    checker.env == EnvOf(request) &&
    request.action in checker.schema.actions &&
    RecordHasType(request.context, ContextOf(checker))
  }
  predicate StoreFits(schema: Schema, entities: Entities) {
    (forall uid :: uid in schema.actions ==> uid in entities && uid.entityType !in schema.entityTypes) &&
    (forall uid :: uid in entities ==> EntityFits(schema, uid, entities[uid]))
  }
  predicate EntityFits(schema: Schema, uid: EntityUid, entity: Entity) {
    if uid.entityType in schema.entityTypes then FitsEntityType(schema.entityTypes[uid.entityType], entity)
    else uid in schema.actions && entity == ActionEntity(schema.actions[uid])
  }
  predicate FitsEntityType(declared: SchemaEntityType, entity: Entity) {
    RecordHasType(entity.attrs, declared.attributes) &&
    (forall tag :: tag in entity.tags ==> declared.tags.Some? && HasType(entity.tags[tag], declared.tags.value)) &&
    (forall above :: above in entity.ancestors ==> above.entityType in declared.ancestors)
  }

  // A value that passes the check against a type of the schema has that type.
  lemma CheckedValueHasType(schema: Schema, value: Value, ty: Type)
    requires ConformsTo(schema, value, ty) && IsWellFormedType(schema, ty)
    ensures HasType(value, ty)
    decreases ty
  {
    match ty
    case BoolType(outcome) =>
    case LongType =>
    case StringType =>
    case ExtensionType(name) =>
    case EntityOfType(entityType) =>
    case SetOf(element) =>
      forall v | v in value.elements ensures HasType(v, element) { CheckedValueHasType(schema, v, element); }
    case RecordOf(attributes) =>
      forall name | name in attributes && name in value.attrs ensures HasType(value.attrs[name], attributes[name].ty) {
        CheckedValueHasType(schema, value.attrs[name], attributes[name].ty);
      }
  }

  // Entities that pass validation, together with the schema's actions, are as the schema says.
  lemma CheckedEntitiesFit(schema: Schema, entities: Entities)
    requires IsWellFormed(schema) && ValidateEntities(schema, entities)
    requires forall uid :: uid in schema.actions ==> uid in entities
    ensures StoreFits(schema, entities)
  {
    forall uid | uid in entities ensures EntityFits(schema, uid, entities[uid]) {
      var entity := entities[uid];
      assert EntityConforms(schema, uid, entity);
      if uid.entityType in schema.entityTypes {
        var declared := schema.entityTypes[uid.entityType];
        assert IsWellFormedEntityType(schema, declared);
        CheckedValueHasType(schema, RecordValue(entity.attrs), RecordOf(declared.attributes));
        forall tag | tag in entity.tags ensures declared.tags.Some? && HasType(entity.tags[tag], declared.tags.value) {
          CheckedValueHasType(schema, entity.tags[tag], declared.tags.value);
        }
      }
    }
  }

  // Adding the schema's actions keeps valid entities valid, and all actions are among them then.
  lemma ActionsCanBeAdded(schema: Schema, entities: Entities)
    requires IsWellFormed(schema) && ValidateEntities(schema, entities)
    ensures ValidateEntities(schema, WithActions(schema, entities))
    ensures forall uid :: uid in schema.actions ==> uid in WithActions(schema, entities)
    ensures forall uid :: uid in entities ==> uid in WithActions(schema, entities) && WithActions(schema, entities)[uid] == entities[uid]
  {
    var all := WithActions(schema, entities);
    forall uid | uid in all ensures EntityConforms(schema, uid, all[uid]) {
      if uid in entities { assert EntityConforms(schema, uid, entities[uid]); }
    }
  }

  // A request that passes validation fits its environment, which is one of those that validation checks.
  lemma CheckedRequestFits(schema: Schema, request: Request)
    requires IsWellFormed(schema) && ValidateRequest(schema, request)
    ensures RequestFits(Checker(schema, EnvOf(request)), request)
    ensures request.principal.entityType in schema.actions[request.action].principalTypes
    ensures request.resource.entityType in schema.actions[request.action].resourceTypes
  {
    var declared := schema.actions[request.action];
    assert IsWellFormedAction(schema, request.action, declared);
    CheckedValueHasType(schema, RecordValue(request.context), RecordOf(declared.context));
  }
}
