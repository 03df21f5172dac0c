//! The engine with everything a decision needs in memory, and the two things asked of it.

use std::hint::black_box;
use std::time::Instant;

use cedar_policy::{Authorizer, Decision, Entities, PolicySet, Request};
use serde::Serialize;

/// So many decisions are timed by one reading of the clock.
const ROW: usize = 4;

pub struct Engine {
    pub authorizer: Authorizer,
    pub policies: PolicySet,
    pub entities: Entities,
    pub requests: Vec<Request>,
}

#[derive(Serialize)]
pub struct Answer {
    decision: &'static str,
    reasons: Vec<String>,
    errors: usize,
}

impl Engine {
    pub fn answers(&self) -> Vec<Answer> {
        self.requests
            .iter()
            .map(|request| self.answer(request))
            .collect()
    }

    /// For each request the time of one decision in nanoseconds: of `repeat` rows of decisions the shortest,
    /// divided by their number. A single decision if `repeat` is 1. Responses are dropped afterwards.
    pub fn round(&self, repeat: u32) -> Vec<u64> {
        self.requests
            .iter()
            .map(|request| match repeat {
                1 => self.shortest::<1>(request, 1),
                _ => self.shortest::<ROW>(request, repeat),
            })
            .collect()
    }

    fn answer(&self, request: &Request) -> Answer {
        let response = self
            .authorizer
            .is_authorized(request, &self.policies, &self.entities);
        let reasons = response.diagnostics().reason();
        let mut reasons: Vec<String> = reasons.map(ToString::to_string).collect();
        reasons.sort();
        let decision = match response.decision() {
            Decision::Allow => "allow",
            Decision::Deny => "deny",
        };
        Answer {
            decision,
            reasons,
            errors: response.diagnostics().errors().count(),
        }
    }

    fn shortest<const N: usize>(&self, request: &Request, repeat: u32) -> u64 {
        let durations = (0..repeat).map(|_| {
            let start = Instant::now();
            let responses: [_; N] = std::array::from_fn(|_| {
                self.authorizer
                    .is_authorized(black_box(request), &self.policies, &self.entities)
            });
            let elapsed = start.elapsed();
            drop(black_box(responses));
            elapsed.as_nanos() as u64 / N as u64
        });
        durations.min().unwrap_or(0)
    }
}
