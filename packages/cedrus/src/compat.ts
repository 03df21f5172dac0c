/**
 * The interface of `@cedar-policy/cedar-wasm` 4.13: the same functions, calls, answers and type names,
 * for programs that were written for it.
 *
 * @example
 * ```ts
 * import * as cedar from "cedrus/compat";
 *
 * const answer = cedar.isAuthorized({
 *   principal: { type: "User", id: "alice" },
 *   action: { type: "Action", id: "view" },
 *   resource: { type: "Photo", id: "cat" },
 *   context: {},
 *   policies: { staticPolicies: "permit(principal, action, resource);" },
 *   entities: [],
 * });
 * if (answer.type === "success") console.log(answer.response.decision); // allow
 * ```
 */

// Decide.
export {
  isAuthorized,
  preparsePolicySet,
  preparseSchema,
  statefulIsAuthorized,
} from "./compat/authorize.ts";

// Check.
export {
  checkParseContext,
  checkParseEntities,
  checkParsePolicySet,
  checkParseSchema,
  getValidRequestEnvsPolicy,
  getValidRequestEnvsTemplate,
  validate,
} from "./compat/check.ts";

// Convert.
export {
  policySetTextToParts,
  policyToJson,
  policyToText,
  schemaToJson,
  schemaToJsonWithResolvedTypes,
  schemaToText,
  templateToJson,
  templateToText,
} from "./compat/convert.ts";

// Versions, and what is not there.
export {
  formatPolicies,
  getCedarLangVersion,
  getCedarSDKVersion,
  getCedarVersion,
  isAuthorizedPartial,
} from "./compat/versions.ts";

export type * from "./compat/types-calls.ts";
export type * from "./compat/types-data.ts";
