// Levels are ordered: what stays within a level stays within every higher one.
include "../../validator/levels.dfy"
module LevelOrderProofs {
  import opened ValueModel
  import opened ExprModel
  import opened CapabilitiesModel
  import opened CheckerModel
  import opened TypeOfModel
  import opened LevelsModel

  // A higher level allows no less.
  lemma HigherLevelAllowsMore(checker: Checker, x: Expr, known: Capabilities, level: int, higher: int)
    requires IsWithinLevel(checker, x, known, level) && level <= higher
    ensures IsWithinLevel(checker, x, known, higher)
    decreases x, 0
  {
    match x
    case Lit(literal) =>
    case Var(name) =>
    case And(left, right) =>
      var l := TypeOf(checker, left, known);
      HigherLevelAllowsMore(checker, left, known, level, higher);
      if IsWithinLevel(checker, right, known + FactsOf(l), level) {
        HigherLevelAllowsMore(checker, right, known + FactsOf(l), level, higher);
      }
    case Or(left, right) =>
      HigherLevelAllowsMore(checker, left, known, level, higher);
      if IsWithinLevel(checker, right, known, level) { HigherLevelAllowsMore(checker, right, known, level, higher); }
    case If(test, yes, no) =>
      var t := TypeOf(checker, test, known);
      HigherLevelAllowsMore(checker, test, known, level, higher);
      if IsWithinLevel(checker, yes, known + FactsOf(t), level) {
        HigherLevelAllowsMore(checker, yes, known + FactsOf(t), level, higher);
      }
      if IsWithinLevel(checker, no, known, level) { HigherLevelAllowsMore(checker, no, known, level, higher); }
    case Unary(op, arg) => HigherLevelAllowsMore(checker, arg, known, level, higher);
    case Binary(op, left, right) =>
      HigherLevelAllowsMore(checker, right, known, level, higher);
      if op.In? || op.HasTag? || op.GetTag? {
        DeeperReachesMore(checker, left, known, level - 1, level, higher - 1, higher, []);
      } else { HigherLevelAllowsMore(checker, left, known, level, higher); }
    case GetAttr(arg, attr) =>
      if IsEntity(checker, arg, known) { DeeperReachesMore(checker, arg, known, level - 1, level, higher - 1, higher, []); }
      else { HigherLevelAllowsMore(checker, arg, known, level, higher); }
    case HasAttr(arg, attr) =>
      if IsEntity(checker, arg, known) { DeeperReachesMore(checker, arg, known, level - 1, level, higher - 1, higher, []); }
      else { HigherLevelAllowsMore(checker, arg, known, level, higher); }
    case SetExpr(elements) => AllAtHigherLevel(checker, elements, known, level, higher);
    case RecordExpr(entries) => EntriesAtHigherLevel(checker, entries, known, level, higher);
    case Call(fn, args) => AllAtHigherLevel(checker, args, known, level, higher);
  }

  lemma AllAtHigherLevel(checker: Checker, xs: seq<Expr>, known: Capabilities, level: int, higher: int)
    requires AreWithinLevel(checker, xs, known, level) && level <= higher
    ensures AreWithinLevel(checker, xs, known, higher)
    decreases xs, 0
  {
    if |xs| > 0 {
      HigherLevelAllowsMore(checker, xs[0], known, level, higher);
      AllAtHigherLevel(checker, xs[1..], known, level, higher);
    }
  }

  lemma EntriesAtHigherLevel(checker: Checker, entries: seq<RecordEntry>, known: Capabilities, level: int, higher: int)
    requires EntriesAreWithinLevel(checker, entries, known, level) && level <= higher
    ensures EntriesAreWithinLevel(checker, entries, known, higher)
    decreases entries, 0
  {
    if |entries| > 0 {
      HigherLevelAllowsMore(checker, entries[0].value, known, level, higher);
      EntriesAtHigherLevel(checker, entries[1..], known, level, higher);
    }
  }

  // Going deeper reaches no less.
  lemma DeeperReachesMore(checker: Checker, x: Expr, known: Capabilities, depth: int, level: int, deeper: int, higher: int, path: seq<Attr>)
    requires IsReached(checker, x, known, depth, level, path) && depth <= deeper && level <= higher
    ensures IsReached(checker, x, known, deeper, higher, path)
    decreases x, 1
  {
    match x
    case Lit(literal) =>
    case Var(name) =>
    case If(test, yes, no) =>
      var t := TypeOf(checker, test, known);
      HigherLevelAllowsMore(checker, test, known, level, higher);
      if IsReached(checker, yes, known + FactsOf(t), depth, level, path) {
        DeeperReachesMore(checker, yes, known + FactsOf(t), depth, level, deeper, higher, path);
      }
      if IsReached(checker, no, known, depth, level, path) {
        DeeperReachesMore(checker, no, known, depth, level, deeper, higher, path);
      }
    case GetAttr(arg, attr) =>
      if IsEntity(checker, arg, known) { DeeperReachesMore(checker, arg, known, depth - 1, level, deeper - 1, higher, []); }
      else { DeeperReachesMore(checker, arg, known, depth, level, deeper, higher, [attr] + path); }
    case Binary(op, left, right) =>
      DeeperReachesMore(checker, left, known, depth - 1, level, deeper - 1, higher, []);
      HigherLevelAllowsMore(checker, right, known, level, higher);
    case RecordExpr(entries) => DeeperReachesEntry(checker, entries, known, depth, level, deeper, higher, path);
    case And(left, right) =>
    case Or(left, right) =>
    case Unary(op, arg) =>
    case HasAttr(arg, attr) =>
    case SetExpr(elements) =>
    case Call(fn, args) =>
  }

  lemma DeeperReachesEntry(checker: Checker, entries: seq<RecordEntry>, known: Capabilities, depth: int, level: int, deeper: int, higher: int, path: seq<Attr>)
    requires EntryIsReached(checker, entries, known, depth, level, path) && depth <= deeper && level <= higher
    ensures EntryIsReached(checker, entries, known, deeper, higher, path)
    decreases entries, 1
  {
    if |entries| > 0 && |path| > 0 {
      if entries[0].key == path[0] {
        DeeperReachesMore(checker, entries[0].value, known, depth, level, deeper, higher, path[1..]);
      } else { HigherLevelAllowsMore(checker, entries[0].value, known, level, higher); }
      DeeperReachesEntry(checker, entries[1..], known, depth, level, deeper, higher, path);
    }
  }
}
