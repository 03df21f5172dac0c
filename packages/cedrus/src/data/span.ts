/** Places in a text. */

/** A half-open range of UTF-16 offsets into one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a text for people: UTF-16 offsets, and lines and columns that count from 1. */
export interface SourceSpan extends Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
