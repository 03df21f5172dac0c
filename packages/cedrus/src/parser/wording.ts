/** Pieces of messages. */

/** `a, b or c` */
export function anyOf(options: readonly string[]): string {
  const last = options.at(-1) ?? "";
  return options.length < 2 ? last : `${options.slice(0, -1).join(", ")} or ${last}`;
}

/** `text` on one line: cut when it is long, with escapes for what cannot be seen. */
export function abbreviate(text: string): string {
  // The 80 units hold at least 40 characters, none of them cut in half.
  const shown =
    text.length <= 40 ? text : `${Array.from(text.slice(0, 80)).slice(0, 40).join("")}…`;
  return shown.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
