/** Which of what the readers of JSON are given is text. */

import type { Limits } from "../data/limits.ts";
import type { LineIndex } from "../data/line-index.ts";
import type { Problems } from "../diagnostic/diagnostic.ts";
import type { Json } from "./json.ts";

/** A text, and how to read it: who reads plain data alone need not know how. */
export interface TextSource {
  readonly text: string;
  readonly lines: LineIndex;
  /** The tree, as `readJson` gives it. */
  read(limits: Limits, problems: Problems, take?: (item: Json) => void): Json;
}

/** JSON text, for any reader of JSON: `jsonText` makes it. It is read when a reader asks for it. */
export class JsonText {
  readonly #source: TextSource;

  constructor(source: TextSource) {
    this.#source = source;
  }

  /** What `input` holds if it is JSON text. Runs no code of a proxy. */
  static sourceOf(input: unknown): TextSource | undefined {
    const isText = typeof input === "object" && input !== null && #source in input;
    return isText ? input.#source : undefined;
  }
}
