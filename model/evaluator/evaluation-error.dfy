// Why an expression has no value for a request.
include "../data/result.dfy"
include "../values/value.dfy"
module EvaluationErrorModel {
  import opened ResultModel
  import opened ValueModel

  datatype EvaluationError =
    | EntityDoesNotExist
    | AttrDoesNotExist
    | TagDoesNotExist
    | TypeError
    | ArithBoundsError
    | ExtensionError

  // What evaluating an expression gives.
  type Evaluated = Result<Value, EvaluationError>
}
