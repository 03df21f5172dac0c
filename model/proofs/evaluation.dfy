// Laws of evaluation that a reader of Cedar expects; they also keep the rules from saying something else by mistake.
include "../evaluator/evaluate.dfy"
module EvaluationProofs {
  import opened ResultModel
  import opened Int64Model
  import opened EntityUidModel
  import opened ValueModel
  import opened ExprModel
  import opened EntityModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened EvaluationErrorModel
  import opened LikeModel
  import opened RulesModel
  import opened EvaluateModel

  predicate Holds(x: Expr, request: Request, entities: Entities) { Evaluate(x, request, entities) == Ok(BoolValue(true)) }
  predicate IsFalse(x: Expr, request: Request, entities: Entities) { Evaluate(x, request, entities) == Ok(BoolValue(false)) }

  // ---- && || ! if

  // `&&` stops at false and `||` at true: what stands behind may be anything, even something that fails.
  lemma ShortCircuit(x: Expr, y: Expr, request: Request, entities: Entities)
    ensures IsFalse(x, request, entities) ==> IsFalse(And(x, y), request, entities)
    ensures Holds(x, request, entities) ==> Holds(Or(x, y), request, entities)
  { }

  // `&&` holds exactly if both sides do, and `||` is false exactly if both sides are.
  lemma AndHoldsIffBothHold(x: Expr, y: Expr, request: Request, entities: Entities)
    ensures Holds(And(x, y), request, entities) <==> Holds(x, request, entities) && Holds(y, request, entities)
    ensures IsFalse(Or(x, y), request, entities) <==> IsFalse(x, request, entities) && IsFalse(y, request, entities)
  { }

  // If the left side fails, so does the whole, and in the same way. The value of `&&`, `||` and `!` is a Bool.
  lemma LeftErrorComesFirst(x: Expr, y: Expr, request: Request, entities: Entities)
    requires Evaluate(x, request, entities).Err?
    ensures Evaluate(And(x, y), request, entities) == Evaluate(x, request, entities)
    ensures Evaluate(Or(x, y), request, entities) == Evaluate(x, request, entities)
    ensures forall op :: Evaluate(Binary(op, x, y), request, entities) == Evaluate(x, request, entities)
  { }
  lemma ConnectivesGiveBools(x: Expr, y: Expr, request: Request, entities: Entities)
    ensures forall z :: z in {And(x, y), Or(x, y), Unary(Not, x)} && Evaluate(z, request, entities).Ok? ==>
      Evaluate(z, request, entities).value.BoolValue?
  { }

  // `!` exchanges true and false, and of `if` only the chosen branch counts.
  lemma NotAndIf(x: Expr, yes: Expr, no: Expr, request: Request, entities: Entities)
    ensures Holds(Unary(Not, x), request, entities) <==> IsFalse(x, request, entities)
    ensures IsFalse(Unary(Not, x), request, entities) <==> Holds(x, request, entities)
    ensures Holds(x, request, entities) ==> Evaluate(If(x, yes, no), request, entities) == Evaluate(yes, request, entities)
    ensures IsFalse(x, request, entities) ==> Evaluate(If(x, yes, no), request, entities) == Evaluate(no, request, entities)
  { }

  // ---- Attributes and tags

  // `x has a` holds exactly if `x.a` has a value, and `x.hasTag(k)` exactly if `x.getTag(k)` has one.
  lemma HasIffGetHasValue(x: Expr, attr: Attr, key: Expr, request: Request, entities: Entities)
    ensures Holds(HasAttr(x, attr), request, entities) <==> Evaluate(GetAttr(x, attr), request, entities).Ok?
    ensures Holds(Binary(HasTag, x, key), request, entities) <==> Evaluate(Binary(GetTag, x, key), request, entities).Ok?
  { }

  // What is missing decides the error: the entity, or the attribute or tag of one that exists.
  lemma MissingDataErrors(uid: EntityUid, attr: Attr, attrs: map<Attr, Value>, entities: Entities)
    ensures uid !in entities ==>
      ApplyGetAttr(EntityValue(uid), attr, entities) == Err(EntityDoesNotExist) &&
      ApplyBinary(GetTag, EntityValue(uid), StringValue(attr), entities) == Err(EntityDoesNotExist) &&
      ApplyHasAttr(EntityValue(uid), attr, entities) == Ok(BoolValue(false)) &&
      ApplyBinary(HasTag, EntityValue(uid), StringValue(attr), entities) == Ok(BoolValue(false))
    ensures uid in entities && attr !in entities[uid].attrs ==> ApplyGetAttr(EntityValue(uid), attr, entities) == Err(AttrDoesNotExist)
    ensures uid in entities && attr !in entities[uid].tags ==>
      ApplyBinary(GetTag, EntityValue(uid), StringValue(attr), entities) == Err(TagDoesNotExist)
    ensures attr !in attrs ==> ApplyGetAttr(RecordValue(attrs), attr, entities) == Err(AttrDoesNotExist)
  { }

