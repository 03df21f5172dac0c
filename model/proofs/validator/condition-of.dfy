// The condition that is checked stands for the policy: for a static policy it evaluates to the same, and where a
// template passes, so does each of its links, because what fills a slot is only compared.
include "../../validator/condition-of.dfy"
include "type-of.dfy"
module ConditionOfProofs {
  import opened ResultModel
  import opened EntityUidModel
  import opened ValueModel
  import opened ExprModel
  import opened PolicyModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened EvaluationErrorModel
  import opened RulesModel
  import opened EvaluateModel
  import opened SchemaModel
  import opened TypesModel
  import opened CheckerModel
  import opened RulesBooleanModel
  import opened RulesEntitiesModel
  import opened RulesValuesModel
  import opened TypeOfModel
  import opened ConditionOfModel
  import opened TypingProofs
  import opened RulesProofs
  import opened TypeOfProofs

  // Chains of `&&` mean the same however their operands are grouped.
  lemma GroupingDoesNotMatter(a: Expr, b: Expr, c: Expr, request: Request, entities: Entities)
    ensures Evaluate(And(And(a, b), c), request, entities) == Evaluate(And(a, And(b, c)), request, entities)
  { }

  lemma ConditionsCanBeGrouped(left: Expr, conditions: seq<Condition>, request: Request, entities: Entities)
    ensures AsBool(Evaluate(AndAll(left, conditions), request, entities)) ==
      Evaluate(And(left, AllConditions(conditions)), request, entities)
    decreases |conditions|
  {
    if |conditions| > 0 {
      var first, rest := ConditionExpr(conditions[0]), conditions[1..];
      ConditionsCanBeGrouped(And(left, first), rest, request, entities);
      GroupingDoesNotMatter(left, first, AllConditions(rest), request, entities);
    }
  }

  // The conditions of a policy, grouped to the left or to the right.
  lemma TogetherIsAll(conditions: seq<Condition>, request: Request, entities: Entities)
    ensures AsBool(Evaluate(Together(conditions), request, entities)) ==
      AsBool(Evaluate(AllConditions(conditions), request, entities))
  {
    if |conditions| > 0 { ConditionsCanBeGrouped(ConditionExpr(conditions[0]), conditions[1..], request, entities); }
  }

  // The scope as it is evaluated, grouped as it is checked.
  function ScopeOf(body: PolicyBody): Expr {
    And(And(ScopeCondition(body.principal, Var(Principal), NOTHING), ActionCondition(body.action)),
      ScopeCondition(body.resource, Var(Resource), NOTHING))
  }
  lemma ConditionIsScopeAndConditions(body: PolicyBody, request: Request, entities: Entities)
    ensures Evaluate(ConditionOf(body), request, entities) ==
      Evaluate(And(ScopeOf(body), Together(body.conditions)), request, entities)
  {
    var p, a, r, c := ScopeCondition(body.principal, Var(Principal), NOTHING), ActionCondition(body.action),
      ScopeCondition(body.resource, Var(Resource), NOTHING), AllConditions(body.conditions);
    TogetherIsAll(body.conditions, request, entities);
    GroupingDoesNotMatter(p, a, And(r, c), request, entities);
    GroupingDoesNotMatter(And(p, a), r, c, request, entities);
  }

  // For a policy without slots, what is checked evaluates to what the policy does.
  lemma CheckedConditionIsCondition(body: PolicyBody, request: Request, entities: Entities)
    requires SlotsOf(body) == {}
    ensures Evaluate(CheckedCondition(body), request, entities) == Evaluate(ConditionOf(body), request, entities)
  {
    assert !HasSlot(body.principal) && !HasSlot(body.resource);
    ConditionIsScopeAndConditions(body, request, entities);
  }

  // ---- Scopes

  // `checked` has a Bool type and shows nothing; `linked`, which is evaluated, is a Bool that the type allows.
  predicate ScopeHolds(checker: Checker, checked: Expr, linked: Expr, request: Request, entities: Entities) {
    var answer := TypeOf(checker, checked, {});
    answer.Success? ==>
      answer.ty.BoolType? && answer.facts == {} &&
      var result := Evaluate(linked, request, entities);
      result.Ok? && result.value.BoolValue? && Allows(answer.ty.outcome, result.value.b)
  }

  lemma AndScopeHolds(checker: Checker, a: Expr, b: Expr, x: Expr, y: Expr, request: Request, entities: Entities)
    requires ScopeHolds(checker, a, x, request, entities) && ScopeHolds(checker, b, y, request, entities)
    ensures ScopeHolds(checker, And(a, b), And(x, y), request, entities)
  {
    var empty: set<Expr> := {};
    assert empty + empty == empty;
  }

