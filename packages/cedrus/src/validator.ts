/** The validator: whether policies, entities and requests are as a schema declares them; slices. */

// Check policies.
export type { ValidateOptions, ValidationResult } from "./validator/validate.ts";
export { validatePolicies } from "./validator/validate.ts";
export type {
  ValidationErrorKind,
  ValidationFinding,
  ValidationWarningKind,
} from "./validator/finding.ts";
export type { ValidationMode } from "./validator/relations.ts";
export { validRequestEnvs } from "./validator/request-envs.ts";

// Check what is there already.
export type { ConformanceOptions } from "./validator/entity-conformance.ts";
export { validateEntities } from "./validator/entity-conformance.ts";
export type {
  CheckedRequest,
  RequestConformanceOptions,
  ScopeVariables,
} from "./validator/request-conformance.ts";
export {
  validateContext,
  validateRequest,
  validateScopeVariables,
} from "./validator/request-conformance.ts";

// Read with a schema.
export {
  contextFromJsonWithSchema,
  entitiesFromJsonWithSchema,
} from "./validator/entities-with-schema.ts";
export { createValidatedRequest } from "./validated-request.ts";

// Fetch what policies of a level can reach.
export type { AsyncEntityLoader, EntityLoader, SliceOptions } from "./validator/slice.ts";
export { sliceAtLevel, sliceAtLevelAsync } from "./validator/slice.ts";