  // ---- Arithmetic and comparison

  // Arithmetic is exact or fails: it never wraps.
  lemma ArithmeticIsExact(a: int, b: int, entities: Entities)
    ensures var sum := ApplyBinary(Add, LongValue(a), LongValue(b), entities);
      sum == if IsLong(a + b) then Ok(LongValue(a + b)) else Err(ArithBoundsError)
    ensures var difference := ApplyBinary(Sub, LongValue(a), LongValue(b), entities);
      difference == if IsLong(a - b) then Ok(LongValue(a - b)) else Err(ArithBoundsError)
    ensures var product := ApplyBinary(Mul, LongValue(a), LongValue(b), entities);
      product == if IsLong(a * b) then Ok(LongValue(a * b)) else Err(ArithBoundsError)
    ensures var opposite := ApplyUnary(Neg, LongValue(a));
      opposite == if IsLong(-a) then Ok(LongValue(-a)) else Err(ArithBoundsError)
    ensures ApplyUnary(Neg, LongValue(LONG_MIN)) == Err(ArithBoundsError)
  { }

  // `<` and `<=` are defined alike, fail alike, and `a < b` is the opposite of `b <= a`: so `>` may be written with `<=`.
  lemma LessIsOppositeOfGreaterOrEqual(a: Value, b: Value, entities: Entities)
    ensures ApplyBinary(Less, a, b, entities).Ok? <==> ApplyBinary(LessEq, b, a, entities).Ok?
    ensures ApplyBinary(Less, a, b, entities) == Ok(BoolValue(true)) <==> ApplyBinary(LessEq, b, a, entities) == Ok(BoolValue(false))
    ensures ApplyBinary(LessEq, a, b, entities) == Ok(BoolValue(true)) && ApplyBinary(LessEq, b, a, entities) == Ok(BoolValue(true)) ==> a == b
    ensures ApplyBinary(Less, a, b, entities).Err? ==> ApplyBinary(Less, a, b, entities).error == TypeError
  { }

  datatype Kind = BoolKind | LongKind | StringKind | EntityKind | SetKind | RecordKind | DecimalKind | IpAddrKind | DatetimeKind | DurationKind

  function KindOf(value: Value): Kind {
    match value
    case BoolValue(b) => BoolKind
    case LongValue(i) => LongKind
    case StringValue(s) => StringKind
    case EntityValue(uid) => EntityKind
    case SetValue(elements) => SetKind
    case RecordValue(attrs) => RecordKind
    case DecimalValue(units) => DecimalKind
    case IpAddrValue(ip) => IpAddrKind
    case DatetimeValue(millis) => DatetimeKind
    case DurationValue(millis) => DurationKind
  }

  // `==` never fails, and values of different kinds are not equal.
  lemma EqualityIsTotal(a: Value, b: Value, entities: Entities)
    ensures ApplyBinary(Eq, a, b, entities) == Ok(BoolValue(a == b))
    ensures KindOf(a) != KindOf(b) ==> ApplyBinary(Eq, a, b, entities) == Ok(BoolValue(false))
  { }

  // ---- Sets

  // `containsAll`, `containsAny` and `isEmpty` say of elements what `contains` says of one.
  lemma SetsByElements(s: set<Value>, t: set<Value>, entities: Entities)
    ensures ApplyBinary(ContainsAll, SetValue(s), SetValue(t), entities) == Ok(BoolValue(forall v :: v in t ==> v in s))
    ensures ApplyBinary(ContainsAny, SetValue(s), SetValue(t), entities) == Ok(BoolValue(exists v :: v in t && v in s))
    ensures ApplyUnary(IsEmpty, SetValue(s)) == Ok(BoolValue(forall v :: v !in s))
    ensures forall v :: ApplyBinary(Contains, SetValue(s), v, entities) == Ok(BoolValue(v in s))
  {
    if s != {} { var v :| v in s; }
    if !(t !! s) { var v :| v in t && v in s; }
  }

