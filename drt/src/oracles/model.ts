/** The compiled model as an engine. */

import { ConformsModel, Model, ValidatorModel } from "../../../model/generated/model.mjs";
import type * as M from "../../../model/generated/model.mjs";
import type { EntityData, Fields } from "../language.ts";
import { ancestorsOf, keyOf } from "./ancestors.ts";
import { entityText } from "./canonical.ts";
import { type Engine, type Loaded, passes, type Verdicts, type WorldData } from "./engine.ts";
import { decodeEvaluated, decodeFields, decodeResponse, decodeUid } from "./model-decode.ts";
import {
  encodeEntities,
  encodeExpr,
  encodeFields,
  encodeInt,
  encodePolicySet,
  encodeRequest,
} from "./model-encode.ts";
import { encodeContextType, encodeSchema } from "./model-schema.ts";
import { once } from "./once.ts";

const { Evaluate, IsAuthorized, IsAuthorizedIndexed, PoliciesOf } = Model.__default;
const { CheckLevels, Slice, ValidateEntities, ValidatePolicySet, ValidateRequest } =
  ValidatorModel.__default;

export const model: Engine = {
  name: "model",
  load: (data) => {
    const store = once(() => encodeEntities(data.entities));
    return {
      authorize: authorizer(IsAuthorized, store),
      evaluate: (request) => {
        const made = encodeRequest(request);
        const encoded = store();
        return (expression) => decodeEvaluated(Evaluate(encodeExpr(expression), made, encoded));
      },
      ...validation(data, store),
    };
  },
};

/** The model's decisions through its index of scopes. */
export const indexedModel: Engine = {
  name: "the model's index",
  load: ({ entities }) => ({
    authorize: authorizer(
      IsAuthorizedIndexed,
      once(() => encodeEntities(entities)),
    ),
  }),
};

type Authorizing = NonNullable<Loaded["authorize"]>;

function authorizer(decide: typeof IsAuthorized, store: () => M.Entities): Authorizing {
  return (policySet) => {
    const policies = PoliciesOf(encodePolicySet(policySet));
    const encoded = store();
    return (request) => decodeResponse(decide(encodeRequest(request), encoded, policies));
  };
}

function validation(data: WorldData, store: () => M.Entities): Loaded {
  const schema = once(() => encodeSchema(data.schema));
  return {
    validate: (policies) => verdictsOf(ValidatePolicySet(encodePolicySet(policies), schema())),
    checkLevel: (policies, level) =>
      verdictsOf(CheckLevels(encodePolicySet(policies), schema(), encodeInt(BigInt(level)))),
    validateRequest: (request) => passes(() => ValidateRequest(schema(), encodeRequest(request))),
    validateContext: (action, context) =>
      passes(() =>
        contextConforms(schema(), encodeContextType(data.schema, action), context),
      ),
    validateEntities: () =>
      passes(() => ValidateEntities(schema(), store()) && isStore(data.entities)),
    slice: (request, level) =>
      entityTexts(Slice(store(), encodeRequest(request), encodeInt(BigInt(level)))),
  };
}

function verdictsOf(verdicts: M.Seq<M.Verdict>): Verdicts {
  return new Map(
    Array.from(verdicts, ({ dtor_policyId, dtor_errors }) => [
      dtor_policyId,
      dtor_errors.length === 0,
    ]),
  );
}

function contextConforms(schema: M.Schema, type: ContextType | undefined, context: Fields): boolean {
  return (
    type !== undefined && ConformsModel.__default.RecordConforms(schema, encodeFields(context), type)
  );
}

type ContextType = M.Map<string, M.Attribute>;

/** What the model's stores are by their type: no entity above itself, none there twice and different. */
function isStore(entities: readonly EntityData[]): boolean {
  const texts = new Map<string, string>();
  for (const entity of entities) {
    const encoded = encodeEntities([entity]);
    const [text = ""] = entityTexts(encoded);
    const known = texts.get(keyOf(entity.uid));
    if (known !== undefined && known !== text) return false;
    texts.set(keyOf(entity.uid), text);
  }
  return ancestorsOf(entities).every(({ entity, ancestors }) =>
    ancestors.every((above) => keyOf(above) !== keyOf(entity.uid)),
  );
}

function entityTexts(entities: M.Entities): readonly string[] {
  return Array.from(entities, ([uid, { dtor_attrs, dtor_tags, dtor_ancestors }]) =>
    entityText(decodeUid(uid), {
      attrs: decodeFields(dtor_attrs),
      tags: decodeFields(dtor_tags),
      ancestors: Array.from(dtor_ancestors, decodeUid),
    }),
  ).sort();
}
