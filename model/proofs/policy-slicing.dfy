// Which policies may be left out of a decision, and what scopes and conditions come to.
include "authorization.dfy"
module PolicySlicingProofs {
  import opened ResultModel
  import opened EntityUidModel
  import opened ValueModel
  import opened ExprModel
  import opened EntityModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened PolicyModel
  import opened RulesModel
  import opened EvaluateModel
  import opened IsAuthorizedModel
  import opened AuthorizationProofs

  // A slice is sound if what it leaves out is neither satisfied nor fails.
  predicate SoundSlice(slice: seq<Policy>, policies: seq<Policy>, request: Request, entities: Entities) {
    (forall policy :: policy in slice ==> policy in policies) &&
    (forall policy :: policy in policies && policy !in slice ==> EvaluatePolicy(policy, request, entities) == Ok(BoolValue(false)))
  }

  // A sound slice of the policies gives the same response as all of them.
  lemma SoundSliceSameResponse(slice: seq<Policy>, policies: seq<Policy>, request: Request, entities: Entities)
    requires SoundSlice(slice, policies, request, entities)
    ensures IsAuthorized(request, entities, slice) == IsAuthorized(request, entities, policies)
  {
    OutcomesAreExact(slice, request, entities);
    OutcomesAreExact(policies, request, entities);
    assert SatisfiedIds(Permit, policies, request, entities) == SatisfiedIds(Permit, slice, request, entities);
    assert SatisfiedIds(Forbid, policies, request, entities) == SatisfiedIds(Forbid, slice, request, entities);
    assert AllErrors(policies, request, entities) == AllErrors(slice, request, entities);
  }

  // Whatever else of the policies is added to a sound slice, it stays sound.
  lemma LargerSliceIsSound(slice: seq<Policy>, more: seq<Policy>, policies: seq<Policy>, request: Request, entities: Entities)
    requires SoundSlice(slice, policies, request, entities) && forall policy :: policy in more ==> policy in policies
    ensures SoundSlice(slice + more, policies, request, entities)
  { }

  // ---- Scopes

  // Whether a scope holds, without evaluating anything.
  predicate ScopeHolds(constraint: ScopeConstraint, uid: EntityUid, entities: Entities) {
    match constraint
    case ScopeAll => true
    case ScopeEq(entity) => uid == UidOf(entity)
    case ScopeIn(entity) => IsIn(entities, uid, UidOf(entity))
    case ScopeIs(entityType) => uid.entityType == entityType
    case ScopeIsIn(entityType, entity) => uid.entityType == entityType && IsIn(entities, uid, UidOf(entity))
  }
  function UidOf(entity: EntityOrSlot): EntityUid { if entity.Given? then entity.uid else EntityUid("", "") }

  predicate ActionHolds(constraint: ActionConstraint, uid: EntityUid, entities: Entities) {
    match constraint
    case ActionAll => true
    case ActionEq(action) => uid == action
    case ActionIn(action) => IsIn(entities, uid, action)
    case ActionInSet(actions) => exists action :: action in actions && IsIn(entities, uid, action)
  }

  // The condition of a scope never fails, and says whether the scope holds.
  lemma ScopeConditionIsScope(constraint: ScopeConstraint, name: VarName, uid: EntityUid, request: Request, entities: Entities)
    requires Variable(name, request) == EntityValue(uid)
    ensures Evaluate(ScopeCondition(constraint, Var(name), NOTHING), request, entities) == Ok(BoolValue(ScopeHolds(constraint, uid, entities)))
  {
    var variable := Var(name);
    if constraint.ScopeEq? || constraint.ScopeIn? || constraint.ScopeIsIn? {
      var other := EntityOf(constraint.entity, NOTHING);
      assert Evaluate(other, request, entities) == Ok(EntityValue(UidOf(constraint.entity)));
      assert Evaluate(Binary(In, variable, other), request, entities) == Ok(BoolValue(IsIn(entities, uid, UidOf(constraint.entity))));
    }
    if constraint.ScopeIsIn? {
      assert Evaluate(Unary(Is(constraint.entityType), variable), request, entities) == Ok(BoolValue(uid.entityType == constraint.entityType));
    }
  }

