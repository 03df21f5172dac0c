// The rules of evaluation, one small function each. They take the values of the operands and evaluate nothing.
include "../values/extensions/functions.dfy"
include "../entities/entity-store.dfy"
include "like.dfy"
module RulesModel {
  import opened ResultModel
  import opened Int64Model
  import opened EntityUidModel
  import opened ValueModel
  import opened ExprModel
  import opened EntityModel
  import opened EntityStoreModel
  import opened EvaluationErrorModel
  import opened LikeModel

  function method AsBool(result: Evaluated): Evaluated {
    if result.Ok? && !result.value.BoolValue? then Err(TypeError) else result
  }

  function method ApplyUnary(op: UnaryOp, arg: Value): Evaluated {
    match op
    case Not => if arg.BoolValue? then Ok(BoolValue(!arg.b)) else Err(TypeError)
    case Neg => if arg.LongValue? then LongOrOverflow(-arg.i) else Err(TypeError)
    case IsEmpty => if arg.SetValue? then Ok(BoolValue(arg.elements == {})) else Err(TypeError)
    case Like(pattern) => if arg.StringValue? then Ok(BoolValue(MatchesPattern(arg.s, pattern))) else Err(TypeError)
    case Is(entityType) => if arg.EntityValue? then Ok(BoolValue(arg.uid.entityType == entityType)) else Err(TypeError)
  }

  function method ApplyBinary(op: BinaryOp, left: Value, right: Value, entities: Entities): Evaluated {
    match op
    case Eq => Ok(BoolValue(left == right))
    case Less => ApplyLess(left, right)
    case LessEq => ApplyLessEq(left, right)
    case In => ApplyIn(left, right, entities)
    case Add => if BothLong(left, right) then LongOrOverflow(left.i + right.i) else Err(TypeError)
    case Sub => if BothLong(left, right) then LongOrOverflow(left.i - right.i) else Err(TypeError)
    case Mul => if BothLong(left, right) then LongOrOverflow(left.i * right.i) else Err(TypeError)
    case Contains => if left.SetValue? then Ok(BoolValue(right in left.elements)) else Err(TypeError)
    case ContainsAll => if BothSet(left, right) then Ok(BoolValue(right.elements <= left.elements)) else Err(TypeError)
    case ContainsAny => if BothSet(left, right) then Ok(BoolValue(!(right.elements !! left.elements))) else Err(TypeError)
    case HasTag => ApplyHasTag(left, right, entities)
    case GetTag => ApplyGetTag(left, right, entities)
  }

  function method LongOrOverflow(i: int): Evaluated { if IsLong(i) then Ok(LongValue(i)) else Err(ArithBoundsError) }
  predicate method BothLong(left: Value, right: Value) { left.LongValue? && right.LongValue? }
  predicate method BothSet(left: Value, right: Value) { left.SetValue? && right.SetValue? }
  predicate method BothDatetime(left: Value, right: Value) { left.DatetimeValue? && right.DatetimeValue? }
  predicate method BothDuration(left: Value, right: Value) { left.DurationValue? && right.DurationValue? }

  function method ApplyLess(left: Value, right: Value): Evaluated {
    if BothLong(left, right) then Ok(BoolValue(left.i < right.i))
    else if BothDatetime(left, right) || BothDuration(left, right) then Ok(BoolValue(left.millis < right.millis))
    else Err(TypeError)
  }
  function method ApplyLessEq(left: Value, right: Value): Evaluated {
    if BothLong(left, right) then Ok(BoolValue(left.i <= right.i))
    else if BothDatetime(left, right) || BothDuration(left, right) then Ok(BoolValue(left.millis <= right.millis))
    else Err(TypeError)
  }

  // A set with anything but entities in it is an error, wherever in the set it stands.
  function method ApplyIn(left: Value, right: Value, entities: Entities): Evaluated {
    if !left.EntityValue? then Err(TypeError)
    else if right.EntityValue? then Ok(BoolValue(IsIn(entities, left.uid, right.uid)))
    else if right.SetValue? && forall v :: v in right.elements ==> v.EntityValue?
    then Ok(BoolValue(exists v :: v in right.elements && v.EntityValue? && IsIn(entities, left.uid, v.uid)))
    else Err(TypeError)
  }

  // An entity that does not exist has no tags and no attributes, but asking for one is an error.
  function method ApplyHasTag(left: Value, right: Value, entities: Entities): Evaluated {
    if !left.EntityValue? || !right.StringValue? then Err(TypeError)
    else Ok(BoolValue(left.uid in entities && right.s in entities[left.uid].tags))
  }
  function method ApplyGetTag(left: Value, right: Value, entities: Entities): Evaluated {
    if !left.EntityValue? || !right.StringValue? then Err(TypeError)
    else if left.uid !in entities then Err(EntityDoesNotExist)
    else if right.s !in entities[left.uid].tags then Err(TagDoesNotExist)
    else Ok(entities[left.uid].tags[right.s])
  }

  function method ApplyHasAttr(arg: Value, attr: Attr, entities: Entities): Evaluated {
    if arg.RecordValue? then Ok(BoolValue(attr in arg.attrs))
    else if arg.EntityValue? then Ok(BoolValue(arg.uid in entities && attr in entities[arg.uid].attrs))
    else Err(TypeError)
  }
  function method ApplyGetAttr(arg: Value, attr: Attr, entities: Entities): Evaluated {
    if arg.RecordValue? then AttrOf(arg.attrs, attr)
    else if !arg.EntityValue? then Err(TypeError)
    else if arg.uid !in entities then Err(EntityDoesNotExist)
    else AttrOf(entities[arg.uid].attrs, attr)
  }
  function method AttrOf(attrs: map<Attr, Value>, attr: Attr): Evaluated {
    if attr in attrs then Ok(attrs[attr]) else Err(AttrDoesNotExist)
  }
}
