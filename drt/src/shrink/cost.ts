/** How complicated plain data is: a number that gets lower with each step of shrinking. */

/** Every value is more than nothing; a long text is more than a short one, a strange one than a plain one. */
export function cost(value: unknown): number {
  if (typeof value === "bigint") return costOfLong(value);
  if (typeof value === "string") return costOfText(value);
  if (typeof value === "number") return 1 + Math.min(Math.abs(value), 1e6) / 1e6;
  if (typeof value === "object" && value !== null) return costOfObject(value);
  return value === true ? 1.1 : 1;
}

/** Shorter is simpler; of words that are as long, `permit` and `when` are. */
function costOfText(text: string): number {
  let total = text === "forbid" || text === "unless" ? 1.7 : 1.5;
  for (const character of text) total += /[a-zA-Z0-9:]/.test(character) ? 0.5 : 0.7;
  return total + (text === "" ? 0 : text.charCodeAt(0) / 1e6);
}

const EDGES = [2n ** 63n - 1n, -(2n ** 63n)];

/** Zero, one, the edges of 64 bits, then by length. */
function costOfLong(value: bigint): number {
  if (value === 0n) return 1.2;
  if (value === 1n) return 1.3;
  if (value === -1n) return 1.4;
  const at = EDGES.indexOf(value);
  if (at >= 0) return 2 + at / 10;
  return 2.5 + String(value).length / 4 + (value < 0n ? 0.1 : 0);
}

function costOfObject(value: object): number {
  if (value instanceof Uint8Array) {
    let bytes = 1;
    for (const byte of value) bytes += 1 + byte / 1000;
    return bytes;
  }
  let total = 1;
  const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  for (const part of parts) total += 1 + cost(part);
  return total;
}
