/**
 * Layout: a text with places where lines may break, and the printer that decides where they do.
 *
 * The algorithm is Wadler's ("A prettier printer", 2003) as Lindig made it strict: a group stays on
 * one line if it fits there together with what follows up to the next possible break.
 */

export type Doc =
  | string
  | readonly Doc[]
  /** A break: in a group on one line it is `flat`; otherwise, and always if hard, a new line. */
  | {
      readonly kind: "line";
      readonly flat: string;
      readonly hard: boolean;
      readonly blank: boolean;
    }
  | { readonly kind: "group" | "indent"; readonly body: Doc; readonly breaks: boolean }
  /** Text that is there only in a group of several lines. */
  | { readonly kind: "ifBroken"; readonly text: string };

/** A space or a new line. */
export const LINE: Doc = { kind: "line", flat: " ", hard: false, blank: false };
/** Nothing or a new line. */
export const SOFT_LINE: Doc = { kind: "line", flat: "", hard: false, blank: false };
export const HARD_LINE: Doc = { kind: "line", flat: "", hard: true, blank: false };
/** A new line after an empty one. */
export const BLANK_LINE: Doc = { kind: "line", flat: "", hard: true, blank: true };

export function ifBroken(text: string): Doc {
  return { kind: "ifBroken", text };
}

/** Breaks at all of its lines, or at none. A hard line inside makes it break. */
export function group(body: Doc): Doc {
  return { kind: "group", body, breaks: hasHardLine(body) };
}

/** One level deeper after each line break inside. */
export function indent(body: Doc): Doc {
  return { kind: "indent", body, breaks: hasHardLine(body) };
}

function hasHardLine(doc: Doc): boolean {
  if (typeof doc === "string") return false;
  if (isList(doc)) return doc.some(hasHardLine);
  switch (doc.kind) {
    case "line":
      return doc.hard;
    case "group":
    case "indent":
      return doc.breaks;
    case "ifBroken":
      return false;
  }
}

function isList(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}

interface Command {
  readonly doc: Doc;
  readonly level: number;
  readonly flat: boolean;
}

export interface LayoutOptions {
  readonly lineWidth: number;
  readonly indentWidth: number;
}

/** `doc` as text. Empty lines are not indented. */
export function layOut(doc: Doc, { lineWidth, indentWidth }: LayoutOptions): string {
  const out: string[] = [];
  const todo: Command[] = [{ doc, level: 0, flat: false }];
  let column = 0;
  let isLineStart = true;
  const write = (text: string): void => {
    if (text === "") return;
    if (isLineStart) out.push(" ".repeat(column));
    isLineStart = false;
    out.push(text);
    const lastBreak = text.lastIndexOf("\n");
    column = lastBreak < 0 ? column + text.length : text.length - lastBreak - 1;
  };
  const breakLine = (isBlank: boolean, level: number): void => {
    out.push(isBlank ? "\n\n" : "\n");
    column = level * indentWidth;
    isLineStart = true;
  };
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { doc: current, level, flat } = next;
    if (typeof current === "string") write(current);
    else if (isList(current)) pushAll(todo, current, next);
    else if (current.kind === "line") {
      if (flat && !current.hard) write(current.flat);
      else breakLine(current.blank, level);
    } else if (current.kind === "indent") {
      todo.push({ doc: current.body, level: level + 1, flat });
    } else if (current.kind === "ifBroken") {
      if (!flat) write(current.text);
    } else {
      const inner: Command = { doc: current.body, level, flat: !current.breaks };
      const stays = inner.flat && (flat || fits(inner, todo, lineWidth - column));
      todo.push({ ...inner, flat: stays });
    }
  }
  return out.join("");
}

function pushAll(todo: Command[], docs: readonly Doc[], { level, flat }: Command): void {
  for (const doc of docs.toReversed()) todo.push({ doc, level, flat });
}

/** Whether `first`, and what follows it up to the next break, fits into `width` columns. */
function fits(first: Command, rest: readonly Command[], width: number): boolean {
  const todo: Command[] = [first];
  let left = width;
  let following = rest.length;
  while (left >= 0) {
    const next = todo.pop() ?? rest[--following];
    if (next === undefined) return true;
    const { doc, flat } = next;
    if (typeof doc === "string") left -= doc.length;
    else if (isList(doc)) pushAll(todo, doc, next);
    else if (doc.kind === "line") {
      if (!flat || doc.hard) return true;
      left -= doc.flat.length;
    } else if (doc.kind === "ifBroken") {
      if (!flat) left -= doc.text.length;
    } else if (doc.kind === "indent") {
      todo.push({ ...next, doc: doc.body });
    } else {
      todo.push({ ...next, doc: doc.body, flat: flat && !doc.breaks });
    }
  }
  return false;
}
