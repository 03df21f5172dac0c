/** Texts of their own. */

/**
 * `text`, cut out of a longer one: as a string that is compared fast, and that does not keep the longer
 * one in memory. Engines copy short pieces by themselves, and the names of properties always.
 */
export function intern(text: string): string {
  return text.length < 13 ? text : (Object.keys({ [text]: 0 })[0] ?? text);
}
