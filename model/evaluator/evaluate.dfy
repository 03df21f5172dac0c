// The meaning of expressions: what an expression evaluates to, for a request and entities.
include "environment.dfy"
include "rules.dfy"
module EvaluateModel {
  import opened ResultModel
  import opened EntityUidModel
  import opened ValueModel
  import opened ExprModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened EvaluationErrorModel
  import opened FunctionsModel
  import opened RulesModel

  function method Evaluate(x: Expr, request: Request, entities: Entities): Evaluated
    decreases x
  {
    match x
    case Lit(literal) => Ok(ValueOfLiteral(literal))
    case Var(name) => Ok(Variable(name, request))
    case And(left, right) =>
      var l := AsBool(Evaluate(left, request, entities));
      if l == Ok(BoolValue(true)) then AsBool(Evaluate(right, request, entities)) else l
    case Or(left, right) =>
      var l := AsBool(Evaluate(left, request, entities));
      if l == Ok(BoolValue(false)) then AsBool(Evaluate(right, request, entities)) else l
    case If(test, yes, no) =>
      var t := AsBool(Evaluate(test, request, entities));
      if t.Err? then t
      else if t == Ok(BoolValue(true)) then Evaluate(yes, request, entities) else Evaluate(no, request, entities)
    case Unary(op, arg) =>
      var a := Evaluate(arg, request, entities);
      if a.Err? then a else ApplyUnary(op, a.value)
    case Binary(op, left, right) =>
      var l := Evaluate(left, request, entities);
      if l.Err? then l else
      var r := Evaluate(right, request, entities);
      if r.Err? then r else ApplyBinary(op, l.value, r.value, entities)
    case GetAttr(arg, attr) =>
      var a := Evaluate(arg, request, entities);
      if a.Err? then a else ApplyGetAttr(a.value, attr, entities)
    case HasAttr(arg, attr) =>
      var a := Evaluate(arg, request, entities);
      if a.Err? then a else ApplyHasAttr(a.value, attr, entities)
    case SetExpr(elements) =>
      var values := EvaluateAll(elements, request, entities);
      if values.Err? then Err(values.error) else Ok(SetValue(set v | v in values.value))
    case RecordExpr(entries) =>
      var attrs := EvaluateRecord(entries, request, entities);
      if attrs.Err? then Err(attrs.error) else Ok(RecordValue(attrs.value))
    case Call(fn, args) =>
      var values := EvaluateAll(args, request, entities);
      if values.Err? then Err(values.error) else ApplyCall(fn, values.value)
  }

  function method ValueOfLiteral(literal: Literal): Value {
    match literal
    case BoolLit(b) => BoolValue(b)
    case LongLit(i) => LongValue(i)
    case StringLit(s) => StringValue(s)
    case EntityLit(uid) => EntityValue(uid)
  }

  function method Variable(name: VarName, request: Request): Value {
    match name
    case Principal => EntityValue(request.principal)
    case Action => EntityValue(request.action)
    case Resource => EntityValue(request.resource)
    case Context => RecordValue(request.context)
  }

  function method EvaluateAll(xs: seq<Expr>, request: Request, entities: Entities): Result<seq<Value>, EvaluationError>
    decreases xs
  {
    if |xs| == 0 then Ok([]) else
    var first := Evaluate(xs[0], request, entities);
    if first.Err? then Err(first.error) else
    var rest := EvaluateAll(xs[1..], request, entities);
    if rest.Err? then rest else Ok([first.value] + rest.value)
  }

  // In the order given, which is that of the keys, and decides which error is met first. Keys are distinct;
  // if they were not, the last entry would count.
  function method EvaluateRecord(entries: seq<RecordEntry>, request: Request, entities: Entities): Result<map<Attr, Value>, EvaluationError>
    decreases entries
  {
    if |entries| == 0 then Ok(map[]) else
    var first := Evaluate(entries[0].value, request, entities);
    if first.Err? then Err(first.error) else
    var rest := EvaluateRecord(entries[1..], request, entities);
    if rest.Err? || entries[0].key in rest.value then rest else Ok(rest.value[entries[0].key := first.value])
  }
}
