// Levels: how many entities in a row a policy looks into.
//
// At level n every access starts at a variable and goes through at most n entities, so that the entities that
// a decision needs can be fetched in n rounds. Entity literals are no start: what they lead to is not known
// beforehand. Expressions that are never evaluated have no type, and are not looked at.
include "type-of.dfy"
module LevelsModel {
  import opened ValueModel
  import opened ExprModel
  import opened SchemaModel
  import opened CapabilitiesModel
  import opened CheckerModel
  import opened RulesBooleanModel
  import opened TypeOfModel

  // Whether `x`, which is well typed, stays within `level`.
  predicate method IsWithinLevel(checker: Checker, x: Expr, known: Capabilities, level: int)
    decreases x, 0
  {
    match x
    case Lit(literal) => true
    case Var(name) => true
    case And(left, right) =>
      var l := TypeOf(checker, left, known);
      IsWithinLevel(checker, left, known, level) &&
      (IsFalse(l) || IsWithinLevel(checker, right, known + FactsOf(l), level))
    case Or(left, right) =>
      IsWithinLevel(checker, left, known, level) &&
      (IsTrue(TypeOf(checker, left, known)) || IsWithinLevel(checker, right, known, level))
    case If(test, yes, no) =>
      var t := TypeOf(checker, test, known);
      IsWithinLevel(checker, test, known, level) &&
      (IsFalse(t) || IsWithinLevel(checker, yes, known + FactsOf(t), level)) &&
      (IsTrue(t) || IsWithinLevel(checker, no, known, level))
    case Unary(op, arg) => IsWithinLevel(checker, arg, known, level)
    case Binary(op, left, right) =>
      (if op.In? || op.HasTag? || op.GetTag?
       then IsReached(checker, left, known, level - 1, level, [])
       else IsWithinLevel(checker, left, known, level)) &&
      IsWithinLevel(checker, right, known, level)
    case GetAttr(arg, attr) =>
      if IsEntity(checker, arg, known) then IsReached(checker, arg, known, level - 1, level, [])
      else IsWithinLevel(checker, arg, known, level)
    case HasAttr(arg, attr) =>
      if IsEntity(checker, arg, known) then IsReached(checker, arg, known, level - 1, level, [])
      else IsWithinLevel(checker, arg, known, level)
    case SetExpr(elements) => AreWithinLevel(checker, elements, known, level)
    case RecordExpr(entries) => EntriesAreWithinLevel(checker, entries, known, level)
    case Call(fn, args) => AreWithinLevel(checker, args, known, level)
  }
  predicate method AreWithinLevel(checker: Checker, xs: seq<Expr>, known: Capabilities, level: int)
    decreases xs, 0
  {
    |xs| == 0 || (IsWithinLevel(checker, xs[0], known, level) && AreWithinLevel(checker, xs[1..], known, level))
  }
  predicate method EntriesAreWithinLevel(checker: Checker, entries: seq<RecordEntry>, known: Capabilities, level: int)
    decreases entries, 0
  {
    |entries| == 0 ||
    (IsWithinLevel(checker, entries[0].value, known, level) && EntriesAreWithinLevel(checker, entries[1..], known, level))
  }

  // Whether the entity that `x` is, or has in it behind the attributes `path`, is found by going through at most
  // `depth` entities. What is evaluated on the way stays within `level`.
  predicate method IsReached(checker: Checker, x: Expr, known: Capabilities, depth: int, level: int, path: seq<Attr>)
    decreases x, 1
  {
    depth >= 0 &&
    match x
    case Lit(literal) => literal == EntityLit(checker.env.action)
    case Var(name) => true
    case If(test, yes, no) =>
      var t := TypeOf(checker, test, known);
      IsWithinLevel(checker, test, known, level) &&
      (IsFalse(t) || IsReached(checker, yes, known + FactsOf(t), depth, level, path)) &&
      (IsTrue(t) || IsReached(checker, no, known, depth, level, path))
    case GetAttr(arg, attr) =>
      if IsEntity(checker, arg, known) then IsReached(checker, arg, known, depth - 1, level, [])
      else IsReached(checker, arg, known, depth, level, [attr] + path)
    case Binary(op, left, right) =>
      op.GetTag? && IsReached(checker, left, known, depth - 1, level, []) && IsWithinLevel(checker, right, known, level)
    case RecordExpr(entries) => |path| > 0 && EntryIsReached(checker, entries, known, depth, level, path)
    // No other kind is an entity, or a record.
    case And(left, right) => false
    case Or(left, right) => false
    case Unary(op, arg) => false
    case HasAttr(arg, attr) => false
    case SetExpr(elements) => false
    case Call(fn, args) => false
  }
  predicate method EntryIsReached(checker: Checker, entries: seq<RecordEntry>, known: Capabilities, depth: int, level: int, path: seq<Attr>)
    decreases entries, 1
  {
    |entries| == 0 || |path| == 0 ||
    ((if entries[0].key == path[0] then IsReached(checker, entries[0].value, known, depth, level, path[1..])
      else IsWithinLevel(checker, entries[0].value, known, level)) &&
     EntryIsReached(checker, entries[1..], known, depth, level, path))
  }

  predicate method IsEntity(checker: Checker, x: Expr, known: Capabilities) {
    var answer := TypeOf(checker, x, known);
    answer.Success? && answer.ty.EntityOfType?
  }
  function method FactsOf(answer: Answer): Capabilities { if answer.Success? then answer.facts else {} }
}
