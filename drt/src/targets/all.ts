/** All targets. */

import type { Target } from "../target.ts";
import { authorizeLoose } from "./authorize-loose.ts";
import { authorizeModel, authorizeWasm } from "./authorize-pairs.ts";
import { authorizeTyped } from "./authorize-typed.ts";
import { authorizerAbstract } from "./authorizer-abstract.ts";
import { bytesJson, bytesPolicies, bytesSchemas } from "./bytes.ts";
import { configurations } from "./configurations.ts";
import { contextsConform, entitiesConform, requestsConform } from "./conform.ts";
import { dataWithSchema } from "./data-with-schema.ts";
import { expressionsLoose, expressionsTyped } from "./expressions.ts";
import { extensionLiterals } from "./extension-literals.ts";
import { facade } from "./facade.ts";
import { hierarchyClosure } from "./hierarchy-closure.ts";
import { int64Reference } from "./int64-reference.ts";
import { laws } from "./laws.ts";
import { levels } from "./levels.ts";
import { likeReference } from "./like-reference.ts";
import { operatorTable } from "./operator-table.ts";
import { jsonToText, textToJson } from "./policy-conversions.ts";
import { policySetChanges } from "./policy-set-changes.ts";
import { schemaConversions } from "./schema-conversions.ts";
import { validateLoose, validateTyped } from "./validate.ts";
import { validateFormulas } from "./validate-formulas.ts";
import { validatedNeverErrs } from "./validated-never-errs.ts";
import { visitedPolicies } from "./visited-policies.ts";

// Why a cast: a target only ever gets the inputs that it made.
export const targets = [
  authorizeTyped(),
  authorizeModel(),
  authorizeWasm(),
  authorizeLoose(),
  authorizerAbstract(),
  configurations(),
  expressionsTyped(),
  expressionsLoose(),
  operatorTable(),
  validateTyped(),
  validateLoose(),
  validateFormulas(),
  validatedNeverErrs(),
  levels(),
  requestsConform(),
  contextsConform(),
  entitiesConform(),
  dataWithSchema(),
  facade(),
  textToJson(),
  jsonToText(),
  schemaConversions(),
  bytesPolicies(),
  bytesSchemas(),
  bytesJson(),
  likeReference(),
  int64Reference(),
  extensionLiterals(),
  hierarchyClosure(),
  policySetChanges(),
  visitedPolicies(),
  laws(),
] as readonly Target<unknown>[];
