/** The seam between the suite and what it tests. */

import type { Uid } from "./corpus.ts";

export interface EngineRequest {
  readonly principal: Uid;
  readonly action: Uid;
  readonly resource: Uid;
  /** The context as JSON text. */
  readonly contextText: string;
}

export interface EngineResponse {
  readonly decision: "allow" | "deny";
  /** Ids of the determining policies, in any order. */
  readonly reason: readonly string[];
  /** Ids of the policies that could not be evaluated, in any order. */
  readonly errors: readonly string[];
}

/** Decides one request. Policies are Cedar text, entities JSON text; ids are `policy0`, `policy1`, … */
export interface Engine {
  authorize(policies: string, entities: string, request: EngineRequest): EngineResponse;
}

/** The library under test. */
export function createEngine(): Engine {
  return {
    authorize() {
      throw new Error("not wired yet");
    },
  };
}
