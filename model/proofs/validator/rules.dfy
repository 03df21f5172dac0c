// The typing rules are sound, one by one: what a rule says of values of known types is what evaluation gives.
include "../../validator/type-of.dfy"
include "../../evaluator/evaluate.dfy"
include "typing.dfy"
include "relations.dfy"
module RulesProofs {
  import opened ResultModel
  import opened EntityUidModel
  import opened ValueModel
  import opened ExprModel
  import opened FunctionNamesModel
  import FunctionsModel
  import opened EntityModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened EvaluationErrorModel
  import opened RulesModel
  import opened EvaluateModel
  import opened SchemaModel
  import opened TypesModel
  import opened RelationsModel
  import opened CapabilitiesModel
  import opened CheckerModel
  import opened FindingModel
  import opened RulesBooleanModel
  import opened RulesEntitiesModel
  import opened RulesValuesModel
  import opened TypeOfModel
  import opened EntityConformanceModel
  import opened RequestConformanceModel
  import opened TypingProofs
  import opened RelationsProofs

  // The errors that validation cannot rule out.
  predicate IsUnavoidable(error: EvaluationError) {
    error == EntityDoesNotExist || error == ArithBoundsError || error == ExtensionError
  }
  predicate IsSafe(result: Evaluated, ty: Type) {
    match result case Ok(value) => HasType(value, ty) case Err(error) => IsUnavoidable(error)
  }
  predicate IsTrueResult(result: Evaluated) { result == Ok(BoolValue(true)) }

  // A fact holds if its `has` or `hasTag` is true, or fails in a way that is not ruled out anyway.
  predicate FactHolds(fact: Expr, request: Request, entities: Entities) {
    match Evaluate(fact, request, entities) case Ok(value) => value == BoolValue(true) case Err(error) => IsUnavoidable(error)
  }
  predicate FactsHold(facts: Capabilities, request: Request, entities: Entities) {
    forall fact :: fact in facts ==> FactHolds(fact, request, entities)
  }

  // What an answer promises about evaluation.
  predicate Holds(answer: Answer, result: Evaluated, request: Request, entities: Entities) {
    answer.Success? ==>
      IsSafe(result, answer.ty) &&
      (IsTrueResult(result) || IsTrue(answer) ==> FactsHold(answer.facts, request, entities))
  }

  lemma LiteralIsSound(checker: Checker, literal: Literal, request: Request, entities: Entities)
    ensures Holds(TypeOfLiteral(checker, literal), Ok(ValueOfLiteral(literal)), request, entities)
  { }

  lemma UnaryIsSound(op: UnaryOp, arg: Answer, value: Value, request: Request, entities: Entities)
    requires arg.Success? && HasType(value, arg.ty)
    ensures Holds(TypeOfUnary(op, arg), ApplyUnary(op, value), request, entities)
  { match op case Not => case Neg => case IsEmpty => case Like(pattern) => case Is(entityType) => }

  lemma HasAttrIsSound(checker: Checker, arg: Expr, ty: Type, attr: Attr, known: Capabilities, request: Request, entities: Entities)
    requires Fits(checker, request, entities) && FactsHold(known, request, entities)
    requires Evaluate(arg, request, entities).Ok? && HasType(Evaluate(arg, request, entities).value, ty)
    ensures Holds(TypeOfHasStep(checker, arg, ty, attr, known), Evaluate(HasAttr(arg, attr), request, entities), request, entities)
  {
    var fact := AttributeCapability(arg, attr);
    var value := Evaluate(arg, request, entities).value;
    if fact in known { assert FactHolds(fact, request, entities); }
    if value.EntityValue? && value.uid in entities { assert EntityFits(checker.schema, value.uid, entities[value.uid]); }
  }

