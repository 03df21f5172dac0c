/** A world for tests: files in memory, standard streams as strings, a clock that ticks when asked. */

import type { Io, OutputStream } from "../io.ts";
import { main } from "../main.ts";

export interface World {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the streams are terminals. */
  readonly terminal?: {
    readonly stdout?: boolean;
    readonly stderr?: boolean;
    readonly stdin?: boolean;
  };
  /** How many bytes are read at once. */
  readonly pieceSize?: number;
  /** Milliseconds that pass between two looks at the clock. */
  readonly tick?: number;
  /** Replaces parts of the world. */
  readonly io?: Partial<Io>;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/** Runs the command line in a world; gives what came of it. */
export async function run(argv: readonly string[], world: World = {}): Promise<Outcome> {
  const files = new Map(Object.entries(world.files ?? {}));
  const said = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr"): OutputStream => ({
    isTerminal: world.terminal?.[name] ?? false,
    columns: 100,
    write: async (text) => void (said[name] += text),
  });
  let clock = 0;
  const io: Io = {
    stdout: output("stdout"),
    stderr: output("stderr"),
    stdinIsTerminal: world.terminal?.stdin ?? false,
    env: world.env ?? {},
    readStdin: () => pieces(world.stdin ?? "", world.pieceSize),
    readFile: (path) => pieces(files.get(path), world.pieceSize),
    exists: async (path) => files.has(path),
    sizeOf: async (path) => files.get(path)?.length,
    replaceFile: async (path, text) => void files.set(path, text),
    now: () => (clock += world.tick ?? 0),
    ...world.io,
  };
  const code = await main(argv, io);
  return { code, ...said, files };
}

async function* pieces(
  content: string | Uint8Array | undefined,
  size = 64 * 1024,
): AsyncIterable<Uint8Array> {
  if (content === undefined)
    throw Object.assign(new Error("ENOENT: no such file"), { code: "ENOENT" });
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  for (let start = 0; start < bytes.length; start += size)
    yield bytes.subarray(start, start + size);
}

/** A request as `--request-json` and `--requests` want it. */
export function requestJson(principal: string, action = "view", resource = "cat"): string {
  return JSON.stringify({
    principal: `User::"${principal}"`,
    action: `Action::"${action}"`,
    resource: `Photo::"${resource}"`,
    context: {},
  });
}

/** The options that name the parts of a request. */
export function requestOptions(principal: string): readonly string[] {
  return ["-l", `User::"${principal}"`, "-a", 'Action::"view"', "-r", 'Photo::"cat"'];
}
