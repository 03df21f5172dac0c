// What a slice reaches: more rounds reach more, and what an entity mentions is one round further.
include "../../validator/slice.dfy"
module SliceProofs {
  import opened EntityUidModel
  import opened ValueModel
  import opened EntityModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened SliceModel

  // More rounds reach no less.
  lemma MoreRoundsReachMore(entities: Entities, wanted: set<EntityUid>, rounds: int, more: int)
    requires rounds <= more
    ensures Reached(entities, wanted, rounds) <= Reached(entities, wanted, more)
    decreases if rounds <= 0 then 0 else rounds
  {
    if rounds > 0 { MoreRoundsReachMore(entities, MentionedByAll(entities, wanted), rounds - 1, more - 1); }
  }

  // What a reached entity mentions is reached in one round more.
  lemma MentionedIsReachedNext(entities: Entities, wanted: set<EntityUid>, rounds: int, uid: EntityUid, other: EntityUid)
    requires uid in Reached(entities, wanted, rounds) && uid in entities && other in MentionedByEntity(entities[uid])
    ensures other in Reached(entities, wanted, rounds + 1)
    decreases if rounds <= 0 then 0 else rounds
  {
    var next := MentionedByAll(entities, wanted);
    if uid in wanted { assert other in MentionedAt(entities, uid); assert other in next; assert other in Reached(entities, next, rounds); }
    else { MentionedIsReachedNext(entities, next, rounds - 1, uid, other); }
  }

  // A slice of a higher level has the entities of the lower one.
  lemma HigherLevelHasMore(request: Request, level: int, higher: int, entities: Entities)
    requires level <= higher
    ensures forall uid :: uid in SliceAtLevel(request, level, entities) ==>
      uid in SliceAtLevel(request, higher, entities) &&
      SliceAtLevel(request, higher, entities)[uid] == SliceAtLevel(request, level, entities)[uid]
  { MoreRoundsReachMore(entities, MentionedByRequest(request), level, higher); }

  // ---- Entities inside records

  // Whether `uid` stands in `value` behind the attributes `path`.
  predicate IsAt(value: Value, path: seq<Attr>, uid: EntityUid)
    decreases |path|
  {
    if |path| == 0 then value == EntityValue(uid)
    else value.RecordValue? && path[0] in value.attrs && IsAt(value.attrs[path[0]], path[1..], uid)
  }
  lemma WhatIsThereIsMentioned(value: Value, path: seq<Attr>, uid: EntityUid)
    requires IsAt(value, path, uid)
    ensures uid in Mentioned(value)
    decreases |path|
  { if |path| > 0 { WhatIsThereIsMentioned(value.attrs[path[0]], path[1..], uid); } }

  lemma OneAttributeFurther(value: Value, attr: Attr, path: seq<Attr>, uid: EntityUid)
    requires value.RecordValue? && attr in value.attrs && IsAt(value.attrs[attr], path, uid)
    ensures IsAt(value, [attr] + path, uid)
  { assert ([attr] + path)[1..] == path; }
}
