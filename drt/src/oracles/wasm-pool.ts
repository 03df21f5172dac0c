/**
 * Calls of the reference implementation, in instances that are thrown away in time.
 *
 * An instance keeps what was prepared in it for ever, and an exception leaves its stack where it was.
 */

import {
  type EntryName,
  loadOracleInstance,
  type OracleInstance,
  type Outcome,
  type PreparingName,
} from "cedrus-conformance/oracle-instance";
import { memberTexts } from "cedrus-conformance/raw-json";
import { Refusal } from "./engine.ts";

/** The members of an answer that somebody reads. */
export interface WasmAnswer {
  readonly type: "success" | "failure";
  readonly errors?: readonly { readonly message: string }[];
  readonly text?: string;
  /** As it was written. */
  readonly jsonText?: string;
  readonly response?: {
    readonly decision: "allow" | "deny";
    readonly diagnostics: {
      readonly reason: readonly string[];
      readonly errors: readonly {
        readonly policyId: string;
        readonly error: { readonly message: string };
      }[];
    };
  };
  readonly validationErrors?: readonly PolicyMessage[];
  readonly validationWarnings?: readonly PolicyMessage[];
}

interface PolicyMessage {
  readonly policyId: string;
  readonly error: { readonly message: string };
}

const CALLS_PER_INSTANCE = 4000;

/** Text in, text out; what has been prepared is prepared again in every new instance. */
export class WasmPool {
  #instance: OracleInstance | undefined;
  #calls = 0;
  /** Counts the instances, so that callers know what is gone. */
  #generation = 0;
  traps = 0;

  get generation(): number {
    return this.#generation;
  }

  call(entry: EntryName, json: string): WasmAnswer | Refusal {
    return this.#answer(this.#use().call(entry, json));
  }

  callWithText(entry: EntryName, text: string): WasmAnswer | Refusal {
    return this.#answer(this.#use().callWithText(entry, text));
  }

  prepare(entry: PreparingName, name: string, json: string): WasmAnswer | Refusal {
    return this.#answer(this.#use().prepare(entry, name, json));
  }

  /** To be asked before calls that need what was prepared earlier. */
  renewIfUsedUp(): void {
    if (this.#calls >= CALLS_PER_INSTANCE) this.#drop();
  }

  #use(): OracleInstance {
    this.#instance ??= loadOracleInstance();
    this.#calls++;
    return this.#instance;
  }

  #drop(): void {
    this.#instance = undefined;
    this.#calls = 0;
    this.#generation++;
  }

  #answer(outcome: Outcome): WasmAnswer | Refusal {
    const json = this.#text(outcome);
    if (json instanceof Refusal) return json;
    // The cast states the answer's shape, which the reference's published types promise.
    const answer = JSON.parse(json) as WasmAnswer;
    if (answer.type !== "success") return new Refusal(messagesOf(answer));
    return "json" in answer ? { ...answer, jsonText: memberTexts(json).get("json") ?? "" } : answer;
  }

  #text(outcome: Outcome): string | Refusal {
    if (outcome.kind === "answer") return outcome.json;
    this.#drop();
    const isTrap = outcome.kind === "trap";
    if (isTrap) this.traps++;
    return new Refusal(outcome.message, isTrap);
  }
}

function messagesOf({ errors = [] }: WasmAnswer): string {
  return errors.map(({ message }) => message).join("; ");
}
