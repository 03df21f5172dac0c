// The typechecker is sound: an expression with a type evaluates to a value of it, or fails in one of three ways.
include "rules.dfy"
module TypeOfProofs {
  import opened ResultModel
  import opened ValueModel
  import opened ExprModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened EvaluationErrorModel
  import opened RulesModel
  import opened EvaluateModel
  import opened SchemaModel
  import opened TypesModel
  import opened RelationsModel
  import opened CapabilitiesModel
  import opened CheckerModel
  import opened FindingModel
  import opened RulesBooleanModel
  import opened RulesValuesModel
  import opened TypeOfModel
  import opened TypingProofs
  import opened RelationsProofs
  import opened RulesProofs

  predicate IsSoundFor(checker: Checker, x: Expr, known: Capabilities, request: Request, entities: Entities) {
    Holds(TypeOf(checker, x, known), Evaluate(x, request, entities), request, entities)
  }

  // ---- Control flow; soundness of the operands comes in as a condition

  lemma AndIsSound(checker: Checker, left: Expr, right: Expr, known: Capabilities, request: Request, entities: Entities)
    requires FactsHold(known, request, entities)
    requires IsSoundFor(checker, left, known, request, entities)
    requires TypeOf(checker, left, known).Success?
    requires var facts := known + TypeOf(checker, left, known).facts;
      FactsHold(facts, request, entities) ==> IsSoundFor(checker, right, facts, request, entities)
    ensures IsSoundFor(checker, And(left, right), known, request, entities)
  { }

  lemma OrIsSound(checker: Checker, left: Expr, right: Expr, known: Capabilities, request: Request, entities: Entities)
    requires IsSoundFor(checker, left, known, request, entities)
    requires IsSoundFor(checker, right, known, request, entities)
    ensures IsSoundFor(checker, Or(left, right), known, request, entities)
  { }

  lemma IfIsSound(checker: Checker, test: Expr, yes: Expr, no: Expr, known: Capabilities, request: Request, entities: Entities)
    requires FactsHold(known, request, entities)
    requires IsSoundFor(checker, test, known, request, entities)
    requires TypeOf(checker, test, known).Success?
    requires var facts := known + TypeOf(checker, test, known).facts;
      FactsHold(facts, request, entities) ==> IsSoundFor(checker, yes, facts, request, entities)
    requires IsSoundFor(checker, no, known, request, entities)
    ensures IsSoundFor(checker, If(test, yes, no), known, request, entities)
  {
    var t := TypeOf(checker, test, known);
    var y := TypeOf(checker, yes, known + t.facts);
    var n := TypeOf(checker, no, known);
    var result := Evaluate(If(test, yes, no), request, entities);
    if t.ty == Bool() && y.Success? && n.Success? && HasUpperBound(y.ty, n.ty) && result.Ok? {
      UpperBoundIsSound(y.ty, n.ty, result.value);
    }
  }

  // ---- Lists

  predicate AreSoundFor(checker: Checker, xs: seq<Expr>, known: Capabilities, request: Request, entities: Entities) {
    TypeOfAll(checker, xs, known).Ok? ==>
      var types := TypeOfAll(checker, xs, known).value;
      match EvaluateAll(xs, request, entities)
      case Err(error) => IsUnavoidable(error)
      case Ok(values) => |values| == |types| == |xs| && forall i :: 0 <= i < |types| ==> HasType(values[i], types[i])
  }
  predicate AreSoundEntries(checker: Checker, entries: seq<RecordEntry>, known: Capabilities, request: Request, entities: Entities) {
    TypeOfRecord(checker, entries, known).Ok? ==>
      var attributes := TypeOfRecord(checker, entries, known).value;
      match EvaluateRecord(entries, request, entities)
      case Err(error) => IsUnavoidable(error)
      case Ok(attrs) => attrs.Keys == attributes.Keys && RecordHasType(attrs, attributes)
  }

  lemma SetIsSound(checker: Checker, elements: seq<Expr>, known: Capabilities, request: Request, entities: Entities)
    requires AreSoundFor(checker, elements, known, request, entities)
    ensures IsSoundFor(checker, SetExpr(elements), known, request, entities)
  {
    var types := TypeOfAll(checker, elements, known);
    var values := EvaluateAll(elements, request, entities);
    if TypeOf(checker, SetExpr(elements), known).Success? && values.Ok? {
      var bound := UpperBoundOf(types.value[0], types.value[1..]).value;
      forall i | 0 <= i < |values.value| ensures HasType(values.value[i], bound) {
        if i > 0 { assert types.value[1..][i - 1] == types.value[i]; }
        UpperBoundOfIsSound(types.value[0], types.value[1..], values.value[i]);
      }
    }
  }

  // The literal argument of a constructor evaluates to itself.
  lemma LiteralComesFirst(args: seq<Expr>, request: Request, entities: Entities)
    requires |args| > 0 && args[0].Lit? && EvaluateAll(args, request, entities).Ok?
    ensures |EvaluateAll(args, request, entities).value| > 0
    ensures EvaluateAll(args, request, entities).value[0] == ValueOfLiteral(args[0].literal)
  { }

