/** The library as engines: the same answers are expected from each way to use it. */

import {
  EntityStore,
  evaluateExpression,
  isAuthorized,
  jsonText,
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
import {
  type Answer,
  type Engine,
  type Findings,
  idsOf,
  type Loaded,
  passes,
  Refusal,
  verdictsFrom,
} from "./engine.ts";
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
  const read = unwrap(schemaFromJson(jsonText(printJson(schemaJson(schema))))).schema;
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
    validate: (policies) =>
      verdictsFrom(findingsOf(readPolicies(policies), schema()), idsOf(policies)),
    findings: (policies) => findingsOf(readPolicies(policies), schema()),
    checkLevel: (policies, level) =>
      verdictsFrom(findingsOf(readPolicies(policies), schema(), level), idsOf(policies)),
    validateRequest: (request) => passes(() => validateRequest(schema(), buildRequest(request)).ok),
    validateContext: (action, context) => passes(() => checkContext(action, context)),
    validateEntities: () => passes(checkEntities),
    slice: (request, level) => slice(store(), request, level),
  };
}

function findingsOf(set: PolicySet, schema: Schema, level?: number): Findings {
  const options = level === undefined ? {} : { level };
  const { errors, warnings } = validatePolicies(set, schema, options);
  const kinds = new Map<string, { readonly errors: Set<string>; readonly warnings: Set<string> }>();
  const of = (id: string): { readonly errors: Set<string>; readonly warnings: Set<string> } => {
    const known = kinds.get(id) ?? { errors: new Set(), warnings: new Set() };
    kinds.set(id, known);
    return known;
  };
  for (const { policyId, kind } of errors) of(policyId).errors.add(kind);
  for (const { policyId, kind } of warnings) {
    if (ABOUT_MEANING.has(kind)) of(policyId).warnings.add(kind);
  }
  const byPolicy = new Map(
    Array.from(kinds, ([id, found]) => [
      id,
      { errors: [...found.errors].sort(), warnings: [...found.warnings].sort() },
    ]),
  );
  return { byPolicy, areAll: true };
}

const ABOUT_MEANING: ReadonlySet<string> = new Set([
  "impossiblePolicy",
  "invalidActionApplication",
]);

function slice(store: EntityStore, request: RequestData, level: number): Answer<readonly string[]> {
  const sliced = sliceAtLevel(buildRequest(request), level, (uids) =>
    uids.flatMap((uid) => store.get(uid) ?? []),
  );
  return sliced.ok ? entityTexts(sliced.value) : new Refusal(String(sliced.error[0]?.message));
}
