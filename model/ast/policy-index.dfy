// The policies of a set by what their scopes demand, so that a decision looks only at those whose scope can hold.
include "policy.dfy"
include "../entities/entity-store.dfy"
include "../evaluator/environment.dfy"
module PolicyIndexModel {
  import opened EntityUidModel
  import opened EntityModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened PolicyModel

  datatype Side = PrincipalSide | ResourceSide | ActionSide

  // What a scope demands of one side: to be or to be in an entity, or to have a type.
  datatype Demand = InEntity(side: Side, uid: EntityUid) | OfType(side: Side, entityType: EntityType) | Nothing

  // What a policy lies under: what the first side of which the scope demands to be or be in an entity
  // demands, or each entity of a list; else the type that the first side demands; else nothing.
  function method DemandsOf(body: PolicyBody): seq<Demand> {
    var principal, resource, action := EntitiesOf(body.principal), EntitiesOf(body.resource), EntitiesOfAction(body.action);
    if |principal| > 0 then UnderEntities(PrincipalSide, principal)
    else if |resource| > 0 then UnderEntities(ResourceSide, resource)
    else if |action| > 0 then UnderEntities(ActionSide, action)
    else if body.principal.ScopeIs? then [OfType(PrincipalSide, body.principal.entityType)]
    else if body.resource.ScopeIs? then [OfType(ResourceSide, body.resource.entityType)]
    else [Nothing]
  }
  function method UnderEntities(side: Side, uids: seq<EntityUid>): seq<Demand> {
    if |uids| == 0 then [] else [InEntity(side, uids[0])] + UnderEntities(side, uids[1..])
  }
  // The entities of which a request has to be or be in at least one, if there are any.
  function method EntitiesOf(scope: ScopeConstraint): seq<EntityUid> {
    if (scope.ScopeEq? || scope.ScopeIn? || scope.ScopeIsIn?) && scope.entity.Given? then [scope.entity.uid] else []
  }
  function method EntitiesOfAction(scope: ActionConstraint): seq<EntityUid> {
    match scope case ActionAll => [] case ActionEq(uid) => [uid] case ActionIn(uid) => [uid] case ActionInSet(uids) => uids
  }

  // Under each demand, the ranks of the policies that lie there: their places in the order of the set.
  type PolicyIndex = map<Demand, set<int>>

  function method IndexOf(policies: seq<Policy>): PolicyIndex
    decreases |policies|
  {
    if |policies| == 0 then map[] else
    var last := |policies| - 1;
    AddTo(IndexOf(policies[..last]), DemandsOf(policies[last].body), last)
  }
  function method AddTo(index: PolicyIndex, demands: seq<Demand>, rank: int): PolicyIndex
    decreases |demands|
  {
    if |demands| == 0 then index else
    var first := demands[0];
    AddTo(index[first := BucketOf(index, first) + {rank}], demands[1..], rank)
  }

  // The policies whose scopes may hold for `request`, in order, each once; the scope of no other holds.
  function method Candidates(policies: seq<Policy>, index: PolicyIndex, request: Request, entities: Entities): seq<Policy> {
    PoliciesAt(policies, FoundRanks(index, request, entities))
  }
  function method FoundRanks(index: PolicyIndex, request: Request, entities: Entities): set<int> {
    set demand, rank | demand in Met(request, entities) && rank in BucketOf(index, demand) :: rank
  }
  function method BucketOf(index: PolicyIndex, demand: Demand): set<int> { if demand in index then index[demand] else {} }

  // The demands that a request meets.
  function method Met(request: Request, entities: Entities): set<Demand> {
    MetBy(PrincipalSide, request.principal, entities) + MetBy(ResourceSide, request.resource, entities)
      + MetBy(ActionSide, request.action, entities) + {Nothing}
  }
  // The demands that an entity meets: of its type, of itself, and of everything that it is in.
  function method MetBy(side: Side, uid: EntityUid, entities: Entities): set<Demand> {
    {OfType(side, uid.entityType), InEntity(side, uid)}
      + (if uid in entities then set ancestor | ancestor in entities[uid].ancestors :: InEntity(side, ancestor) else {})
  }
  function method PoliciesAt(policies: seq<Policy>, ranks: set<int>): seq<Policy>
    decreases |policies|
  {
    if |policies| == 0 then [] else
    var last := |policies| - 1;
    PoliciesAt(policies[..last], ranks) + (if last in ranks then [policies[last]] else [])
  }
}
