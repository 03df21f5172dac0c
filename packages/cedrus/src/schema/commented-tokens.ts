/** The tokens of a text, each with the comments that belong to it. */

import { Lexer, type Token } from "../parser/lexer.ts";

interface Comment {
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
  // A token is complete only when what follows it is known.
  let pending: CommentedToken | undefined;
  let carried: readonly Comment[] = [];
  for (let end = 0; ; ) {
    const token = lexer.next();
    const gap = readGap(text, end, token.start, pending !== undefined);
    const isSeparator = token.kind === "," || token.kind === ";";
    const [after, before, onward] = isSeparator ? moved(gap, carried) : placed(gap, carried);
    if (pending !== undefined) tokens.push({ ...pending, after });
    pending = {
      kind: token.kind,
      text: text.slice(token.start, token.end),
      before,
      after: undefined,
      blankBefore: gap.blankBefore,
    };
    carried = onward;
    if (token.kind === "end") return [...tokens, pending];
    ({ end } = token);
  }
}

interface Gap {
  /** The comment on the line of the token before. */
  readonly trailing: Comment | undefined;
  readonly comments: readonly Comment[];
  readonly blankBefore: boolean;
}

/** What trails the token before a gap, what stands before the one behind it, what goes behind that. */
type Places = readonly [Comment | undefined, readonly Comment[], readonly Comment[]];

const NONE: readonly Comment[] = [];

/** Before a separator: everything goes behind it. */
function moved({ trailing, comments }: Gap, carried: readonly Comment[]): Places {
  return [
    undefined,
    NONE,
    trailing ? [trailing, ...carried, ...comments] : [...carried, ...comments],
  ];
}

function placed({ trailing, comments }: Gap, carried: readonly Comment[]): Places {
  const [first, ...others] = carried;
  if (first === undefined) return [trailing, comments, NONE];
  return [first, [...others, ...(trailing ? [trailing] : []), ...comments], NONE];
}

/** The comments between two tokens. */
function readGap(text: string, start: number, end: number, hasPrevious: boolean): Gap {
  const gap = text.slice(start, end);
  if (!gap.includes("/"))
    return { trailing: undefined, comments: NONE, blankBefore: hasBlankLine(gap) };
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
  return space.length > 1 && /(?:\r\n|\r|\n)[^\r\n]*(?:\r\n|\r|\n)/.test(space);
}
