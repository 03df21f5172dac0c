/** The tokens of a text, each with the comments that belong to it. */

import { Lexer, type Token } from "../parser/lexer.ts";

export interface Comment {
  /** With its `//`. */
  readonly text: string;
  /** Whether an empty line stands before it. */
  readonly blankBefore: boolean;
}

export interface CommentedToken {
  readonly kind: Token["kind"];
  readonly text: string;
  /** Comments on lines of their own before the token. */
  readonly before: readonly Comment[];
  /** The comment behind the token on its line. */
  readonly after: Comment | undefined;
  /** Whether an empty line stands before the token, behind its comments. */
  readonly blankBefore: boolean;
}

/** All tokens, the last of kind `end`. Comments before `,` and `;` move behind them. */
export function commentedTokens(text: string): readonly CommentedToken[] {
  const lexer = new Lexer(text);
  const tokens: CommentedToken[] = [];
  let end = 0;
  let carried: readonly Comment[] = [];
  for (;;) {
    const token = lexer.next();
    const gap = readGap(text, end, token.start, tokens.length > 0);
    const previous = tokens.pop();
    const made = { kind: token.kind, text: text.slice(token.start, token.end) };
    const { blankBefore } = gap;
    if (token.kind === "," || token.kind === ";") {
      const comments = [...(gap.trailing ? [gap.trailing] : []), ...carried, ...gap.comments];
      if (previous !== undefined) tokens.push(previous);
      tokens.push({ ...made, before: [], after: undefined, blankBefore });
      carried = comments;
    } else {
      const [after, before] = placed(gap, carried);
      if (previous !== undefined) tokens.push({ ...previous, after });
      tokens.push({ ...made, before, after: undefined, blankBefore });
      carried = [];
    }
    if (token.kind === "end") return tokens;
    ({ end } = token);
  }
}

interface Gap {
  /** The comment on the line of the token before. */
  readonly trailing: Comment | undefined;
  readonly comments: readonly Comment[];
  readonly blankBefore: boolean;
}

/** What trails the token before a gap, and what stands before the token behind it. */
function placed(
  { trailing, comments }: Gap,
  carried: readonly Comment[],
): readonly [Comment | undefined, readonly Comment[]] {
  const [first, ...others] = carried;
  if (first === undefined) return [trailing, comments];
  return [first, [...others, ...(trailing ? [trailing] : []), ...comments]];
}

/** The comments between two tokens. */
function readGap(text: string, start: number, end: number, hasPrevious: boolean): Gap {
  const gap = text.slice(start, end);
  let trailing: Comment | undefined;
  const comments: Comment[] = [];
  let at = 0;
  for (const { 0: found, index } of gap.matchAll(/\/\/[^\n\r]*/g)) {
    const space = gap.slice(at, index);
    const comment = { text: found.trimEnd(), blankBefore: hasBlankLine(space) };
    if (at === 0 && hasPrevious && !/[\n\r]/.test(space)) trailing = comment;
    else comments.push(comment);
    at = index + found.length;
  }
  return { trailing, comments, blankBefore: hasBlankLine(gap.slice(at)) };
}

function hasBlankLine(space: string): boolean {
  return (space.match(/\r\n|\r|\n/g) ?? []).length > 1;
}
