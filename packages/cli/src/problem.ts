/** What is wrong with what the command was given, and where. */

import type { Diagnostic, Result } from "cedrus";

/** A text that diagnostics are about, and what to call it. */
export interface Source {
  readonly name: string;
  /** Left out when it is not known or not text. */
  readonly text?: string | undefined;
}

/** A text with its name. */
export type TextSource = Source & { readonly text: string };

export interface Problem {
  readonly diagnostic: Diagnostic;
  readonly source?: Source | undefined;
}

/** What was read, or everything that is wrong with it. */
export type Read<T> = Result<T, readonly Problem[]>;

/** Leaves a command because of its input. */
export class BadInput extends Error {
  override readonly name = "BadInput";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ diagnostic }) => diagnostic.message).join("\n"));
    this.problems = problems;
  }
}

/** Leaves a command because of its command line. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.help = help;
  }
}

/** A problem that the command itself found. */
export function problem(
  code: string,
  message: string,
  where: { readonly help?: string; readonly path?: string; readonly source?: Source } = {},
): Problem {
  const { help, path, source } = where;
  return {
    diagnostic: {
      code: `cli/${code}`,
      severity: "error",
      message,
      ...(help === undefined ? {} : { help }),
      ...(path === undefined ? {} : { path }),
      labels: [],
    },
    source,
  };
}

export function good<T>(value: T): Read<T> {
  return { ok: true, value };
}

export function bad(...problems: readonly Problem[]): Read<never> {
  return { ok: false, error: problems };
}

/** The outcome of a library function that was given `source`. */
export function about<T>(result: Result<T, readonly Diagnostic[]>, source?: Source): Read<T> {
  if (result.ok) return result;
  return bad(...result.error.map((diagnostic) => ({ diagnostic, source })));
}

/** What `then` makes of what was read. */
export function andThen<T, U>(read: Read<T>, then: (value: T) => Read<U>): Read<U> {
  return read.ok ? then(read.value) : read;
}

/** Everything that was read, or the problems of all parts that are bad. */
export function joined<Parts extends object>(
  parts: {
    readonly [Name in keyof Parts]: Read<Parts[Name]>;
  },
): Read<Parts> {
  const entries: readonly (readonly [string, Read<unknown>])[] = Object.entries(parts);
  const problems = entries.flatMap(([, part]) => (part.ok ? [] : part.error));
  if (problems.length > 0) return bad(...problems);
  const values = entries.map(([name, part]) => [name, part.ok ? part.value : undefined]);
  // Why a cast: `Object.fromEntries` forgets which name has which type.
  return good(Object.fromEntries(values) as Parts);
}

/** What was read. @throws BadInput if it is bad. */
export function valueOf<T>(read: Read<T>): T {
  if (read.ok) return read.value;
  throw new BadInput(read.error);
}
