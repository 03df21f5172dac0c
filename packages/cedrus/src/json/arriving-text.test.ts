import fc from "fast-check";
import { expect, test } from "vitest";
import { ArrivingText } from "./arriving-text.ts";

/** The text of `bytes` in such pieces, or that it is refused. */
function decoded(bytes: Uint8Array, size: number): string {
  const arriving = new ArrivingText();
  let text = "";
  try {
    for (let at = 0; at < bytes.length; at += size) {
      text += arriving.decode(bytes.subarray(at, at + size));
    }
    return text + arriving.finish();
  } catch {
    return "refused";
  }
}

test("bytes in any pieces are the text that they are as a whole, or none", () => {
  const parts = fc.constantFrom(
    ...["a", "é", "€", "😀", "\ufeff"].map((text) => [...new TextEncoder().encode(text)]),
    ...[[0xff], [0xc3], [0xe2, 0x82], [0xf0, 0x9f, 0x98], [0x80], [0xed, 0xa0, 0x80], [0xc0, 0x80]],
  );
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 6 }), fc.integer({ min: 1, max: 5 }), (all, size) => {
      const bytes = Uint8Array.from(all.flat());
      let expected = "refused";
      try {
        expected = decoder.decode(bytes);
      } catch {}
      expect(decoded(bytes, size)).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});
