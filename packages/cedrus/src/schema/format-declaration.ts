/** Layout of the declarations of a schema, from tokens with their comments. */

import { invariant } from "../data/invariant.ts";
import type { CommentedToken } from "./commented-tokens.ts";
import {
  BLANK_LINE,
  type Doc,
  group,
  HARD_LINE,
  ifBroken,
  indent,
  LINE,
  SOFT_LINE,
} from "./document.ts";

/** Where the formatter stands in the tokens of a text that is known to parse. */
export class TokenReader {
  readonly #tokens: readonly CommentedToken[];
  #at = 0;

  constructor(tokens: readonly CommentedToken[]) {
    this.#tokens = tokens;
  }

  get current(): CommentedToken {
    const token = this.#tokens[this.#at];
    invariant(token !== undefined, "the formatter ran past the end of a schema");
    return token;
  }

  at(kind: CommentedToken["kind"]): boolean {
    return this.current.kind === kind;
  }

  take(): CommentedToken {
    const { current } = this;
    this.#at++;
    return current;
  }
}

/** Everything up to a token of kind `close`, which is not taken; its comments are. */
export function formatDeclarations(reader: TokenReader, close: "end" | "}"): Doc {
  const docs: Doc[] = [];
  while (!reader.at(close)) {
    if (docs.length > 0) docs.push(startsAfterBlank(reader.current) ? BLANK_LINE : HARD_LINE);
    docs.push(formatDeclaration(reader));
  }
  pushLastComments(docs, reader.current);
  return docs;
}

/** Comments before a closing token, on lines of their own. */
function pushLastComments(docs: Doc[], { before }: CommentedToken): void {
  for (const { text, blankBefore } of before) {
    if (docs.length > 0) docs.push(blankBefore ? BLANK_LINE : HARD_LINE);
    docs.push(text);
  }
}

/** Whether an empty line stands before the token and its comments. */
function startsAfterBlank({ before, blankBefore }: CommentedToken): boolean {
  return before[0]?.blankBefore ?? blankBefore;
}

/** The comments before a token that begins a line. */
function leadingComments({ before, blankBefore }: CommentedToken): Doc {
  return before.map(({ text }, index) => {
    const blank = before[index + 1]?.blankBefore ?? blankBefore;
    return [text, blank ? BLANK_LINE : HARD_LINE];
  });
}

/** Annotations on lines of their own, then a namespace or the tokens up to a semicolon. */
function formatDeclaration(reader: TokenReader): Doc {
  const annotations = formatAnnotations(reader);
  const start = leadingComments(reader.current);
  if (reader.current.text === "namespace") return [annotations, start, formatNamespace(reader)];
  const pieces = new Pieces();
  while (!reader.at(";")) formatPiece(reader, pieces);
  pieces.add(reader.take());
  return [annotations, start, pieces.doc, trailingComment(pieces.last)];
}

/** { '@' IDENT [ '(' STR ')' ] }, one a line */
function formatAnnotations(reader: TokenReader): Doc {
  const docs: Doc[] = [];
  while (reader.at("@")) {
    docs.push(leadingComments(reader.current));
    const pieces = new Pieces();
    pieces.add(reader.take());
    pieces.add(reader.take());
    if (reader.at("(")) for (let left = 3; left > 0; left--) pieces.add(reader.take());
    docs.push(pieces.doc, trailingComment(pieces.last), HARD_LINE);
  }
  return docs;
}

/** 'namespace' Path '{' { Decl } '}' */
function formatNamespace(reader: TokenReader): Doc {
  const head = new Pieces();
  while (!reader.at("{")) head.add(reader.take());
  head.add(reader.take());
  const body = formatDeclarations(reader, "}");
  const open = head.last;
  const close = reader.take();
  const isEmpty = Array.isArray(body) && body.length === 0;
  const inside = isEmpty ? [] : indent([HARD_LINE, body]);
  const end = isEmpty && open?.after === undefined ? "" : HARD_LINE;
  return [head.doc, trailingComment(open), inside, end, "}", trailingComment(close)];
}

