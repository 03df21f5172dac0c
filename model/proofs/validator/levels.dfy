// Levels are sound: an expression that stays within a level evaluates on the slice of that level as on all
// entities, and meets no missing entity if none of those that it may look into is missing.
include "../../validator/levels.dfy"
include "slice.dfy"
include "type-of.dfy"
module LevelsProofs {
  import opened ResultModel
  import opened EntityUidModel
  import opened ValueModel
  import opened ExprModel
  import opened EntityModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened EvaluationErrorModel
  import opened RulesModel
  import opened EvaluateModel
  import opened SchemaModel
  import opened TypesModel
  import opened CapabilitiesModel
  import opened CheckerModel
  import opened RulesBooleanModel
  import opened TypeOfModel
  import opened LevelsModel
  import opened SliceModel
  import opened TypingProofs
  import opened RulesProofs
  import opened TypeOfProofs
  import opened SliceProofs

  // The entities that can be looked into at a level.
  function ReachedAt(request: Request, entities: Entities, level: int): set<EntityUid> {
    Reached(entities, MentionedByRequest(request), level)
  }
  // None of them is missing.
  predicate IsClosed(request: Request, entities: Entities, level: int) {
    forall uid :: uid in ReachedAt(request, entities, level) ==> uid in entities
  }

  // The same on the slice, and nothing is missing where the store is closed.
  predicate IsSame(x: Expr, request: Request, entities: Entities, level: int) {
    var result := Evaluate(x, request, entities);
    Evaluate(x, request, SliceAtLevel(request, level, entities)) == result &&
    (IsClosed(request, entities, level) ==> result != Err(EntityDoesNotExist))
  }
  // What stands behind `path` in the value of `x` is found by going through at most `depth` entities.
  predicate Leads(x: Expr, path: seq<Attr>, request: Request, entities: Entities, depth: int) {
    Evaluate(x, request, entities).Ok? ==>
      forall uid :: IsAt(Evaluate(x, request, entities).value, path, uid) ==> uid in ReachedAt(request, entities, depth + 1)
  }

  predicate IsTyped(checker: Checker, x: Expr, known: Capabilities, request: Request, entities: Entities) {
    Fits(checker, request, entities) && FactsHold(known, request, entities) && TypeOf(checker, x, known).Success?
  }

  // An entity that is reached in time is in the slice if it is anywhere.
  lemma ReachedEntityIsInSlice(checker: Checker, x: Expr, known: Capabilities, request: Request, entities: Entities, depth: int, level: int)
    requires IsTyped(checker, x, known, request, entities) && IsEntity(checker, x, known)
    requires Leads(x, [], request, entities, depth) && depth < level
    ensures Evaluate(x, request, entities).Ok? ==>
      var value := Evaluate(x, request, entities).value;
      value.EntityValue? &&
      value.uid in ReachedAt(request, entities, depth + 1) &&
      value.uid in ReachedAt(request, entities, level) &&
      (value.uid in entities <==> value.uid in SliceAtLevel(request, level, entities)) &&
      (IsClosed(request, entities, level) ==> value.uid in entities)
  {
    TypeOfIsSound(checker, x, known, request, entities);
    if Evaluate(x, request, entities).Ok? {
      assert IsAt(Evaluate(x, request, entities).value, [], Evaluate(x, request, entities).value.uid);
      MoreRoundsReachMore(entities, MentionedByRequest(request), depth + 1, level);
    }
  }

  // What an entity that is reached holds is reached one round later.
  lemma AttributesLeadFurther(x: Expr, uid: EntityUid, value: Value, path: seq<Attr>, request: Request, entities: Entities, depth: int)
    requires uid in ReachedAt(request, entities, depth) && uid in entities
    requires Mentioned(value) <= MentionedByEntity(entities[uid])
    requires Evaluate(x, request, entities) == Ok(value)
    ensures Leads(x, path, request, entities, depth)
  {
    forall other | IsAt(value, path, other) ensures other in ReachedAt(request, entities, depth + 1) {
      WhatIsThereIsMentioned(value, path, other);
      MentionedIsReachedNext(entities, MentionedByRequest(request), depth, uid, other);
    }
  }

