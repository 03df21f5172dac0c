// Validation of policy sets: the promise that policies which pass do not go wrong.
include "../ast/policy-set.dfy"
include "condition-of.dfy"
include "levels.dfy"
include "scope-checks.dfy"
include "type-of.dfy"
module ValidateModel {
  import opened ResultModel
  import opened EntityUidModel
  import opened ExprModel
  import opened PolicyModel
  import opened PolicySetModel
  import opened SchemaModel
  import opened TypesModel
  import opened CheckerModel
  import opened FindingModel
  import opened ConditionOfModel
  import opened LevelsModel
  import opened RulesBooleanModel
  import opened ScopeChecksModel
  import opened TypeOfModel

  // A policy, template or link, and what validation has to say about it. The library lists every problem; of
  // each environment the model gives the first, so its errors are some of the library's, and none when it has none.
  // Warnings count only where there are no errors.
  datatype Verdict = Verdict(policyId: PolicyId, errors: set<ValidationErrorKind>, warnings: set<ValidationWarningKind>)

  // Without a level, levels are not checked.
  function method ValidatePolicySet(policySet: PolicySet, schema: Schema, level: Option<int>): seq<Verdict> {
    ValidatePolicies(policySet.policies, schema, level) +
    ValidateTemplates(policySet.templates, schema, level) +
    ValidateLinks(policySet.templates, policySet.links, schema)
  }

  function method ValidatePolicies(policies: seq<Policy>, schema: Schema, level: Option<int>): seq<Verdict>
    decreases |policies|
  {
    if |policies| == 0 then []
    else [ValidateBody(policies[0].id, policies[0].body, schema, level)] + ValidatePolicies(policies[1..], schema, level)
  }
  function method ValidateTemplates(templates: seq<Template>, schema: Schema, level: Option<int>): seq<Verdict>
    decreases |templates|
  {
    if |templates| == 0 then []
    else [ValidateBody(templates[0].id, templates[0].body, schema, level)] + ValidateTemplates(templates[1..], schema, level)
  }

  function method ValidateBody(id: PolicyId, body: PolicyBody, schema: Schema, level: Option<int>): Verdict {
    Verdict(id, BodyErrors(body, schema, level),
      (if CanApply(schema, body) then {} else {InvalidActionApplication}) +
      (if IsImpossible(body, schema) then {ImpossiblePolicy} else {}))
  }

  function method BodyErrors(body: PolicyBody, schema: Schema, level: Option<int>): set<ValidationErrorKind> {
    NameProblems(schema, body) + TypeErrors(CheckedCondition(body), schema, level)
  }

  // What is wrong in any of the request environments that the schema allows.
  function method TypeErrors(condition: Expr, schema: Schema, level: Option<int>): set<ValidationErrorKind> {
    set action, principalType, resourceType, kind |
      action in schema.actions && principalType in schema.actions[action].principalTypes &&
      resourceType in schema.actions[action].resourceTypes &&
      kind in ErrorsIn(Checker(schema, RequestEnv(principalType, action, resourceType)), condition, level) :: kind
  }

  function method ErrorsIn(checker: Checker, condition: Expr, level: Option<int>): set<ValidationErrorKind> {
    var answer := ExpectBool(TypeOf(checker, condition, {}));
    if answer.Failure? then {answer.kind}
    else if level.Some? && !IsWithinLevel(checker, condition, {}, level.value) then {EntityDerefLevelViolation}
    else {}
  }

  // Whether the condition is false in every environment, or there is none.
  predicate method IsImpossible(body: PolicyBody, schema: Schema) {
    forall action :: action in schema.actions ==>
    forall principalType :: principalType in schema.actions[action].principalTypes ==>
    forall resourceType :: resourceType in schema.actions[action].resourceTypes ==>
      IsFalse(TypeOf(Checker(schema, RequestEnv(principalType, action, resourceType)), CheckedCondition(body), {}))
  }

  // The policy of a link is checked with its template; here, what it is linked to.
  function method ValidateLinks(templates: seq<Template>, links: seq<TemplateLink>, schema: Schema): seq<Verdict>
    decreases |links|
  {
    if |links| == 0 then [] else
    var template := FindTemplate(templates, links[0].templateId);
    var policy := if template.Some? then LinkTemplate(template.value, links[0].newId, links[0].values) else None;
    (if policy.Some? then [ValidateLink(policy.value, links[0].values, schema)] else []) +
    ValidateLinks(templates, links[1..], schema)
  }
  function method ValidateLink(policy: Policy, values: SlotValues, schema: Schema): Verdict {
    Verdict(policy.id, LinkErrors(values, schema), if CanApply(schema, policy.body) then {} else {InvalidActionApplication})
  }
  function method LinkErrors(values: SlotValues, schema: Schema): set<ValidationErrorKind> {
    if exists slot :: slot in values && UnrecognizedEntityType in UidProblems(schema, values[slot])
    then {UnrecognizedEntityType} else {}
  }

  // Whether validation has no objection to anything in the set.
  predicate method IsValid(policySet: PolicySet, schema: Schema, level: Option<int>) {
    var verdicts := ValidatePolicySet(policySet, schema, level);
    forall i :: 0 <= i < |verdicts| ==> verdicts[i].errors == {}
  }
}
