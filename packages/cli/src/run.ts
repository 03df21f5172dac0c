/** What a command is given when it runs. */

import type { Command } from "commander";
import type { Inputs } from "./inputs.ts";
import type { Io } from "./io.ts";
import type { Reporter } from "./reporter.ts";

export interface Run {
  readonly io: Io;
  readonly inputs: Inputs;
  readonly reporter: Reporter;
}

/** Does the work of a command; gives the exit code. */
type Work = (run: Run) => Promise<number>;

/** Has the work done once the command line is read. */
export type Start = (work: Work) => Promise<void>;

/** Puts one command into the program. */
export type AddCommand = (program: Command, start: Start) => void;