  lemma GetAttrIsSound(checker: Checker, arg: Expr, ty: Type, attr: Attr, known: Capabilities, request: Request, entities: Entities)
    requires Fits(checker, request, entities) && FactsHold(known, request, entities)
    requires Evaluate(arg, request, entities).Ok? && HasType(Evaluate(arg, request, entities).value, ty)
    ensures Holds(TypeOfGetAttr(checker, arg, ty, attr, known), Evaluate(GetAttr(arg, attr), request, entities), request, entities)
  {
    var fact := AttributeCapability(arg, attr);
    var value := Evaluate(arg, request, entities).value;
    if fact in known { assert FactHolds(fact, request, entities); }
    if value.EntityValue? && value.uid in entities { assert EntityFits(checker.schema, value.uid, entities[value.uid]); }
  }

  lemma HasTagIsSound(checker: Checker, left: Expr, ty: Type, right: Expr, known: Capabilities, request: Request, entities: Entities)
    requires Fits(checker, request, entities) && FactsHold(known, request, entities)
    requires Evaluate(left, request, entities).Ok? && HasType(Evaluate(left, request, entities).value, ty) && ty.EntityOfType?
    requires Evaluate(right, request, entities).Ok? && Evaluate(right, request, entities).value.StringValue?
    ensures Holds(TypeOfHasTag(checker, left, ty, right, known), Evaluate(Binary(HasTag, left, right), request, entities), request, entities)
  {
    var fact := TagCapability(left, right);
    var uid := Evaluate(left, request, entities).value.uid;
    if fact in known { assert FactHolds(fact, request, entities); }
    if uid in entities { assert EntityFits(checker.schema, uid, entities[uid]); }
  }

  lemma GetTagIsSound(checker: Checker, left: Expr, ty: Type, right: Expr, known: Capabilities, request: Request, entities: Entities)
    requires Fits(checker, request, entities) && FactsHold(known, request, entities)
    requires Evaluate(left, request, entities).Ok? && HasType(Evaluate(left, request, entities).value, ty) && ty.EntityOfType?
    requires Evaluate(right, request, entities).Ok? && Evaluate(right, request, entities).value.StringValue?
    ensures Holds(TypeOfGetTag(checker, left, ty, right, known), Evaluate(Binary(GetTag, left, right), request, entities), request, entities)
  {
    var fact := TagCapability(left, right);
    var value, tag := Evaluate(left, request, entities).value, Evaluate(right, request, entities).value;
    var uid := value.uid;
    assert Evaluate(fact, request, entities) == ApplyHasTag(value, tag, entities);
    assert Evaluate(Binary(GetTag, left, right), request, entities) == ApplyGetTag(value, tag, entities);
    if fact in known {
      assert FactHolds(fact, request, entities);
      assert uid in entities && tag.s in entities[uid].tags;
      assert EntityFits(checker.schema, uid, entities[uid]);
    }
  }

  lemma EqualIsSound(checker: Checker, left: Expr, leftType: Type, right: Expr, rightType: Type, request: Request, entities: Entities)
    requires Fits(checker, request, entities)
    requires Evaluate(left, request, entities).Ok? && HasType(Evaluate(left, request, entities).value, leftType)
    requires Evaluate(right, request, entities).Ok? && HasType(Evaluate(right, request, entities).value, rightType)
    ensures Holds(TypeOfEqual(checker, left, leftType, right, rightType), Evaluate(Binary(Eq, left, right), request, entities), request, entities)
  { }

  // ---- `in`

  // What is in what: as the schema allows for types, and exactly as it says for actions.
  lemma MembershipIsAsDeclared(checker: Checker, uid: EntityUid, above: EntityUid, request: Request, entities: Entities)
    requires Fits(checker, request, entities)
    ensures IsIn(entities, uid, above) ==> MayBeIn(checker.schema, uid.entityType, above.entityType)
    ensures uid in checker.schema.actions ==> IsIn(entities, uid, above) == IsActionIn(checker.schema, uid, above)
  {
    if uid in entities {
      assert EntityFits(checker.schema, uid, entities[uid]);
      if above in entities[uid].ancestors && uid in checker.schema.actions {
        assert HasAncestorOfType(checker.schema.actions[uid], above.entityType);
      }
    }
  }

