/** Validation of policies against a schema. */

export type { ValidateOptions, ValidationResult } from "./validator/validate.ts";
export { validatePolicies } from "./validator/validate.ts";
export type {
  ValidationErrorKind,
  ValidationFinding,
  ValidationWarningKind,
} from "./validator/finding.ts";
export type { ValidationMode } from "./validator/relations.ts";