  lemma CallExprIsSound(checker: Checker, x: Expr, known: Capabilities, request: Request, entities: Entities)
    requires x.Call? && AreSoundFor(checker, x.args, known, request, entities)
    ensures IsSoundFor(checker, x, known, request, entities)
  {
    var values := EvaluateAll(x.args, request, entities);
    if TypeOf(checker, x, known).Success? && values.Ok? {
      if |x.args| > 0 && x.args[0].Lit? { LiteralComesFirst(x.args, request, entities); }
      CallIsSound(x.fn, x.args, TypeOfAll(checker, x.args, known).value, values.value, request, entities);
    }
  }

  // ---- The induction

  // An expression that has a type, given facts that hold, evaluates to a value of that type, or fails because an
  // entity does not exist, an integer overflows or an extension function has no result. If it is true, what it is
  // said to show holds.
  lemma TypeOfIsSound(checker: Checker, x: Expr, known: Capabilities, request: Request, entities: Entities)
    requires Fits(checker, request, entities) && FactsHold(known, request, entities)
    ensures IsSoundFor(checker, x, known, request, entities)
    decreases x
  {
    match x
    case Lit(literal) => LiteralIsSound(checker, literal, request, entities);
    case Var(name) =>
    case And(left, right) =>
      TypeOfIsSound(checker, left, known, request, entities);
      var l := TypeOf(checker, left, known);
      if l.Success? {
        if FactsHold(known + l.facts, request, entities) { TypeOfIsSound(checker, right, known + l.facts, request, entities); }
        AndIsSound(checker, left, right, known, request, entities);
      }
    case Or(left, right) =>
      TypeOfIsSound(checker, left, known, request, entities);
      TypeOfIsSound(checker, right, known, request, entities);
      OrIsSound(checker, left, right, known, request, entities);
    case If(test, yes, no) =>
      TypeOfIsSound(checker, test, known, request, entities);
      var t := TypeOf(checker, test, known);
      if t.Success? {
        if FactsHold(known + t.facts, request, entities) { TypeOfIsSound(checker, yes, known + t.facts, request, entities); }
        TypeOfIsSound(checker, no, known, request, entities);
        IfIsSound(checker, test, yes, no, known, request, entities);
      }
    case Unary(op, arg) =>
      TypeOfIsSound(checker, arg, known, request, entities);
      if TypeOf(checker, arg, known).Success? && Evaluate(arg, request, entities).Ok? {
        UnaryIsSound(op, TypeOf(checker, arg, known), Evaluate(arg, request, entities).value, request, entities);
      }
    case Binary(op, left, right) =>
      TypeOfIsSound(checker, left, known, request, entities);
      TypeOfIsSound(checker, right, known, request, entities);
      var l, r := TypeOf(checker, left, known), TypeOf(checker, right, known);
      if l.Success? && r.Success? && Evaluate(left, request, entities).Ok? && Evaluate(right, request, entities).Ok? {
        BinaryIsSound(checker, x, l.ty, r.ty, known, request, entities);
      }
    case GetAttr(arg, attr) =>
      TypeOfIsSound(checker, arg, known, request, entities);
      if TypeOf(checker, arg, known).Success? && Evaluate(arg, request, entities).Ok? {
        GetAttrIsSound(checker, arg, TypeOf(checker, arg, known).ty, attr, known, request, entities);
      }
    case HasAttr(arg, attr) =>
      TypeOfIsSound(checker, arg, known, request, entities);
      if TypeOf(checker, arg, known).Success? && Evaluate(arg, request, entities).Ok? {
        HasAttrIsSound(checker, arg, TypeOf(checker, arg, known).ty, attr, known, request, entities);
      }
    case SetExpr(elements) =>
      TypeOfAllIsSound(checker, elements, known, request, entities);
      SetIsSound(checker, elements, known, request, entities);
    case RecordExpr(entries) => TypeOfRecordIsSound(checker, entries, known, request, entities);
    case Call(fn, args) =>
      TypeOfAllIsSound(checker, args, known, request, entities);
      CallExprIsSound(checker, x, known, request, entities);
  }

  lemma TypeOfAllIsSound(checker: Checker, xs: seq<Expr>, known: Capabilities, request: Request, entities: Entities)
    requires Fits(checker, request, entities) && FactsHold(known, request, entities)
    ensures AreSoundFor(checker, xs, known, request, entities)
    decreases xs
  {
    if |xs| > 0 {
      TypeOfIsSound(checker, xs[0], known, request, entities);
      TypeOfAllIsSound(checker, xs[1..], known, request, entities);
    }
  }

  lemma TypeOfRecordIsSound(checker: Checker, entries: seq<RecordEntry>, known: Capabilities, request: Request, entities: Entities)
    requires Fits(checker, request, entities) && FactsHold(known, request, entities)
    ensures AreSoundEntries(checker, entries, known, request, entities)
    decreases entries
  {
    if |entries| > 0 {
      TypeOfIsSound(checker, entries[0].value, known, request, entities);
      TypeOfRecordIsSound(checker, entries[1..], known, request, entities);
    }
  }
}