  lemma UidIsWhatItIs(checker: Checker, x: Expr, request: Request, entities: Entities)
    requires Fits(checker, request, entities) && UidOf(checker, x).Some?
    ensures Evaluate(x, request, entities) == Ok(EntityValue(UidOf(checker, x).value))
  { }

  lemma UidsAreWhatTheyAre(checker: Checker, xs: seq<Expr>, request: Request, entities: Entities)
    requires Fits(checker, request, entities) && UidsOfAll(checker, xs).Some?
    ensures EvaluateAll(xs, request, entities).Ok?
    ensures |EvaluateAll(xs, request, entities).value| == |UidsOfAll(checker, xs).value|
    ensures forall i :: 0 <= i < |UidsOfAll(checker, xs).value| ==>
      EvaluateAll(xs, request, entities).value[i] == EntityValue(UidsOfAll(checker, xs).value[i])
    decreases |xs|
  {
    if |xs| > 0 {
      UidIsWhatItIs(checker, xs[0], request, entities);
      UidsAreWhatTheyAre(checker, xs[1..], request, entities);
    }
  }

  // The value is the entity, or the set of the entities.
  predicate IsOneOrSetOf(value: Value, uids: seq<EntityUid>) {
    (|uids| == 1 && value == EntityValue(uids[0])) ||
    (value.SetValue? && (forall v :: v in value.elements ==> v.EntityValue? && v.uid in uids) &&
      forall uid :: uid in uids ==> EntityValue(uid) in value.elements)
  }
  lemma UidsOfIsWhatItIs(checker: Checker, x: Expr, request: Request, entities: Entities)
    requires Fits(checker, request, entities) && UidsOf(checker, x).Some?
    ensures Evaluate(x, request, entities).Ok? && IsOneOrSetOf(Evaluate(x, request, entities).value, UidsOf(checker, x).value)
  {
    if UidOf(checker, x).Some? { UidIsWhatItIs(checker, x, request, entities); }
    else {
      UidsAreWhatTheyAre(checker, x.elements, request, entities);
      var uids := UidsOfAll(checker, x.elements).value;
      var values := EvaluateAll(x.elements, request, entities).value;
      var value := Evaluate(x, request, entities).value;
      assert value == SetValue(set v | v in values);
      forall v | v in value.elements ensures v.EntityValue? && v.uid in uids {
        var i :| 0 <= i < |values| && values[i] == v;
        assert v == EntityValue(uids[i]);
      }
      forall uid | uid in uids ensures EntityValue(uid) in value.elements {
        var i :| 0 <= i < |uids| && uids[i] == uid;
        assert values[i] == EntityValue(uid);
      }
    }
  }

  // Whether `uid` is in the entity, or in one of the entities of the set.
  predicate IsInValue(entities: Entities, uid: EntityUid, value: Value) {
    if value.EntityValue? then IsIn(entities, uid, value.uid)
    else value.SetValue? && exists v :: v in value.elements && v.EntityValue? && IsIn(entities, uid, v.uid)
  }

