/** The `cedrus` command. */

import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { addAuthorize } from "./commands/authorize.ts";
import { addCheckParse } from "./commands/check-parse.ts";
import { addEvaluate } from "./commands/evaluate.ts";
import { addFormat } from "./commands/format.ts";
import { addLanguageVersion } from "./commands/language-version.ts";
import { addLink } from "./commands/link.ts";
import { addTranslatePolicy } from "./commands/translate-policy.ts";
import { addTranslateSchema } from "./commands/translate-schema.ts";
import { addTypes } from "./commands/types.ts";
import { addValidate } from "./commands/validate.ts";
import { EXIT } from "./exit-code.ts";
import { Inputs } from "./inputs.ts";
import { type Io, OutputFailure } from "./io.ts";
import { nodeIo } from "./node-io.ts";
import { addGlobalOptions, OUTPUTS } from "./options.ts";
import { BadInput, type Problem, problem, UsageError } from "./problem.ts";
import { ERROR_FORMATS, type ErrorFormat } from "./render-problem.ts";
import { type Mode, Reporter } from "./reporter.ts";
import type { AddCommand, Start } from "./run.ts";

export type { Io, OutputStream } from "./io.ts";

const COMMANDS: readonly AddCommand[] = [
  addAuthorize,
  addEvaluate,
  addValidate,
  addCheckParse,
  addLink,
  addTranslatePolicy,
  addTranslateSchema,
  addFormat,
  addTypes,
  addLanguageVersion,
];

/**
 * Runs the command line `argv`, without the names of Node and the program; gives the exit code.
 *
 * 0: allowed or done. 1: bad input. 2: denied. 3: not valid. 64: bad command line. 70: a fault of ours.
 */
export async function main(argv: readonly string[], io: Io = nodeIo()): Promise<number> {
  try {
    return await runCommandLine(argv, io);
  } catch (error) {
    if (error instanceof OutputFailure) return EXIT.output;
    // Not even the explanation of the first fault worked.
    await io.stderr.write(`a fault in cedrus: ${String(error)}\n`).catch(() => undefined);
    return EXIT.internal;
  }
}

async function runCommandLine(argv: readonly string[], io: Io): Promise<number> {
  const said: Said = { out: "", err: "" };
  // Until the command line is understood, what it seems to ask for is the best guess.
  let reporter = new Reporter(io, guessedMode(argv, io));
  let exitCode: number = EXIT.ok;
  const program = createProgram(io, said, async (work) => {
    reporter = new Reporter(io, modeOf(program.opts(), io));
    exitCode = await work({ io, inputs: new Inputs(io), reporter });
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    return explain(error, { reporter, said, io, command: commandIn(program, argv) });
  }
}

/** What commander has said and nobody has printed yet. */
interface Said {
  out: string;
  err: string;
}

function createProgram(io: Io, said: Said, start: Start): Command {
  const program = new Command("cedrus")
    .description(
      "The Cedar authorization language: decide requests, check and translate policies and schemas.",
    )
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void (said.out += text),
      writeErr: (text) => void (said.err += text),
      getOutHelpWidth: () => io.stdout.columns ?? 80,
      getErrHelpWidth: () => io.stderr.columns ?? 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  addGlobalOptions(program);
  for (const add of COMMANDS) add(program, start);
  return program;
}

function version(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  // Why a cast: the file is ours, and packing it without a version is impossible.
  return (manifest as { readonly version: string }).version;
}

interface Scene {
  readonly reporter: Reporter;
  readonly said: Said;
  readonly io: Io;
  /** `cedrus`, or with the name of the command. */
  readonly command: string;
}

/** Says why a run ended early; gives the exit code. */
async function explain(error: unknown, { reporter, said, io, command }: Scene): Promise<number> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) {
      await io.stdout.write(said.out);
      return EXIT.ok;
    }
    if (error.code === "commander.help") await io.stderr.write(said.err);
    else await reporter.failure([usageProblem(error, command)]);
    return EXIT.usage;
  }
  if (error instanceof UsageError) {
    await reporter.failure([problem("usage", error.message, withHelp(error.help))]);
    return EXIT.usage;
  }
  if (error instanceof BadInput) {
    await reporter.failure(error.problems);
    return EXIT.badInput;
  }
  if (error instanceof OutputFailure) return EXIT.output;
  await reporter.failure([internalProblem(error)]);
  return EXIT.internal;
}

function usageProblem({ message }: CommanderError, command: string): Problem {
  const [first = "", ...more] = message.replace(/^error: /, "").split("\n");
  const suggestion = more
    .join(" ")
    .replace(/^\(|\)$/g, "")
    .replace(/^Did you mean (?!one of)(.*)\?$/, "did you mean `$1`?");
  return problem("usage", first, {
    help: knownHelp(first) ?? (suggestion || `see \`${command} --help\``),
  });
}

/** What the command line calls, for help. */
function commandIn(program: Command, argv: readonly string[]): string {
  const names = program.commands.map((command) => command.name());
  const name = argv.find((arg) => names.includes(arg));
  return name === undefined ? "cedrus" : `cedrus ${name}`;
}

function knownHelp(message: string): string | undefined {
  const [, unknown] = /^unknown option '(.*)'$/s.exec(message) ?? [];
  if (unknown === undefined) return undefined;
  const isExpression = /^-[^a-z-]|[\s.(]/is.test(unknown);
  return isExpression ? "write `--` before an expression that begins with `-`" : undefined;
}

function withHelp(help: string | undefined): { readonly help?: string } {
  return help === undefined ? {} : { help };
}

function internalProblem(error: unknown): Problem {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return problem("internal-error", `a fault in cedrus, nothing was decided: ${what}`, {
    help: "please report it, with the command line and the files if you may share them",
  });
}

interface GlobalOptions {
  readonly output?: string;
  readonly errorFormat?: string;
}

function modeOf({ output, errorFormat }: GlobalOptions, { env }: Io): Mode {
  const fromEnv = env["CEDAR_ERROR_FORMAT"];
  const format = errorFormat ?? (fromEnv === "" ? undefined : fromEnv) ?? "human";
  if (!isErrorFormat(format)) {
    const message = `CEDAR_ERROR_FORMAT is \`${format}\``;
    throw new UsageError(message, `the formats are ${ERROR_FORMATS.join(", ")}`);
  }
  return { json: output === OUTPUTS[1], errorFormat: format };
}

function guessedMode(argv: readonly string[], { env }: Io): Mode {
  const words = argv.flatMap((word) => (word.startsWith("--") ? word.split("=") : word));
  const after = (...names: readonly string[]): string | undefined =>
    words.find((_, i) => names.includes(words[i - 1] ?? ""));
  const json = after("--output") === "json";
  const format = after("-f", "--error-format") ?? env["CEDAR_ERROR_FORMAT"];
  return { json, errorFormat: isErrorFormat(format) ? format : "human" };
}

function isErrorFormat(format: unknown): format is ErrorFormat {
  return ERROR_FORMATS.some((known) => known === format);
}
