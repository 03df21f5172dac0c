// Refused by the prover: an authorizer that allows what nothing permits, as soon as nothing forbids it.
include "../../authorizer/is-authorized.dfy"
module Canary {
  import opened IsAuthorizedModel
  import opened PolicyModel
  import opened EntityStoreModel
  import opened EnvironmentModel

  function method BuggyDecide(outcomes: Outcomes): Response {
    if outcomes.forbids != {} then Response(Deny, outcomes.forbids, outcomes.errors)
    else Response(Allow, outcomes.permits, outcomes.errors)
  }

  lemma DefaultDeny(outcomes: Outcomes)
    requires outcomes.permits == {}
    ensures BuggyDecide(outcomes).decision == Deny
  { }
}