  lemma InIsSound(checker: Checker, left: Expr, leftType: EntityType, right: Expr, rightType: EntityType, request: Request, entities: Entities)
    requires Fits(checker, request, entities)
    requires Evaluate(left, request, entities).Ok? && HasType(Evaluate(left, request, entities).value, EntityOfType(leftType))
    requires Evaluate(right, request, entities).Ok?
    requires HasType(Evaluate(right, request, entities).value, EntityOfType(rightType)) ||
      HasType(Evaluate(right, request, entities).value, SetOf(EntityOfType(rightType)))
    ensures Holds(TypeOfIn(checker, left, leftType, right, rightType), Evaluate(Binary(In, left, right), request, entities), request, entities)
  {
    var uid := Evaluate(left, request, entities).value.uid;
    var value := Evaluate(right, request, entities).value;
    assert value.SetValue? ==> forall v :: v in value.elements ==> HasType(v, EntityOfType(rightType)) && v.EntityValue?;
    assert Evaluate(Binary(In, left, right), request, entities) == Ok(BoolValue(IsInValue(entities, uid, value)));
    if UidOf(checker, left).Some? && UidsOf(checker, right).Some? && UidOf(checker, left).value in checker.schema.actions {
      UidIsWhatItIs(checker, left, request, entities);
      UidsOfIsWhatItIs(checker, right, request, entities);
      ActionInIsSound(checker, uid, UidsOf(checker, right).value, value, request, entities);
    } else if IsInValue(entities, uid, value) {
      if value.EntityValue? { MembershipIsAsDeclared(checker, uid, value.uid, request, entities); }
      else {
        var v :| v in value.elements && v.EntityValue? && IsIn(entities, uid, v.uid);
        MembershipIsAsDeclared(checker, uid, v.uid, request, entities);
      }
    }
  }
  lemma ActionInIsSound(checker: Checker, uid: EntityUid, uids: seq<EntityUid>, value: Value, request: Request, entities: Entities)
    requires Fits(checker, request, entities) && uid in checker.schema.actions && IsOneOrSetOf(value, uids)
    ensures IsInValue(entities, uid, value) == exists group :: group in uids && IsActionIn(checker.schema, uid, group)
  {
    forall group ensures IsIn(entities, uid, group) == IsActionIn(checker.schema, uid, group) {
      MembershipIsAsDeclared(checker, uid, group, request, entities);
    }
    if value.EntityValue? { assert uids[0] in uids; }
    if exists group :: group in uids && IsActionIn(checker.schema, uid, group) {
      var group :| group in uids && IsActionIn(checker.schema, uid, group);
      if value.SetValue? { assert EntityValue(group) in value.elements; }
    }
  }

  // ---- Operators with two operands

  lemma BinaryIsSound(checker: Checker, x: Expr, leftType: Type, rightType: Type, known: Capabilities, request: Request, entities: Entities)
    requires Fits(checker, request, entities) && FactsHold(known, request, entities) && x.Binary?
    requires Evaluate(x.left, request, entities).Ok? && HasType(Evaluate(x.left, request, entities).value, leftType)
    requires Evaluate(x.right, request, entities).Ok? && HasType(Evaluate(x.right, request, entities).value, rightType)
    ensures Holds(TypeOfBinary(checker, x, leftType, rightType, known), Evaluate(x, request, entities), request, entities)
  {
    match x.binaryOp
    case Eq => EqualIsSound(checker, x.left, leftType, x.right, rightType, request, entities);
    case In =>
      if leftType.EntityOfType? && rightType.EntityOfType? {
        InIsSound(checker, x.left, leftType.entityType, x.right, rightType.entityType, request, entities);
      } else if leftType.EntityOfType? && rightType.SetOf? && rightType.element.EntityOfType? {
        InIsSound(checker, x.left, leftType.entityType, x.right, rightType.element.entityType, request, entities);
      }
    case HasTag =>
      if leftType.EntityOfType? && rightType.StringType? { HasTagIsSound(checker, x.left, leftType, x.right, known, request, entities); }
    case GetTag =>
      if leftType.EntityOfType? && rightType.StringType? { GetTagIsSound(checker, x.left, leftType, x.right, known, request, entities); }
    case Less => case LessEq =>
    case Add => case Sub => case Mul =>
    case Contains => case ContainsAll => case ContainsAny =>
  }

  // ---- Calls

  lemma CallIsSound(fn: ExtensionFunction, args: seq<Expr>, types: seq<Type>, values: seq<Value>, request: Request, entities: Entities)
    requires CallProblem(fn, args).None? && |args| == |types| == |values|
    requires forall i :: 0 <= i < |types| ==> HasType(values[i], types[i])
    requires |args| > 0 && args[0].Lit? ==> values[0] == ValueOfLiteral(args[0].literal)
    ensures Holds(TypeOfCall(fn, args, types), FunctionsModel.ApplyCall(fn, values), request, entities)
  {
    if types == ParametersOf(fn) {
      assert HasType(values[0], types[0]);
      if |types| == 2 { assert HasType(values[1], types[1]); }
    }
  }
}
