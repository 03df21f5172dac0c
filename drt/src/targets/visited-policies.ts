/**
 * Which policies a decision evaluates: exactly those that the model's index leads to.
 *
 * Of the model's index it is proved that all others are false without an error.
 */

import { EntityStore, isAuthorized, type PolicySet, unwrap, workOf } from "cedrus";
import { Model, PolicyIndexModel, PolicyModel } from "../../../model/generated/model.mjs";
import { ENTITIES, generatePolicy, generateRequest } from "../generators/demands.ts";
import type { LinkData, PolicySetData, RequestData } from "../language.ts";
import { buildEntity, buildPolicySet, buildRequest } from "../oracles/library-build.ts";
import { encodeEntities, encodePolicySet, encodeRequest } from "../oracles/model-encode.ts";
import type { Source } from "../source.ts";
import type { Divergence, Recorder, Target } from "../target.ts";

export interface VisitsInput {
  readonly policies: PolicySetData;
  readonly requests: readonly RequestData[];
}

/** How often a decision evaluates a policy: twice, if it meets two actions of a list. */
export type Evaluations = (set: PolicySet, request: RequestData) => number;

const STORE = unwrap(EntityStore.of(ENTITIES.map(buildEntity)));
const ENCODED = encodeEntities(ENTITIES);

export const evaluations: Evaluations = (set, request) => {
  const before = workOf(set).evaluated;
  isAuthorized(buildRequest(request), set, STORE);
  return workOf(set).evaluated - before;
};

export function visitedPolicies(count: Evaluations = evaluations): Target<VisitsInput> {
  return {
    name: "visited-policies",
    description: "which policies a decision evaluates: those that the model's index leads to",
    generate,
    check: (input, recorder) => check(input, count, recorder),
  };
}

function generate(source: Source): VisitsInput {
  const policies = source.list(1, 6, (index) => generatePolicy(source, `policy${index}`));
  const templates = source.list(0, 1, () => generatePolicy(source, "template", true));
  const links = templates.flatMap(({ id }) =>
    source.list(1, 3, (index): LinkData => {
      const { principal } = generateRequest(source);
      return { id: `link${index}`, templateId: id, principal };
    }),
  );
  return {
    policies: { policies, templates, links },
    requests: source.list(1, 6, () => generateRequest(source)),
  };
}

function check(
  { policies, requests }: VisitsInput,
  count: Evaluations,
  recorder: Recorder,
): Divergence | undefined {
  const whole = buildPolicySet(policies);
  const each = eachAlone(policies).map((data) => ({ data, set: buildPolicySet(data) }));
  for (const request of requests) {
    let sum = 0;
    for (const { data, set } of each) {
      const [got, expected] = [count(set, request), ledToByModel(data, request)];
      recorder.compared(1);
      recorder.saw(`visits/${expected ? "evaluated" : "left-out"}`);
      if (got > 0 !== expected) {
        return difference(expected ? "left out" : "evaluated in vain", { data, request });
      }
      sum += got;
    }
    const got = count(whole, request);
    if (got !== sum) return difference("policies change what others meet", { got, sum, request });
  }
  return undefined;
}

/** Each policy of a set as a set; of the templates, what each link needs. */
function eachAlone({ policies, templates, links }: PolicySetData): readonly PolicySetData[] {
  return [
    ...policies.map((policy) => ({ policies: [policy], templates: [], links: [] })),
    ...links.map((link) => ({ policies: [], templates, links: [link] })),
  ];
}

function ledToByModel(data: PolicySetData, request: RequestData): boolean {
  const indices = PolicyIndexModel.__default;
  const policies = Model.__default.PoliciesOf(encodePolicySet(data));
  const [index, encoded] = [indices.IndexOf(policies), encodeRequest(request)];
  return [PolicyModel.Effect.create_Permit(), PolicyModel.Effect.create_Forbid()].some(
    (effect) => indices.Visited(policies, index, effect, encoded, ENCODED).length > 0,
  );
}

function difference(aspect: string, outputs: Divergence["outputs"]): Divergence {
  return { aspect, wrongAllow: false, outputs };
}