  lemma ActionConditionIsScope(constraint: ActionConstraint, request: Request, entities: Entities)
    ensures Evaluate(ActionCondition(constraint), request, entities) == Ok(BoolValue(ActionHolds(constraint, request.action, entities)))
  {
    if constraint.ActionInSet? {
      var uids := constraint.uids;
      LiteralsEvaluate(uids, request, entities);
      var values := EvaluateAll(EntityLiterals(uids), request, entities).value;
      var elements := set v | v in values;
      assert forall v: Value :: v in elements ==> v.EntityValue?;
      if ActionHolds(constraint, request.action, entities) {
        var action :| action in uids && IsIn(entities, request.action, action);
        assert EntityValue(action) in elements;
      }
    }
  }

  lemma LiteralsEvaluate(uids: seq<EntityUid>, request: Request, entities: Entities)
    ensures var all := EvaluateAll(EntityLiterals(uids), request, entities);
      all.Ok? && (forall v :: v in all.value ==> v.EntityValue? && v.uid in uids) &&
      (forall uid :: uid in uids ==> EntityValue(uid) in all.value)
    decreases |uids|
  {
    if |uids| > 0 {
      LiteralsEvaluate(uids[1..], request, entities);
      assert EntityLiterals(uids)[1..] == EntityLiterals(uids[1..]);
      assert uids == [uids[0]] + uids[1..];
    }
  }

  predicate WholeScopeHolds(body: PolicyBody, request: Request, entities: Entities) {
    ScopeHolds(body.principal, request.principal, entities) &&
    ActionHolds(body.action, request.action, entities) &&
    ScopeHolds(body.resource, request.resource, entities)
  }

  // Evaluating a policy is asking whether its scope holds, and only then evaluating its conditions.
  lemma ScopeThenConditions(policy: Policy, request: Request, entities: Entities)
    ensures EvaluatePolicy(policy, request, entities) ==
      if WholeScopeHolds(policy.body, request, entities) then AsBool(Evaluate(AllConditions(policy.body.conditions), request, entities))
      else Ok(BoolValue(false))
  {
    var body := policy.body;
    ScopeConditionIsScope(body.principal, Principal, request.principal, request, entities);
    ActionConditionIsScope(body.action, request, entities);
    ScopeConditionIsScope(body.resource, Resource, request.resource, request, entities);
    var principal, resource := ScopeCondition(body.principal, Var(Principal), NOTHING), ScopeCondition(body.resource, Var(Resource), NOTHING);
    var action, last := ActionCondition(body.action), And(resource, AllConditions(body.conditions));
    assert Evaluate(last, request, entities) ==
      if ScopeHolds(body.resource, request.resource, entities) then AsBool(Evaluate(AllConditions(body.conditions), request, entities))
      else Ok(BoolValue(false));
    assert Evaluate(And(action, last), request, entities) ==
      if ActionHolds(body.action, request.action, entities) then AsBool(Evaluate(last, request, entities)) else Ok(BoolValue(false));
    assert Evaluate(And(principal, And(action, last)), request, entities) ==
      if ScopeHolds(body.principal, request.principal, entities) then AsBool(Evaluate(And(action, last), request, entities)) else Ok(BoolValue(false));
    assert ConditionOf(body) == And(principal, And(action, last));
  }

  // A policy whose scope does not hold is not satisfied and does not fail, whatever its conditions are.
  lemma ScopeDecides(policy: Policy, request: Request, entities: Entities)
    requires !WholeScopeHolds(policy.body, request, entities)
    ensures EvaluatePolicy(policy, request, entities) == Ok(BoolValue(false))
  { ScopeThenConditions(policy, request, entities); }

  // Conditions are evaluated in order up to the first that fails or does not hold; an `unless` holds when its body is false.
  lemma ConditionsInOrder(conditions: seq<Condition>, request: Request, entities: Entities)
    requires |conditions| > 0
    ensures var first := AsBool(Evaluate(conditions[0].body, request, entities));
      Evaluate(AllConditions(conditions), request, entities) ==
        if first.Err? then first
        else if first.value.b == conditions[0].Unless? then Ok(BoolValue(false))
        else AsBool(Evaluate(AllConditions(conditions[1..]), request, entities))
  {
    var x := conditions[0].body;
    if conditions[0].Unless? {
      assert AsBool(Evaluate(Unary(Not, x), request, entities)) ==
        (var first := AsBool(Evaluate(x, request, entities)); if first.Err? then first else Ok(BoolValue(!first.value.b)));
    }
  }
}
