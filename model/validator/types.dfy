// The types that policies are checked with: those of schemas, where `True` and `False` are known outcomes.
include "../schema/schema.dfy"
module TypesModel {
  import opened SchemaModel

  function method Bool(): Type { BoolType(Unknown) }
  function method TypeOfBool(b: bool): Type { BoolType(if b then True else False) }
  function method Negated(outcome: Outcome): Outcome {
    match outcome
    case True => False
    case False => True
    case Unknown => Unknown
  }

  predicate method IsEntityOrRecord(ty: Type) { ty.EntityOfType? || ty.RecordOf? }
  predicate method IsEntityOrEntities(ty: Type) { ty.EntityOfType? || (ty.SetOf? && ty.element.EntityOfType?) }
  // What `<` compares.
  predicate method IsOrdered(ty: Type) {
    ty.LongType? || ty == ExtensionType(DatetimeName) || ty == ExtensionType(DurationName)
  }
}
