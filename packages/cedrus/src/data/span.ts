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

/** Turns the offsets of one text into lines and columns. A line ends at LF, CR or CR LF. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (const { 0: lineEnd, index } of text.matchAll(/\r\n?|\n/g)) {
      this.#starts.push(index + lineEnd.length);
    }
  }

  /** The span of `start` to `end` with lines and columns; offsets beyond the text mean its end. */
  locate(span: Span): SourceSpan {
    const start = Math.min(span.start, this.#length);
    const end = Math.min(Math.max(span.end, start), this.#length);
    const [line, column] = this.#placeOf(start);
    const [endLine, endColumn] = this.#placeOf(end);
    return { start, end, line, column, endLine, endColumn };
  }

  /** Line and column of `offset`. */
  #placeOf(offset: number): readonly [number, number] {
    const index = this.#starts.findLastIndex((start) => start <= offset);
    return [index + 1, offset - (this.#starts[index] ?? 0) + 1];
  }
}

/** Lines and columns of one place in `text`. For many places in one text, errors come with theirs. */
export function locate(text: string, span: Span): SourceSpan {
  return new LineIndex(text).locate(span);
}
