/** A child process that answers each line of JSON with a line of JSON, within a time. */

import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** Who waits for the answer to the one question that is open. */
interface Waiting {
  readonly resolve: (line: string) => void;
  readonly reject: (reason: Error) => void;
}

export class LineProcess {
  readonly #name: string;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #ended: Promise<void>;
  #stderr = "";
  #waiting: Waiting | undefined;
  #failure: Error | undefined;

  /** Starts the program `file`; `name` is what messages call it. */
  constructor(name: string, file: string, args: readonly string[] = []) {
    this.#name = name;
    this.#child = spawn(file, args, { stdio: ["pipe", "pipe", "pipe"] });
    this.#ended = new Promise((resolve) => {
      this.#child.once("close", () => {
        this.#fail(`has ended${this.#stderr === "" ? "" : `: ${lastLine(this.#stderr)}`}`);
        resolve();
      });
    });
    this.#child.once("error", (error) => this.#fail(error.message));
    // A child that is gone is told by `close`; the broken pipe says the same once more.
    this.#child.stdin.on("error", () => undefined);
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-10_000);
    });
    createInterface(this.#child.stdout).on("line", (line) => {
      this.#settle((waiting) => waiting.resolve(line));
    });
  }

  /** The answer to `question`. A child that is late is ended, and fails this and all later questions. */
  async ask(question: object, milliseconds: number): Promise<unknown> {
    if (this.#waiting !== undefined) throw new Error(`${this.#name} is still asked something`);
    if (this.#failure !== undefined) throw this.#failure;
    const answer = new Promise<string>((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
    this.#child.stdin.write(`${JSON.stringify(question)}\n`);
    const timer = setTimeout(() => {
      this.#fail(`gave no answer within ${milliseconds / 1000} s`);
      this.#child.kill("SIGKILL");
    }, milliseconds);
    try {
      return JSON.parse(await answer);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Says goodbye; ends the child when it has not ended itself after `milliseconds`. */
  async stop(milliseconds = 2000): Promise<void> {
    this.#fail("was stopped");
    this.#child.stdin.end(`${JSON.stringify({ cmd: "exit" })}\n`);
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), milliseconds);
    await this.#ended;
    clearTimeout(timer);
  }

  /** The first failure stays: what comes later follows from it. */
  #fail(what: string): void {
    this.#failure ??= new Error(`${this.#name} ${what}`);
    const failure = this.#failure;
    this.#settle((waiting) => waiting.reject(failure));
  }

  #settle(how: (waiting: Waiting) => void): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting !== undefined) how(waiting);
  }
}

function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}