  // A scope that has a type does not fail, whatever its slot is filled with.
  lemma ScopeConditionHolds(checker: Checker, constraint: ScopeConstraint, name: VarName, slot: SlotId, values: SlotValues, request: Request, entities: Entities)
    requires Fits(checker, request, entities) && (name == Principal || name == Resource)
    requires HasSlot(constraint) ==> slot in values
    ensures ScopeHolds(checker, ScopeCondition(constraint, Var(name), Var(name)),
      ScopeCondition(Substitute(constraint, slot, values), Var(name), NOTHING), request, entities)
  {
    var variable := Var(name);
    var linked := Substitute(constraint, slot, values);
    match constraint
    case ScopeAll =>
    case ScopeEq(entity) => EqualScopeHolds(checker, name, entity, Given(linked.entity.uid), request, entities);
    case ScopeIn(entity) => InScopeHolds(checker, name, entity, Given(linked.entity.uid), request, entities);
    case ScopeIs(entityType) =>
    case ScopeIsIn(entityType, entity) =>
      InScopeHolds(checker, name, entity, Given(linked.entity.uid), request, entities);
      assert ScopeHolds(checker, Unary(Is(entityType), variable), Unary(Is(entityType), variable), request, entities);
      AndScopeHolds(checker, Unary(Is(entityType), variable), Binary(In, variable, EntityOf(entity, variable)),
        Unary(Is(entityType), variable), Binary(In, variable, EntityOf(linked.entity, NOTHING)), request, entities);
  }
  lemma EqualScopeHolds(checker: Checker, name: VarName, entity: EntityOrSlot, linked: EntityOrSlot, request: Request, entities: Entities)
    requires Fits(checker, request, entities) && (name == Principal || name == Resource)
    requires linked.Given? && (entity.Given? ==> entity == linked)
    ensures ScopeHolds(checker, Binary(Eq, Var(name), EntityOf(entity, Var(name))),
      Binary(Eq, Var(name), EntityOf(linked, NOTHING)), request, entities)
  {
    if entity.Given? {
      TypeOfIsSound(checker, Binary(Eq, Var(name), EntityOf(entity, Var(name))), {}, request, entities);
    }
  }
  lemma InScopeHolds(checker: Checker, name: VarName, entity: EntityOrSlot, linked: EntityOrSlot, request: Request, entities: Entities)
    requires Fits(checker, request, entities) && (name == Principal || name == Resource)
    requires linked.Given? && (entity.Given? ==> entity == linked)
    ensures ScopeHolds(checker, Binary(In, Var(name), EntityOf(entity, Var(name))),
      Binary(In, Var(name), EntityOf(linked, NOTHING)), request, entities)
  {
    var checked := Binary(In, Var(name), EntityOf(entity, Var(name)));
    TypeOfIsSound(checker, checked, {}, request, entities);
    if entity.Slot? {
      assert TypeOf(checker, checked, {}) == Plain(Bool());
    }
  }

  lemma EntityLiteralsAreEntities(uids: seq<EntityUid>, request: Request, entities: Entities)
    ensures EvaluateAll(EntityLiterals(uids), request, entities).Ok?
    ensures forall v :: v in EvaluateAll(EntityLiterals(uids), request, entities).value ==> v.EntityValue?
  {
    if |uids| > 0 {
      EntityLiteralsAreEntities(uids[1..], request, entities);
      assert EntityLiterals(uids)[1..] == EntityLiterals(uids[1..]);
    }
  }

  lemma ActionConditionHolds(checker: Checker, constraint: ActionConstraint, request: Request, entities: Entities)
    requires Fits(checker, request, entities)
    ensures ScopeHolds(checker, ActionCondition(constraint), ActionCondition(constraint), request, entities)
  {
    TypeOfIsSound(checker, ActionCondition(constraint), {}, request, entities);
    if constraint.ActionInSet? { EntityLiteralsAreEntities(constraint.uids, request, entities); }
  }

  // ---- Policies

  // What validation promises of a policy's condition: true or false, or one of the three errors.
  predicate IsSafeCondition(result: Evaluated) { IsSafe(result, Bool()) }

  // Where a template's condition has a type, every policy that is linked from it is safe. A static policy is the
  // case without slots.
  lemma LinkIsSound(checker: Checker, body: PolicyBody, values: SlotValues, request: Request, entities: Entities)
    requires Fits(checker, request, entities)
    requires values.Keys == SlotsOf(body)
    requires ExpectBool(TypeOf(checker, CheckedCondition(body), {})).Success?
    ensures IsSafe(Evaluate(ConditionOf(SubstituteSlots(body, values)), request, entities),
      TypeOf(checker, CheckedCondition(body), {}).ty)
  {
    var linked := SubstituteSlots(body, values);
    assert HasSlot(body.principal) ==> PrincipalSlot in SlotsOf(body);
    assert HasSlot(body.resource) ==> ResourceSlot in SlotsOf(body);
    ScopeConditionHolds(checker, body.principal, Principal, PrincipalSlot, values, request, entities);
    ActionConditionHolds(checker, body.action, request, entities);
    ScopeConditionHolds(checker, body.resource, Resource, ResourceSlot, values, request, entities);
    var p, a, r := ScopeCondition(body.principal, Var(Principal), Var(Principal)), ActionCondition(body.action),
      ScopeCondition(body.resource, Var(Resource), Var(Resource));
    AndScopeHolds(checker, p, a, ScopeCondition(linked.principal, Var(Principal), NOTHING), a, request, entities);
    AndScopeHolds(checker, And(p, a), r, And(ScopeCondition(linked.principal, Var(Principal), NOTHING), a),
      ScopeCondition(linked.resource, Var(Resource), NOTHING), request, entities);
    assert ScopeHolds(checker, CheckedScope(body), ScopeOf(linked), request, entities);
    var empty: set<Expr> := {};
    assert empty + empty == empty;
    TypeOfIsSound(checker, Together(body.conditions), {}, request, entities);
    ConditionIsScopeAndConditions(linked, request, entities);
  }
}
