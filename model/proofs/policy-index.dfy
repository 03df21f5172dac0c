// Through the index, decisions are those of all policies: what a request does not visit is false for it, without an error.
include "policy-slicing.dfy"
module PolicyIndexProofs {
  import opened ResultModel
  import opened EntityUidModel
  import opened ValueModel
  import opened ExprModel
  import opened EntityModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened RulesModel
  import opened EvaluateModel
  import opened PolicyModel
  import opened DemandsModel
  import opened PolicyIndexModel
  import opened IsAuthorizedModel
  import opened AuthorizationProofs
  import opened PolicySlicingProofs

  // ---- What a policy demands

  predicate LeadsTo(path: Path, request: Request, entities: Entities) { Leads(path, RequestKeysOf(request, entities), request, entities) }

  predicate SidesAreMet(sides: Sides, request: Request, entities: Entities) {
    sides.principal in KeysOf(request.principal, entities) && sides.action in KeysOf(request.action, entities) &&
    sides.resource in KeysOf(request.resource, entities)
  }
  predicate IsMet(refined: Refined, request: Request, entities: Entities) {
    SidesAreMet(refined.sides, request, entities) && (refined.test.Some? ==> TestLeads(refined.test.value, request, entities))
  }

  // As `&&` and policies see an expression: it has the value false.
  predicate IsFalse(x: Expr, request: Request, entities: Entities) {
    AsBool(Evaluate(x, request, entities)) == Ok(BoolValue(false))
  }

  // To a policy that holds or fails, one of its paths leads: a policy that none leads to is false, without an error.
  lemma NotFalseIsLedTo(policy: Policy, request: Request, entities: Entities)
    requires EvaluatePolicy(policy, request, entities) != Ok(BoolValue(false))
    ensures exists path :: path in PathsOf(policy.body) && LeadsTo(path, request, entities)
  {
    var body := policy.body;
    ScopeThenConditions(policy, request, entities);
    if |body.conditions| > 0 { ConditionsInOrder(body.conditions, request, entities); }
    SomeActionIsMet(body.action, request, entities);
    var actions := ActionsOf(body.action);
    var met :| met in actions && met in KeysOf(request.action, entities);
    var known := if |actions| == 1 then actions[0] else Anything;
    RefinedOfIsMet(body, known, request, entities);
    var refined := RefinedOf(body, known);
    var all, key := if |actions| == 1 then [refined.sides.action] else actions, if |actions| == 1 then refined.sides.action else met;
    UnderEachAction(body.effect, all, refined, key);
    assert LeadsTo(Path(body.effect, key, refined.sides.principal, refined.sides.resource, refined.test), request, entities);
  }

  // A scope of the action that holds demands something that is met; so do the scopes of principal and resource.
  lemma SomeActionIsMet(scope: ActionConstraint, request: Request, entities: Entities)
    requires ActionHolds(scope, request.action, entities)
    ensures exists key :: key in ActionsOf(scope) && key in KeysOf(request.action, entities)
  {
    if scope.ActionInSet? {
      var uid :| uid in scope.uids && IsIn(entities, request.action, uid);
      UnderEachEntity(scope.uids, uid);
      assert InEntity(uid) in ActionsOf(scope);
    } else {
      assert ActionsOf(scope)[0] in KeysOf(request.action, entities);
    }
  }
  lemma KeyIsMet(scope: ScopeConstraint, uid: EntityUid, entities: Entities)
    requires ScopeHolds(scope, uid, entities)
    ensures KeyOf(scope) in KeysOf(uid, entities)
  { }

  lemma UnderEachEntity(uids: seq<EntityUid>, uid: EntityUid)
    requires uid in uids
    ensures InEntity(uid) in KeysOfEntities(uids)
    decreases |uids|
  {
    if uid != uids[0] {
      assert uids == [uids[0]] + uids[1..];
      UnderEachEntity(uids[1..], uid);
    }
  }
  lemma UnderEachAction(effect: Effect, actions: seq<Key>, refined: Refined, key: Key)
    requires key in actions
    ensures Path(effect, key, refined.sides.principal, refined.sides.resource, refined.test) in PathsUnder(effect, actions, refined)
    decreases |actions|
  {
    if key != actions[0] {
      assert actions == [actions[0]] + actions[1..];
      UnderEachAction(effect, actions[1..], refined, key);
    }
  }

