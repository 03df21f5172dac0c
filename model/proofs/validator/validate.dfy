// Validation is sound: policies that pass, on data that passes, are true, false or fail in one of three ways.
include "../../authorizer/is-authorized.dfy"
include "../../validator/validate.dfy"
include "condition-of.dfy"
module ValidateProofs {
  import opened ResultModel
  import opened EntityUidModel
  import opened ValueModel
  import opened ExprModel
  import opened PolicyModel
  import opened PolicySetModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened EvaluationErrorModel
  import opened RulesModel
  import opened EvaluateModel
  import opened IsAuthorizedModel
  import opened SchemaModel
  import opened TypesModel
  import opened CheckerModel
  import opened FindingModel
  import opened EntityConformanceModel
  import opened RequestConformanceModel
  import opened ConditionOfModel
  import opened TypeOfModel
  import opened ValidateModel
  import opened TypingProofs
  import opened RulesProofs
  import opened ConditionOfProofs

  // The data of a decision passes validation, and all actions of the schema are among the entities.
  predicate IsValidData(schema: Schema, request: Request, entities: Entities) {
    IsWellFormed(schema) && ValidateRequest(schema, request) && ValidateEntities(schema, entities) &&
    forall uid :: uid in schema.actions ==> uid in entities
  }
  // Static policies have no slots; those with slots are templates.
  predicate AreStatic(policies: seq<Policy>) {
    forall i :: 0 <= i < |policies| ==> SlotsOf(policies[i].body) == {}
  }

  // ---- From the verdict on a set to its parts

  lemma EveryPolicyHasVerdict(policies: seq<Policy>, schema: Schema, level: Option<int>)
    ensures |ValidatePolicies(policies, schema, level)| == |policies|
    ensures forall i :: 0 <= i < |policies| ==>
      ValidatePolicies(policies, schema, level)[i] == ValidateBody(policies[i].id, policies[i].body, schema, level)
    decreases |policies|
  { if |policies| > 0 { EveryPolicyHasVerdict(policies[1..], schema, level); } }

  lemma EveryTemplateHasVerdict(templates: seq<Template>, schema: Schema, level: Option<int>)
    ensures |ValidateTemplates(templates, schema, level)| == |templates|
    ensures forall i :: 0 <= i < |templates| ==>
      ValidateTemplates(templates, schema, level)[i] == ValidateBody(templates[i].id, templates[i].body, schema, level)
    decreases |templates|
  { if |templates| > 0 { EveryTemplateHasVerdict(templates[1..], schema, level); } }

  lemma ValidSetHasValidParts(policySet: PolicySet, schema: Schema, level: Option<int>)
    requires IsValid(policySet, schema, level)
    ensures forall i :: 0 <= i < |policySet.policies| ==> BodyErrors(policySet.policies[i].body, schema, level) == {}
    ensures forall i :: 0 <= i < |policySet.templates| ==> BodyErrors(policySet.templates[i].body, schema, level) == {}
  {
    var verdicts := ValidatePolicySet(policySet, schema, level);
    var policies := ValidatePolicies(policySet.policies, schema, level);
    var templates := ValidateTemplates(policySet.templates, schema, level);
    EveryPolicyHasVerdict(policySet.policies, schema, level);
    EveryTemplateHasVerdict(policySet.templates, schema, level);
    forall i | 0 <= i < |policySet.policies| ensures BodyErrors(policySet.policies[i].body, schema, level) == {} {
      assert verdicts[i] == policies[i];
    }
    forall i | 0 <= i < |policySet.templates| ensures BodyErrors(policySet.templates[i].body, schema, level) == {} {
      assert verdicts[|policies| + i] == templates[i];
    }
  }

  // A linked policy is a template of the set with all its slots, and no others, filled in.
  predicate IsLinkOf(policy: Policy, template: Template, values: SlotValues) {
    values.Keys == SlotsOf(template.body) && policy.body == SubstituteSlots(template.body, values)
  }
  lemma FoundTemplateIsOneOfThem(templates: seq<Template>, id: PolicyId)
    requires FindTemplate(templates, id).Some?
    ensures FindTemplate(templates, id).value in templates
    decreases |templates|
  { }
  lemma LinkedPolicyHasTemplate(templates: seq<Template>, links: seq<TemplateLink>, policy: Policy)
    requires policy in LinkedPolicies(templates, links)
    ensures exists template, values :: template in templates && IsLinkOf(policy, template, values)
    decreases |links|
  {
    var rest := links[1..];
    if policy in LinkedPolicies(templates, rest) { LinkedPolicyHasTemplate(templates, rest, policy); }
    else {
      var template := FindTemplate(templates, links[0].templateId);
      assert template.Some?;
      FoundTemplateIsOneOfThem(templates, links[0].templateId);
      assert IsLinkOf(policy, template.value, links[0].values);
    }
  }

  // A policy without slots is its own only link.
  lemma StaticPolicyIsLink(body: PolicyBody, values: SlotValues)
    requires SlotsOf(body) == {} && values == map[]
    ensures values.Keys == SlotsOf(body) && SubstituteSlots(body, values) == body
  { assert !HasSlot(body.principal) && !HasSlot(body.resource); }

