// Level validation is sound: decisions of policies that pass at a level are the same on the slice of that level,
// and report no missing entity where the store has all entities that the level reaches.
include "levels.dfy"
include "validate.dfy"
module LevelDecisionsProofs {
  import opened ResultModel
  import opened EntityUidModel
  import opened ValueModel
  import opened ExprModel
  import opened PolicyModel
  import opened PolicySetModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened EvaluationErrorModel
  import opened RulesModel
  import opened EvaluateModel
  import opened IsAuthorizedModel
  import opened SchemaModel
  import opened TypesModel
  import opened CapabilitiesModel
  import opened CheckerModel
  import opened RulesBooleanModel
  import opened RequestConformanceModel
  import opened ConditionOfModel
  import opened TypeOfModel
  import opened LevelsModel
  import opened SliceModel
  import opened ValidateModel
  import opened TypingProofs
  import opened RulesProofs
  import opened TypeOfProofs
  import opened ConditionOfProofs
  import opened LevelsProofs
  import opened SliceProofs
  import opened ValidateProofs

  // ---- Scopes: what is checked with a variable in the slot's place also says enough about the link

  predicate ScopeIsSame(checker: Checker, checked: Expr, linked: Expr, request: Request, entities: Entities, level: int) {
    TypeOf(checker, checked, {}).Success? && IsWithinLevel(checker, checked, {}, level) ==>
      IsSame(linked, request, entities, level)
  }

  lemma AndScopeIsSame(checker: Checker, a: Expr, b: Expr, x: Expr, y: Expr, request: Request, entities: Entities, level: int)
    requires ScopeHolds(checker, a, x, request, entities)
    requires ScopeIsSame(checker, a, x, request, entities, level) && ScopeIsSame(checker, b, y, request, entities, level)
    ensures ScopeIsSame(checker, And(a, b), And(x, y), request, entities, level)
  {
    var empty: set<Expr> := {};
    assert empty + empty == empty;
  }

  // Whoever asks for the principal or resource itself, without looking into it, gets the same.
  lemma PlainTestIsSame(x: Expr, name: VarName, linked: EntityUid, entityType: EntityType, request: Request, entities: Entities, level: int)
    requires name == Principal || name == Resource
    requires x == Binary(Eq, Var(name), Lit(EntityLit(linked))) || x == Unary(Is(entityType), Var(name))
    ensures IsSame(x, request, entities, level)
  {
    var slice := SliceAtLevel(request, level, entities);
    var literal := Lit(EntityLit(linked));
    assert Evaluate(Var(name), request, slice) == Evaluate(Var(name), request, entities) == Ok(Variable(name, request));
    assert Evaluate(literal, request, slice) == Evaluate(literal, request, entities) == Ok(EntityValue(linked));
  }

  lemma InScopeIsSame(checker: Checker, name: VarName, checked: Expr, linked: EntityUid, request: Request, entities: Entities, level: int)
    requires Fits(checker, request, entities) && (name == Principal || name == Resource)
    ensures ScopeIsSame(checker, Binary(In, Var(name), checked), Binary(In, Var(name), Lit(EntityLit(linked))), request, entities, level)
  {
    var literal, slice := Lit(EntityLit(linked)), SliceAtLevel(request, level, entities);
    assert Evaluate(Var(name), request, slice) == Evaluate(Var(name), request, entities) == Ok(Variable(name, request));
    assert Evaluate(literal, request, slice) == Evaluate(literal, request, entities) == Ok(EntityValue(linked));
    if IsWithinLevel(checker, Binary(In, Var(name), checked), {}, level) {
      assert IsReached(checker, Var(name), {}, level - 1, level, []);
      ReachedIsSame(checker, Var(name), {}, request, entities, level - 1, level, []);
      ReachedEntityIsInSlice(checker, Var(name), {}, request, entities, level - 1, level);
    }
  }

