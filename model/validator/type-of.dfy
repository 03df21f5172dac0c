// The types of expressions: one match that checks subexpressions and hands their answers to the rules.
include "rules-boolean.dfy"
include "rules-entities.dfy"
include "rules-values.dfy"
module TypeOfModel {
  import opened ResultModel
  import opened ValueModel
  import opened ExprModel
  import opened SchemaModel
  import opened TypesModel
  import opened CapabilitiesModel
  import opened CheckerModel
  import opened FindingModel
  import opened RulesBooleanModel
  import opened RulesEntitiesModel
  import opened RulesValuesModel

  // The type of `x`, given what is `known` to be present; or the first thing that is wrong with it.
  function method TypeOf(checker: Checker, x: Expr, known: Capabilities): Answer
    decreases x
  {
    match x
    case Lit(literal) => TypeOfLiteral(checker, literal)
    case Var(name) => Plain(TypeOfVariable(checker, name))
    case And(left, right) =>
      var l := ExpectBool(TypeOf(checker, left, known));
      if l.Failure? then l else TypeOfAnd(l, ExpectBool(TypeOf(checker, right, known + l.facts)))
    case Or(left, right) =>
      TypeOfOr(ExpectBool(TypeOf(checker, left, known)), ExpectBool(TypeOf(checker, right, known)))
    case If(test, yes, no) =>
      var t := ExpectBool(TypeOf(checker, test, known));
      if t.Failure? then t else TypeOfIf(t, TypeOf(checker, yes, known + t.facts), TypeOf(checker, no, known))
    case Unary(op, arg) =>
      var a := TypeOf(checker, arg, known);
      if a.Failure? then a else TypeOfUnary(op, a)
    case Binary(op, left, right) =>
      var l := TypeOf(checker, left, known);
      if l.Failure? then l else
      var r := TypeOf(checker, right, known);
      if r.Failure? then r else TypeOfBinary(checker, x, l.ty, r.ty, known)
    case GetAttr(arg, attr) =>
      var a := TypeOf(checker, arg, known);
      if a.Failure? then a else TypeOfGetAttr(checker, arg, a.ty, attr, known)
    case HasAttr(arg, attr) =>
      var a := TypeOf(checker, arg, known);
      if a.Failure? then a else TypeOfHasStep(checker, arg, a.ty, attr, known)
    case SetExpr(elements) =>
      var types := TypeOfAll(checker, elements, known);
      if types.Err? then Failure(types.error) else TypeOfSet(types.value)
    case RecordExpr(entries) =>
      var attributes := TypeOfRecord(checker, entries, known);
      if attributes.Err? then Failure(attributes.error) else Plain(RecordOf(attributes.value))
    case Call(fn, args) =>
      var problem := CallProblem(fn, args);
      if problem.Some? then Failure(problem.value) else
      var types := TypeOfAll(checker, args, known);
      if types.Err? then Failure(types.error) else TypeOfCall(fn, args, types.value)
  }

  function method TypeOfVariable(checker: Checker, name: VarName): Type {
    match name
    case Principal => EntityOfType(checker.env.principalType)
    case Action => EntityOfType(checker.env.action.entityType)
    case Resource => EntityOfType(checker.env.resourceType)
    case Context => RecordOf(ContextOf(checker))
  }

  function method TypeOfUnary(op: UnaryOp, arg: Answer): Answer {
    if arg.Failure? then arg else
    match op
    case Not => TypeOfNot(arg)
    case Neg => if arg.ty.LongType? then Plain(LongType) else Failure(UnexpectedType)
    case IsEmpty => if arg.ty.SetOf? then Plain(Bool()) else Failure(UnexpectedType)
    case Like(pattern) => if arg.ty.StringType? then Plain(Bool()) else Failure(UnexpectedType)
    case Is(entityType) => TypeOfIs(arg.ty, entityType)
  }

  function method TypeOfBinary(checker: Checker, x: Expr, leftType: Type, rightType: Type, known: Capabilities): Answer {
    if !x.Binary? then Failure(UnexpectedType) else
    match x.binaryOp
    case Eq => TypeOfEqual(checker, x.left, leftType, x.right, rightType)
    case Less => TypeOfCompare(leftType, rightType)
    case LessEq => TypeOfCompare(leftType, rightType)
    case In =>
      if leftType.EntityOfType? && rightType.EntityOfType?
      then TypeOfIn(checker, x.left, leftType.entityType, x.right, rightType.entityType)
      else if leftType.EntityOfType? && rightType.SetOf? && rightType.element.EntityOfType?
      then TypeOfIn(checker, x.left, leftType.entityType, x.right, rightType.element.entityType)
      else Failure(UnexpectedType)
    case Add => TypeOfArithmetic(leftType, rightType)
    case Sub => TypeOfArithmetic(leftType, rightType)
    case Mul => TypeOfArithmetic(leftType, rightType)
    case Contains => TypeOfContains(leftType, rightType)
    case ContainsAll => TypeOfContainsMany(leftType, rightType)
    case ContainsAny => TypeOfContainsMany(leftType, rightType)
    case HasTag =>
      if leftType.EntityOfType? && rightType.StringType? then TypeOfHasTag(checker, x.left, leftType, x.right, known)
      else Failure(UnexpectedType)
    case GetTag =>
      if leftType.EntityOfType? && rightType.StringType? then TypeOfGetTag(checker, x.left, leftType, x.right, known)
      else Failure(UnexpectedType)
  }

  function method TypeOfAll(checker: Checker, xs: seq<Expr>, known: Capabilities): Result<seq<Type>, ValidationErrorKind>
    decreases xs
  {
    if |xs| == 0 then Ok([]) else
    var first := TypeOf(checker, xs[0], known);
    if first.Failure? then Err(first.kind) else
    var rest := TypeOfAll(checker, xs[1..], known);
    if rest.Err? then rest else Ok([first.ty] + rest.value)
  }

  // All attributes of a record that is written down are there.
  function method TypeOfRecord(checker: Checker, entries: seq<RecordEntry>, known: Capabilities): Result<map<Attr, Attribute>, ValidationErrorKind>
    decreases entries
  {
    if |entries| == 0 then Ok(map[]) else
    var first := TypeOf(checker, entries[0].value, known);
    if first.Failure? then Err(first.kind) else
    var rest := TypeOfRecord(checker, entries[1..], known);
    if rest.Err? || entries[0].key in rest.value then rest
    else Ok(rest.value[entries[0].key := Attribute(first.ty, true)])
  }
}
