/** Strings as Cedar writes them, in policies and in schemas. */

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

/** `text` between quotes, with escapes where they are needed or help the reader. */
export function printString(text: string): string {
  return `"${escapeString(text)}"`;
}

export function escapeString(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return SHORT.get(character) ?? `\\u{${code}}`;
  });
}
