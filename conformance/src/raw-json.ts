/**
 * Slices of JSON text: the members of an object and the elements of an array, each as it is written.
 *
 * Contexts and entities hold 64-bit integers that `JSON.parse` would round. The scanner knows only
 * strings and brackets; its callers give it text that is already known to be JSON.
 */

/** Raw value texts by key. A key that occurs twice keeps its last value. */
export function memberTexts(objectText: string): Map<string, string> {
  const members = new Map<string, string>();
  for (const member of parts(objectText, "{")) {
    const keyEnd = endOfString(member, 0);
    // The cast is what JSON.parse gives for a string literal.
    const key = JSON.parse(member.slice(0, keyEnd)) as string;
    members.set(key, member.slice(member.indexOf(":", keyEnd) + 1).trim());
  }
  return members;
}

/** Raw element texts, in order. */
export function elementTexts(arrayText: string): string[] {
  return parts(arrayText, "[");
}

/** What stands between the commas directly inside the outermost brackets. */
function parts(text: string, open: "{" | "["): string[] {
  const start = text.search(/\S/);
  if (text[start] !== open) throw new Error(`expected JSON text that starts with ${open}`);
  const found: string[] = [];
  let depth = 0;
  let partStart = start + 1;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') at = endOfString(text, at) - 1;
    else if (char === "{" || char === "[") depth += 1;
    else if (char === "}" || char === "]") depth -= 1;
    const ends = depth === 0 || (depth === 1 && char === ",");
    if (!ends) continue;
    found.push(text.slice(partStart, at).trim());
    partStart = at + 1;
    if (depth === 0) break;
  }
  return found.length === 1 && found[0] === "" ? [] : found;
}

/** The index after the string that starts at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}
