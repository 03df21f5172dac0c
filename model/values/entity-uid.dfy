// Entity UIDs: the names of entities.
module EntityUidModel {
  // With its namespace, as in `App::User`.
  type EntityType = string

  datatype EntityUid = EntityUid(entityType: EntityType, id: string)
}
