// The entities that policies of a level can reach.
//
// A policy of level n follows at most n references in a row, starting from the request. Entities that stand in
// sets are not reached through them, because no operation takes an element out of a set. An entity of the slice
// keeps all its ancestors, whether or not those are in the slice.
include "../entities/entity-store.dfy"
include "../evaluator/environment.dfy"
module SliceModel {
  import opened EntityUidModel
  import opened ValueModel
  import opened EntityModel
  import opened EntityStoreModel
  import opened EnvironmentModel

  function method SliceAtLevel(request: Request, level: int, entities: Entities): Entities {
    var reached := Reached(entities, MentionedByRequest(request), level);
    map uid | uid in entities && uid in reached :: entities[uid]
  }

  // The entities that are wanted, and those that they lead to within `rounds` rounds.
  function method Reached(entities: Entities, wanted: set<EntityUid>, rounds: int): set<EntityUid>
    decreases if rounds <= 0 then 0 else rounds
  {
    if rounds <= 0 then {} else wanted + Reached(entities, MentionedByAll(entities, wanted), rounds - 1)
  }
  function method MentionedByAll(entities: Entities, uids: set<EntityUid>): set<EntityUid> {
    set uid, other | uid in uids && other in MentionedAt(entities, uid) :: other
  }
  // A function of its own because this version of Dafny compiles a comprehension's bounds before its conditions.
  function method MentionedAt(entities: Entities, uid: EntityUid): set<EntityUid> {
    if uid in entities then MentionedByEntity(entities[uid]) else {}
  }

  function method MentionedByRequest(request: Request): set<EntityUid> {
    {request.principal, request.action, request.resource} + MentionedByRecord(request.context)
  }
  function method MentionedByEntity(entity: Entity): set<EntityUid> {
    MentionedByRecord(entity.attrs) + MentionedByRecord(entity.tags)
  }
  function method MentionedByRecord(attrs: map<Attr, Value>): set<EntityUid> { Mentioned(RecordValue(attrs)) }

  // The entities that a policy can get at from `value` without looking into any of them.
  function method Mentioned(value: Value): set<EntityUid>
    decreases value
  {
    match value
    case EntityValue(uid) => {uid}
    case RecordValue(attrs) => set name, uid | name in attrs && uid in Mentioned(attrs[name]) :: uid
    case BoolValue(b) => {}
    case LongValue(i) => {}
    case StringValue(s) => {}
    case SetValue(elements) => {}
    case DecimalValue(units) => {}
    case IpAddrValue(ip) => {}
    case DatetimeValue(millis) => {}
    case DurationValue(millis) => {}
  }
}
