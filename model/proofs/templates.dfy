// Linking a template is substituting its slots.
include "../ast/policy-set.dfy"
include "../authorizer/is-authorized.dfy"
module TemplateProofs {
  import opened ResultModel
  import opened EntityUidModel
  import opened ExprModel
  import opened EntityStoreModel
  import opened EnvironmentModel
  import opened PolicyModel
  import opened PolicySetModel
  import opened IsAuthorizedModel
  import opened RulesModel
  import opened EvaluateModel

  // What an expression for a slot is when its value is known.
  function SlotExpr(slot: SlotId, values: SlotValues): Expr {
    if slot in values then Lit(EntityLit(values[slot])) else NOTHING
  }

  // The condition of a linked policy is that of its template with the values in the place of the slots.
  lemma LinkedConditionIsSubstituted(template: Template, newId: PolicyId, values: SlotValues)
    requires LinkTemplate(template, newId, values).Some?
    ensures ConditionOf(LinkTemplate(template, newId, values).value.body) ==
      ConditionWith(template.body, SlotExpr(PrincipalSlot, values), SlotExpr(ResourceSlot, values))
  {
    SubstitutedScope(template.body.principal, PrincipalSlot, values, Var(Principal));
    SubstitutedScope(template.body.resource, ResourceSlot, values, Var(Resource));
  }

  lemma SubstitutedScope(constraint: ScopeConstraint, slot: SlotId, values: SlotValues, variable: Expr)
    requires HasSlot(constraint) ==> slot in values
    ensures ScopeCondition(Substitute(constraint, slot, values), variable, NOTHING) ==
      ScopeCondition(constraint, variable, SlotExpr(slot, values))
  { }

  // So a linked policy evaluates as the substituted condition of its template does.
  lemma LinkedPolicyEvaluatesAsTemplate(
    template: Template, newId: PolicyId, values: SlotValues, request: Request, entities: Entities)
    requires LinkTemplate(template, newId, values).Some?
    ensures EvaluatePolicy(LinkTemplate(template, newId, values).value, request, entities) ==
      AsBool(Evaluate(ConditionWith(template.body, SlotExpr(PrincipalSlot, values), SlotExpr(ResourceSlot, values)), request, entities))
  { LinkedConditionIsSubstituted(template, newId, values); }

  // A linked policy has the id of the link, the effect of the template, and no slots left.
  lemma LinkedPolicyHasNoSlots(template: Template, newId: PolicyId, values: SlotValues)
    requires LinkTemplate(template, newId, values).Some?
    ensures var policy := LinkTemplate(template, newId, values).value;
      policy.id == newId && policy.body.effect == template.body.effect && SlotsOf(policy.body) == {}
  { }

  // Linking succeeds exactly if there is a value for every slot, and no other.
  lemma LinkingNeedsExactlyTheSlots(template: Template, newId: PolicyId, values: SlotValues)
    ensures LinkTemplate(template, newId, values).Some? <==>
      forall slot :: slot in values <==> slot in SlotsOf(template.body)
  {
    if forall slot :: slot in values <==> slot in SlotsOf(template.body) {
      assert values.Keys == SlotsOf(template.body);
    }
  }

  // What no slot stands in does not depend on the values: linking a policy without slots changes nothing but the id.
  lemma LinkingWithoutSlotsKeepsBody(template: Template, newId: PolicyId)
    requires SlotsOf(template.body) == {}
    ensures LinkTemplate(template, newId, map[]) == Some(Policy(newId, template.body))
  {
    assert PrincipalSlot !in SlotsOf(template.body) && ResourceSlot !in SlotsOf(template.body);
    var none: SlotValues := map[];
    assert none.Keys == {};
  }

  // Templates by themselves decide nothing: only the static and the linked policies are there to be evaluated.
  lemma PoliciesAreStaticOrLinked(policySet: PolicySet, policy: Policy)
    requires policy in PoliciesOf(policySet)
    ensures policy in policySet.policies || exists template, link ::
      template in policySet.templates && link in policySet.links && template.id == link.templateId &&
      LinkTemplate(template, link.newId, link.values) == Some(policy)
  {
    if policy !in policySet.policies {
      LinkedComeFromLinks(policySet.templates, policySet.links, policy);
    }
  }

  lemma LinkedComeFromLinks(templates: seq<Template>, links: seq<TemplateLink>, policy: Policy)
    requires policy in LinkedPolicies(templates, links)
    ensures exists template, link ::
      template in templates && link in links && template.id == link.templateId &&
      LinkTemplate(template, link.newId, link.values) == Some(policy)
    decreases |links|
  {
    var found := FindTemplate(templates, links[0].templateId);
    if policy in LinkedPolicies(templates, links[1..]) {
      LinkedComeFromLinks(templates, links[1..], policy);
      var template, link :| template in templates && link in links[1..] && template.id == link.templateId &&
        LinkTemplate(template, link.newId, link.values) == Some(policy);
      assert link in links;
    } else {
      FoundTemplateIsThere(templates, links[0].templateId);
      assert found.value in templates && links[0] in links;
    }
  }

  lemma FoundTemplateIsThere(templates: seq<Template>, id: PolicyId)
    ensures var found := FindTemplate(templates, id); found.Some? ==> found.value in templates && found.value.id == id
    decreases |templates|
  {
    if |templates| > 0 && templates[0].id != id {
      FoundTemplateIsThere(templates[1..], id);
    }
  }
}
