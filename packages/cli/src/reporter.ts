/** Says what came out: results on standard output, problems on standard error. */

import type { Io } from "./io.ts";
import { jsonText } from "./json-text.ts";
import type { Problem } from "./problem.ts";
import { type ErrorFormat, problemDocument, renderProblem } from "./render-problem.ts";
import { type Paint, painter } from "./terminal.ts";

export interface Mode {
  /** Whether standard output is for machines; then it also carries the problems. */
  readonly json: boolean;
  readonly errorFormat: ErrorFormat;
}

export class Reporter {
  readonly json: boolean;
  /** Colours for standard output. */
  readonly paint: Paint;
  readonly #io: Io;
  readonly #errorFormat: ErrorFormat;
  readonly #paintProblem: Paint;

  constructor(io: Io, { json, errorFormat }: Mode) {
    this.json = json;
    this.paint = painter(io.stdout, io.env);
    this.#io = io;
    this.#errorFormat = errorFormat;
    this.#paintProblem = painter(io.stderr, io.env);
  }

  /** The outcome of a command: `text` for people (nothing when empty), one line for machines. */
  async result(text: string, document: object): Promise<void> {
    const out = this.json ? jsonText({ ok: true, ...document }) : text;
    if (out !== "") await this.#io.stdout.write(`${out}\n`);
  }

  /** The same for JSON text that is the whole result, called `name` in the document. */
  async resultText(json: string, name: string, more: object = {}): Promise<void> {
    const rest = Object.keys(more).length === 0 ? "}" : `,${jsonText(more).slice(1)}`;
    const out = this.json ? `{"ok":true,${JSON.stringify(name)}:${json}${rest}` : json;
    await this.#io.stdout.write(`${out}\n`);
  }

  /** Ends a command that could not do its work. */
  async failure(problems: readonly Problem[]): Promise<void> {
    if (!this.json) return this.problems(problems);
    const document = { ok: false, diagnostics: problems.map(problemDocument) };
    return this.#io.stdout.write(`${jsonText(document)}\n`);
  }

  /** Problems beside a result. For machines they are part of the result. */
  async problems(problems: readonly Problem[]): Promise<void> {
    if (!this.json) await this.aside(problems);
  }

  /** Problems beside results that come one by one: none of them has a place for these. */
  async aside(problems: readonly Problem[]): Promise<void> {
    const text = problems.map((problem) => this.render(problem)).join("");
    if (text !== "") await this.#io.stderr.write(text);
  }

  /** Something worth knowing that is neither result nor problem. */
  async note(text: string): Promise<void> {
    if (!this.json) await this.#io.stderr.write(`note: ${text}\n`);
  }

  render(problem: Problem): string {
    return renderProblem(problem, this.#errorFormat, this.#paintProblem);
  }
}
