/** What kind of error a message of the reference's evaluator is about. */

const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^type error: /, "typeError"],
  [/^wrong number of arguments provided to extension function /, "typeError"],
  [/^integer overflow while attempting to /, "arithBoundsError"],
  [/^error while evaluating `[a-zA-Z]+` extension function: /, "extensionError"],
  [/^record does not have the attribute `/, "attrDoesNotExist"],
  // Entities come with their ids, which may hold anything but an unescaped quotation mark.
  [/^entity `[^"]*"(?:[^"\\]|\\.)*"` does not exist/s, "entityDoesNotExist"],
  [/^`[^"]*"(?:[^"\\]|\\.)*"` does not have the attribute `/s, "attrDoesNotExist"],
  [/^`[^"]*"(?:[^"\\]|\\.)*"` does not have the tag `/s, "tagDoesNotExist"],
];

/** Throws for a message that is not known. */
export function kindOfError(message: string): string {
  const found = BEGINNINGS.find(([beginning]) => beginning.test(message));
  if (found === undefined) throw new Error(`a message of unknown kind: ${message}`);
  return found[1];
}
