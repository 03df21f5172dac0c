// What holds of every decision.
include "../authorizer/is-authorized.dfy"
module AuthorizationProofs {
  import opened ResultModel
  import opened ValueModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened EvaluationErrorModel
  import opened PolicyModel
  import opened IsAuthorizedModel

  // ---- Words in which the theorems are stated

  predicate Satisfied(policy: Policy, request: Request, entities: Entities) {
    EvaluatePolicy(policy, request, entities) == Ok(BoolValue(true))
  }
  predicate Fails(policy: Policy, request: Request, entities: Entities) {
    EvaluatePolicy(policy, request, entities).Err?
  }
  function ErrorOf(policy: Policy, request: Request, entities: Entities): PolicyError {
    var outcome := EvaluatePolicy(policy, request, entities);
    PolicyError(policy.id, if outcome.Err? then outcome.error else TypeError)
  }
  predicate SomeSatisfied(effect: Effect, policies: seq<Policy>, request: Request, entities: Entities) {
    exists policy :: policy in policies && policy.body.effect == effect && Satisfied(policy, request, entities)
  }
  function SatisfiedIds(effect: Effect, policies: seq<Policy>, request: Request, entities: Entities): set<PolicyId> {
    set policy | policy in policies && policy.body.effect == effect && Satisfied(policy, request, entities) :: policy.id
  }
  function AllErrors(policies: seq<Policy>, request: Request, entities: Entities): set<PolicyError> {
    set policy | policy in policies && Fails(policy, request, entities) :: ErrorOf(policy, request, entities)
  }

  // ---- The loop over the policies finds what it should

  lemma AddOutcomeIsExact(policy: Policy, request: Request, entities: Entities, rest: Outcomes)
    ensures AddOutcome(policy, EvaluatePolicy(policy, request, entities), rest) == Outcomes(
      rest.permits + (if policy.body.effect.Permit? && Satisfied(policy, request, entities) then {policy.id} else {}),
      rest.forbids + (if policy.body.effect.Forbid? && Satisfied(policy, request, entities) then {policy.id} else {}),
      rest.errors + (if Fails(policy, request, entities) then {ErrorOf(policy, request, entities)} else {}))
  { }

  lemma OutcomesAreExact(policies: seq<Policy>, request: Request, entities: Entities)
    ensures EvaluatePolicies(request, entities, policies) == Outcomes(
      SatisfiedIds(Permit, policies, request, entities),
      SatisfiedIds(Forbid, policies, request, entities),
      AllErrors(policies, request, entities))
    decreases |policies|
  {
    if |policies| > 0 {
      var first, rest := policies[0], policies[1..];
      OutcomesAreExact(rest, request, entities);
      AddOutcomeIsExact(first, request, entities, EvaluatePolicies(request, entities, rest));
      assert policies == [first] + rest;
      assert SatisfiedIds(Permit, policies, request, entities) == SatisfiedIds(Permit, rest, request, entities) +
        (if first.body.effect.Permit? && Satisfied(first, request, entities) then {first.id} else {});
      assert SatisfiedIds(Forbid, policies, request, entities) == SatisfiedIds(Forbid, rest, request, entities) +
        (if first.body.effect.Forbid? && Satisfied(first, request, entities) then {first.id} else {});
      assert AllErrors(policies, request, entities) == AllErrors(rest, request, entities) +
        (if Fails(first, request, entities) then {ErrorOf(first, request, entities)} else {});
    }
  }

  lemma SomeSatisfiedHasId(effect: Effect, policies: seq<Policy>, request: Request, entities: Entities)
    ensures SomeSatisfied(effect, policies, request, entities) <==> SatisfiedIds(effect, policies, request, entities) != {}
  {
    var ids := SatisfiedIds(effect, policies, request, entities);
    if SomeSatisfied(effect, policies, request, entities) {
      var policy :| policy in policies && policy.body.effect == effect && Satisfied(policy, request, entities);
      assert policy.id in ids;
    }
    if ids != {} {
      var id :| id in ids;
    }
  }

  // ---- The decision