  // An expression within a level is the same on the slice of that level as on all entities.
  lemma WithinLevelIsSame(checker: Checker, x: Expr, known: Capabilities, request: Request, entities: Entities, level: int)
    requires IsTyped(checker, x, known, request, entities) && IsWithinLevel(checker, x, known, level)
    ensures IsSame(x, request, entities, level)
    decreases x, 0
  {
    match x
    case Lit(literal) =>
    case Var(name) =>
    case And(left, right) =>
      TypeOfIsSound(checker, left, known, request, entities);
      WithinLevelIsSame(checker, left, known, request, entities, level);
      if IsTrueResult(Evaluate(left, request, entities)) {
        WithinLevelIsSame(checker, right, known + TypeOf(checker, left, known).facts, request, entities, level);
      }
    case Or(left, right) =>
      TypeOfIsSound(checker, left, known, request, entities);
      WithinLevelIsSame(checker, left, known, request, entities, level);
      if Evaluate(left, request, entities) == Ok(BoolValue(false)) {
        WithinLevelIsSame(checker, right, known, request, entities, level);
      }
    case If(test, yes, no) =>
      TypeOfIsSound(checker, test, known, request, entities);
      WithinLevelIsSame(checker, test, known, request, entities, level);
      if IsTrueResult(Evaluate(test, request, entities)) {
        WithinLevelIsSame(checker, yes, known + TypeOf(checker, test, known).facts, request, entities, level);
      } else if Evaluate(test, request, entities) == Ok(BoolValue(false)) {
        WithinLevelIsSame(checker, no, known, request, entities, level);
      }
    case Unary(op, arg) => WithinLevelIsSame(checker, arg, known, request, entities, level);
    case Binary(op, left, right) =>
      WithinLevelIsSame(checker, right, known, request, entities, level);
      if op.In? || op.HasTag? || op.GetTag? {
        ReachedIsSame(checker, left, known, request, entities, level - 1, level, []);
        ReachedEntityIsInSlice(checker, left, known, request, entities, level - 1, level);
      } else { WithinLevelIsSame(checker, left, known, request, entities, level); }
    case GetAttr(arg, attr) =>
      if IsEntity(checker, arg, known) {
        ReachedIsSame(checker, arg, known, request, entities, level - 1, level, []);
        ReachedEntityIsInSlice(checker, arg, known, request, entities, level - 1, level);
      } else {
        TypeOfIsSound(checker, arg, known, request, entities);
        WithinLevelIsSame(checker, arg, known, request, entities, level);
      }
    case HasAttr(arg, attr) =>
      if IsEntity(checker, arg, known) {
        ReachedIsSame(checker, arg, known, request, entities, level - 1, level, []);
        ReachedEntityIsInSlice(checker, arg, known, request, entities, level - 1, level);
      } else {
        TypeOfIsSound(checker, arg, known, request, entities);
        WithinLevelIsSame(checker, arg, known, request, entities, level);
      }
    case SetExpr(elements) => AllWithinLevelAreSame(checker, elements, known, request, entities, level);
    case RecordExpr(entries) => EntriesWithinLevelAreSame(checker, entries, known, request, entities, level);
    case Call(fn, args) => AllWithinLevelAreSame(checker, args, known, request, entities, level);
  }

  lemma AllWithinLevelAreSame(checker: Checker, xs: seq<Expr>, known: Capabilities, request: Request, entities: Entities, level: int)
    requires Fits(checker, request, entities) && FactsHold(known, request, entities)
    requires TypeOfAll(checker, xs, known).Ok? && AreWithinLevel(checker, xs, known, level)
    ensures EvaluateAll(xs, request, SliceAtLevel(request, level, entities)) == EvaluateAll(xs, request, entities)
    ensures IsClosed(request, entities, level) ==> EvaluateAll(xs, request, entities) != Err(EntityDoesNotExist)
    decreases xs, 0
  {
    if |xs| > 0 {
      WithinLevelIsSame(checker, xs[0], known, request, entities, level);
      AllWithinLevelAreSame(checker, xs[1..], known, request, entities, level);
    }
  }

  lemma EntriesWithinLevelAreSame(checker: Checker, entries: seq<RecordEntry>, known: Capabilities, request: Request, entities: Entities, level: int)
    requires Fits(checker, request, entities) && FactsHold(known, request, entities)
    requires TypeOfRecord(checker, entries, known).Ok? && EntriesAreWithinLevel(checker, entries, known, level)
    ensures EvaluateRecord(entries, request, SliceAtLevel(request, level, entities)) == EvaluateRecord(entries, request, entities)
    ensures IsClosed(request, entities, level) ==> EvaluateRecord(entries, request, entities) != Err(EntityDoesNotExist)
    decreases entries, 0
  {
    if |entries| > 0 {
      WithinLevelIsSame(checker, entries[0].value, known, request, entities, level);
      EntriesWithinLevelAreSame(checker, entries[1..], known, request, entities, level);
    }
  }

