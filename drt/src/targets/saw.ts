/** Telling a recorder what inputs and answers hold. */

import { childrenOf } from "../generators/expr-children.ts";
import type { Expr, PolicySetData } from "../language.ts";
import type { Authorized, Evaluated } from "../oracles/engine.ts";
import type { Recorder } from "../target.ts";

export function sawAuthorized(
  { decision, determining, errors }: Authorized,
  recorder: Recorder,
): void {
  recorder.saw(`decision/${decision}`);
  recorder.saw(errors.length > 0 ? "policy-erring/yes" : "policy-erring/no");
  if (determining.length > 1) recorder.saw("determining/several");
  for (const error of errors) recorder.saw(`error/${error.slice(error.lastIndexOf(" ") + 1)}`);
}

export function sawEvaluated(result: Evaluated, recorder: Recorder): void {
  recorder.saw("error" in result ? `error/${result.error}` : "value/yes");
}

/** What a policy set holds: each operator once, however often it stands there. */
export function sawPolicies(
  { policies, templates, links }: PolicySetData,
  recorder: Recorder,
): void {
  recorder.saw("policies/any");
  const operators = new Set<string>();
  if (links.length > 0) recorder.saw("policies/linked");
  if (policies.length > 1) recorder.saw("policies/several");
  for (const { effect, principal, action, resource, conditions } of [...policies, ...templates]) {
    recorder.saw(`effect/${effect}`);
    recorder.saw(`scope/principal-${principal.kind}`);
    recorder.saw(`scope/action-${action.kind}`);
    recorder.saw(`scope/resource-${resource.kind}`);
    for (const { kind, body } of conditions) {
      recorder.saw(`condition/${kind}`);
      addOperators(body, operators);
    }
  }
  for (const label of operators) recorder.saw(label);
}

/** Each operator and function of an expression, once. */
export function sawOperators(x: Expr, recorder: Recorder): void {
  const labels = new Set<string>();
  addOperators(x, labels);
  for (const label of labels) recorder.saw(label);
}

function addOperators(x: Expr, labels: Set<string>): void {
  labels.add(labelOf(x));
  for (const child of childrenOf(x)) addOperators(child, labels);
}

function labelOf(x: Expr): string {
  switch (x.kind) {
    case "binary":
      return `operator/${x.op}`;
    case "call":
      return `operator/${x.fn}`;
    case "is":
      return x.in === undefined ? "operator/is" : "operator/is-in";
    case "hasAttr":
      return x.path.length > 1 ? "operator/has-path" : "operator/has";
    case "lit":
    case "var":
    case "not":
    case "neg":
    case "isEmpty":
    case "and":
    case "or":
    case "if":
    case "like":
    case "getAttr":
    case "set":
    case "record":
      return `operator/${x.kind}`;
  }
}
