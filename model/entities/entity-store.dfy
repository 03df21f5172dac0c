// The entities of a decision, and Cedar's `in` on two of them.
include "entity.dfy"
module EntityStoreModel {
  import opened EntityUidModel
  import opened EntityModel

  type Entities = map<EntityUid, Entity>

  // They are the same, or `ancestor` lies above `uid`. Neither has to exist.
  predicate method IsIn(entities: Entities, uid: EntityUid, ancestor: EntityUid) {
    uid == ancestor || (uid in entities && ancestor in entities[uid].ancestors)
  }
}
