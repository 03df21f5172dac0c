/** Reading the files that a command line names. */

import type { Io } from "./io.ts";
import { bad, type Problem, problem, type Read, type TextSource, UsageError } from "./problem.ts";
import { decodeUtf8 } from "./utf8.ts";

/** The longest string that JavaScript can hold; a text has at most as many units as bytes. */
const MAX_BYTES = 2 ** 29 - 24;

/** The files of one run. `-` is standard input, which can be read only once. */
export class Inputs {
  readonly #io: Io;
  #stdinIsTakenFor: string | undefined;

  constructor(io: Io) {
    this.#io = io;
  }

  /** The text of a file. `what` says what is in it. @throws UsageError */
  async text(path: string, what: string): Promise<Read<TextSource>> {
    const name = nameOf(path);
    const pieces = this.pieces(path, what);
    try {
      const bytes = await concatenated(pieces);
      if (bytes === undefined)
        return bad(problem("too-large", `${what} exceed 512 MiB`, { source: { name } }));
      return decodeUtf8(bytes, name);
    } catch (error) {
      return bad(unreadable(error, name));
    }
  }

  /** A file in pieces. @throws UsageError if standard input is asked for a second time. */
  pieces(path: string, what: string): AsyncIterable<Uint8Array> {
    if (path !== "-") return this.#io.readFile(path);
    if (this.#stdinIsTakenFor !== undefined) {
      throw new UsageError(
        `standard input cannot hold both ${this.#stdinIsTakenFor} and ${what}`,
        "name a file for one of them",
      );
    }
    this.#stdinIsTakenFor = what;
    return this.#io.readStdin();
  }

  /** Tells somebody at a terminal what the program is waiting for. */
  async announceStdin(what: string): Promise<void> {
    const { stdinIsTerminal, stderr } = this.#io;
    if (stdinIsTerminal && stderr.isTerminal) {
      await stderr.write(`reading ${what} from standard input\n`);
    }
  }
}

/** What to call a file in messages. */
export function nameOf(path: string): string {
  return path === "-" ? "<stdin>" : path;
}

async function concatenated(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > MAX_BYTES) return undefined;
    parts.push(piece);
  }
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is not a folder",
  ENOSPC: "no space is left",
  EROFS: "the file system is read-only",
};

/** The problem behind an exception of the file system. @throws what is anything else */
export function unreadable(error: unknown, name: string, verb = "read"): Problem {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string")
    throw error;
  const reason = Object.hasOwn(REASONS, error.code) ? REASONS[error.code] : error.message;
  return problem(`cannot-${verb}`, `cannot ${verb} \`${name}\`: ${reason}`);
}

/** A text that stands on the command line. */
export function given(option: string, text: string): TextSource {
  return { name: option, text };
}
