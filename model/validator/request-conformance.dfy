// Whether a request is one that the schema allows.
include "../evaluator/environment.dfy"
include "conforms.dfy"
module RequestConformanceModel {
  import opened EntityUidModel
  import opened ValueModel
  import opened EnvironmentModel
  import opened SchemaModel
  import opened ConformsModel

  // Principal and resource are of types that the action, which is declared, applies to; the context is of its type.
  predicate method ValidateRequest(schema: Schema, request: Request) {
    request.action in schema.actions &&
    SideConforms(schema, request.principal, schema.actions[request.action].principalTypes) &&
    SideConforms(schema, request.resource, schema.actions[request.action].resourceTypes) &&
    RecordConforms(schema, request.context, schema.actions[request.action].context)
  }
  predicate method SideConforms(schema: Schema, uid: EntityUid, types: set<EntityType>) {
    uid.entityType in schema.entityTypes && IsDeclaredUid(schema, uid) && uid.entityType in types
  }

  // The environment that a request belongs to.
  function method EnvOf(request: Request): RequestEnv {
    RequestEnv(request.principal.entityType, request.action, request.resource.entityType)
  }
}
