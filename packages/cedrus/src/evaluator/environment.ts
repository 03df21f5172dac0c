/** What an expression is evaluated in. */

import type { EntityStore } from "../entities/entity-store.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import type { RecordValue } from "../values/value.ts";

/** Who wants to do what on what, and under which circumstances. */
export interface AuthorizationRequest {
  readonly principal: EntityUid;
  readonly action: EntityUid;
  readonly resource: EntityUid;
  readonly context: RecordValue;
}

export interface Environment {
  readonly request: AuthorizationRequest;
  readonly entities: EntityStore;
}