  lemma RefinedOfIsMet(body: PolicyBody, action: Key, request: Request, entities: Entities)
    requires WholeScopeHolds(body, request, entities) && action in KeysOf(request.action, entities)
    requires |body.conditions| > 0 && body.conditions[0].When? ==> !IsFalse(body.conditions[0].body, request, entities)
    ensures IsMet(RefinedOf(body, action), request, entities)
  {
    KeyIsMet(body.principal, request.principal, entities);
    KeyIsMet(body.resource, request.resource, entities);
    if |body.conditions| > 0 && body.conditions[0].When? {
      RefinedIsMet(body.conditions[0].body, Sides(KeyOf(body.principal), action, KeyOf(body.resource)), request, entities);
    }
  }

  // What an expression demands that holds or fails is met; and it holds, where what follows counts too.
  lemma RefinedIsMet(x: Expr, sides: Sides, request: Request, entities: Entities)
    requires SidesAreMet(sides, request, entities) && !IsFalse(x, request, entities)
    ensures IsMet(Refine(x, sides), request, entities)
    ensures Refine(x, sides).goesOn ==> Evaluate(x, request, entities) == Ok(BoolValue(true))
    decreases x
  {
    if x.And? {
      RefinedIsMet(x.left, sides, request, entities);
      var left := Refine(x.left, sides);
      if left.goesOn { RefinedIsMet(x.right, left.sides, request, entities); }
    } else if DemandOf(x).Some? {
      DemandIsMet(x, request, entities);
    }
  }

  predicate DemandMet(demand: Demand, request: Request, entities: Entities) {
    match demand
    case OfSide(of, key) => Variable(of, request).EntityValue? && key in KeysOf(Variable(of, request).uid, entities)
    case OfAttr(test) => TestLeads(test, request, entities)
  }

  // What an operand demands that holds or fails is met; and it holds, if the demand is of a side.
  lemma DemandIsMet(x: Expr, request: Request, entities: Entities)
    requires DemandOf(x).Some? && !IsFalse(x, request, entities)
    ensures DemandMet(DemandOf(x).value, request, entities)
    ensures DemandOf(x).value.OfSide? ==> Evaluate(x, request, entities) == Ok(BoolValue(true))
  {
    if x.Unary? {
      assert Evaluate(x.arg, request, entities) == Ok(Variable(x.arg.name, request));
    } else {
      var (part, literal) := if x.right.Lit? then (x.left, x.right) else (x.right, x.left);
      assert Evaluate(literal, request, entities) == Ok(ValueOfLiteral(literal.literal));
      if part.GetAttr? {
        assert Evaluate(part, request, entities) == ApplyGetAttr(Variable(part.arg.name, request), part.attr, entities);
      } else {
        assert Evaluate(part, request, entities) == Ok(Variable(part.name, request));
      }
    }
  }

  // ---- The index

  // Adding and removing change what lies under the paths, and nothing else.
  lemma AddIsExact(index: PolicyIndex, paths: seq<Path>, rank: int)
    ensures forall path :: BucketOf(AddTo(index, paths, rank), path) == BucketOf(index, path) + (if path in paths then {rank} else {})
    decreases |paths|
  {
    if |paths| > 0 {
      var first := paths[0];
      AddIsExact(index[first := BucketOf(index, first) + {rank}], paths[1..], rank);
      assert paths == [first] + paths[1..];
    }
  }
  lemma RemoveIsExact(index: PolicyIndex, paths: seq<Path>, rank: int)
    ensures forall path :: BucketOf(RemoveFrom(index, paths, rank), path) == BucketOf(index, path) - (if path in paths then {rank} else {})
    decreases |paths|
  {
    if |paths| > 0 {
      var first := paths[0];
      RemoveIsExact(index[first := BucketOf(index, first) - {rank}], paths[1..], rank);
      assert paths == [first] + paths[1..];
    }
  }

