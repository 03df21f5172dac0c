/** Identifiers and names. */

/**
 * Whether `word` is never an identifier: not as a name, not after `.`, not as an unquoted record key.
 * `__cedar` is kept for the language itself (RFC 52).
 */
export function isReserved(word: string): boolean {
  switch (word) {
    case "true":
    case "false":
    case "if":
    case "then":
    case "else":
    case "in":
    case "is":
    case "like":
    case "has":
    case "__cedar":
      return true;
    default:
      return false;
  }
}

/** Whether `text` has the form `[_a-zA-Z][_a-zA-Z0-9]*`, reserved or not. */
export function hasIdentForm(text: string): boolean {
  return /^[_a-zA-Z]\w*$/.test(text);
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
