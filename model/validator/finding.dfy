// What validation says about policies.
module FindingModel {
  datatype ValidationErrorKind =
    | UnrecognizedEntityType
    | UnrecognizedActionId
    | UnexpectedType
    | IncompatibleTypes
    | UnsafeAttributeAccess
    | UnsafeOptionalAttributeAccess
    | UnsafeTagAccess
    | NoTagsAllowed
    | WrongNumberArguments
    | FunctionArgumentValidation
    | EmptySetForbidden
    | NonLitExtConstructor
    | InvalidEnumEntity
    | EntityDerefLevelViolation

  datatype ValidationWarningKind = InvalidActionApplication | ImpossiblePolicy
}
