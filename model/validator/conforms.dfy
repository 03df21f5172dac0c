// Whether a value is of a type of the schema, and which entity UIDs a schema allows.
include "../schema/schema.dfy"
module ConformsModel {
  import opened EntityUidModel
  import opened ValueModel
  import opened SchemaModel

  // Enumerated entities and actions are declared one by one.
  predicate method IsDeclaredUid(schema: Schema, uid: EntityUid) {
    if IsActionType(uid.entityType) then uid in schema.actions
    else uid.entityType in schema.entityTypes && schema.entityTypes[uid.entityType].enumIds.Some? ==>
      uid.id in schema.entityTypes[uid.entityType].enumIds.value
  }

  predicate method ConformsTo(schema: Schema, value: Value, ty: Type)
    decreases ty
  {
    match ty
    case BoolType(outcome) => value.BoolValue?
    case LongType => value.LongValue?
    case StringType => value.StringValue?
    case ExtensionType(name) => IsOfExtensionType(value, name)
    case EntityOfType(entityType) =>
      value.EntityValue? && value.uid.entityType == entityType && IsDeclaredUid(schema, value.uid)
    case SetOf(element) => value.SetValue? && forall v :: v in value.elements ==> ConformsTo(schema, v, element)
    // Every attribute is declared and of its type, and none that is required is missing.
    case RecordOf(attributes) => value.RecordValue? &&
      (forall name :: name in value.attrs ==> name in attributes) &&
      (forall name :: name in attributes ==>
        (name in value.attrs || !attributes[name].required) &&
        (name in value.attrs ==> ConformsTo(schema, value.attrs[name], attributes[name].ty)))
  }

  predicate method IsOfExtensionType(value: Value, name: ExtensionTypeName) {
    match name
    case DecimalName => value.DecimalValue?
    case IpAddrName => value.IpAddrValue?
    case DatetimeName => value.DatetimeValue?
    case DurationName => value.DurationValue?
  }

  predicate method RecordConforms(schema: Schema, attrs: map<Attr, Value>, attributes: map<Attr, Attribute>) {
    ConformsTo(schema, RecordValue(attrs), RecordOf(attributes))
  }
}
