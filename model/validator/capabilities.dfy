// What is known to be present. A fact is the `has` or `hasTag` expression that showed it; equal facts are
// expressions of the same structure.
include "../ast/expr.dfy"
module CapabilitiesModel {
  import opened ValueModel
  import opened ExprModel

  type Capabilities = set<Expr>

  function method AttributeCapability(target: Expr, attr: Attr): Expr { HasAttr(target, attr) }
  function method TagCapability(target: Expr, tag: Expr): Expr { Binary(HasTag, target, tag) }
}