  // A request is allowed exactly if some permit policy is satisfied and no forbid policy is.
  lemma AllowedIffPermittedAndNotForbidden(policies: seq<Policy>, request: Request, entities: Entities)
    ensures IsAuthorized(request, entities, policies).decision == Allow <==>
      SomeSatisfied(Permit, policies, request, entities) && !SomeSatisfied(Forbid, policies, request, entities)
  {
    OutcomesAreExact(policies, request, entities);
    SomeSatisfiedHasId(Permit, policies, request, entities);
    SomeSatisfiedHasId(Forbid, policies, request, entities);
  }

  // A request is denied exactly if no permit policy is satisfied or some forbid policy is.
  lemma DeniedIffNotPermittedOrForbidden(policies: seq<Policy>, request: Request, entities: Entities)
    ensures IsAuthorized(request, entities, policies).decision == Deny <==>
      !SomeSatisfied(Permit, policies, request, entities) || SomeSatisfied(Forbid, policies, request, entities)
  { AllowedIffPermittedAndNotForbidden(policies, request, entities); }

  // What is allowed has been permitted explicitly: some permit policy is satisfied.
  lemma ExplicitPermit(policies: seq<Policy>, request: Request, entities: Entities)
    requires IsAuthorized(request, entities, policies).decision == Allow
    ensures SomeSatisfied(Permit, policies, request, entities)
  { AllowedIffPermittedAndNotForbidden(policies, request, entities); }

  // A satisfied forbid policy denies the request, whatever else permits it.
  lemma ForbidOverridesPermit(policies: seq<Policy>, request: Request, entities: Entities)
    requires SomeSatisfied(Forbid, policies, request, entities)
    ensures IsAuthorized(request, entities, policies).decision == Deny
  { AllowedIffPermittedAndNotForbidden(policies, request, entities); }

  // A request that no policy permits is denied.
  lemma DefaultDeny(policies: seq<Policy>, request: Request, entities: Entities)
    requires !SomeSatisfied(Permit, policies, request, entities)
    ensures IsAuthorized(request, entities, policies).decision == Deny
  { AllowedIffPermittedAndNotForbidden(policies, request, entities); }

  // Without policies, every request is denied, for no reason and without errors.
  lemma NoPoliciesDeny(request: Request, entities: Entities)
    ensures IsAuthorized(request, entities, []) == Response(Deny, {}, {})
  { }

  // ---- The response

  // The determining policies are exactly the satisfied ones: the forbid policies if there are any, else the permit policies.
  lemma DeterminingAreTheSatisfied(policies: seq<Policy>, request: Request, entities: Entities)
    ensures IsAuthorized(request, entities, policies).determining ==
      if SomeSatisfied(Forbid, policies, request, entities) then SatisfiedIds(Forbid, policies, request, entities)
      else SatisfiedIds(Permit, policies, request, entities)
  {
    OutcomesAreExact(policies, request, entities);
    SomeSatisfiedHasId(Forbid, policies, request, entities);
  }

  // Exactly the policies that fail are reported, each with its error.
  lemma ErrorsAreTheFailures(policies: seq<Policy>, request: Request, entities: Entities)
    ensures IsAuthorized(request, entities, policies).errors == AllErrors(policies, request, entities)
  { OutcomesAreExact(policies, request, entities); }

  // Policies that fail are skipped: without them, decision and determining policies are the same, and there are no errors.
  lemma FailuresAreSkipped(policies: seq<Policy>, others: seq<Policy>, request: Request, entities: Entities)
    requires forall policy :: policy in others <==> policy in policies && !Fails(policy, request, entities)
    ensures var all, rest := IsAuthorized(request, entities, policies), IsAuthorized(request, entities, others);
      rest == Response(all.decision, all.determining, {})
  {
    OutcomesAreExact(policies, request, entities);
    OutcomesAreExact(others, request, entities);
    assert SatisfiedIds(Permit, policies, request, entities) == SatisfiedIds(Permit, others, request, entities);
    assert SatisfiedIds(Forbid, policies, request, entities) == SatisfiedIds(Forbid, others, request, entities);
    assert AllErrors(others, request, entities) == {};
  }

  predicate UniqueIds(policies: seq<Policy>) {
    forall p, q :: p in policies && q in policies && p.id == q.id ==> p == q
  }

  // No policy both determines the decision and is reported as failed, if ids are unique.
  lemma DeterminingDoNotFail(policies: seq<Policy>, request: Request, entities: Entities, id: PolicyId)
    requires UniqueIds(policies)
    requires id in IsAuthorized(request, entities, policies).determining
    ensures forall error :: error in IsAuthorized(request, entities, policies).errors ==> error.id != id
  { OutcomesAreExact(policies, request, entities); }

