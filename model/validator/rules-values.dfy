// Typing rules of literals, comparison, arithmetic, sets, records and calls. They get the types of their operands.
include "../values/extensions/functions.dfy"
include "checker.dfy"
include "relations.dfy"
include "rules-entities.dfy"
module RulesValuesModel {
  import opened ResultModel
  import opened EntityUidModel
  import opened ValueModel
  import opened FunctionNamesModel
  import opened FunctionsModel
  import opened ExprModel
  import opened SchemaModel
  import opened TypesModel
  import opened RelationsModel
  import opened CapabilitiesModel
  import opened CheckerModel
  import opened FindingModel
  import opened RulesEntitiesModel

  // An entity that is not declared has no type; the ids of enumerated types are checked elsewhere.
  function method TypeOfLiteral(checker: Checker, literal: Literal): Answer {
    match literal
    case BoolLit(b) => Plain(TypeOfBool(b))
    case LongLit(i) => Plain(LongType)
    case StringLit(s) => Plain(StringType)
    case EntityLit(uid) =>
      if uid.entityType in checker.schema.entityTypes || uid in checker.schema.actions
      then Plain(EntityOfType(uid.entityType))
      else Failure(if IsActionType(uid.entityType) then UnrecognizedActionId else UnrecognizedEntityType)
  }

  // Entities of different types, and two literals, are compared right here.
  function method TypeOfEqual(checker: Checker, left: Expr, leftType: Type, right: Expr, rightType: Type): Answer {
    var a, b := LiteralOf(checker, left), LiteralOf(checker, right);
    if AreDisjoint(leftType, rightType) then Plain(BoolType(False))
    else if a.Some? && b.Some? then Plain(TypeOfBool(a == b))
    else RequireBound(leftType, rightType)
  }
  function method LiteralOf(checker: Checker, x: Expr): Option<Literal> {
    if x == Var(Action) then Some(EntityLit(checker.env.action)) else if x.Lit? then Some(x.literal) else None
  }
  function method RequireBound(a: Type, b: Type): Answer {
    if HasUpperBound(a, b) then Plain(Bool()) else Failure(IncompatibleTypes)
  }

  function method TypeOfCompare(leftType: Type, rightType: Type): Answer {
    if IsOrdered(leftType) && leftType == rightType then Plain(Bool()) else Failure(UnexpectedType)
  }

  function method TypeOfArithmetic(leftType: Type, rightType: Type): Answer {
    if leftType.LongType? && rightType.LongType? then Plain(LongType) else Failure(UnexpectedType)
  }

  function method TypeOfContains(leftType: Type, rightType: Type): Answer {
    if leftType.SetOf? then RequireBound(leftType.element, rightType) else Failure(UnexpectedType)
  }

  function method TypeOfContainsMany(leftType: Type, rightType: Type): Answer {
    if leftType.SetOf? && rightType.SetOf? then RequireBound(leftType, rightType) else Failure(UnexpectedType)
  }

  // The elements must have a common type, and an empty set has none.
  function method TypeOfSet(types: seq<Type>): Answer {
    if |types| == 0 then Failure(EmptySetForbidden)
    else var bound := UpperBoundOf(types[0], types[1..]);
      if bound.Some? then Plain(SetOf(bound.value)) else Failure(IncompatibleTypes)
  }
  // The least type above `bound` and all `types`.
  function method UpperBoundOf(bound: Type, types: seq<Type>): Option<Type>
    decreases |types|
  {
    if |types| == 0 then Some(bound)
    else if HasUpperBound(bound, types[0]) then UpperBoundOf(UpperBound(bound, types[0]), types[1..])
    else None
  }

  // Constructors are applied to literals, so that they cannot fail at run time.
  function method TypeOfCall(fn: ExtensionFunction, args: seq<Expr>, types: seq<Type>): Answer {
    if types == ParametersOf(fn) then Plain(ResultOf(fn)) else Failure(UnexpectedType)
  }
  function method CallProblem(fn: ExtensionFunction, args: seq<Expr>): Option<ValidationErrorKind> {
    if |args| != |ParametersOf(fn)| then Some(WrongNumberArguments)
    else if |args| == 0 || !IsConstructor(fn) then None
    else if !args[0].Lit? then Some(NonLitExtConstructor)
    else if args[0].literal.StringLit? && ApplyConstructor(fn, args[0].literal.s).Err? then Some(FunctionArgumentValidation)
    else None
  }

  predicate method IsConstructor(fn: ExtensionFunction) { ParametersOf(fn) == [StringType] }

  function method ParametersOf(fn: ExtensionFunction): seq<Type> {
    var decimal, ip, datetime, duration :=
      ExtensionType(DecimalName), ExtensionType(IpAddrName), ExtensionType(DatetimeName), ExtensionType(DurationName);
    match fn
    case FnDecimal => [StringType]
    case FnLessThan => [decimal, decimal]
    case FnLessThanOrEqual => [decimal, decimal]
    case FnGreaterThan => [decimal, decimal]
    case FnGreaterThanOrEqual => [decimal, decimal]
    case FnIp => [StringType]
    case FnIsIpv4 => [ip]
    case FnIsIpv6 => [ip]
    case FnIsLoopback => [ip]
    case FnIsMulticast => [ip]
    case FnIsInRange => [ip, ip]
    case FnDatetime => [StringType]
    case FnOffset => [datetime, duration]
    case FnDurationSince => [datetime, datetime]
    case FnToDate => [datetime]
    case FnToTime => [datetime]
    case FnDuration => [StringType]
    case FnToMilliseconds => [duration]
    case FnToSeconds => [duration]
    case FnToMinutes => [duration]
    case FnToHours => [duration]
    case FnToDays => [duration]
  }

  function method ResultOf(fn: ExtensionFunction): Type {
    match fn
    case FnDecimal => ExtensionType(DecimalName)
    case FnLessThan => Bool()
    case FnLessThanOrEqual => Bool()
    case FnGreaterThan => Bool()
    case FnGreaterThanOrEqual => Bool()
    case FnIp => ExtensionType(IpAddrName)
    case FnIsIpv4 => Bool()
    case FnIsIpv6 => Bool()
    case FnIsLoopback => Bool()
    case FnIsMulticast => Bool()
    case FnIsInRange => Bool()
    case FnDatetime => ExtensionType(DatetimeName)
    case FnOffset => ExtensionType(DatetimeName)
    case FnDurationSince => ExtensionType(DurationName)
    case FnToDate => ExtensionType(DatetimeName)
    case FnToTime => ExtensionType(DurationName)
    case FnDuration => ExtensionType(DurationName)
    case FnToMilliseconds => LongType
    case FnToSeconds => LongType
    case FnToMinutes => LongType
    case FnToHours => LongType
    case FnToDays => LongType
  }
}
