/** A JSON array whose text arrives in pieces. */

import type { Diagnostic } from "../data/diagnostic.ts";
import type { Limits } from "../data/limits.ts";
import { LineIndex } from "../data/line-index.ts";
import type { SourceSpan } from "../data/span.ts";
import { completes, Problems } from "../diagnostic/diagnostic.ts";
import { Decoder } from "./decode.ts";
import type { Json } from "./json.ts";
import { END } from "./quick-text.ts";
import { JsonReader, type Open, refuseMark } from "./read-json.ts";
import { unexpectedToken } from "./syntax-error.ts";

/** Reads items that are ordinary, which is quicker. */
interface QuickItems<T> {
  /** How far the text has been looked at. */
  readonly end: number;
  /** Goes to the beginning of a text, which `END` follows. */
  begin(text: string): void;
  /** The item at `at`, after a comma if it is not the first; `undefined` if it is not ordinary. */
  read(at: number, isFirst: boolean): T | undefined;
}

/** What becomes of the items. */
export interface Items<T> {
  /** Takes a complete item apart. */
  read(decoder: Decoder, item: Json): T;
  /** Reads as `read` does, or not at all. */
  readonly quick: QuickItems<T> | undefined;
  take(item: T): void;
}

/** What can be read next: the opening bracket, an item or the closing bracket, and space. */
type Phase = "before" | "inside" | "after";

/** An error farther from the end than this stays one, whatever follows: a pair of escapes is as long. */
const MARGIN = 12;

/**
 * Hands on every item as soon as it is complete, and holds no more of the text than what is not. A
 * piece may end anywhere: within a key, an escape, a number.
 */
export class ArrivingArray<T> {
  readonly #limits: Limits;
  readonly #items: Items<T>;
  readonly #reader: JsonReader;
  #phase: Phase = "before";
  #array: Open | undefined;
  #count = 0;
  /** What has arrived lately. */
  #pieces: string[] = [];
  #length = 0;
  /** What has arrived and is not read yet, and where it begins. */
  #text = "";
  #place: Pick<SourceSpan, "start" | "line" | "column"> = { start: 0, line: 1, column: 1 };
  /** An incomplete item is not read again before there is twice as much of it. */
  #enough = 0;
  readonly #faults: Diagnostic[] = [];
  readonly #findings: Diagnostic[] = [];

  constructor(limits: Limits, items: Items<T>) {
    this.#limits = limits;
    this.#items = items;
    this.#reader = new JsonReader(limits);
  }

  /** How many items there are so far. */
  get count(): number {
    return this.#count;
  }

