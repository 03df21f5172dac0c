/** The caller's own text inside a message. */

const MAX_CODE_POINTS = 40;

/** `text` in backticks on one line: long text is cut, invisible characters are written as escapes. */
export function excerpt(text: string): string {
  const start = Array.from(text.slice(0, 2 * MAX_CODE_POINTS));
  const isCut = start.length > MAX_CODE_POINTS || text.length > 2 * MAX_CODE_POINTS;
  const shown = start
    .slice(0, MAX_CODE_POINTS)
    .join("")
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
  return `\`${shown}${isCut ? "…" : ""}\``;
}
