/** Decisions for people: one per line, in columns. */

import { type AuthorizationRequest, type AuthorizationResponse, printEntityUid } from "cedrus";
import { type Paint, visible } from "./terminal.ts";

/** A longer entry moves what follows it in its own line only. */
const MAX_WIDTH = 40;

interface Row {
  readonly response: AuthorizationResponse;
  readonly cells: readonly string[];
}

/** Rows come out in batches. A column is as wide as the widest entry so far, as nothing is kept. */
export class ResponseTable {
  readonly #paint: Paint;
  readonly #widths = [0, 0, 0];
  #rows: Row[] = [];

  constructor(paint: Paint) {
    this.#paint = paint;
  }

  add(request: AuthorizationRequest, response: AuthorizationResponse): void {
    const cells = [request.principal, request.action, request.resource].map(printEntityUid);
    for (const [i, { length }] of cells.entries()) {
      if (length <= MAX_WIDTH) this.#widths[i] = Math.max(this.#widths[i] ?? 0, length);
    }
    this.#rows.push({ response, cells });
  }

  /** The rows since the last call, as lines. */
  take(): string {
    const rows = this.#rows;
    this.#rows = [];
    return rows.map((row) => `${this.#line(row)}\n`).join("");
  }

  #line({ response, cells }: Row): string {
    const { decision, determiningPolicies } = response;
    const [style, word] =
      decision === "allow" ? (["green", "ALLOW"] as const) : (["red", "DENY "] as const);
    const columns = cells.map((cell, i) => cell.padEnd(this.#widths[i] ?? 0));
    const ids = determiningPolicies.map(visible).join(", ");
    const why = ids === "" ? "because no policy permits it" : `because of ${ids}`;
    return [this.#paint(style, word), ...columns, this.#paint("dim", why)].join("  ");
  }
}