  /** All that is wrong so far; what is wrong with the JSON comes alone. */
  get diagnostics(): readonly Diagnostic[] {
    const all = this.#faults.length > 0 ? this.#faults : this.#findings;
    return all.slice(0, this.#limits.maxDiagnostics);
  }

  /** Goes on with `piece`; answers whether it is of use to go on after it. */
  push(piece: string, isLast: boolean): boolean {
    this.#pieces.push(piece);
    this.#length += piece.length;
    if (!isLast && this.#length < this.#enough) return true;
    this.#join();
    const array = this.#phase === "inside" ? this.#array : undefined;
    this.#reader.begin(this.#text, new Problems(1), array);
    const findings = new Problems(this.#limits.maxDiagnostics);
    const decoder = new Decoder(this.#limits, findings);
    let read = 0;
    let goesOn = true;
    while (goesOn && this.#step(decoder, isLast)) {
      read = this.#reader.end;
      goesOn = !findings.full;
    }
    this.#findings.push(...this.#located(findings));
    this.#forget(read);
    if (this.#text.length > this.#limits.maxLength) this.#faults.push(...this.#tooLong());
    return this.diagnostics.length < this.#limits.maxDiagnostics && this.#faults.length === 0;
  }

  /** Makes one text of what is there: joined at once, it is one for engines too, and read faster. */
  #join(): void {
    const text = [this.#text, ...this.#pieces, END].join("");
    this.#text = text.slice(0, -1);
    this.#pieces = [];
    this.#items.quick?.begin(text);
  }

  #tooLong(): readonly Diagnostic[] {
    const problems = new Problems(1);
    problems.add({
      code: "json/too-long",
      message: `the item is longer than ${this.#limits.maxLength} UTF-16 units`,
      help: "split it, or raise the limit `maxLength`",
      span: { start: 0, end: 0 },
    });
    return this.#located(problems);
  }

  /** Reads what comes next; answers whether there may be more. */
  #step(decoder: Decoder, isLast: boolean): boolean {
    const quick = this.#isOrdinary() ? this.#items.quick : undefined;
    const item = quick?.read(this.#reader.end, this.#count === 0);
    if (quick === undefined) return this.#exactStep(decoder, isLast);
    if (!isLast && quick.end >= this.#text.length) return false;
    if (item === undefined) return this.#exactStep(decoder, isLast);
    this.#reader.end = quick.end;
    this.#count++;
    this.#items.take(item);
    return true;
  }

  /** Whether an item may come next, and nothing is wrong so far. */
  #isOrdinary(): boolean {
    const isClean = this.#faults.length + this.#findings.length === 0;
    return isClean && this.#phase === "inside" && this.#count < this.#limits.maxItems;
  }

  #exactStep(decoder: Decoder, isLast: boolean): boolean {
    const faults = new Problems(this.#limits.maxDiagnostics);
    const { length } = this.#text;
    let item: Json | undefined;
    let phase: Phase = "after";
    const isRead = completes(() => {
      this.#reader.problems = faults;
      [phase, item] = this.#next(faults);
    });
    const end = isRead ? this.#reader.end : (faults.found.at(-1)?.span?.end ?? 0) + MARGIN;
    if (!isLast && end >= length) return false;
    this.#faults.push(...this.#located(faults));
    if (!isRead) return false;
    const wasAfter = this.#phase === "after";
    this.#phase = phase;
    if (item !== undefined) this.#takeItem(decoder, item);
    return !wasAfter;
  }

  #next(faults: Problems): readonly [Phase, Json | undefined] {
    const reader = this.#reader;
    if (this.#phase === "before") {
      if (this.#place.start === 0) refuseMark(this.#text, faults);
      this.#array = reader.array();
      if (this.#array === undefined) faults.fail(unexpectedToken(this.#text, reader.end, "`[`"));
      return ["inside", undefined];
    }
    if (this.#array !== undefined && this.#phase === "inside") {
      const item = reader.item(this.#array, this.#count);
      return [item === undefined ? "after" : "inside", item];
    }
    reader.finish();
    return ["after", undefined];
  }

  #takeItem(decoder: Decoder, item: Json): void {
    this.#count++;
    // What is too much is said once.
    if (this.#faults.length > 0 || this.#count > this.#limits.maxItems + 1) return;
    completes(() => {
      decoder.countItems(item, this.#count);
      this.#items.take(this.#items.read(decoder, item));
    });
  }

  /** Lets go of the first `read` units of the text. */
  #forget(read: number): void {
    const forgotten = this.#text.slice(0, read);
    const after = { start: read, end: read };
    this.#place = this.#shifted(
      forgotten.includes("\n") || forgotten.includes("\r")
        ? new LineIndex(forgotten).locate(after)
        : { ...after, line: 1, column: read + 1, endLine: 1, endColumn: read + 1 },
    );
    this.#text = this.#text.slice(read);
    this.#length = this.#text.length;
    this.#enough = 2 * this.#length;
  }

  #located(problems: Problems): readonly Diagnostic[] {
    return problems.diagnostics(new LineIndex(this.#text)).map((diagnostic) => ({
      ...diagnostic,
      labels: diagnostic.labels.map((label) => ({ ...label, span: this.#shifted(label.span) })),
    }));
  }

  /** A place in what is held of the text as one in the whole. */
  #shifted({ start, end, line, column, endLine, endColumn }: SourceSpan): SourceSpan {
    const base = this.#place;
    return {
      start: base.start + start,
      end: base.start + end,
      line: base.line - 1 + line,
      column: line === 1 ? base.column - 1 + column : column,
      endLine: base.line - 1 + endLine,
      endColumn: endLine === 1 ? base.column - 1 + endColumn : endColumn,
    };
  }
}