  // Whether an index has exactly the policies of a set, by rank, each under all of its paths.
  predicate IsIndexOf(index: PolicyIndex, policies: map<int, Policy>) {
    forall path, rank :: rank in BucketOf(index, path) <==> rank in policies && path in PathsOf(policies[rank].body)
  }

  // An index stays the index of its set when policies come and go, in whatever order.
  lemma IndexKeepsUp(index: PolicyIndex, policies: map<int, Policy>, rank: int, policy: Policy)
    requires IsIndexOf(index, policies)
    ensures rank !in policies ==> IsIndexOf(AddTo(index, PathsOf(policy.body), rank), policies[rank := policy])
    ensures rank in policies ==>
      IsIndexOf(RemoveFrom(index, PathsOf(policies[rank].body), rank), map r | r in policies && r != rank :: policies[r])
  {
    AddIsExact(index, PathsOf(policy.body), rank);
    if rank in policies { RemoveIsExact(index, PathsOf(policies[rank].body), rank); }
  }

  function ByRank(policies: seq<Policy>): map<int, Policy>
    decreases |policies|
  {
    if |policies| == 0 then map[] else
    var last := |policies| - 1;
    ByRank(policies[..last])[last := policies[last]]
  }
  lemma ByRankHasAll(policies: seq<Policy>)
    ensures forall rank :: rank in ByRank(policies) <==> 0 <= rank < |policies|
    ensures forall rank :: 0 <= rank < |policies| ==> ByRank(policies)[rank] == policies[rank]
    decreases |policies|
  {
    if |policies| > 0 { ByRankHasAll(policies[..|policies| - 1]); }
  }
  lemma IndexOfIsIndex(policies: seq<Policy>)
    ensures IsIndexOf(IndexOf(policies), ByRank(policies))
    decreases |policies|
  {
    if |policies| > 0 {
      var last := |policies| - 1;
      IndexOfIsIndex(policies[..last]);
      ByRankHasAll(policies[..last]);
      IndexKeepsUp(IndexOf(policies[..last]), ByRank(policies[..last]), last, policies[last]);
    }
  }

  // What holds or fails is visited: whatever the index of a set does not lead to is false, without an error.
  lemma NotFalseIsVisited(index: PolicyIndex, policies: map<int, Policy>, rank: int, request: Request, entities: Entities)
    requires IsIndexOf(index, policies) && rank in policies
    requires EvaluatePolicy(policies[rank], request, entities) != Ok(BoolValue(false))
    ensures rank in VisitedRanks(index, policies[rank].body.effect, request, entities)
  {
    var body := policies[rank].body;
    NotFalseIsLedTo(policies[rank], request, entities);
    var path :| path in PathsOf(body) && LeadsTo(path, request, entities);
    PathsHaveEffect(body);
    assert rank in BucketOf(index, path);
  }
  lemma PathsHaveEffect(body: PolicyBody)
    ensures forall path :: path in PathsOf(body) ==> path.effect == body.effect
  {
    var actions := ActionsOf(body.action);
    var refined := RefinedOf(body, if |actions| == 1 then actions[0] else Anything);
    UnderOneEffect(body.effect, if |actions| == 1 then [refined.sides.action] else actions, refined);
  }
  lemma UnderOneEffect(effect: Effect, actions: seq<Key>, refined: Refined)
    ensures forall path :: path in PathsUnder(effect, actions, refined) ==> path.effect == effect
    decreases |actions|
  {
    if |actions| > 0 { UnderOneEffect(effect, actions[1..], refined); }
  }

  // ---- Decisions

  lemma PoliciesAtAreThere(policies: seq<Policy>, ranks: set<int>)
    ensures forall policy :: policy in PoliciesAt(policies, ranks) <==> exists rank :: 0 <= rank < |policies| && rank in ranks && policies[rank] == policy
    decreases |policies|
  {
    if |policies| > 0 {
      var last := |policies| - 1;
      PoliciesAtAreThere(policies[..last], ranks);
      assert policies == policies[..last] + [policies[last]];
      assert forall rank :: 0 <= rank < last ==> policies[..last][rank] == policies[rank];
    }
  }

