package main

import (
	"fmt"
	"regexp"

	"github.com/cedar-policy/cedar-go"
	"github.com/cedar-policy/cedar-go/ast"
	scope "github.com/cedar-policy/cedar-go/x/exp/ast"
)

// The engine has no templates. Slots are read as entities of this type, and a link is a policy in whose
// scope the linked entities stand for them.
const slotType = "CedrusBench::Slot"

// A string, a comment, or a slot.
var slotOrSkipped = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|//[^\n]*|\?(?:principal|resource)\b`)

func readPolicies(text string, links []templateLink) (*cedar.PolicySet, error) {
	list, err := cedar.NewPolicyListFromBytes("", []byte(withoutSlots(text)))
	if err != nil {
		return nil, err
	}
	policies, templates := cedar.NewPolicySet(), map[string]*ast.Policy{}
	for i, policy := range list {
		id := fmt.Sprintf("policy%d", i)
		if isTemplate(policy.AST()) {
			templates[id] = policy.AST()
		} else {
			policies.Add(cedar.PolicyID(id), policy)
		}
	}
	for _, link := range links {
		template, ok := templates[link.TemplateID]
		if !ok {
			return nil, fmt.Errorf("there is no template `%s`", link.TemplateID)
		}
		policies.Add(cedar.PolicyID(link.NewID), linked(template, link.Values))
	}
	return policies, nil
}

type templateLink struct {
	TemplateID string             `json:"templateId"`
	NewID      string             `json:"newId"`
	Values     map[string]uidData `json:"values"`
}

func withoutSlots(text string) string {
	return slotOrSkipped.ReplaceAllStringFunc(text, func(found string) string {
		if found[0] != '?' {
			return found
		}
		return fmt.Sprintf("%s::%q", slotType, found)
	})
}

func isTemplate(policy *ast.Policy) bool {
	found := false
	look := func(uid cedar.EntityUID) cedar.EntityUID {
		found = found || uid.Type == slotType
		return uid
	}
	withEntities(policy.Principal, look)
	withEntities(policy.Resource, look)
	return found
}

func linked(template *ast.Policy, values map[string]uidData) *cedar.Policy {
	filled := func(uid cedar.EntityUID) cedar.EntityUID {
		if value, ok := values[string(uid.ID)]; ok && uid.Type == slotType {
			return value.uid()
		}
		return uid
	}
	policy := *template
	// A cast that fails stops the program: what comes back has the kind of what went in.
	policy.Principal = withEntities(template.Principal, filled).(scope.IsPrincipalScopeNode)
	policy.Resource = withEntities(template.Resource, filled).(scope.IsResourceScopeNode)
	return cedar.NewPolicyFromAST(&policy)
}

// withEntities gives the same side of a scope with every entity changed.
func withEntities(side scope.IsScopeNode, change func(cedar.EntityUID) cedar.EntityUID) scope.IsScopeNode {
	switch side := side.(type) {
	case scope.ScopeTypeEq:
		return scope.ScopeTypeEq{Entity: change(side.Entity)}
	case scope.ScopeTypeIn:
		return scope.ScopeTypeIn{Entity: change(side.Entity)}
	case scope.ScopeTypeIsIn:
		return scope.ScopeTypeIsIn{Type: side.Type, Entity: change(side.Entity)}
	}
	return side
}
