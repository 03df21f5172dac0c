/** What validation says about policies. */

import type { PolicyId } from "../ast/policy.ts";
import type { Diagnostic } from "../data/diagnostic.ts";

/** Kinds of validation errors. The diagnostic's code is `validator/` and the kind in kebab-case. */
export type ValidationErrorKind =
  | "unrecognizedEntityType"
  | "unrecognizedActionId"
  | "unexpectedType"
  | "incompatibleTypes"
  | "unsafeAttributeAccess"
  | "unsafeOptionalAttributeAccess"
  | "unsafeTagAccess"
  | "noTagsAllowed"
  | "undefinedFunction"
  | "wrongNumberArguments"
  | "functionArgumentValidation"
  | "emptySetForbidden"
  | "nonLitExtConstructor"
  | "invalidEnumEntity"
  | "entityDerefLevelViolation";

export type ValidationWarningKind =
  | "invalidActionApplication"
  | "impossiblePolicy"
  | "impossibleCondition"
  | "bidiCharsInString"
  | "bidiCharsInIdentifier"
  | "confusableIdentifier"
  | "mixedScriptString"
  | "mixedScriptIdentifier";

/** A diagnostic about one policy. */
export interface ValidationFinding {
  readonly policyId: PolicyId;
  readonly kind: ValidationErrorKind | ValidationWarningKind;
  readonly diagnostic: Diagnostic;
}
