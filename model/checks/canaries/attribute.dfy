// Refused by the lint: the prover passes over everything in a lemma with this attribute, and believes the claim.
module Canary {
  lemma {:selective_checking} Anything()
    ensures false
  { assert 1 == 2; }
}
