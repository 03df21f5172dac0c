/** Cedrus: the Cedar authorization language. */

// Read and write JSON. What reads it takes plain data, or text as `jsonText` gives it.
export type { JsonOptions } from "./json/decode.ts";
export type { JsonText } from "./json/json-input.ts";
export {
  contextFromJson,
  entitiesFromJson,
  entitiesToJson,
  entityListFromJson,
  valueToPlain,
} from "./json/entities-json.ts";
export { jsonText, parseJson, stringifyJson } from "./json/json-text.ts";
export { policyFromJson, policyToJson, templateFromJson } from "./json/policy-json.ts";
export { policySetFromJson, policySetToJson, policySetToJsonText } from "./json/policy-set-json.ts";

// Read policies, templates and expressions written in Cedar.
export type { ParseOptions, ParsePolicySetOptions } from "./parser/parse.ts";
export {
  parseEntityUid,
  parseExpression,
  parsePolicy,
  parsePolicySet,
  parseTemplate,
} from "./parser/parse.ts";

// Decide.
export type { AuthorizationResponse, Decision, PolicyError } from "./authorizer/response.ts";
export type { EntityUidParts, RequestParts, Work } from "./authorizer/search.ts";
export type { AuthorizationRequest } from "./evaluator/environment.ts";
export type { EntityUidInput, RequestInput } from "./request.ts";
export { createRequest, requestFromJson } from "./request.ts";
export { evaluateExpression } from "./evaluate-expression.ts";
export type { EvaluationErrorKind } from "./evaluator/evaluation-error.ts";
export { EvaluationError } from "./evaluator/evaluation-error.ts";
export {
  check,
  isAuthorized,
  isAuthorizedBatch,
  isAuthorizedBy,
  workOf,
} from "./authorizer/is-authorized.ts";

// Values.
export type { Long } from "./data/int64.ts";
export { Duration } from "./values/extensions/duration.ts";
export type { ExtensionValue, Value, ValueKind } from "./values/value.ts";
export { kindOf, RecordValue, SetValue, valuesEqual } from "./values/value.ts";
export { IpAddr } from "./values/extensions/ipaddr.ts";
export { Datetime } from "./values/extensions/datetime.ts";
export { EntityUid } from "./values/entity-uid.ts";
export { Decimal } from "./values/extensions/decimal.ts";

// Hold policies and entities.
export type { Entity } from "./entities/entity.ts";
export type {
  Effect,
  LinkedPolicy,
  Policy,
  PolicyBody,
  PolicyId,
  SlotId,
  StaticPolicy,
  Template,
} from "./ast/policy.ts";
export type { Expr } from "./ast/expr.ts";
export { mergePolicySets } from "./ast/merge.ts";
export type { TemplateLink } from "./ast/policy-set.ts";
export { PolicySet } from "./ast/policy-set.ts";
export type { EntityInput, ValuesInput } from "./entity.ts";
export { createEntity } from "./entity.ts";
export type { LoadEntity } from "./entities/lazy.ts";
export { lazyEntities } from "./entities/lazy.ts";
export { EntityStore } from "./entities/entity-store.ts";
export { snapshotOf } from "./entities/snapshot.ts";

// Write Cedar text.
export { printEntityUid } from "./formatter/print-literal.ts";
export { printValue } from "./formatter/print-value.ts";
export { printPolicy, printPolicySet } from "./formatter/print-policy.ts";
export { printExpr } from "./formatter/print-expr.ts";

// Tell people what is wrong.
export type { Diagnostic, DiagnosticLabel, Severity } from "./data/diagnostic.ts";
export type { Result } from "./data/result.ts";
export type { SourceSpan, Span } from "./data/span.ts";
export type { RenderOptions } from "./diagnostic/render.ts";
export { renderDiagnostic } from "./diagnostic/render.ts";
export type { Limits } from "./data/limits.ts";
export { DEFAULT_LIMITS } from "./data/limits.ts";
export { locate } from "./data/line-index.ts";
export type { PolicyDiagnostic } from "./policy-errors.ts";
export { evaluationDiagnostic, policyErrorDiagnostics } from "./policy-errors.ts";
export { InternalError } from "./data/invariant.ts";
export { CedrusError, unwrap } from "./data/unwrap.ts";
