// One entity: its attributes, everything that it is a member of, however indirectly, and its tags.
include "../values/value.dfy"
module EntityModel {
  import opened EntityUidModel
  import opened ValueModel

  datatype Entity = Entity(attrs: map<Attr, Value>, ancestors: set<EntityUid>, tags: map<string, Value>)
}
