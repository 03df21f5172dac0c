/** A text whose bytes arrive in pieces. */

/** Every engine has it, but TypeScript knows it only together with all of the DOM. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

/**
 * Decodes UTF-8, whole characters at a time: engines have a much faster way for that than for text that
 * goes on.
 */
export class ArrivingText {
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  /** The beginning of a character. */
  #begun = new Uint8Array();

  /** The text up to the last whole character. Throws when something is not UTF-8. */
  decode(bytes: Uint8Array): string {
    let piece = bytes;
    if (this.#begun.length > 0) {
      piece = new Uint8Array(this.#begun.length + bytes.length);
      piece.set(this.#begun);
      piece.set(bytes, this.#begun.length);
    }
    const end = wholeEnd(piece);
    this.#begun = piece.slice(end);
    return this.#decoder.decode(piece.subarray(0, end));
  }

  /** The end of the text. Throws when it ends within a character. */
  finish(): string {
    return this.#decoder.decode(this.#begun);
  }
}

/** Where the last character begins if it is not whole, else the end. */
function wholeEnd(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let back = 1; back < 4; back++) {
    const byte = bytes[length - back] ?? 0;
    if (byte < 0x80) return length;
    // The first byte of a character says how many there are; all others begin with 10.
    if (byte >= 0xc0) return back < sizeFrom(byte) ? length - back : length;
  }
  return length;
}

function sizeFrom(first: number): number {
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}
