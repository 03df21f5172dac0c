// Upper bounds of types are upper bounds, and the least ones.
include "../../validator/rules-values.dfy"
include "typing.dfy"
module RelationsProofs {
  import opened ResultModel
  import opened ValueModel
  import opened SchemaModel
  import opened TypesModel
  import opened RelationsModel
  import opened RulesValuesModel
  import opened TypingProofs

  // A type is a subtype of itself.
  lemma SubtypeIsReflexive(a: Type)
    ensures IsSubtype(a, a)
    decreases a
  {
    match a
    case BoolType(outcome) => case LongType => case StringType => case ExtensionType(name) => case EntityOfType(entityType) =>
    case SetOf(element) => SubtypeIsReflexive(element);
    case RecordOf(attributes) =>
      forall name | name in attributes ensures IsSubtype(attributes[name].ty, attributes[name].ty) {
        SubtypeIsReflexive(attributes[name].ty);
      }
  }

  // A value of a type has every type above it.
  lemma SubtypeIsSound(a: Type, b: Type, value: Value)
    requires IsSubtype(a, b) && HasType(value, a)
    ensures HasType(value, b)
    decreases a
  {
    match a
    case BoolType(outcome) => case LongType => case StringType => case ExtensionType(name) => case EntityOfType(entityType) =>
    case SetOf(element) =>
      forall v | v in value.elements ensures HasType(v, b.element) { SubtypeIsSound(element, b.element, v); }
    case RecordOf(attributes) =>
      forall name | name in b.attributes && name in value.attrs ensures HasType(value.attrs[name], b.attributes[name].ty) {
        assert name in attributes;
        SubtypeIsSound(attributes[name].ty, b.attributes[name].ty, value.attrs[name]);
      }
  }

  // An upper bound is above both types.
  lemma UpperBoundIsAbove(a: Type, b: Type)
    requires HasUpperBound(a, b)
    ensures IsSubtype(a, UpperBound(a, b)) && IsSubtype(b, UpperBound(a, b))
    decreases a
  {
    match a
    case BoolType(outcome) => case LongType => case StringType => case ExtensionType(name) => case EntityOfType(entityType) =>
    case SetOf(element) => UpperBoundIsAbove(element, b.element);
    case RecordOf(attributes) =>
      forall name | name in attributes
        ensures name in b.attributes && IsSubtype(attributes[name].ty, UpperBound(a, b).attributes[name].ty)
        ensures IsSubtype(b.attributes[name].ty, UpperBound(a, b).attributes[name].ty)
      {
        assert name in b.attributes;
        UpperBoundIsAbove(attributes[name].ty, b.attributes[name].ty);
      }
  }

  // It is the least: whatever is above both types is above their upper bound, which then exists.
  lemma UpperBoundIsLeast(a: Type, b: Type, c: Type)
    requires IsSubtype(a, c) && IsSubtype(b, c)
    ensures HasUpperBound(a, b) && IsSubtype(UpperBound(a, b), c)
    decreases a
  {
    match a
    case BoolType(outcome) => case LongType => case StringType => case ExtensionType(name) => case EntityOfType(entityType) =>
    case SetOf(element) => UpperBoundIsLeast(element, b.element, c.element);
    case RecordOf(attributes) =>
      forall name | name in attributes
        ensures name in b.attributes && name in c.attributes && HasUpperBound(attributes[name].ty, b.attributes[name].ty)
        ensures IsSubtype(UpperBound(a, b).attributes[name].ty, c.attributes[name].ty)
      {
        assert name in c.attributes && name in b.attributes;
        UpperBoundIsLeast(attributes[name].ty, b.attributes[name].ty, c.attributes[name].ty);
      }
  }

  // A value of one of two types has their upper bound as its type.
  lemma UpperBoundIsSound(a: Type, b: Type, value: Value)
    requires HasUpperBound(a, b) && (HasType(value, a) || HasType(value, b))
    ensures HasType(value, UpperBound(a, b))
  {
    UpperBoundIsAbove(a, b);
    if HasType(value, a) { SubtypeIsSound(a, UpperBound(a, b), value); } else { SubtypeIsSound(b, UpperBound(a, b), value); }
  }

  // The bound of several types is above each of them.
  lemma UpperBoundOfIsSound(bound: Type, types: seq<Type>, value: Value)
    requires UpperBoundOf(bound, types).Some?
    requires HasType(value, bound) || exists i :: 0 <= i < |types| && HasType(value, types[i])
    ensures HasType(value, UpperBoundOf(bound, types).value)
    decreases |types|
  {
    if |types| > 0 {
      var rest := types[1..];
      if HasType(value, bound) || HasType(value, types[0]) {
        UpperBoundIsSound(bound, types[0], value);
      } else {
        var i :| 0 <= i < |types| && HasType(value, types[i]);
        assert rest[i - 1] == types[i];
      }
      UpperBoundOfIsSound(UpperBound(bound, types[0]), rest, value);
    }
  }
}
