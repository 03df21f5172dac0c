/** Where a parser stands in its tokens, and what it does when it cannot go on. */

import { intern } from "../data/intern.ts";
import type { Problem } from "../data/diagnostic.ts";
import type { Limits } from "../data/limits.ts";
import { excerpt } from "../data/quote.ts";
import { mostSimilar } from "../data/similar.ts";
import type { Span } from "../data/span.ts";
import { Problems } from "../diagnostic/diagnostic.ts";
import { Lexer, type TokenKind } from "./lexer.ts";
import { unescapeString } from "./unescape.ts";
import { anyOf } from "./wording.ts";

export class Cursor extends Lexer {
  readonly limits: Limits;
  readonly problems: Problems;
  #depth = 0;

  constructor(text: string, limits: Limits) {
    super(text);
    this.limits = limits;
    this.problems = new Problems(limits.maxDiagnostics);
    this.advance();
  }

  /** The text of the current token. */
  get word(): string {
    const { kind, start, end, ident } = this;
    return intern(kind === "ident" ? ident : this.text.slice(start, end));
  }

  at(kind: TokenKind): boolean {
    return this.kind === kind;
  }

  /** Whether the current token is the identifier `word`. */
  atWord(word: string): boolean {
    return this.kind === "ident" && this.ident === word;
  }

  /** Moves past the current token if it is of this kind. */
  skip(kind: TokenKind): boolean {
    if (this.kind !== kind) return false;
    this.advance();
    return true;
  }

  skipWord(word: string): boolean {
    if (!this.atWord(word)) return false;
    this.advance();
    return true;
  }

  /** Moves past a token of this kind; anything else is an error that says what was expected. */
  expect(kind: TokenKind): void {
    if (!this.at(kind)) this.unexpected(DESCRIPTION.get(kind) ?? `\`${kind}\``);
    this.advance();
  }

  /** What the string literal of the current token stands for. Moves past it. */
  takeString(expected = "a string"): string {
    if (!this.at("string")) this.unexpected(expected);
    const { plain, start, end } = this;
    const value = plain
      ? this.text.slice(start + 1, end - 1)
      : unescapeString(this.text, this, (problem) => this.problems.add(problem));
    this.advance();
    return value;
  }

  /** From the start of `from` to the end of the last token moved past. */
  since(from: Span): Span {
    return this.from(from.start);
  }

  /** From `start` to the end of the last token moved past. */
  from(start: number): Span {
    return { start, end: this.previousEnd };
  }

  /** Records a problem and goes on. */
  report(problem: Problem): void {
    this.problems.add(problem);
  }

  /** Records a problem and leaves the policy. */
  fail(problem: Problem): never {
    this.problems.fail(problem);
  }

  /** Fails at the current token, saying what could have stood there. */
  unexpected(...expected: readonly string[]): never {
    const { token } = this;
    if (token.kind === "invalid" && this.problem !== undefined) {
      this.fail(this.problem);
    }
    const found = token.kind === "end" ? "end of text" : excerpt(this.word);
    const meant = token.kind === "ident" ? OTHER_LANGUAGES.get(this.word) : undefined;
    const close = token.kind === "ident" ? mostSimilar(this.word, wordsIn(expected)) : undefined;
    this.fail({
      code: token.kind === "end" ? "parser/unexpected-end" : "parser/unexpected-token",
      message: `unexpected ${found}`,
      help:
        meant ??
        (close === undefined ? `expected ${anyOf(expected)}` : `did you mean \`${close}\`?`),
      label: `expected ${anyOf(expected)}`,
      span: token,
    });
  }

  /** One nesting level deeper; `leave` goes back up. A failure needs no `leave`. */
  enter(): void {
    if (++this.#depth > this.limits.maxDepth) this.tooDeep(this.token);
  }

  leave(): void {
    this.#depth--;
  }

  tooDeep(span: Span): never {
    this.fail({
      code: "parser/too-deep",
      message: `nested more than ${this.limits.maxDepth} levels deep`,
      help: "split the expression, or raise the limit `maxDepth`",
      span,
    });
  }

  /** After a failure: nothing is open any more. */
  resetDepth(): void {
    this.#depth = 0;
  }

  /** After a failure: moves to where the next policy may start. */
  recover(): void {
    this.resetDepth();
    while (!this.at("end")) {
      if (this.skip(";")) return;
      if (this.at("@")) return;
      if (this.atWord("permit") || this.atWord("forbid")) {
        const start = this.token.end;
        if (/^\s*\(\s*principal\b/.test(this.text.slice(start, start + 64))) return;
      }
      this.advance();
    }
  }
}

/** What words of other languages are called in Cedar. */
export const OTHER_LANGUAGES: ReadonlyMap<string, string> = new Map([
  ["and", "`and` is written `&&`"],
  ["or", "`or` is written `||`"],
  ["not", "`not` is written `!`"],
  ["null", "there is no `null`; test for an attribute with `has`"],
  ["True", "write `true`"],
  ["False", "write `false`"],
  ["allow", "did you mean `permit`?"],
  ["deny", "did you mean `forbid`?"],
  ["permit", "is a `;` missing before this policy?"],
  ["forbid", "is a `;` missing before this policy?"],
]);

const DESCRIPTION: ReadonlyMap<TokenKind, string> = new Map([
  ["ident", "an identifier"],
  ["end", "end of text"],
]);

/** The words among descriptions such as "`permit`" and "an expression". */
function wordsIn(expected: readonly string[]): readonly string[] {
  return expected.flatMap((text) => /^`([a-zA-Z]+)`$/.exec(text)?.[1] ?? []);
}