  // Neither the order of policies nor their repetition matters: the response depends on the set of policies.
  lemma OrderAndDuplicatesDoNotMatter(policies: seq<Policy>, others: seq<Policy>, request: Request, entities: Entities)
    requires forall policy :: policy in policies <==> policy in others
    ensures IsAuthorized(request, entities, policies) == IsAuthorized(request, entities, others)
  {
    OutcomesAreExact(policies, request, entities);
    OutcomesAreExact(others, request, entities);
    assert SatisfiedIds(Permit, policies, request, entities) == SatisfiedIds(Permit, others, request, entities);
    assert SatisfiedIds(Forbid, policies, request, entities) == SatisfiedIds(Forbid, others, request, entities);
    assert AllErrors(policies, request, entities) == AllErrors(others, request, entities);
  }

  // ---- Changes of the policy set

  // Adding a permit policy keeps an allow.
  lemma AddingPermitKeepsAllow(policies: seq<Policy>, added: Policy, request: Request, entities: Entities)
    requires added.body.effect == Permit
    requires IsAuthorized(request, entities, policies).decision == Allow
    ensures IsAuthorized(request, entities, policies + [added]).decision == Allow
  {
    AllowedIffPermittedAndNotForbidden(policies, request, entities);
    AllowedIffPermittedAndNotForbidden(policies + [added], request, entities);
    var permit :| permit in policies && permit.body.effect == Permit && Satisfied(permit, request, entities);
    assert permit in policies + [added];
  }

  // Adding a forbid policy keeps a deny.
  lemma AddingForbidKeepsDeny(policies: seq<Policy>, added: Policy, request: Request, entities: Entities)
    requires added.body.effect == Forbid
    requires IsAuthorized(request, entities, policies).decision == Deny
    ensures IsAuthorized(request, entities, policies + [added]).decision == Deny
  {
    AllowedIffPermittedAndNotForbidden(policies, request, entities);
    AllowedIffPermittedAndNotForbidden(policies + [added], request, entities);
    if SomeSatisfied(Forbid, policies, request, entities) {
      var forbid :| forbid in policies && forbid.body.effect == Forbid && Satisfied(forbid, request, entities);
      assert forbid in policies + [added];
    }
  }

  // Adding a policy never removes an error.
  lemma AddingKeepsErrors(policies: seq<Policy>, added: Policy, request: Request, entities: Entities)
    ensures IsAuthorized(request, entities, policies).errors <= IsAuthorized(request, entities, policies + [added]).errors
  {
    OutcomesAreExact(policies, request, entities);
    OutcomesAreExact(policies + [added], request, entities);
    assert forall policy :: policy in policies ==> policy in policies + [added];
  }

  // Policies that evaluate alike, one by one, decide alike: what matters of a policy is its id, its effect and its outcome.
  lemma SameOutcomesSameResponse(
    policies: seq<Policy>, request: Request, entities: Entities, others: seq<Policy>, request2: Request, entities2: Entities)
    requires |policies| == |others|
    requires forall i :: 0 <= i < |policies| ==>
      policies[i].id == others[i].id && policies[i].body.effect == others[i].body.effect &&
      EvaluatePolicy(policies[i], request, entities) == EvaluatePolicy(others[i], request2, entities2)
    ensures IsAuthorized(request, entities, policies) == IsAuthorized(request2, entities2, others)
  { SameOutcomes(policies, request, entities, others, request2, entities2); }

  lemma SameOutcomes(
    policies: seq<Policy>, request: Request, entities: Entities, others: seq<Policy>, request2: Request, entities2: Entities)
    requires |policies| == |others|
    requires forall i :: 0 <= i < |policies| ==>
      policies[i].id == others[i].id && policies[i].body.effect == others[i].body.effect &&
      EvaluatePolicy(policies[i], request, entities) == EvaluatePolicy(others[i], request2, entities2)
    ensures EvaluatePolicies(request, entities, policies) == EvaluatePolicies(request2, entities2, others)
    decreases |policies|
  {
    if |policies| > 0 {
      SameOutcomes(policies[1..], request, entities, others[1..], request2, entities2);
    }
  }
}
