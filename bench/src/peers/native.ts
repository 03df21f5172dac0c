/** Native engines as peers: a child process that has a workload in memory, and is asked by line. */

import { LineProcess } from "./line-process.ts";
import { buildNative, earlierBuild, type NativeKind } from "./native-build.ts";

/** What loading a workload took. Processor time and memory are known on Linux only. */
export interface LoadReport {
  /** For example `cedar-go 1.9.0`. */
  readonly engine: string;
  /** From the text of the file in memory to being ready to decide. */
  readonly loadNs: number;
  readonly policiesNs: number;
  readonly schemaNs: number;
  /** The entities alone, from JSON text. */
  readonly entitiesNs: number;
  readonly entitiesCpuNs: number | null;
  readonly rssBytes: number | null;
  readonly peakRssBytes: number | null;
  /** What reading the clock twice takes at least: it is part of every time of a round. */
  readonly timerNs: number;
}

export interface NativeAnswer {
  readonly decision: "allow" | "deny";
  /** Sorted ids of the determining policies. */
  readonly reasons: readonly string[];
  /** How many policies could not be evaluated. */
  readonly errors: number;
}

/** What is not there, as a line to print. */
export interface Skipped {
  readonly skipped: string;
}

/** Milliseconds. */
const LOAD_LIMIT = 10 * 60_000;
const ROUND_LIMIT = 5 * 60_000;
const ANSWERS_LIMIT = 60_000;

export class NativePeer {
  readonly kind: NativeKind;
  readonly #process: LineProcess;
  #engine: string | undefined;

  constructor(kind: NativeKind, program: string) {
    this.kind = kind;
    this.#process = new LineProcess(`the ${kind} peer`, program);
  }

  /** Reads the workload file at `path`, in the place of the one before. */
  async load(path: string): Promise<LoadReport> {
    const report = (await this.#ask({ cmd: "load", workload: path }, LOAD_LIMIT)) as LoadReport;
    this.#engine = report.engine;
    return report;
  }

  /** The engine and its version, once it has loaded something. */
  get engine(): string | undefined {
    return this.#engine;
  }

  async answers(): Promise<readonly NativeAnswer[]> {
    const reply = (await this.#ask({ cmd: "answers" }, ANSWERS_LIMIT)) as {
      readonly answers: readonly NativeAnswer[];
    };
    return reply.answers;
  }

  /** For each request the time of a decision in ns: from the shortest of `repeat` rows, see the peers. */
  async round(repeat: number): Promise<readonly number[]> {
    const reply = (await this.#ask({ cmd: "round", repeat }, ROUND_LIMIT)) as {
      readonly ns: readonly number[];
    };
    return reply.ns;
  }

  /** Ends the child, and nothing else. */
  stop(): Promise<void> {
    return this.#process.stop();
  }

  /** Why casts above: the peers are programs of this folder, and their test reads every reply. */
  async #ask(question: object, milliseconds: number): Promise<object> {
    const reply = await this.#process.ask(question, milliseconds);
    if (typeof reply !== "object" || reply === null) throw new Error("a reply is no object");
    if ("error" in reply) throw new Error(`the ${this.kind} peer: ${String(reply.error)}`);
    return reply;
  }
}

/** A running peer, built if need be; or why there is none. */
export async function startNative(
  kind: NativeKind,
  say: (line: string) => void = console.log,
): Promise<NativePeer | Skipped> {
  const built = await buildNative(kind, say);
  return "skipped" in built ? built : new NativePeer(kind, built.program);
}

/** A running peer of an earlier build; or that there is none. */
export function startBuiltNative(kind: NativeKind): NativePeer | Skipped {
  const program = earlierBuild(kind);
  if (program === undefined) return { skipped: `skipped: the ${kind} peer is not built` };
  return new NativePeer(kind, program);
}
