/** What the functions of `@cedar-policy/cedar-wasm` take and give, under its names. */

import type {
  Context,
  Entities,
  EntityUid,
  PolicyId,
  PolicyJson,
  PolicySet,
  Schema,
  SchemaJson,
} from "./types-data.ts";

// Messages.

export type Severity = "advice" | "warning" | "error";

/** Offsets into the text that the message is about, in UTF-16 units. */
export interface SourceLocation {
  start: number;
  end: number;
}

export interface SourceLabel extends SourceLocation {
  label: string | null;
}

export interface DetailedError {
  message: string;
  help: string | null;
  /** The code of the diagnostic, by which programs can tell messages apart. */
  code: string | null;
  url: string | null;
  /** `null` for an error. */
  severity: Severity | null;
  sourceLocations?: SourceLabel[];
  /** What else is wrong with the same text or data. */
  related?: DetailedError[];
}

interface Failure {
  type: "failure";
  errors: DetailedError[];
}

interface FailureWithWarnings extends Failure {
  warnings: DetailedError[];
}

// Decisions.

/** What has no counterpart in `@cedar-policy/cedar-wasm`. */
export interface EntityReading {
  /**
   * Converts and checks only those entities that the decision touches. What is wrong with the others
   * stays unnoticed.
   */
  lazyEntities?: boolean;
}

export interface AuthorizationCall {
  principal: EntityUid;
  action: EntityUid;
  resource: EntityUid;
  context: Context;
  schema?: Schema;
  /** Whether the request has to be one that the schema allows: yes, unless this is `false`. */
  validateRequest?: boolean;
  policies: PolicySet;
  entities: Entities;
}

export interface StatefulAuthorizationCall {
  principal: EntityUid;
  action: EntityUid;
  resource: EntityUid;
  context: Context;
  preparsedSchemaName?: string;
  validateRequest?: boolean;
  preparsedPolicySetId: string;
  entities: Entities;
}

export type Decision = "allow" | "deny";

export interface AuthorizationError {
  policyId: string;
  error: DetailedError;
}

export interface Diagnostics {
  reason: PolicyId[];
  errors: AuthorizationError[];
}

export interface Response {
  decision: Decision;
  diagnostics: Diagnostics;
}

export type AuthorizationAnswer =
  | FailureWithWarnings
  | { type: "success"; response: Response; warnings: DetailedError[] };

export interface PartialAuthorizationCall {
  principal: EntityUid | null;
  action: EntityUid | null;
  resource: EntityUid | null;
  context: Context;
  schema?: Schema;
  validateRequest?: boolean;
  policies: PolicySet;
  entities: Entities;
}

export interface ResidualResponse {
  decision: Decision | null;
  satisfied: PolicyId[];
  errored: PolicyId[];
  mayBeDetermining: PolicyId[];
  mustBeDetermining: PolicyId[];
  residuals: Record<string, PolicyJson>;
  nontrivialResiduals: PolicyId[];
}

export type PartialAuthorizationAnswer =
  | FailureWithWarnings
  | { type: "residuals"; response: ResidualResponse; warnings: DetailedError[] };

// Checks.

export interface ContextParsingCall {
  context: Context;
  schema?: Schema | null;
  action?: EntityUid | null;
}

export interface EntitiesParsingCall {
  entities: Entities;
  schema?: Schema | null;
}

export type CheckParseAnswer = { type: "success" } | Failure;

export type ValidationMode = "strict";

export interface ValidationSettings {
  mode: ValidationMode;
}

export interface ValidationCall {
  validationSettings?: ValidationSettings;
  schema: Schema;
  policies: PolicySet;
}

export interface ValidationError {
  policyId: string;
  error: DetailedError;
}

export type ValidationAnswer =
  | FailureWithWarnings
  | {
      type: "success";
      validationErrors: ValidationError[];
      validationWarnings: ValidationError[];
      otherWarnings: DetailedError[];
    };

export type GetValidRequestEnvsResult =
  | { type: "success"; principals: string[]; actions: string[]; resources: string[] }
  | { type: "failure"; error: string };

// Conversions.

export type PolicyToJsonAnswer = { type: "success"; json: PolicyJson } | Failure;
export type PolicyToTextAnswer = { type: "success"; text: string } | Failure;

export type PolicySetTextToPartsAnswer =
  | { type: "success"; policies: string[]; policy_templates: string[] }
  | Failure;

export type SchemaToJsonAnswer =
  | { type: "success"; json: SchemaJson<string>; warnings: DetailedError[] }
  | Failure;

export type SchemaToJsonWithResolvedTypesAnswer = SchemaToJsonAnswer;

export type SchemaToTextAnswer =
  | { type: "success"; text: string; warnings: DetailedError[] }
  | Failure;

export interface FormattingCall {
  policyText: string;
  lineWidth?: number;
  indentWidth?: number;
}

export type FormattingAnswer = Failure | { type: "success"; formatted_policy: string };