  lemma ScopeConditionIsSame(checker: Checker, constraint: ScopeConstraint, name: VarName, slot: SlotId, values: SlotValues, request: Request, entities: Entities, level: int)
    requires Fits(checker, request, entities) && (name == Principal || name == Resource)
    requires HasSlot(constraint) ==> slot in values
    ensures ScopeIsSame(checker, ScopeCondition(constraint, Var(name), Var(name)),
      ScopeCondition(Substitute(constraint, slot, values), Var(name), NOTHING), request, entities, level)
  {
    var variable, linked := Var(name), Substitute(constraint, slot, values);
    match constraint
    case ScopeAll =>
    case ScopeEq(entity) => PlainTestIsSame(Binary(Eq, variable, Lit(EntityLit(linked.entity.uid))), name, linked.entity.uid, "", request, entities, level);
    case ScopeIn(entity) => InScopeIsSame(checker, name, EntityOf(entity, variable), linked.entity.uid, request, entities, level);
    case ScopeIs(entityType) => PlainTestIsSame(Unary(Is(entityType), variable), name, request.principal, entityType, request, entities, level);
    case ScopeIsIn(entityType, entity) =>
      var test := Unary(Is(entityType), variable);
      PlainTestIsSame(test, name, request.principal, entityType, request, entities, level);
      InScopeIsSame(checker, name, EntityOf(entity, variable), linked.entity.uid, request, entities, level);
      assert ScopeHolds(checker, test, test, request, entities);
      assert ScopeIsSame(checker, test, test, request, entities, level);
      AndScopeIsSame(checker, test, Binary(In, variable, EntityOf(entity, variable)), test,
        Binary(In, variable, EntityOf(linked.entity, NOTHING)), request, entities, level);
  }

  lemma ActionConditionIsSame(checker: Checker, constraint: ActionConstraint, request: Request, entities: Entities, level: int)
    requires Fits(checker, request, entities)
    ensures ScopeIsSame(checker, ActionCondition(constraint), ActionCondition(constraint), request, entities, level)
  {
    var x := ActionCondition(constraint);
    if TypeOf(checker, x, {}).Success? && IsWithinLevel(checker, x, {}, level) {
      WithinLevelIsSame(checker, x, {}, request, entities, level);
    }
  }

  // ---- Policies

  // Where a template is well typed and within a level, every policy that is linked from it is the same on the slice.
  lemma LinkIsSame(checker: Checker, body: PolicyBody, values: SlotValues, request: Request, entities: Entities, level: int)
    requires Fits(checker, request, entities)
    requires values.Keys == SlotsOf(body)
    requires ExpectBool(TypeOf(checker, CheckedCondition(body), {})).Success?
    requires IsWithinLevel(checker, CheckedCondition(body), {}, level)
    ensures IsSame(ConditionOf(SubstituteSlots(body, values)), request, entities, level)
  {
    var linked := SubstituteSlots(body, values);
    assert HasSlot(body.principal) ==> PrincipalSlot in SlotsOf(body);
    assert HasSlot(body.resource) ==> ResourceSlot in SlotsOf(body);
    var p, a, r := ScopeCondition(body.principal, Var(Principal), Var(Principal)), ActionCondition(body.action),
      ScopeCondition(body.resource, Var(Resource), Var(Resource));
    var lp, lr := ScopeCondition(linked.principal, Var(Principal), NOTHING), ScopeCondition(linked.resource, Var(Resource), NOTHING);
    ScopeConditionHolds(checker, body.principal, Principal, PrincipalSlot, values, request, entities);
    ScopeConditionIsSame(checker, body.principal, Principal, PrincipalSlot, values, request, entities, level);
    ActionConditionHolds(checker, body.action, request, entities);
    ActionConditionIsSame(checker, body.action, request, entities, level);
    ScopeConditionHolds(checker, body.resource, Resource, ResourceSlot, values, request, entities);
    ScopeConditionIsSame(checker, body.resource, Resource, ResourceSlot, values, request, entities, level);
    AndScopeHolds(checker, p, a, lp, a, request, entities);
    AndScopeIsSame(checker, p, a, lp, a, request, entities, level);
    AndScopeHolds(checker, And(p, a), r, And(lp, a), lr, request, entities);
    AndScopeIsSame(checker, And(p, a), r, And(lp, a), lr, request, entities, level);
    var conditions := Together(body.conditions);
    if TypeOf(checker, conditions, {}).Success? && IsWithinLevel(checker, conditions, {}, level) {
      WithinLevelIsSame(checker, conditions, {}, request, entities, level);
    }
    AndScopeIsSame(checker, CheckedScope(body), conditions, ScopeOf(linked), conditions, request, entities, level);
    ConditionIsScopeAndConditions(linked, request, entities);
    ConditionIsScopeAndConditions(linked, request, SliceAtLevel(request, level, entities));
  }