  // What is visited of an effect are policies of that effect, and all of them that hold or fail.
  lemma VisitedAreEnough(policies: seq<Policy>, effect: Effect, request: Request, entities: Entities)
    ensures var visited := Visited(policies, IndexOf(policies), effect, request, entities);
      (forall policy :: policy in visited ==> policy in policies && policy.body.effect == effect) &&
      (forall policy :: policy in policies && policy.body.effect == effect && policy !in visited ==>
        EvaluatePolicy(policy, request, entities) == Ok(BoolValue(false)))
  {
    var index := IndexOf(policies);
    var ranks := VisitedRanks(index, effect, request, entities);
    var visited := Visited(policies, index, effect, request, entities);
    PoliciesAtAreThere(policies, ranks);
    ByRankHasAll(policies);
    IndexOfIsIndex(policies);
    forall policy | policy in visited
      ensures policy in policies && policy.body.effect == effect
    {
      var rank :| 0 <= rank < |policies| && rank in ranks && policies[rank] == policy;
      var path :| path in index && rank in BucketOf(index, path) && path.effect == effect;
      PathsHaveEffect(policy.body);
    }
    forall policy | policy in policies && policy.body.effect == effect && EvaluatePolicy(policy, request, entities) != Ok(BoolValue(false))
      ensures policy in visited
    {
      var rank :| 0 <= rank < |policies| && policies[rank] == policy;
      NotFalseIsVisited(index, ByRank(policies), rank, request, entities);
    }
  }

  function AllVisited(policies: seq<Policy>, request: Request, entities: Entities): seq<Policy> {
    var index := IndexOf(policies);
    Visited(policies, index, Forbid, request, entities) + Visited(policies, index, Permit, request, entities)
  }

  // What is visited is a sound slice, for all forms of policies, static and linked.
  lemma VisitedAreSoundSlice(policies: seq<Policy>, request: Request, entities: Entities)
    ensures SoundSlice(AllVisited(policies, request, entities), policies, request, entities)
  {
    VisitedAreEnough(policies, Forbid, request, entities);
    VisitedAreEnough(policies, Permit, request, entities);
  }

  // So decisions through the index are those of all policies.
  lemma IndexedDecidesAlike(policies: seq<Policy>, request: Request, entities: Entities)
    ensures IsAuthorizedIndexed(request, entities, policies) == IsAuthorized(request, entities, policies)
  {
    VisitedAreSoundSlice(policies, request, entities);
    SoundSliceSameResponse(AllVisited(policies, request, entities), policies, request, entities);
  }

  // The check gives the decision.
  lemma CheckDecidesAlike(policies: seq<Policy>, request: Request, entities: Entities)
    ensures Check(request, entities, policies) <==> IsAuthorized(request, entities, policies).decision == Allow
  {
    var index := IndexOf(policies);
    forall effect
      ensures SomeHolds(request, entities, Visited(policies, index, effect, request, entities)) <==> SomeSatisfied(effect, policies, request, entities)
    {
      VisitedAreEnough(policies, effect, request, entities);
      SomeHoldsIsExact(request, entities, Visited(policies, index, effect, request, entities));
    }
    AllowedIffPermittedAndNotForbidden(policies, request, entities);
  }
  lemma SomeHoldsIsExact(request: Request, entities: Entities, policies: seq<Policy>)
    ensures SomeHolds(request, entities, policies) <==> exists policy :: policy in policies && Satisfied(policy, request, entities)
    decreases |policies|
  {
    if |policies| > 0 {
      var first, rest := policies[0], policies[1..];
      SomeHoldsIsExact(request, entities, rest);
      assert policies == [first] + rest;
      if Satisfied(first, request, entities) { assert first in policies; }
      if SomeHolds(request, entities, rest) {
        var policy :| policy in rest && Satisfied(policy, request, entities);
        assert policy in policies;
      }
    }
  }
}
