// Whether entities are as the schema declares them.
//
// Actions need not be among the entities. Those that are must have exactly their groups above them. The library
// checks direct parents, which over a whole store comes to the same as all ancestors, which entities have here.
include "../entities/entity-store.dfy"
include "conforms.dfy"
module EntityConformanceModel {
  import opened EntityUidModel
  import opened ValueModel
  import opened EntityModel
  import opened EntityStoreModel
  import opened SchemaModel
  import opened ConformsModel

  predicate method ValidateEntities(schema: Schema, entities: Entities) {
    forall uid :: uid in entities ==> EntityConforms(schema, uid, entities[uid])
  }

  predicate method EntityConforms(schema: Schema, uid: EntityUid, entity: Entity) {
    if IsActionType(uid.entityType) then ActionConforms(schema, uid, entity)
    else uid.entityType in schema.entityTypes && IsDeclaredUid(schema, uid) &&
      ConformsToEntityType(schema, entity, schema.entityTypes[uid.entityType])
  }

  predicate method ConformsToEntityType(schema: Schema, entity: Entity, declared: SchemaEntityType) {
    RecordConforms(schema, entity.attrs, declared.attributes) &&
    (forall tag :: tag in entity.tags ==>
      declared.tags.Some? && ConformsTo(schema, entity.tags[tag], declared.tags.value)) &&
    (forall above :: above in entity.ancestors ==>
      above.entityType in declared.ancestors && IsDeclaredUid(schema, above))
  }

  predicate method ActionConforms(schema: Schema, uid: EntityUid, entity: Entity) {
    uid in schema.actions && entity == ActionEntity(schema.actions[uid])
  }
  function method ActionEntity(action: SchemaAction): Entity { Entity(map[], action.ancestors, map[]) }

  // The entities, with all actions of the schema among them: what decisions are made on.
  function method WithActions(schema: Schema, entities: Entities): Entities {
    map uid | uid in entities.Keys + schema.actions.Keys ::
      if uid in entities then entities[uid]
      else if uid in schema.actions then ActionEntity(schema.actions[uid])
      else Entity(map[], {}, map[])
  }
}