  // Everything that decides is linked from something that was checked.
  lemma PolicyIsLinkOfValidBody(policySet: PolicySet, schema: Schema, level: Option<int>, policy: Policy)
    returns (body: PolicyBody, values: SlotValues)
    requires IsValid(policySet, schema, level) && AreStatic(policySet.policies)
    requires policy in PoliciesOf(policySet)
    ensures BodyErrors(body, schema, level) == {}
    ensures values.Keys == SlotsOf(body) && policy.body == SubstituteSlots(body, values)
  {
    ValidSetHasValidParts(policySet, schema, level);
    if policy in policySet.policies {
      body, values := policy.body, map[];
      StaticPolicyIsLink(body, values);
    } else {
      LinkedPolicyHasTemplate(policySet.templates, policySet.links, policy);
      var template, found :| template in policySet.templates && IsLinkOf(policy, template, found);
      body, values := template.body, found;
    }
  }

  // ---- The environment of a valid request is one of those that were checked

  lemma EnvironmentWasChecked(body: PolicyBody, schema: Schema, level: Option<int>, request: Request)
    requires BodyErrors(body, schema, level) == {}
    requires IsWellFormed(schema) && ValidateRequest(schema, request)
    ensures ErrorsIn(Checker(schema, EnvOf(request)), CheckedCondition(body), level) == {}
  {
    CheckedRequestFits(schema, request);
    var env := EnvOf(request);
    var errors := ErrorsIn(Checker(schema, env), CheckedCondition(body), level);
    forall kind ensures kind !in errors {
      if kind in errors { assert kind in TypeErrors(CheckedCondition(body), schema, level); }
    }
  }

  // ---- The theorems

  // If a policy or template passes validation, so do all policies that it stands for: on a valid request and valid
  // entities, the condition is true or false, or fails because an entity does not exist, an integer overflows or
  // an extension function has no result.
  lemma ValidBodyIsSound(body: PolicyBody, values: SlotValues, schema: Schema, level: Option<int>, request: Request, entities: Entities)
    requires BodyErrors(body, schema, level) == {} && values.Keys == SlotsOf(body)
    requires IsValidData(schema, request, entities)
    ensures IsSafeCondition(Evaluate(ConditionOf(SubstituteSlots(body, values)), request, entities))
  {
    EnvironmentWasChecked(body, schema, level, request);
    CheckedRequestFits(schema, request);
    CheckedEntitiesFit(schema, entities);
    var checker := Checker(schema, EnvOf(request));
    var errors := ErrorsIn(checker, CheckedCondition(body), level);
    var answer := ExpectBool(TypeOf(checker, CheckedCondition(body), {}));
    if answer.Failure? { assert answer.kind in errors; }
    LinkIsSound(checker, body, values, request, entities);
  }

  // Validation is sound: in a policy set that passes, every policy, static or linked, is so.
  lemma ValidationIsSound(policySet: PolicySet, schema: Schema, level: Option<int>, request: Request, entities: Entities, policy: Policy)
    requires IsValid(policySet, schema, level) && AreStatic(policySet.policies)
    requires IsValidData(schema, request, entities)
    requires policy in PoliciesOf(policySet)
    ensures IsSafeCondition(Evaluate(ConditionOf(policy.body), request, entities))
  {
    var body, values := PolicyIsLinkOfValidBody(policySet, schema, level, policy);
    ValidBodyIsSound(body, values, schema, level, request, entities);
  }

  lemma ErrorsComeFromPolicies(request: Request, entities: Entities, policies: seq<Policy>, error: PolicyError)
    requires error in EvaluatePolicies(request, entities, policies).errors
    ensures exists policy :: policy in policies && EvaluatePolicy(policy, request, entities) == Err(error.error)
    decreases |policies|
  {
    var rest := policies[1..];
    if error in EvaluatePolicies(request, entities, rest).errors {
      ErrorsComeFromPolicies(request, entities, rest, error);
      var policy :| policy in rest && EvaluatePolicy(policy, request, entities) == Err(error.error);
      assert policy in policies;
    } else {
      assert EvaluatePolicy(policies[0], request, entities) == Err(error.error);
      assert policies[0] in policies;
    }
  }

  // The same for decisions: a response for valid policies and valid data reports no errors but these three.
  lemma ResponseHasUnavoidableErrorsOnly(policySet: PolicySet, schema: Schema, level: Option<int>, request: Request, entities: Entities)
    requires IsValid(policySet, schema, level) && AreStatic(policySet.policies)
    requires IsValidData(schema, request, entities)
    ensures forall error :: error in IsAuthorized(request, entities, PoliciesOf(policySet)).errors ==> IsUnavoidable(error.error)
  {
    var policies := PoliciesOf(policySet);
    forall error | error in IsAuthorized(request, entities, policies).errors ensures IsUnavoidable(error.error) {
      ErrorsComeFromPolicies(request, entities, policies, error);
      var policy :| policy in policies && EvaluatePolicy(policy, request, entities) == Err(error.error);
      ValidationIsSound(policySet, schema, level, request, entities, policy);
    }
  }

  // A policy that is impossible, as validation warns, and has no errors never holds for valid data.
  lemma ImpossiblePolicyNeverHolds(body: PolicyBody, values: SlotValues, schema: Schema, level: Option<int>, request: Request, entities: Entities)
    requires BodyErrors(body, schema, level) == {} && values.Keys == SlotsOf(body)
    requires IsImpossible(body, schema)
    requires IsValidData(schema, request, entities)
    ensures Evaluate(ConditionOf(SubstituteSlots(body, values)), request, entities) != Ok(BoolValue(true))
  {
    CheckedRequestFits(schema, request);
    CheckedEntitiesFit(schema, entities);
    var checker := Checker(schema, EnvOf(request));
    LinkIsSound(checker, body, values, request, entities);
  }
}