  lemma ValidBodyIsSame(body: PolicyBody, values: SlotValues, schema: Schema, level: int, request: Request, entities: Entities)
    requires BodyErrors(body, schema, Some(level)) == {} && values.Keys == SlotsOf(body)
    requires IsValidData(schema, request, entities)
    ensures IsSame(ConditionOf(SubstituteSlots(body, values)), request, entities, level)
  {
    EnvironmentWasChecked(body, schema, Some(level), request);
    CheckedRequestFits(schema, request);
    CheckedEntitiesFit(schema, entities);
    var checker := Checker(schema, EnvOf(request));
    var errors := ErrorsIn(checker, CheckedCondition(body), Some(level));
    var answer := ExpectBool(TypeOf(checker, CheckedCondition(body), {}));
    if answer.Failure? { assert answer.kind in errors; }
    LinkIsSame(checker, body, values, request, entities, level);
  }

  // ---- The theorems

  // In a policy set that passes at a level, every policy, static or linked, evaluates on the slice of that level as
  // on all entities, and meets no missing entity if the store is closed at the level.
  lemma PolicyIsSameOnSlice(policySet: PolicySet, schema: Schema, level: int, request: Request, entities: Entities, policy: Policy)
    requires IsValid(policySet, schema, Some(level)) && AreStatic(policySet.policies)
    requires IsValidData(schema, request, entities)
    requires policy in PoliciesOf(policySet)
    ensures IsSame(ConditionOf(policy.body), request, entities, level)
  {
    var body, values := PolicyIsLinkOfValidBody(policySet, schema, Some(level), policy);
    ValidBodyIsSame(body, values, schema, level, request, entities);
  }

  lemma SamePoliciesSameOutcomes(request: Request, entities: Entities, others: Entities, policies: seq<Policy>)
    requires forall policy :: policy in policies ==>
      Evaluate(ConditionOf(policy.body), request, entities) == Evaluate(ConditionOf(policy.body), request, others)
    ensures EvaluatePolicies(request, entities, policies) == EvaluatePolicies(request, others, policies)
    decreases |policies|
  {
    if |policies| > 0 {
      assert policies[0] in policies;
      SamePoliciesSameOutcomes(request, entities, others, policies[1..]);
    }
  }

  // Slicing is sound: for a policy set that passes at a level, the response on the slice of that level is the
  // response on all entities, errors included.
  lemma SliceGivesSameResponse(policySet: PolicySet, schema: Schema, level: int, request: Request, entities: Entities)
    requires IsValid(policySet, schema, Some(level)) && AreStatic(policySet.policies)
    requires IsValidData(schema, request, entities)
    ensures IsAuthorized(request, SliceAtLevel(request, level, entities), PoliciesOf(policySet)) ==
      IsAuthorized(request, entities, PoliciesOf(policySet))
  {
    var policies, slice := PoliciesOf(policySet), SliceAtLevel(request, level, entities);
    forall policy | policy in policies
      ensures Evaluate(ConditionOf(policy.body), request, entities) == Evaluate(ConditionOf(policy.body), request, slice)
    { PolicyIsSameOnSlice(policySet, schema, level, request, entities, policy); }
    SamePoliciesSameOutcomes(request, entities, slice, policies);
  }

  // No missing entity: where the store has every entity that the level reaches, no policy fails for lack of one.
  lemma ClosedStoreMissesNothing(policySet: PolicySet, schema: Schema, level: int, request: Request, entities: Entities)
    requires IsValid(policySet, schema, Some(level)) && AreStatic(policySet.policies)
    requires IsValidData(schema, request, entities) && IsClosed(request, entities, level)
    ensures forall error :: error in IsAuthorized(request, entities, PoliciesOf(policySet)).errors ==>
      error.error == ArithBoundsError || error.error == ExtensionError
  {
    var policies := PoliciesOf(policySet);
    ResponseHasUnavoidableErrorsOnly(policySet, schema, Some(level), request, entities);
    forall error | error in IsAuthorized(request, entities, policies).errors ensures error.error != EntityDoesNotExist {
      ErrorsComeFromPolicies(request, entities, policies, error);
      var policy :| policy in policies && EvaluatePolicy(policy, request, entities) == Err(error.error);
      PolicyIsSameOnSlice(policySet, schema, level, request, entities, policy);
    }
  }
}
