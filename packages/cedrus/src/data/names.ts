/** Identifiers and names. */

/**
 * Words that are never identifiers: not as names, not after `.`, not as unquoted record keys.
 * `__cedar` is kept for the language itself (RFC 52).
 */
const RESERVED = "true|false|if|then|else|in|is|like|has|__cedar";

/** Components that are identifiers and not reserved, joined by `::`. */
const NAME = new RegExp(`^(?:(?!(?:${RESERVED})(?!\\w))[_a-zA-Z]\\w*(?:::(?!$)|$))+$`);

export function isReserved(word: string): boolean {
  switch (word.length) {
    case 2:
      return word === "if" || word === "in" || word === "is";
    case 4:
      return word === "true" || word === "then" || word === "else" || word === "like";
    default:
      return word === "has" || word === "false" || word === "__cedar";
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
  return NAME.test(text);
}

/** Whether entities of this type are actions: its last component is `Action`. */
export function isActionType(type: string): boolean {
  return type === "Action" || type.endsWith("::Action");
}
