// The model's front door: what the differential tests call, under the names that they use.
include "ast/policy-set.dfy"
include "authorizer/is-authorized.dfy"
module Model {
  import opened ResultModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened EvaluationErrorModel
  import opened ExprModel
  import opened PolicyModel
  import PolicySetModel
  import EvaluateModel
  import IsAuthorizedModel
  import LikeModel
  import DecimalModel
  import IpAddrModel
  import DatetimeModel
  import DurationModel

  function method Evaluate(x: Expr, request: Request, entities: Entities): Evaluated {
    EvaluateModel.Evaluate(x, request, entities)
  }
  function method IsAuthorized(request: Request, entities: Entities, policies: seq<Policy>): IsAuthorizedModel.Response {
    IsAuthorizedModel.IsAuthorized(request, entities, policies)
  }
  function method IsAuthorizedIndexed(request: Request, entities: Entities, policies: seq<Policy>): IsAuthorizedModel.Response {
    IsAuthorizedModel.IsAuthorizedIndexed(request, entities, policies)
  }
  predicate method Check(request: Request, entities: Entities, policies: seq<Policy>) {
    IsAuthorizedModel.Check(request, entities, policies)
  }
  function method PoliciesOf(policySet: PolicySetModel.PolicySet): seq<Policy> { PolicySetModel.PoliciesOf(policySet) }
  function method LinkTemplate(template: Template, newId: PolicyId, values: SlotValues): Option<Policy> {
    PolicySetModel.LinkTemplate(template, newId, values)
  }
  function method MatchesPattern(text: string, pattern: Pattern): bool { LikeModel.MatchesPattern(text, pattern) }
  function method ParseDecimal(text: string): Option<int> { DecimalModel.ParseDecimal(text) }
  function method ParseIpAddr(text: string): Option<IpAddrModel.IpAddr> { IpAddrModel.ParseIpAddr(text) }
  function method ParseDatetime(text: string): Option<int> { DatetimeModel.ParseDatetime(text) }
  function method ParseDuration(text: string): Option<int> { DurationModel.ParseDuration(text) }
}
