// Refused by the lint: Dafny 2.3 takes this for a proof of false. Inside the quantifier, what is known of F is
// used outside its precondition (https://github.com/dafny-lang/dafny/issues/1033); hence no partial functions.
module Canary {
  datatype Box = Box(x: int)
  predicate V(i: int) { true }
  function F(n: int): Box
    requires n < 32
    ensures F(n).x < 32
  { Box(n) }
  predicate P(m: set<int>) { forall k :: k in m ==> k < 32 && V(k) && F(k) == F(k) }
  lemma False(m: set<int>)
    requires 40 in m
    ensures false
  { assert V(40); assert P(m); }
}