function trailingComment(token: CommentedToken | undefined): Doc {
  return token?.after === undefined ? "" : ` ${token.after.text}`;
}

/** One token, or a list or record from its opening to its closing bracket. */
function formatPiece(reader: TokenReader, pieces: Pieces): void {
  const { kind } = reader.current;
  if (kind !== "{" && kind !== "[") {
    pieces.add(reader.take());
    return;
  }
  const open = reader.take();
  const [inside, close] = formatBracketed(reader, open);
  pieces.addBracketed(open, inside, close);
}

/** Items between brackets: on one line if they fit, else each on its own. */
function formatBracketed(
  reader: TokenReader,
  open: CommentedToken,
): readonly [Doc, CommentedToken] {
  const isRecord = open.kind === "{";
  const closing = isRecord ? "}" : "]";
  const edge = isRecord ? LINE : SOFT_LINE;
  const items: Doc[] = [];
  while (!reader.at(closing)) {
    if (items.length > 0) items.push(separator(reader.current));
    items.push(formatItem(reader, closing));
  }
  pushLastComments(items, reader.current);
  const close = reader.take();
  const openComment = trailingComment(open);
  if (items.length === 0 && openComment === "") return [[open.text, close.text], close];
  const first = openComment === "" ? edge : HARD_LINE;
  const last = openComment === "" && close.before.length === 0 ? edge : HARD_LINE;
  const inside = items.length === 0 ? [] : indent([first, items]);
  return [group([open.text, openComment, inside, last, close.text]), close];
}

function separator(next: CommentedToken): Doc {
  if (startsAfterBlank(next)) return BLANK_LINE;
  return next.before.length > 0 ? HARD_LINE : LINE;
}

/** An attribute, a clause of `appliesTo`, or an item of a list, with the comma behind it. */
function formatItem(reader: TokenReader, closing: "}" | "]"): Doc {
  const annotations = formatAnnotations(reader);
  const start = leadingComments(reader.current);
  const pieces = new Pieces();
  while (!reader.at(",") && !reader.at(closing)) formatPiece(reader, pieces);
  const comma = reader.at(",") ? reader.take() : undefined;
  const end = reader.at(closing) ? ifBroken(closing === "}" ? "," : "") : ",";
  const comment = trailingComment(comma?.after === undefined ? pieces.last : comma);
  return [annotations, start, pieces.doc, end, comment, comment === "" ? "" : BREAK];
}

/** Makes the group around it break, and is nothing itself. */
const BREAK: Doc = { kind: "group", body: "", breaks: true };

/** Tokens of one declaration, with the spaces between them. */
class Pieces {
  readonly #docs: Doc[] = [];
  last: CommentedToken | undefined;

  get doc(): Doc {
    return this.#docs;
  }

  add(token: CommentedToken): void {
    this.addBracketed(token, token.text, token);
  }

  /** `doc` reaches from the token `open` to the token `close`. */
  addBracketed(open: CommentedToken, doc: Doc, close: CommentedToken): void {
    if (this.last !== undefined) this.#docs.push(between(this.last, open));
    this.#docs.push(doc);
    this.last = close;
  }
}

/** What stands between two tokens of a declaration. */
function between(left: CommentedToken, right: CommentedToken): Doc {
  if (left.after !== undefined || right.before.length > 0) {
    const comments = right.before.map(({ text }) => [HARD_LINE, text]);
    return [trailingComment(left), indent([comments, HARD_LINE])];
  }
  if (left.kind === ",") return group(indent(LINE));
  return isTight(left, right) ? "" : " ";
}

const TIGHT_AFTER: ReadonlySet<string> = new Set(["@", "(", "<", "::"]);
const TIGHT_BEFORE: ReadonlySet<string> = new Set(["(", ")", "<", ">", "::", ":", ",", ";", "?"]);

function isTight(left: CommentedToken, right: CommentedToken): boolean {
  return TIGHT_AFTER.has(left.text) || TIGHT_BEFORE.has(right.text);
}
