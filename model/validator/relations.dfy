// How types relate, strictly: records agree on names and optionality, entities on their type.
include "types.dfy"
module RelationsModel {
  import opened ValueModel
  import opened SchemaModel
  import opened TypesModel

  predicate method IsSubtype(a: Type, b: Type)
    decreases a
  {
    match a
    case BoolType(outcome) => b == a || b == Bool()
    case LongType => b == a
    case StringType => b == a
    case ExtensionType(name) => b == a
    case EntityOfType(entityType) => b == a
    case SetOf(element) => b.SetOf? && IsSubtype(element, b.element)
    case RecordOf(attributes) =>
      b.RecordOf? && attributes.Keys == b.attributes.Keys &&
      forall name :: name in attributes && name in b.attributes ==>
        attributes[name].required == b.attributes[name].required &&
        IsSubtype(attributes[name].ty, b.attributes[name].ty)
  }

  predicate method HasUpperBound(a: Type, b: Type)
    decreases a
  {
    match a
    case BoolType(outcome) => b.BoolType?
    case LongType => b == a
    case StringType => b == a
    case ExtensionType(name) => b == a
    case EntityOfType(entityType) => b == a
    case SetOf(element) => b.SetOf? && HasUpperBound(element, b.element)
    case RecordOf(attributes) =>
      b.RecordOf? && attributes.Keys == b.attributes.Keys &&
      forall name :: name in attributes && name in b.attributes ==>
        attributes[name].required == b.attributes[name].required &&
        HasUpperBound(attributes[name].ty, b.attributes[name].ty)
  }

  // The least type above both, where there is one; of no meaning otherwise.
  function method UpperBound(a: Type, b: Type): Type
    decreases a
  {
    match a
    case BoolType(outcome) => if a == b then a else Bool()
    case LongType => a
    case StringType => a
    case ExtensionType(name) => a
    case EntityOfType(entityType) => a
    case SetOf(element) => if b.SetOf? then SetOf(UpperBound(element, b.element)) else a
    case RecordOf(attributes) =>
      if !b.RecordOf? then a
      else RecordOf(map name | name in attributes :: Attribute(
        if name in b.attributes then UpperBound(attributes[name].ty, b.attributes[name].ty) else attributes[name].ty,
        attributes[name].required))
  }

  // Whether no value has both types. Says so of entity types only; sets, say, share the empty set.
  predicate method AreDisjoint(a: Type, b: Type) { a.EntityOfType? && b.EntityOfType? && a != b }
}
