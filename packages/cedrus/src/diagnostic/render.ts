/** Diagnostics as text for people: the message, and the place with a marker under it. */

import type { Diagnostic, DiagnosticLabel } from "../data/diagnostic.ts";

export interface RenderOptions {
  /** The text that the diagnostics are about. Without it, places are given as numbers only. */
  readonly text?: string | undefined;
  /** What to call the text, for example a file name. */
  readonly name?: string | undefined;
}

/** Longest part of a source line that is shown. */
const WIDTH = 100;

/**
 * One diagnostic as lines of text.
 *
 * @example
 * ```ts
 * import { parsePolicySet, renderDiagnostic } from "cedrus";
 *
 * const text = "permit(principal, action, resource) when { tru };";
 * const parsed = parsePolicySet(text);
 * if (!parsed.ok) for (const d of parsed.error) console.error(renderDiagnostic(d, { text, name: "a.cedar" }));
 * ```
 */
export function renderDiagnostic(diagnostic: Diagnostic, options: RenderOptions = {}): string {
  const { severity, message, help, path, code, labels } = diagnostic;
  const lines = [`${severity}: ${visible(message)} [${code}]`];
  const [main] = labels;
  const name = options.name === undefined ? undefined : visible(options.name);
  if (main !== undefined) {
    const { line, column } = main.span;
    lines.push(`  at ${[name, line, column].filter((x) => x !== undefined).join(":")}`);
  } else if (name !== undefined) {
    lines.push(`  in ${name}`);
  }
  if (path !== undefined) lines.push(`  at ${visible(path)}`);
  if (options.text !== undefined) {
    for (const label of labels) lines.push(...excerptOf(options.text, label));
  }
  // A label may have said it already.
  const said = options.text !== undefined && labels.some((label) => label.text === help);
  if (help !== undefined && !said) lines.push(`  help: ${visible(help)}`);
  return lines.join("\n");
}

function excerptOf(text: string, { span, text: note }: DiagnosticLabel): readonly string[] {
  // The place is in some other text.
  if (span.end > text.length) return [];
  const number = String(span.line);
  const gutter = " ".repeat(number.length);
  const lineStart = span.start - (span.column - 1);
  const rest = text.slice(lineStart, lineStart + span.column + 4 * WIDTH);
  const source = rest.slice(0, /[\n\r]/.exec(rest.slice(0))?.index ?? rest.length);
  // A very long line is cut so that the marked place is in view.
  const from = span.column - 1 > WIDTH - 20 ? span.column - 1 - (WIDTH - 60) : 0;
  const shown = visible(source.slice(from, from + WIDTH));
  const before = visible(source.slice(from, span.column - 1));
  const end = span.endLine === span.line ? span.endColumn - 1 : source.length;
  const marked = visible(source.slice(span.column - 1, Math.min(end, from + WIDTH)));
  const marker = `${" ".repeat(widthOf(before))}${"^".repeat(Math.max(1, widthOf(marked)))}`;
  return [
    `${gutter} |`,
    `${number} | ${shown}`,
    `${gutter} | ${marker}${note === undefined ? "" : ` ${note}`}`,
  ];
}

/** Tabs and other invisible characters as something of known width. */
function visible(text: string): string {
  return text.replaceAll("\t", "  ").replace(/\p{C}/gu, "·");
}

/** How many columns `text` takes in a terminal; wide characters count twice. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{Mn}/u.test(character)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
