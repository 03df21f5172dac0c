/** Bytes to text, exactly or not at all. */

import { bad, good, type Read, type TextSource } from "./problem.ts";
import { locate } from "cedrus";

/** The text in `bytes`. A byte order mark stays: Cedar and JSON say what they think of it. */
export function decodeUtf8(bytes: Uint8Array, name: string): Read<TextSource> {
  const text = decoded(bytes, false);
  if (text !== undefined) return good({ name, text });
  const valid = decoded(bytes.subarray(0, validLength(bytes)), true) ?? "";
  // The rest of the line, as far as it can be shown.
  const shown = `${valid}\uFFFD`;
  const span = locate(shown, { start: valid.length, end: valid.length + 1 });
  const diagnostic = {
    code: "cli/not-utf8",
    severity: "error",
    message: "the file is not UTF-8 text",
    help: "save it with the encoding UTF-8",
    labels: [{ span, text: "not a character" }],
  } as const;
  return bad({ diagnostic, source: { name, text: shown } });
}

function decoded(bytes: Uint8Array, isPart: boolean): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, {
      stream: isPart,
    });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** How many bytes can be decoded before the first that cannot, by halving. */
function validLength(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (decoded(bytes.subarray(0, middle), true) === undefined) high = middle - 1;
    else low = middle;
  }
  return low;
}
