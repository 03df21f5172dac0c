/** Everything the command does to the world, so that a test can be the world. */

/** Standard output or standard error. */
export interface OutputStream {
  readonly isTerminal: boolean;
  /** The width of the terminal, when it is one. */
  readonly columns: number | undefined;
  /** Resolves when more may be written; rejects with {@link OutputFailure}. */
  write(text: string): Promise<void>;
}

export interface Io {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly stdinIsTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard input, in pieces. */
  readStdin(): AsyncIterable<Uint8Array>;
  /** A file, in pieces. */
  readFile(path: string): AsyncIterable<Uint8Array>;
  /** Whether there is anything at `path`. */
  exists(path: string): Promise<boolean>;
  /** The size of a file in bytes; `undefined` when it cannot be known. */
  sizeOf(path: string): Promise<number | undefined>;
  /** Writes a whole file or nothing: a reader sees the old text or the new one. */
  replaceFile(path: string, text: string): Promise<void>;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
}

/** Thrown when what was said could not be delivered, for example into a closed pipe. */
export class OutputFailure extends Error {
  override readonly name = "OutputFailure";
}
