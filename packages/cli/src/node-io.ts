/** The real world: files and streams of Node. */

import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, lstat, open, realpath, rename, rm, stat } from "node:fs/promises";
import type { WriteStream } from "node:tty";
import { type Io, OutputFailure, type OutputStream } from "./io.ts";

/** The process's own streams, files and environment. */
export function nodeIo(): Io {
  return {
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    stdinIsTerminal: process.stdin.isTTY,
    env: process.env,
    readStdin: () => process.stdin,
    readFile,
    exists,
    sizeOf,
    replaceFile,
    now: () => performance.now(),
  };
}

function outputOf(stream: WriteStream): OutputStream {
  // A write that fails is reported to the writer; the event as well would end the process.
  if (stream.listenerCount("error") === 0) stream.on("error", () => undefined);
  return {
    isTerminal: stream.isTTY,
    get columns() {
      return stream.isTTY ? stream.columns : undefined;
    },
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (error) reject(new OutputFailure(error.message));
          else resolve();
        });
      }),
  };
}

/** Opens the file when it is first read, so that a file nobody reads cannot fail. */
async function* readFile(path: string): AsyncIterable<Uint8Array> {
  yield* createReadStream(path);
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: unknown) => !(error instanceof Error && "code" in error && error.code === "ENOENT"),
  );
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : undefined;
  } catch {
    return undefined;
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  // A symbolic link stays one: what it points to is replaced.
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target).then(
    (found) => found.mode & 0o777,
    () => undefined,
  );
  const fresh = `${target}.${randomUUID()}.tmp`;
  try {
    const file = await open(fresh, "wx");
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    if (mode !== undefined) await chmod(fresh, mode);
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