  // What is looked into is the same as well, and is found in as many rounds as the check says.
  lemma ReachedIsSame(checker: Checker, x: Expr, known: Capabilities, request: Request, entities: Entities, depth: int, level: int, path: seq<Attr>)
    requires IsTyped(checker, x, known, request, entities) && IsReached(checker, x, known, depth, level, path) && depth < level
    ensures IsSame(x, request, entities, level)
    ensures Leads(x, path, request, entities, depth)
    decreases x, 1
  {
    match x
    case Lit(literal) =>
    case Var(name) =>
      var value := Variable(name, request);
      forall uid | IsAt(value, path, uid) ensures uid in ReachedAt(request, entities, depth + 1) {
        WhatIsThereIsMentioned(value, path, uid);
        assert uid in MentionedByRequest(request);
      }
    case If(test, yes, no) =>
      TypeOfIsSound(checker, test, known, request, entities);
      WithinLevelIsSame(checker, test, known, request, entities, level);
      if IsTrueResult(Evaluate(test, request, entities)) {
        ReachedIsSame(checker, yes, known + TypeOf(checker, test, known).facts, request, entities, depth, level, path);
      } else if Evaluate(test, request, entities) == Ok(BoolValue(false)) {
        ReachedIsSame(checker, no, known, request, entities, depth, level, path);
      }
    case GetAttr(arg, attr) =>
      if IsEntity(checker, arg, known) {
        ReachedIsSame(checker, arg, known, request, entities, depth - 1, level, []);
        ReachedEntityIsInSlice(checker, arg, known, request, entities, depth - 1, level);
        if Evaluate(x, request, entities).Ok? {
          var uid, value := Evaluate(arg, request, entities).value.uid, Evaluate(x, request, entities).value;
          assert Mentioned(value) <= MentionedByRecord(entities[uid].attrs);
          AttributesLeadFurther(x, uid, value, path, request, entities, depth);
        }
      } else {
        TypeOfIsSound(checker, arg, known, request, entities);
        ReachedIsSame(checker, arg, known, request, entities, depth, level, [attr] + path);
        if Evaluate(x, request, entities).Ok? {
          var record, value := Evaluate(arg, request, entities).value, Evaluate(x, request, entities).value;
          forall uid | IsAt(value, path, uid) ensures uid in ReachedAt(request, entities, depth + 1) {
            OneAttributeFurther(record, attr, path, uid);
          }
        }
      }
    case Binary(op, left, right) =>
      WithinLevelIsSame(checker, right, known, request, entities, level);
      ReachedIsSame(checker, left, known, request, entities, depth - 1, level, []);
      ReachedEntityIsInSlice(checker, left, known, request, entities, depth - 1, level);
      if Evaluate(x, request, entities).Ok? {
        var uid, value := Evaluate(left, request, entities).value.uid, Evaluate(x, request, entities).value;
        assert Mentioned(value) <= MentionedByRecord(entities[uid].tags);
        AttributesLeadFurther(x, uid, value, path, request, entities, depth);
      }
    case RecordExpr(entries) => EntryReachedIsSame(checker, entries, known, request, entities, depth, level, path);
    case And(left, right) =>
    case Or(left, right) =>
    case Unary(op, arg) =>
    case HasAttr(arg, attr) =>
    case SetExpr(elements) =>
    case Call(fn, args) =>
  }

  lemma EntryReachedIsSame(checker: Checker, entries: seq<RecordEntry>, known: Capabilities, request: Request, entities: Entities, depth: int, level: int, path: seq<Attr>)
    requires Fits(checker, request, entities) && FactsHold(known, request, entities) && depth < level && |path| > 0
    requires TypeOfRecord(checker, entries, known).Ok? && EntryIsReached(checker, entries, known, depth, level, path)
    ensures EvaluateRecord(entries, request, SliceAtLevel(request, level, entities)) == EvaluateRecord(entries, request, entities)
    ensures IsClosed(request, entities, level) ==> EvaluateRecord(entries, request, entities) != Err(EntityDoesNotExist)
    ensures EvaluateRecord(entries, request, entities).Ok? ==>
      forall uid :: IsAt(RecordValue(EvaluateRecord(entries, request, entities).value), path, uid) ==>
        uid in ReachedAt(request, entities, depth + 1)
    decreases entries, 1
  {
    if |entries| > 0 {
      var rest := entries[1..];
      if entries[0].key == path[0] {
        ReachedIsSame(checker, entries[0].value, known, request, entities, depth, level, path[1..]);
      } else {
        WithinLevelIsSame(checker, entries[0].value, known, request, entities, level);
      }
      EntryReachedIsSame(checker, rest, known, request, entities, depth, level, path);
      if EvaluateRecord(entries, request, entities).Ok? {
        var all, others := EvaluateRecord(entries, request, entities).value, EvaluateRecord(rest, request, entities).value;
        forall uid | IsAt(RecordValue(all), path, uid) ensures uid in ReachedAt(request, entities, depth + 1) {
          if path[0] in others { assert all[path[0]] == others[path[0]]; assert IsAt(RecordValue(others), path, uid); }
          else {
            var value := Evaluate(entries[0].value, request, entities).value;
            assert entries[0].key == path[0] && all[path[0]] == value && IsAt(value, path[1..], uid);
          }
        }
      }
    }
  }
}
