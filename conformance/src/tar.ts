/** Reads `.tar.gz` archives: ustar and GNU headers, regular files, GNU long names. */

import { gunzipSync } from "node:zlib";

const blockSize = 512;

/** File contents by path, as they are in the archive. */
export function readTarGz(archive: Uint8Array): Map<string, Buffer> {
  const bytes = gunzipSync(archive);
  const files = new Map<string, Buffer>();
  let longName: string | undefined;
  for (let at = 0; at + blockSize <= bytes.length; ) {
    const header = bytes.subarray(at, at + blockSize);
    if (header.every((byte) => byte === 0)) break;
    const size = Number.parseInt(field(header, 124, 12), 8);
    const content = bytes.subarray(at + blockSize, at + blockSize + size);
    if (Number.isNaN(size) || content.length < size) throw new Error("the archive is damaged");
    const type = field(header, 156, 1);
    if (type === "L") longName = text(content);
    else {
      if (type === "0" || type === "") files.set(longName ?? pathOf(header), content);
      longName = undefined;
    }
    at += blockSize + Math.ceil(size / blockSize) * blockSize;
  }
  return files;
}

/** ustar splits long paths in two; GNU archives keep other things where the prefix would be. */
function pathOf(header: Buffer): string {
  const name = field(header, 0, 100);
  const isUstar = header.toString("latin1", 257, 263) === "ustar\0";
  const prefix = isUstar ? field(header, 345, 155) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

function field(header: Buffer, start: number, length: number): string {
  return text(header.subarray(start, start + length)).trim();
}

/** A string ends at its first NUL. */
function text(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString("utf8", 0, end === -1 ? bytes.length : end);
}
