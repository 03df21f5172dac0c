/** Strings as Cedar writes them, and the caller's own text inside messages. */

/** Characters with a short escape, and the letters of those escapes. */
const SHORT = '\n\r\t\0\\"';
const LETTERS = 'nrt0\\"';

/** Characters that cannot be seen, or that change how their surroundings are seen; and quotes. */
const ODD =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /["\\\0-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]/gu;

/** `text` with escapes where they are needed between quotes, or help the reader. */
export function escapeString(text: string): string {
  return text.replace(ODD, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const short = SHORT.indexOf(character);
  return `\\${short < 0 ? `u{${character.charCodeAt(0).toString(16)}}` : LETTERS.charAt(short)}`;
}

/** `text` as a string literal. */
export function quote(text: string): string {
  return `"${escapeString(text)}"`;
}

const MAX_EXCERPT = 40;

/** `text` on one line: long text is cut, invisible characters are written as escapes. */
export function abbreviate(text: string): string {
  // So many units hold one character more than are shown, if there is one, and those in one piece.
  const start = Array.from(text.slice(0, 2 * MAX_EXCERPT + 2));
  const shown = start.slice(0, MAX_EXCERPT).join("").replace(ODD, visible);
  return start.length > MAX_EXCERPT ? `${shown}…` : shown;
}

function visible(character: string): string {
  return character === '"' || character === "\\" ? character : escapeCharacter(character);
}

/** The same, in backticks. */
export function excerpt(text: string): string {
  return `\`${abbreviate(text)}\``;
}
