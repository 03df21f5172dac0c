// What checking one policy in one request environment works with, and what checking an expression gives.
include "../ast/expr.dfy"
include "types.dfy"
include "capabilities.dfy"
include "finding.dfy"
module CheckerModel {
  import opened ResultModel
  import opened EntityUidModel
  import opened ValueModel
  import opened ExprModel
  import opened SchemaModel
  import opened TypesModel
  import opened CapabilitiesModel
  import opened FindingModel

  datatype Checker = Checker(schema: Schema, env: RequestEnv)

  // A success has a type, and what is known to be present if the expression is true.
  datatype Answer = Success(ty: Type, facts: Capabilities) | Failure(kind: ValidationErrorKind)

  function method Plain(ty: Type): Answer { Success(ty, {}) }

  // The context's attributes in this environment.
  function method ContextOf(checker: Checker): map<Attr, Attribute> {
    if checker.env.action in checker.schema.actions then checker.schema.actions[checker.env.action].context else map[]
  }

  // The answer, provided that its type fits.
  function method ExpectBool(answer: Answer): Answer { Expect(answer, answer.Success? && answer.ty.BoolType?) }
  function method Expect(answer: Answer, fits: bool): Answer {
    if answer.Failure? || fits then answer else Failure(UnexpectedType)
  }
}
