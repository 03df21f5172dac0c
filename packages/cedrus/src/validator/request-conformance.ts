/** Whether a request is one that the schema allows. */

import type { Diagnostic } from "../data/diagnostic.ts";
import { type Limits, withDefaults } from "../data/limits.ts";
import { excerpt } from "../data/quote.ts";
import { err, ok, type Result } from "../data/result.ts";
import { mostSimilar } from "../data/similar.ts";
import { Problems } from "../diagnostic/diagnostic.ts";
import type { Schema, SchemaAction } from "../schema/schema.ts";
import { firstInvalidity } from "../values/check-value.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import type { RecordValue } from "../values/value.ts";
import { ValueChecker } from "./conforms.ts";
import { Place, type Report, reportTo } from "./place.ts";
import { listOf, shown, UidRules, undeclaredAction } from "./uid-rules.ts";

/** Who wants to do what on what; what is left out is not checked. */
export interface ScopeVariables {
  readonly principal?: EntityUid | undefined;
  readonly action?: EntityUid | undefined;
  readonly resource?: EntityUid | undefined;
}

/** A request, as `createRequest` makes it. */
export interface CheckedRequest {
  readonly principal: EntityUid;
  readonly action: EntityUid;
  readonly resource: EntityUid;
  readonly context: RecordValue;
}

export interface RequestConformanceOptions {
  readonly limits?: Partial<Limits>;
}

type Outcome = Result<void, readonly Diagnostic[]>;

/**
 * Checks a request against a schema and reports all problems: principal and resource are of types
 * that the action applies to, the action is declared, and the context is of the action's type.
 */
export function validateRequest(
  schema: Schema,
  request: CheckedRequest,
  options: RequestConformanceOptions = {},
): Outcome {
  return collect(options, (report) => {
    checkScope(schema, request, report);
    const action = schema.action(request.action);
    if (action !== undefined) checkContext(schema, action, request.context, report);
  });
}

/** Checks principal, action and resource, or those of them that are known, without the context. */
export function validateScopeVariables(
  schema: Schema,
  variables: ScopeVariables,
  options: RequestConformanceOptions = {},
): Outcome {
  return collect(options, (report) => checkScope(schema, variables, report));
}

/** Checks that a context is of the type that the schema declares for the action. */
export function validateContext(
  schema: Schema,
  action: EntityUid,
  context: RecordValue,
  options: RequestConformanceOptions = {},
): Outcome {
  return collect(options, (report) => {
    const declared = schema.action(action);
    if (declared === undefined) undeclaredAction(schema, action, report);
    else checkContext(schema, declared, context, report);
  });
}

function collect(options: RequestConformanceOptions, check: (report: Report) => void): Outcome {
  const problems = new Problems(withDefaults(options.limits).maxDiagnostics);
  check(reportTo(problems));
  return problems.any ? err(problems.diagnostics()) : ok(undefined);
}

function checkContext(
  schema: Schema,
  { context: type }: SchemaAction,
  context: RecordValue,
  report: Report,
): void {
  const invalid = firstInvalidity(context.attrs.values());
  if (invalid !== undefined) {
    report("validator/invalid-context", `the context has ${invalid} as a value`);
  } else new ValueChecker(schema).check(context, type, Place.context(), report);
}

function checkScope(schema: Schema, variables: ScopeVariables, report: Report): void {
  const { principal, action, resource } = variables;
  const declared = action === undefined ? undefined : schema.action(action);
  if (action !== undefined && declared === undefined) undeclaredAction(schema, action, report);
  if (principal !== undefined)
    checkSide({ schema, uid: principal, action: declared }, PRINCIPAL, report);
  if (resource !== undefined)
    checkSide({ schema, uid: resource, action: declared }, RESOURCE, report);
}

/** What differs between principals and resources. */
interface Side {
  readonly name: "principal" | "resource";
  readonly typesOf: (action: SchemaAction) => readonly string[];
}

const PRINCIPAL: Side = { name: "principal", typesOf: ({ principalTypes }) => principalTypes };
const RESOURCE: Side = { name: "resource", typesOf: ({ resourceTypes }) => resourceTypes };

/** A principal or resource, and the action it is to fit if that is declared. */
interface Candidate {
  readonly schema: Schema;
  readonly uid: EntityUid;
  readonly action: SchemaAction | undefined;
}

function checkSide({ schema, uid, action }: Candidate, side: Side, report: Report): void {
  const { name } = side;
  if (schema.entityType(uid.type) === undefined) {
    const message = `the ${name} is of type ${excerpt(uid.type)}, which the schema does not declare`;
    return report(`validator/undeclared-${name}-type`, message, () => typeHelp(schema, uid.type));
  }
  new UidRules(schema).check(uid, report);
  if (action === undefined) return;
  const types = side.typesOf(action);
  if (types.includes(uid.type)) return;
  const message = `action ${shown(action.uid)} does not apply to a ${name} of type ${excerpt(uid.type)}`;
  const help = (): string =>
    types.length === 0
      ? `no ${name} can have this action: it applies to none`
      : `its ${name} is of type ${listOf(types)}`;
  report(`validator/invalid-${name}-type`, message, help);
}

function typeHelp(schema: Schema, type: string): string | undefined {
  const meant = mostSimilar(
    type,
    schema.entityTypes().map(({ name }) => name),
  );
  return meant === undefined ? undefined : `did you mean ${excerpt(meant)}?`;
}
