/** The compiled model as an engine. */

import { ConformsModel, Model, ValidatorModel } from "../../../model/generated/model.mjs";
import type * as M from "../../../model/generated/model.mjs";
import type { EntityData, Fields } from "../language.ts";
import { ancestorsOf, keyOf } from "./ancestors.ts";
import { entityText } from "./canonical.ts";
import {
  type Engine,
  type Findings,
  type Loaded,
  passes,
  type PolicyFindings,
  type Verdicts,
  type WorldData,
} from "./engine.ts";
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

// Static functions: they are called on the classes that hold them.
const decisions = Model.__default;
const validator = ValidatorModel.__default;

export const model: Engine = {
  name: "model",
  load: (data) => {
    const store = once(() => encodeEntities(data.entities));
    return {
      authorize: authorizer((...args) => decisions.IsAuthorized(...args), store),
      evaluate: (request) => {
        const made = encodeRequest(request);
        const encoded = store();
        return (expression) =>
          decodeEvaluated(decisions.Evaluate(encodeExpr(expression), made, encoded));
      },
      ...validation(data, store),
    };
  },
};

/** The model's decisions by the policies that its index leads to. */
export const indexedModel: Engine = {
  name: "the model's index",
  load: ({ entities }) => ({
    authorize: authorizer(
      (...args) => decisions.IsAuthorizedIndexed(...args),
      once(() => encodeEntities(entities)),
    ),
  }),
};

type Authorizing = NonNullable<Loaded["authorize"]>;

function authorizer(decide: typeof decisions.IsAuthorized, store: () => M.Entities): Authorizing {
  return (policySet) => {
    const policies = decisions.PoliciesOf(encodePolicySet(policySet));
    const encoded = store();
    return (request) => decodeResponse(decide(encodeRequest(request), encoded, policies));
  };
}

function validation(data: WorldData, store: () => M.Entities): Loaded {
  const schema = once(() => encodeSchema(data.schema));
  return {
    validate: (policies) =>
      verdictsOf(validator.ValidatePolicySet(encodePolicySet(policies), schema())),
    findings: (policies) =>
      findingsOf(validator.ValidatePolicySet(encodePolicySet(policies), schema())),
    checkLevel: (policies, level) =>
      verdictsOf(
        validator.CheckLevels(encodePolicySet(policies), schema(), encodeInt(BigInt(level))),
      ),
    validateRequest: (request) =>
      passes(() => validator.ValidateRequest(schema(), encodeRequest(request))),
    validateContext: (action, context) =>
      passes(() => contextConforms(schema(), encodeContextType(data.schema, action), context)),
    validateEntities: () =>
      passes(() => validator.ValidateEntities(schema(), store()) && isStore(data.entities)),
    slice: (request, level) =>
      entityTexts(validator.Slice(store(), encodeRequest(request), encodeInt(BigInt(level)))),
  };
}

function findingsOf(verdicts: M.Seq<M.Verdict>): Findings {
  const byPolicy = new Map<string, PolicyFindings>();
  for (const { dtor_policyId, dtor_errors, dtor_warnings } of verdicts) {
    byPolicy.set(dtor_policyId, {
      errors: Array.from(dtor_errors, kindOf).sort(),
      warnings: Array.from(dtor_warnings, kindOf).sort(),
    });
  }
  return { byPolicy, areAll: false };
}

/** A constructor's name as the library writes kinds: `FindingModel.ImpossiblePolicy`, `impossiblePolicy`. */
function kindOf(kind: { toString(): string }): string {
  const name = kind.toString().split(".").at(-1) ?? "";
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

function verdictsOf(verdicts: M.Seq<M.Verdict>): Verdicts {
  return new Map(
    Array.from(verdicts, ({ dtor_policyId, dtor_errors }) => [
      dtor_policyId,
      dtor_errors.length === 0,
    ]),
  );
}

function contextConforms(
  schema: M.Schema,
  type: ContextType | undefined,
  context: Fields,
): boolean {
  return (
    type !== undefined &&
    ConformsModel.__default.RecordConforms(schema, encodeFields(context), type)
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

/** Canonical texts of entities, by way of the codec alone. */
export function textsOfEntities(entities: readonly EntityData[]): readonly string[] {
  return entityTexts(encodeEntities(entities));
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
