// What an expression is evaluated for. The entities are the other half: see entities/entity-store.
include "../values/value.dfy"
module EnvironmentModel {
  import opened EntityUidModel
  import opened ValueModel

  datatype Request = Request(principal: EntityUid, action: EntityUid, resource: EntityUid, context: map<Attr, Value>)
}
