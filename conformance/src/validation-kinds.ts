/** What kind of finding a message of the reference's validator is about. */

import type { ValidationErrorKind, ValidationWarningKind } from "cedrus/validator";

type FindingKind = ValidationErrorKind | ValidationWarningKind;

/** How messages begin, without the words about the policy. */
const BEGINNINGS: readonly (readonly [string, FindingKind])[] = [
  ["unrecognized entity type", "unrecognizedEntityType"],
  ["unrecognized action", "unrecognizedActionId"],
  ["unexpected type", "unexpectedType"],
  ["the types ", "incompatibleTypes"],
  ["attribute ", "unsafeAttributeAccess"],
  ["unable to guarantee safety of access to optional", "unsafeOptionalAttributeAccess"],
  ["unable to guarantee safety of access to tag", "unsafeTagAccess"],
  ["`.getTag()` is not allowed", "noTagsAllowed"],
  ["undefined extension function", "undefinedFunction"],
  ["wrong number of arguments", "wrongNumberArguments"],
  ["error during extension function argument validation", "functionArgumentValidation"],
  ["empty set literals are forbidden", "emptySetForbidden"],
  ["extension constructors may not", "nonLitExtConstructor"],
  ["entity `", "invalidEnumEntity"],
  ["unable to find an applicable action", "invalidActionApplication"],
  ["policy is impossible", "impossiblePolicy"],
];

/** Warnings about the text of identifiers and strings, not about what a policy means. */
const ABOUT_TEXT = /^(string|identifier) `/;

/** `undefined` for warnings about text; throws for a message that is not known. */
export function kindOfMessage(message: string): FindingKind | undefined {
  const text = message.replace(/^for policy `[^`]*`[,:] /, "");
  const found = BEGINNINGS.find(([beginning]) => text.startsWith(beginning));
  if (found !== undefined) return found[1];
  if (ABOUT_TEXT.test(text)) return undefined;
  throw new Error(`a message of unknown kind: ${message}`);
}

/** Sorted and each once, as one text. */
export function kindSet(kinds: Iterable<FindingKind | undefined>): string {
  const known = [...kinds].filter((kind) => kind !== undefined);
  return [...new Set(known)].sort().join(" ");
}
