/** What the command says to the shell. A denial and a mistake are never the same number. */

export const EXIT = {
  /** Allowed, or done. */
  ok: 0,
  /** Something that was given is wrong: a text, a file, data, an expression without a value. */
  badInput: 1,
  /** The request, or one of them, is denied. */
  deny: 2,
  /** Policies do not pass validation. */
  invalid: 3,
  /** The command line is wrong. */
  usage: 64,
  /** The program is wrong. */
  internal: 70,
  /** Standard output or error could not be written. */
  output: 74,
} as const;
