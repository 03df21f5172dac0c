/** What an expression is evaluated in. */

import type { VarName } from "../ast/expr.ts";
import { invariant } from "../data/invariant.ts";
import type { EntityStore } from "../entities/entity-store.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import type { RecordValue } from "../values/value.ts";
import type { EvaluationError } from "./evaluation-error.ts";

/** Who wants to do what on what, and under which circumstances. */
export interface AuthorizationRequest {
  readonly principal: EntityUid;
  readonly action: EntityUid;
  readonly resource: EntityUid;
  readonly context: RecordValue;
}

export interface Environment extends AuthorizationRequest {
  readonly entities: EntityStore;
  /** Why there was no value, the last time that there was none. */
  failure: EvaluationError | undefined;
}

export type Side = Exclude<VarName, "context">;

/** A property whose name varies takes longer to read. */
export function sideOf(env: AuthorizationRequest, side: Side): EntityUid {
  if (side === "action") return env.action;
  return side === "principal" ? env.principal : env.resource;
}

/** Why there is no value, after there was none. */
export function failureOf({ failure }: Environment): EvaluationError {
  invariant(failure !== undefined, "no value and no reason");
  return failure;
}
