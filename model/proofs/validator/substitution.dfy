// In one request environment the action is known: writing its literal for the variable changes nothing.
include "../../evaluator/evaluate.dfy"
module SubstitutionProofs {
  import opened ResultModel
  import opened EntityUidModel
  import opened ExprModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened EvaluateModel

  function WithAction(x: Expr, action: EntityUid): Expr
    decreases x
  {
    match x
    case Lit(literal) => x
    case Var(name) => if name == Action then Lit(EntityLit(action)) else x
    case And(left, right) => And(WithAction(left, action), WithAction(right, action))
    case Or(left, right) => Or(WithAction(left, action), WithAction(right, action))
    case If(test, yes, no) => If(WithAction(test, action), WithAction(yes, action), WithAction(no, action))
    case Unary(op, arg) => Unary(op, WithAction(arg, action))
    case Binary(op, left, right) => Binary(op, WithAction(left, action), WithAction(right, action))
    case GetAttr(arg, attr) => GetAttr(WithAction(arg, action), attr)
    case HasAttr(arg, attr) => HasAttr(WithAction(arg, action), attr)
    case SetExpr(elements) => SetExpr(AllWithAction(elements, action))
    case RecordExpr(entries) => RecordExpr(EntriesWithAction(entries, action))
    case Call(fn, args) => Call(fn, AllWithAction(args, action))
  }
  function AllWithAction(xs: seq<Expr>, action: EntityUid): seq<Expr>
    decreases xs
  { if |xs| == 0 then [] else [WithAction(xs[0], action)] + AllWithAction(xs[1..], action) }
  function EntriesWithAction(entries: seq<RecordEntry>, action: EntityUid): seq<RecordEntry>
    decreases entries
  {
    if |entries| == 0 then []
    else [RecordEntry(entries[0].key, WithAction(entries[0].value, action))] + EntriesWithAction(entries[1..], action)
  }

  // An expression evaluates to the same with the request's action in the place of the variable.
  lemma ActionCanBeSubstituted(x: Expr, request: Request, entities: Entities)
    ensures Evaluate(WithAction(x, request.action), request, entities) == Evaluate(x, request, entities)
    decreases x
  {
    var action := request.action;
    match x
    case Lit(literal) =>
    case Var(name) =>
    case And(left, right) => ActionCanBeSubstituted(left, request, entities); ActionCanBeSubstituted(right, request, entities);
    case Or(left, right) => ActionCanBeSubstituted(left, request, entities); ActionCanBeSubstituted(right, request, entities);
    case If(test, yes, no) =>
      ActionCanBeSubstituted(test, request, entities);
      ActionCanBeSubstituted(yes, request, entities);
      ActionCanBeSubstituted(no, request, entities);
    case Unary(op, arg) => ActionCanBeSubstituted(arg, request, entities);
    case Binary(op, left, right) => ActionCanBeSubstituted(left, request, entities); ActionCanBeSubstituted(right, request, entities);
    case GetAttr(arg, attr) => ActionCanBeSubstituted(arg, request, entities);
    case HasAttr(arg, attr) => ActionCanBeSubstituted(arg, request, entities);
    case SetExpr(elements) => ActionCanBeSubstitutedInAll(elements, request, entities);
    case RecordExpr(entries) => ActionCanBeSubstitutedInEntries(entries, request, entities);
    case Call(fn, args) => ActionCanBeSubstitutedInAll(args, request, entities);
  }
  lemma ActionCanBeSubstitutedInAll(xs: seq<Expr>, request: Request, entities: Entities)
    ensures EvaluateAll(AllWithAction(xs, request.action), request, entities) == EvaluateAll(xs, request, entities)
    decreases xs
  {
    if |xs| > 0 {
      ActionCanBeSubstituted(xs[0], request, entities);
      ActionCanBeSubstitutedInAll(xs[1..], request, entities);
      assert AllWithAction(xs, request.action)[1..] == AllWithAction(xs[1..], request.action);
    }
  }
  lemma ActionCanBeSubstitutedInEntries(entries: seq<RecordEntry>, request: Request, entities: Entities)
    ensures EvaluateRecord(EntriesWithAction(entries, request.action), request, entities) == EvaluateRecord(entries, request, entities)
    decreases entries
  {
    if |entries| > 0 {
      ActionCanBeSubstituted(entries[0].value, request, entities);
      ActionCanBeSubstitutedInEntries(entries[1..], request, entities);
      assert EntriesWithAction(entries, request.action)[1..] == EntriesWithAction(entries[1..], request.action);
    }
  }
}
