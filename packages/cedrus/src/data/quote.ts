/** Strings as Cedar writes them, and the caller's own text inside messages. */

const SHORT: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\0", "\\0"],
  ["\\", "\\\\"],
  ['"', '\\"'],
]);

/** Characters that cannot be seen, or that change how their surroundings are seen. */
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /["\\\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** `text` with escapes where they are needed between quotes, or help the reader. */
export function escapeString(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return SHORT.get(character) ?? `\\u{${code}}`;
  });
}

/** `text` as a string literal. */
export function quote(text: string): string {
  return `"${escapeString(text)}"`;
}

const MAX_EXCERPT = 40;

/** `text` on one line: long text is cut, invisible characters are written as escapes. */
export function abbreviate(text: string): string {
  // Twice as many units hold at least that many characters, none of them cut in half.
  const start = Array.from(text.slice(0, 2 * MAX_EXCERPT));
  const isCut = start.length > MAX_EXCERPT || text.length > 2 * MAX_EXCERPT;
  const shown = start.slice(0, MAX_EXCERPT).map(visible).join("");
  return isCut ? `${shown}…` : shown;
}

function visible(character: string): string {
  if (character === '"' || character === "\\") return character;
  const isHalf = character.length === 1 && /[\ud800-\udfff]/.test(character);
  return isHalf ? `\\u{${character.charCodeAt(0).toString(16)}}` : escapeString(character);
}

/** The same, in backticks. */
export function excerpt(text: string): string {
  return `\`${abbreviate(text)}\``;
}
