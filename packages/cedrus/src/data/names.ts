/** Identifiers and names. */

/** Words that are never identifiers: not as names, not after `.`, not as unquoted record keys. */
const RESERVED: ReadonlySet<string> = new Set([
  "true",
  "false",
  "if",
  "then",
  "else",
  "in",
  "is",
  "like",
  "has",
  // Kept for the language itself (RFC 52).
  "__cedar",
]);

export function isReserved(word: string): boolean {
  return RESERVED.has(word);
}

/** Whether `text` has the form `[_a-zA-Z][_a-zA-Z0-9]*`, reserved or not. */
export function hasIdentForm(text: string): boolean {
  return /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(text);
}

/** Whether `text` may stand unquoted as an attribute name, record key or component of a name. */
export function isIdent(text: string): boolean {
  return hasIdentForm(text) && !isReserved(text);
}

/** Whether `text` is a name such as `User` or `App::User`, written without spaces. */
export function isName(text: string): boolean {
  // Most names have one component: they are not split.
  return isIdent(text) || text.split("::").every(isIdent);
}

/** Whether entities of this type are actions: its last component is `Action`. */
export function isActionType(type: string): boolean {
  return type === "Action" || type.endsWith("::Action");
}
