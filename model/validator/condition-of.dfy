// A policy's scope and conditions as one expression, for checking types.
//
// A slot is filled with the variable that it constrains: whatever it is linked to, the comparison may be true
// or false, and cannot fail. Operands are grouped to the left, as the checker groups them; what the
// expression evaluates to does not depend on the grouping (proofs/validator/condition-of.dfy).
include "../ast/policy.dfy"
module ConditionOfModel {
  import opened ExprModel
  import opened PolicyModel

  function method CheckedCondition(body: PolicyBody): Expr {
    And(CheckedScope(body), Together(body.conditions))
  }

  function method CheckedScope(body: PolicyBody): Expr {
    And(And(ScopeCondition(body.principal, Var(Principal), Var(Principal)), ActionCondition(body.action)),
      ScopeCondition(body.resource, Var(Resource), Var(Resource)))
  }

  // As one operand: what one condition shows to the next holds even when the scope is ill typed.
  function method Together(conditions: seq<Condition>): Expr {
    if |conditions| == 0 then Lit(BoolLit(true)) else AndAll(ConditionExpr(conditions[0]), conditions[1..])
  }
  function method AndAll(left: Expr, conditions: seq<Condition>): Expr
    decreases |conditions|
  {
    if |conditions| == 0 then left else AndAll(And(left, ConditionExpr(conditions[0])), conditions[1..])
  }
}
