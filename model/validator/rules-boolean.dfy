// Typing rules of `!`, `&&`, `||` and `if`. Each takes the answers of its operands; those that need a Bool
// have got one. The answer of an operand that is never evaluated is passed over, whatever it is.
include "checker.dfy"
include "relations.dfy"
module RulesBooleanModel {
  import opened SchemaModel
  import opened TypesModel
  import opened RelationsModel
  import opened CheckerModel
  import opened FindingModel

  predicate method IsTrue(answer: Answer) { answer.Success? && answer.ty == BoolType(True) }
  predicate method IsFalse(answer: Answer) { answer.Success? && answer.ty == BoolType(False) }

  function method TypeOfNot(arg: Answer): Answer {
    if arg.Success? && arg.ty.BoolType? then Plain(BoolType(Negated(arg.ty.outcome))) else Expect(arg, false)
  }

  // `right` has been checked with what `left` has shown.
  function method TypeOfAnd(left: Answer, right: Answer): Answer {
    if left.Failure? then left
    else if IsFalse(left) then Plain(BoolType(False))
    else if right.Failure? then right
    else if IsFalse(right) then Plain(BoolType(False))
    else if IsTrue(right) then Success(left.ty, left.facts + right.facts)
    // As in the reference implementation: after a true left side only the right one's facts remain.
    else if IsTrue(left) then Success(right.ty, right.facts)
    else Success(Bool(), left.facts + right.facts)
  }

  // `right` is evaluated when `left` is false, so it has been checked without what `left` has shown.
  function method TypeOfOr(left: Answer, right: Answer): Answer {
    if left.Failure? then left
    else if IsTrue(left) then left
    else if right.Failure? then right
    else if IsTrue(right) then right
    else if IsFalse(right) then left
    else if IsFalse(left) then right
    else Success(Bool(), left.facts * right.facts)
  }

  // `yes` has been checked with what `test` has shown. A branch that is never taken does not count.
  function method TypeOfIf(test: Answer, yes: Answer, no: Answer): Answer {
    if test.Failure? then test
    else if IsFalse(test) then no
    else if yes.Failure? then yes
    else if IsTrue(test) then Success(yes.ty, yes.facts + test.facts)
    else if no.Failure? then no
    else if HasUpperBound(yes.ty, no.ty)
    then Success(UpperBound(yes.ty, no.ty), (yes.facts + test.facts) * no.facts)
    else Failure(IncompatibleTypes)
  }
}
