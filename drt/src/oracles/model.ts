/** The compiled model as an engine. */

import { Model } from "../../../model/generated/model.mjs";
import type { Engine } from "./engine.ts";
import { decodeEvaluated, decodeResponse } from "./model-decode.ts";
import { encodeEntities, encodeExpr, encodePolicySet, encodeRequest } from "./model-encode.ts";
import { once } from "./once.ts";

const { Evaluate, IsAuthorized, PoliciesOf } = Model.__default;

export const model: Engine = {
  name: "model",
  load: ({ entities }) => {
    const store = once(() => encodeEntities(entities));
    return {
      authorize: (policySet) => {
        const policies = PoliciesOf(encodePolicySet(policySet));
        const encoded = store();
        return (request) =>
          decodeResponse(IsAuthorized(encodeRequest(request), encoded, policies));
      },
      evaluate: (request) => {
        const made = encodeRequest(request);
        const encoded = store();
        return (expression) => decodeEvaluated(Evaluate(encodeExpr(expression), made, encoded));
      },
    };
  },
};
