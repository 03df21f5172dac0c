// The decision: allow if some `permit` policy is satisfied and no `forbid` policy is.
include "../evaluator/evaluate.dfy"
include "policy-index.dfy"
module IsAuthorizedModel {
  import opened ResultModel
  import opened ValueModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened EvaluationErrorModel
  import opened RulesModel
  import opened EvaluateModel
  import opened PolicyModel
  import opened PolicyIndexModel

  datatype Decision = Allow | Deny
  datatype PolicyError = PolicyError(id: PolicyId, error: EvaluationError)

  // Sets, because no order is meant.
  datatype Response = Response(decision: Decision, determining: set<PolicyId>, errors: set<PolicyError>)

  // What became of the policies: which were satisfied, by effect, and which failed and had no say.
  datatype Outcomes = Outcomes(permits: set<PolicyId>, forbids: set<PolicyId>, errors: set<PolicyError>)

  function method IsAuthorized(request: Request, entities: Entities, policies: seq<Policy>): Response {
    Decide(EvaluatePolicies(request, entities, policies))
  }

  // The same by the policies that the request visits alone.
  function method IsAuthorizedIndexed(request: Request, entities: Entities, policies: seq<Policy>): Response {
    var index := IndexOf(policies);
    IsAuthorized(request, entities, Visited(policies, index, Forbid, request, entities) + Visited(policies, index, Permit, request, entities))
  }

  // Whether the request is allowed, without looking further than that needs.
  predicate method Check(request: Request, entities: Entities, policies: seq<Policy>) {
    var index := IndexOf(policies);
    !SomeHolds(request, entities, Visited(policies, index, Forbid, request, entities)) &&
    SomeHolds(request, entities, Visited(policies, index, Permit, request, entities))
  }
  predicate method SomeHolds(request: Request, entities: Entities, policies: seq<Policy>)
    decreases |policies|
  {
    |policies| > 0 &&
    (EvaluatePolicy(policies[0], request, entities) == Ok(BoolValue(true)) || SomeHolds(request, entities, policies[1..]))
  }

  function method Decide(outcomes: Outcomes): Response {
    if outcomes.forbids != {} then Response(Deny, outcomes.forbids, outcomes.errors)
    else if outcomes.permits != {} then Response(Allow, outcomes.permits, outcomes.errors)
    else Response(Deny, {}, outcomes.errors)
  }

  // Every policy is evaluated, once, even when the decision is already known: the response names them all.
  function method EvaluatePolicies(request: Request, entities: Entities, policies: seq<Policy>): Outcomes
    decreases |policies|
  {
    if |policies| == 0 then Outcomes({}, {}, {})
    else AddOutcome(policies[0], EvaluatePolicy(policies[0], request, entities), EvaluatePolicies(request, entities, policies[1..]))
  }
  function method EvaluatePolicy(policy: Policy, request: Request, entities: Entities): Evaluated {
    AsBool(Evaluate(ConditionOf(policy.body), request, entities))
  }
  function method AddOutcome(policy: Policy, outcome: Evaluated, rest: Outcomes): Outcomes {
    if outcome.Err? then Outcomes(rest.permits, rest.forbids, rest.errors + {PolicyError(policy.id, outcome.error)})
    else if outcome != Ok(BoolValue(true)) then rest
    else if policy.body.effect.Permit? then Outcomes(rest.permits + {policy.id}, rest.forbids, rest.errors)
    else Outcomes(rest.permits, rest.forbids + {policy.id}, rest.errors)
  }
}
