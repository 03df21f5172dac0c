// The policies of a set by what they demand, so that a decision visits only those whose demands a request meets.
include "demands.dfy"
include "../evaluator/evaluate.dfy"
module PolicyIndexModel {
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

  // At the end of each path, the ranks of the policies that lie there: their places in the order of the set.
  type PolicyIndex = map<Path, set<int>>

  function method IndexOf(policies: seq<Policy>): PolicyIndex
    decreases |policies|
  {
    if |policies| == 0 then map[] else
    var last := |policies| - 1;
    AddTo(IndexOf(policies[..last]), PathsOf(policies[last].body), last)
  }
  function method AddTo(index: PolicyIndex, paths: seq<Path>, rank: int): PolicyIndex
    decreases |paths|
  {
    if |paths| == 0 then index else
    var first := paths[0];
    AddTo(index[first := BucketOf(index, first) + {rank}], paths[1..], rank)
  }
  function method RemoveFrom(index: PolicyIndex, paths: seq<Path>, rank: int): PolicyIndex
    decreases |paths|
  {
    if |paths| == 0 then index else
    var first := paths[0];
    RemoveFrom(index[first := BucketOf(index, first) - {rank}], paths[1..], rank)
  }
  function method BucketOf(index: PolicyIndex, path: Path): set<int> { if path in index then index[path] else {} }

  // ---- Decisions

  // The policies of an effect that a request visits, in order, each once; no other holds or fails.
  function method Visited(policies: seq<Policy>, index: PolicyIndex, effect: Effect, request: Request, entities: Entities): seq<Policy> {
    PoliciesAt(policies, VisitedRanks(index, effect, request, entities))
  }
  function method VisitedRanks(index: PolicyIndex, effect: Effect, request: Request, entities: Entities): set<int> {
    var keys := RequestKeysOf(request, entities);
    set path, rank | path in index && rank in BucketOf(index, path) && path.effect == effect && Leads(path, keys, request, entities) :: rank
  }
  function method PoliciesAt(policies: seq<Policy>, ranks: set<int>): seq<Policy>
    decreases |policies|
  {
    if |policies| == 0 then [] else
    var last := |policies| - 1;
    PoliciesAt(policies[..last], ranks) + (if last in ranks then [policies[last]] else [])
  }

  // The keys that the sides of a request meet, level by level.
  datatype RequestKeys = RequestKeys(action: set<Key>, principal: set<Key>, resource: set<Key>)

  function method RequestKeysOf(request: Request, entities: Entities): RequestKeys {
    RequestKeys(KeysOf(request.action, entities), KeysOf(request.principal, entities), KeysOf(request.resource, entities))
  }
  // Of an entity: its type, itself, and everything that it is in.
  function method KeysOf(uid: EntityUid, entities: Entities): set<Key> {
    {Anything, OfType(uid.entityType), InEntity(uid)}
      + (if uid in entities then set ancestor | ancestor in entities[uid].ancestors :: InEntity(ancestor) else {})
  }
  predicate method Leads(path: Path, keys: RequestKeys, request: Request, entities: Entities) {
    path.action in keys.action && path.principal in keys.principal && path.resource in keys.resource &&
    (path.test.Some? ==> TestLeads(path.test.value, request, entities))
  }
  // Where the attribute has no value the policy fails, so it has to be visited.
  predicate method TestLeads(test: AttrTest, request: Request, entities: Entities) {
    var value := ApplyGetAttr(Variable(test.of, request), test.attr, entities);
    value.Err? || value.value == ValueOfLiteral(test.literal)
  }
}
