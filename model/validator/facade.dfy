// The validator's front door: what the differential tests call, under the names that they use.
include "validate.dfy"
include "entity-conformance.dfy"
include "request-conformance.dfy"
include "slice.dfy"
module ValidatorModel {
  import opened ResultModel
  import opened PolicySetModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened SchemaModel
  import opened ConditionOfModel
  import opened CheckerModel
  import ValidateModel
  import EntityConformanceModel
  import RequestConformanceModel
  import SliceModel

  function method ValidatePolicySet(policySet: PolicySet, schema: Schema): seq<ValidateModel.Verdict> {
    ValidateModel.ValidatePolicySet(policySet, schema, None)
  }
  // The same, and that no policy looks more than `level` entities deep.
  function method CheckLevels(policySet: PolicySet, schema: Schema, level: int): seq<ValidateModel.Verdict> {
    ValidateModel.ValidatePolicySet(policySet, schema, Some(level))
  }
  function method ValidateRequest(schema: Schema, request: Request): bool {
    RequestConformanceModel.ValidateRequest(schema, request)
  }
  function method ValidateEntities(schema: Schema, entities: Entities): bool {
    EntityConformanceModel.ValidateEntities(schema, entities)
  }
  function method Slice(entities: Entities, request: Request, level: int): Entities {
    SliceModel.SliceAtLevel(request, level, entities)
  }
  // Whether the schema's parts fit together: the codec's own mistakes are found here.
  function method IsWellFormed(schema: Schema): bool { SchemaModel.IsWellFormed(schema) }
}
