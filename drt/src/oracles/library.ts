/** The library as engines: the same answers are expected from each way to use it. */

import {
  EntityStore,
  evaluateExpression,
  isAuthorized,
  type PolicySet,
  RecordValue,
  unwrap,
} from "cedrus";
import { type Schema, schemaFromJson } from "cedrus/schema";
import {
  sliceAtLevel,
  validateContext,
  validateEntities,
  validatePolicies,
  validateRequest,
} from "cedrus/validator";
import type {
  EntityData,
  Fields,
  PolicySetData,
  RequestData,
  SchemaData,
  Uid,
} from "../language.ts";
import { printJson } from "../printers/json-tree.ts";
import { schemaJson } from "../printers/schema-json.ts";
import { type Answer, type Engine, type Loaded, passes, Refusal, type Verdicts } from "./engine.ts";
import {
  buildEntity,
  buildExpr,
  buildFields,
  buildPolicySet,
  buildRequest,
  buildUid,
} from "./library-build.ts";
import { authorizedOf, entityTexts, evaluatedOf } from "./library-decode.ts";
import { once } from "./once.ts";

/** A way to get data into the library, and to have it decide. */
export interface Configuration {
  readonly name: string;
  readonly readPolicies: (data: PolicySetData) => PolicySet;
  readonly readEntities: (data: readonly EntityData[]) => EntityStore;
  readonly decide: typeof isAuthorized;
}

export const BY_HAND: Configuration = {
  name: "cedrus",
  readPolicies: buildPolicySet,
  readEntities: (entities) => unwrap(EntityStore.of(entities.map(buildEntity))),
  decide: isAuthorized,
};

const SCHEMAS = new WeakMap<SchemaData, Schema>();

/** Read once, however many stores there are for it. */
export function readSchema(schema: SchemaData): Schema {
  const known = SCHEMAS.get(schema);
  if (known !== undefined) return known;
  const read = unwrap(schemaFromJson(printJson(schemaJson(schema)))).schema;
  SCHEMAS.set(schema, read);
  return read;
}

/** The library used in one way. What it refuses although it is right is thrown as it is. */
export function libraryEngine({ name, readPolicies, readEntities, decide }: Configuration): Engine {
  return {
    name,
    load: ({ schema, entities }) => {
      // Entities that are to be refused are never put into a store.
      const store = once(() => readEntities(entities));
      return {
        authorize: (data) => {
          const policies = readPolicies(data);
          const loaded = store();
          return (request) => authorizedOf(decide(buildRequest(request), policies, loaded));
        },
        evaluate: (request) => {
          const built = buildRequest(request);
          const loaded = store();
          return (expression) =>
            evaluatedOf(evaluateExpression(buildExpr(expression), built, loaded));
        },
        ...validation(schema, entities, { readPolicies, store }),
      };
    },
  };
}

export const library: Engine = libraryEngine(BY_HAND);

function validation(
  data: SchemaData,
  entities: readonly EntityData[],
  {
    readPolicies,
    store,
  }: Pick<Configuration, "readPolicies"> & { readonly store: () => EntityStore },
): Loaded {
  const schema = once(() => readSchema(data));
  const checkContext = (action: Uid, context: Fields): boolean =>
    validateContext(schema(), buildUid(action), new RecordValue(buildFields(context))).ok;
  const checkEntities = (): boolean => {
    const built = entities.map(buildEntity);
    return validateEntities(schema(), built).ok && EntityStore.of(built).ok;
  };
  return {
    validate: (policies) => verdictsOf(policies, readPolicies(policies), { schema: schema() }),
    checkLevel: (policies, level) =>
      verdictsOf(policies, readPolicies(policies), { schema: schema(), level }),
    validateRequest: (request) => passes(() => validateRequest(schema(), buildRequest(request)).ok),
    validateContext: (action, context) => passes(() => checkContext(action, context)),
    validateEntities: () => passes(checkEntities),
    slice: (request, level) => slice(store(), request, level),
  };
}

function verdictsOf(
  { policies, templates, links }: PolicySetData,
  set: PolicySet,
  { schema, level }: { readonly schema: Schema; readonly level?: number },
): Verdicts {
  const options = level === undefined ? {} : { level };
  const { errors } = validatePolicies(set, schema, options);
  const invalid = new Set(errors.map(({ policyId }) => policyId));
  const ids = [...policies, ...templates, ...links].map(({ id }) => id);
  return new Map(ids.map((id) => [id, !invalid.has(id)]));
}

function slice(store: EntityStore, request: RequestData, level: number): Answer<readonly string[]> {
  const sliced = sliceAtLevel(buildRequest(request), level, (uids) =>
    uids.flatMap((uid) => store.get(uid) ?? []),
  );
  return sliced.ok ? entityTexts(sliced.value) : new Refusal(String(sliced.error[0]?.message));
}