  // ---- in

  // An entity is in itself, whether it exists or not.
  lemma InIsReflexive(uid: EntityUid, entities: Entities)
    ensures IsIn(entities, uid, uid)
  { }

  predicate AncestorsAreComplete(entities: Entities) {
    forall uid, above :: uid in entities && above in entities[uid].ancestors && above in entities ==>
      entities[above].ancestors <= entities[uid].ancestors
  }

  // What is in something that is in a group is in the group, when entities carry all of their ancestors.
  lemma InIsTransitive(a: EntityUid, b: EntityUid, c: EntityUid, entities: Entities)
    requires AncestorsAreComplete(entities)
    requires IsIn(entities, a, b) && IsIn(entities, b, c)
    ensures IsIn(entities, a, c)
  { }

  // An entity is in a set if it is in some element; a set with anything but entities is a type error.
  lemma InSetIsInSomeElement(uid: EntityUid, elements: set<Value>, entities: Entities)
    ensures ApplyBinary(In, EntityValue(uid), SetValue(elements), entities) ==
      if exists v: Value :: v in elements && !v.EntityValue? then Err(TypeError)
      else Ok(BoolValue(exists v: Value :: v in elements && v.EntityValue? && IsIn(entities, uid, v.uid)))
  { }

  // `is` looks at the type alone, and `like` is the definition of a match: see proofs/like.dfy.
  lemma IsLooksAtType(uid: EntityUid, entityType: EntityType)
    ensures ApplyUnary(Is(entityType), EntityValue(uid)) == Ok(BoolValue(uid.entityType == entityType))
  { }

  // ---- Sets and records as expressions

  // A list of expressions has values exactly if each of them has one, and then it is the list of these.
  lemma ListHasTheValues(xs: seq<Expr>, request: Request, entities: Entities)
    ensures var all := EvaluateAll(xs, request, entities);
      if all.Err? then exists i :: 0 <= i < |xs| && Evaluate(xs[i], request, entities) == Err(all.error)
      else |all.value| == |xs| && forall i :: 0 <= i < |xs| ==> Evaluate(xs[i], request, entities) == Ok(all.value[i])
    decreases |xs|
  {
    if |xs| > 0 {
      var rest := xs[1..];
      ListHasTheValues(rest, request, entities);
      var first, others := Evaluate(xs[0], request, entities), EvaluateAll(rest, request, entities);
      if first.Ok? && others.Err? {
        var i :| 0 <= i < |rest| && Evaluate(rest[i], request, entities) == Err(others.error);
        assert xs[i + 1] == rest[i];
      } else if first.Ok? {
        forall i | 0 <= i < |xs|
          ensures Evaluate(xs[i], request, entities) == Ok(([first.value] + others.value)[i])
        { if i > 0 { assert rest[i - 1] == xs[i]; } }
      }
    }
  }

  // A record has exactly its keys, each with the value of its expression, if all have one; keys are distinct.
  lemma RecordHasTheFields(entries: seq<RecordEntry>, request: Request, entities: Entities)
    requires forall i, j :: 0 <= i < j < |entries| ==> entries[i].key != entries[j].key
    requires EvaluateRecord(entries, request, entities).Ok?
    ensures forall i :: 0 <= i < |entries| ==> FieldIs(entries[i], EvaluateRecord(entries, request, entities).value, request, entities)
    ensures forall key :: key in EvaluateRecord(entries, request, entities).value ==> HasKey(entries, key)
    decreases |entries|
  {
    if |entries| > 0 {
      var first, rest := entries[0], entries[1..];
      var others := EvaluateRecord(rest, request, entities).value;
      RecordHasTheFields(rest, request, entities);
      assert first.key !in others;
      forall i | 0 <= i < |entries|
        ensures FieldIs(entries[i], EvaluateRecord(entries, request, entities).value, request, entities)
      { if i > 0 { assert FieldIs(rest[i - 1], others, request, entities); } }
      forall key | key in others
        ensures HasKey(entries, key)
      { var i :| 0 <= i < |rest| && rest[i].key == key; assert entries[i + 1].key == key; }
    }
  }
  predicate FieldIs(entry: RecordEntry, attrs: map<Attr, Value>, request: Request, entities: Entities) {
    entry.key in attrs && Evaluate(entry.value, request, entities) == Ok(attrs[entry.key])
  }
  predicate HasKey(entries: seq<RecordEntry>, key: Attr) { exists i :: 0 <= i < |entries| && entries[i].key == key }
}
