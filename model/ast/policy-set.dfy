// A set of policies, templates and links.
include "policy.dfy"
module PolicySetModel {
  import opened ResultModel
  import opened PolicyModel

  datatype TemplateLink = TemplateLink(templateId: PolicyId, newId: PolicyId, values: SlotValues)

  datatype PolicySet = PolicySet(policies: seq<Policy>, templates: seq<Template>, links: seq<TemplateLink>)

  // The policies that take part in decisions. A link that fits no template makes no policy.
  function method PoliciesOf(policySet: PolicySet): seq<Policy> {
    policySet.policies + LinkedPolicies(policySet.templates, policySet.links)
  }
  function method LinkedPolicies(templates: seq<Template>, links: seq<TemplateLink>): seq<Policy>
    decreases |links|
  {
    if |links| == 0 then [] else
    var template := FindTemplate(templates, links[0].templateId);
    var policy := if template.Some? then LinkTemplate(template.value, links[0].newId, links[0].values) else None;
    (if policy.Some? then [policy.value] else []) + LinkedPolicies(templates, links[1..])
  }
  function method FindTemplate(templates: seq<Template>, id: PolicyId): Option<Template>
    decreases |templates|
  {
    if |templates| == 0 then None
    else if templates[0].id == id then Some(templates[0]) else FindTemplate(templates[1..], id)
  }

  // A policy that is the template with its slots filled in; there must be a value for each slot, and no other.
  function method LinkTemplate(template: Template, newId: PolicyId, values: SlotValues): Option<Policy> {
    if values.Keys == SlotsOf(template.body) then Some(Policy(newId, SubstituteSlots(template.body, values))) else None
  }
}
