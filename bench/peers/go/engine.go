package main

import (
	"slices"
	"time"

	"github.com/cedar-policy/cedar-go"
)

// engine has everything that a decision needs in memory.
type engine struct {
	policies *cedar.PolicySet
	entities cedar.EntityMap
	requests []cedar.Request
}

type decided struct {
	Decision cedar.Decision `json:"decision"`
	Reasons  []string       `json:"reasons"`
	Errors   int            `json:"errors"`
}

// The last response of a round: what is kept cannot be optimized away.
var (
	lastDecision   cedar.Decision
	lastDiagnostic cedar.Diagnostic
)

func (e *engine) answers() []decided {
	answers := make([]decided, 0, len(e.requests))
	for _, request := range e.requests {
		decision, diagnostic := cedar.Authorize(e.policies, e.entities, request)
		reasons := make([]string, 0, len(diagnostic.Reasons))
		for _, reason := range diagnostic.Reasons {
			reasons = append(reasons, string(reason.PolicyID))
		}
		slices.Sort(reasons)
		answers = append(answers, decided{decision, reasons, len(diagnostic.Errors)})
	}
	return answers
}

// round gives for each request the shortest of repeat decisions in a row, in nanoseconds, the clock
// included.
func (e *engine) round(repeat int) []int64 {
	shortest := make([]int64, 0, len(e.requests))
	for _, request := range e.requests {
		shortest = append(shortest, e.shortest(request, repeat))
	}
	return shortest
}

// row is how many decisions are timed by one reading of the clock.
const row = 4

func (e *engine) shortest(request cedar.Request, repeat int) int64 {
	var shortest int64
	decisions := row
	if repeat == 1 {
		decisions = 1
	}
	for i := range repeat {
		start := time.Now()
		for range decisions {
			lastDecision, lastDiagnostic = cedar.Authorize(e.policies, e.entities, request)
		}
		elapsed := time.Since(start).Nanoseconds() / int64(decisions)
		if i == 0 || elapsed < shortest {
			shortest = elapsed
		}
	}
	return shortest
}
