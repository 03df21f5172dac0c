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

  // Whether a request meets the demands, for one of the actions at least.
  predicate Met(demands: Demands, request: Request, entities: Entities) {
    (exists key :: key in demands.actions && key in KeysOf(request.action, entities)) &&
    demands.principal in KeysOf(request.principal, entities) && demands.resource in KeysOf(request.resource, entities) &&
    (demands.test.Some? ==> TestLeads(demands.test.value, request, entities))
  }

  // A condition as `&&` sees it is false.
  predicate IsFalse(x: Expr, request: Request, entities: Entities) {
    AsBool(Evaluate(x, request, entities)) == Ok(BoolValue(false))
  }

  // A policy whose demands are not met is false, without an error.
  lemma UnmetIsFalse(policy: Policy, request: Request, entities: Entities)
    requires !Met(DemandsOf(policy.body), request, entities)
    ensures EvaluatePolicy(policy, request, entities) == Ok(BoolValue(false))
  {
    ScopeThenConditions(policy, request, entities);
    var body := policy.body;
    if WholeScopeHolds(body, request, entities) {
      ScopeIsMet(body, request, entities);
      ConditionsInOrder(body.conditions, request, entities);
      if !IsFalse(body.conditions[0].body, request, entities) {
        var scope := Demands(ActionKeys(body.action), KeyOfScope(body.principal), KeyOfScope(body.resource), None);
        RefinedIsMet(body.conditions[0].body, scope, request, entities);
      }
    }
  }

  // A scope that holds makes demands that are met.
  lemma ScopeIsMet(body: PolicyBody, request: Request, entities: Entities)
    requires WholeScopeHolds(body, request, entities)
    ensures Met(Demands(ActionKeys(body.action), KeyOfScope(body.principal), KeyOfScope(body.resource), None), request, entities)
  {
    if body.action.ActionInSet? {
      var uid :| uid in body.action.uids && IsIn(entities, request.action, uid);
      UnderEachEntity(body.action.uids, uid);
      assert InEntity(uid) in ActionKeys(body.action);
    } else {
      assert ActionKeys(body.action)[0] in KeysOf(request.action, entities);
    }
  }

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

  // A condition that holds or fails makes demands that are met; where the walk goes on, it holds.
  lemma RefinedIsMet(x: Expr, demands: Demands, request: Request, entities: Entities)
    requires Met(demands, request, entities) && demands.test.None?
    requires !IsFalse(x, request, entities)
    ensures Met(Refine(x, demands).demands, request, entities)
    ensures Refine(x, demands).goesOn ==> Refine(x, demands).demands.test.None? && Evaluate(x, request, entities) == Ok(BoolValue(true))
    decreases x
  {
    if x.And? {
      RefinedIsMet(x.left, demands, request, entities);
      var left := Refine(x.left, demands);
      if left.goesOn { RefinedIsMet(x.right, left.demands, request, entities); }
    } else if AskedOf(x).Some? {
      AskedIsMet(x, request, entities);
      WithKeyIsMet(demands, AskedOf(x).value, request, entities);
    } else if TestOf(x).Some? {
      TestIsMet(x, request, entities);
    }
  }

  // What is asked never fails, and holds only for what meets the key.
  lemma AskedIsMet(x: Expr, request: Request, entities: Entities)
    requires AskedOf(x).Some? && !IsFalse(x, request, entities)
    ensures Evaluate(x, request, entities) == Ok(BoolValue(true))
    ensures var asked := AskedOf(x).value;
      var value := Variable(asked.variable, request);
      value.EntityValue? && asked.key in KeysOf(value.uid, entities)
  {
    if x.Binary? {
      var side := if IsSide(x.left) then x.left else x.right;
      assert Variable(side.name, request).EntityValue?;
    }
  }

  lemma WithKeyIsMet(demands: Demands, asked: Asked, request: Request, entities: Entities)
    requires Met(demands, request, entities)
    requires var value := Variable(asked.variable, request); value.EntityValue? && asked.key in KeysOf(value.uid, entities)
    ensures Met(WithKey(demands, asked.variable, asked.key), request, entities)
  {
    if asked.variable.Action? && |demands.actions| == 1 {
      var known :| known in demands.actions && known in KeysOf(request.action, entities);
      assert Better(demands.actions[0], asked.key) in BetterThanAny(demands.actions, asked.key);
    }
  }

  // A test that does not lead on is false: the attribute has another value.
  lemma TestIsMet(x: Expr, request: Request, entities: Entities)
    requires TestOf(x).Some? && !IsFalse(x, request, entities)
    ensures TestLeads(TestOf(x).value, request, entities)
  {
    var test := TestOf(x).value;
    var onLeft := IsAttr(x.left) && x.right.Lit?;
    var (get, literal) := if onLeft then (x.left, x.right) else (x.right, x.left);
    assert Evaluate(get, request, entities) == ApplyGetAttr(Variable(test.variable, request), test.attr, entities);
    assert Evaluate(literal, request, entities) == Ok(ValueOfLiteral(test.literal));
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

  // A policy whose demands are met lies at the end of a path that leads there.
  lemma MetIsLedTo(body: PolicyBody, request: Request, entities: Entities)
    requires Met(DemandsOf(body), request, entities)
    ensures exists path :: path in PathsOf(body) && path.effect == body.effect && Leads(path, RequestKeysOf(request, entities), request, entities)
  {
    var demands := DemandsOf(body);
    var key :| key in demands.actions && key in KeysOf(request.action, entities);
    UnderEachAction(body.effect, demands, demands.actions, key);
  }
  lemma UnderEachAction(effect: Effect, demands: Demands, actions: seq<Key>, key: Key)
    requires key in actions
    ensures Path(effect, key, demands.principal, demands.resource, demands.test) in PathsUnder(effect, demands, actions)
    decreases |actions|
  {
    if key != actions[0] {
      assert actions == [actions[0]] + actions[1..];
      UnderEachAction(effect, demands, actions[1..], key);
    }
  }
  lemma PathsHaveEffect(effect: Effect, demands: Demands, actions: seq<Key>)
    ensures forall path :: path in PathsUnder(effect, demands, actions) ==> path.effect == effect
    decreases |actions|
  {
    if |actions| > 0 { PathsHaveEffect(effect, demands, actions[1..]); }
  }

  // Whatever the index of a set does not lead to is false, without an error.
  lemma NotVisitedIsFalse(index: PolicyIndex, policies: map<int, Policy>, rank: int, request: Request, entities: Entities)
    requires IsIndexOf(index, policies) && rank in policies
    requires rank !in VisitedRanks(index, policies[rank].body.effect, RequestKeysOf(request, entities), request, entities)
    ensures EvaluatePolicy(policies[rank], request, entities) == Ok(BoolValue(false))
  {
    var body := policies[rank].body;
    if Met(DemandsOf(body), request, entities) {
      MetIsLedTo(body, request, entities);
      var path :| path in PathsOf(body) && path.effect == body.effect && Leads(path, RequestKeysOf(request, entities), request, entities);
      assert rank in BucketOf(index, path);
      assert false;
    }
    UnmetIsFalse(policies[rank], request, entities);
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
    var index, keys := IndexOf(policies), RequestKeysOf(request, entities);
    var ranks := VisitedRanks(index, effect, keys, request, entities);
    var visited := Visited(policies, index, effect, request, entities);
    PoliciesAtAreThere(policies, ranks);
    ByRankHasAll(policies);
    IndexOfIsIndex(policies);
    forall policy | policy in visited
      ensures policy in policies && policy.body.effect == effect
    {
      var rank :| 0 <= rank < |policies| && rank in ranks && policies[rank] == policy;
      var path :| path in index && rank in BucketOf(index, path) && path.effect == effect;
      PathsHaveEffect(policy.body.effect, DemandsOf(policy.body), DemandsOf(policy.body).actions);
    }
    forall policy | policy in policies && policy.body.effect == effect && policy !in visited
      ensures EvaluatePolicy(policy, request, entities) == Ok(BoolValue(false))
    {
      var rank :| 0 <= rank < |policies| && policies[rank] == policy;
      NotVisitedIsFalse(index, ByRank(policies), rank, request, entities);
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
