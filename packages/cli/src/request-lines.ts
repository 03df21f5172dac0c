/** A file of requests, one per line, in pieces that fit into memory whatever the file's size. */

import type { AuthorizationRequest } from "cedrus";
import { inLine } from "./place.ts";
import { bad, type Problem, problem, type Read } from "./problem.ts";
import { requestFromJson } from "./request-from-json.ts";
import type { RequestRules } from "./request-rules.ts";
import { decodeUtf8 } from "./utf8.ts";

/** What stands in one line. */
export interface RequestLine {
  readonly number: number;
  readonly request: Read<AuthorizationRequest>;
}

export interface Batch {
  readonly lines: readonly RequestLine[];
  /** How many bytes were read for it. */
  readonly bytes: number;
}

/** Longest line accepted, in bytes: what is remembered until its end comes. */
const MAX_LINE = 16 * 1024 * 1024;
const LF = 0x0a;

/** The requests of a file, a batch for each piece of it. Blank lines are passed over. */
export async function* requestLines(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
  rules: RequestRules | undefined,
): AsyncIterable<Batch> {
  const splitter = new LineSplitter();
  let number = 0;
  const readAll = (lines: readonly Uint8Array[]): RequestLine[] =>
    lines.flatMap((bytes) => readLine(bytes, ++number, { name, rules }) ?? []);
  for await (const piece of pieces) {
    yield { lines: readAll(splitter.push(piece)), bytes: piece.length };
  }
  yield { lines: readAll(splitter.end()), bytes: 0 };
}

interface How {
  readonly name: string;
  readonly rules: RequestRules | undefined;
}

function readLine(
  bytes: Uint8Array,
  number: number,
  { name, rules }: How,
): RequestLine | undefined {
  const source = { name: `${name}:${number}` };
  if (bytes.length > MAX_LINE) {
    const message = `the line is longer than ${MAX_LINE} bytes`;
    return { number, request: bad(problem("line-too-long", message, { source })) };
  }
  const text = decodeUtf8(bytes, source.name);
  if (text.ok && text.value.text.trim() === "") return undefined;
  const request = text.ok ? requestFromJson(text.value, rules) : text;
  if (request.ok) return { number, request };
  return {
    number,
    request: bad(...request.error.map((p) => placed(p, { number, name, line: source.name }))),
  };
}

/** A problem about the line itself is one about the file; one about a part keeps its own place. */
function placed(
  { diagnostic, source }: Problem,
  { number, name, line }: { readonly number: number; readonly name: string; readonly line: string },
): Problem {
  if (source?.name !== line || diagnostic.labels.length === 0) return { diagnostic, source };
  return { diagnostic: inLine(diagnostic, number), source: { ...source, name } };
}

/** Cuts bytes into lines. Of a line that is too long only as much is kept as shows that it is. */
class LineSplitter {
  #rest: Uint8Array[] = [];
  #restLength = 0;

  push(piece: Uint8Array): readonly Uint8Array[] {
    const lines: Uint8Array[] = [];
    let start = 0;
    for (let end = piece.indexOf(LF); end >= 0; end = piece.indexOf(LF, start)) {
      this.#keep(piece.subarray(start, end));
      lines.push(this.#take());
      start = end + 1;
    }
    this.#keep(piece.subarray(start));
    return lines;
  }

  end(): readonly Uint8Array[] {
    return this.#restLength === 0 ? [] : [this.#take()];
  }

  #keep(part: Uint8Array): void {
    if (part.length === 0 || this.#restLength > MAX_LINE) return;
    this.#rest.push(part);
    this.#restLength += part.length;
  }

  #take(): Uint8Array {
    const [only] = this.#rest;
    const line = this.#rest.length === 1 && only !== undefined ? only : Buffer.concat(this.#rest);
    this.#rest = [];
    this.#restLength = 0;
    return line;
  }
}
