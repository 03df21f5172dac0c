import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readTarGz } from "./tar.ts";

function header(
  name: string,
  size: number,
  type: string,
  { magic = "ustar  \0", prefix = "" } = {},
): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  block.write(type, 156);
  block.write(magic, 257);
  block.write(prefix, 345);
  return block;
}

function padded(content: string): Buffer {
  const block = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / 512) * 512);
  block.write(content);
  return block;
}

function read(...blocks: readonly Buffer[]): string[][] {
  const files = readTarGz(gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)])));
  return [...files].map(([name, content]) => [name, content.toString("utf8")]);
}

test("files of every size keep their content; folders are skipped", () => {
  const long = "é".repeat(400);
  const blocks = [
    header("d/", 0, "5"),
    header("d/empty", 0, "0"),
    header("d/long", 800, "0"),
    padded(long),
    header("a", 1, "\0"),
    padded("x"),
  ];
  expect(read(...blocks)).toEqual([
    ["d/empty", ""],
    ["d/long", long],
    ["a", "x"],
  ]);
});

test("GNU long names name the next file only", () => {
  const name = `${"n".repeat(150)}/file`;
  const blocks = [
    header("././@LongLink", name.length + 1, "L"),
    padded(`${name}\0`),
    header("cut", 1, "0"),
    padded("1"),
    header("next", 1, "0"),
    padded("2"),
  ];
  expect(read(...blocks)).toEqual([
    [name, "1"],
    ["next", "2"],
  ]);
});

test("ustar prefixes are joined", () => {
  expect(
    read(header("file", 1, "0", { magic: "ustar\u000000", prefix: "a/b" }), padded("1")),
  ).toEqual([["a/b/file", "1"]]);
});

test("a cut archive is an error", () => {
  expect(() => readTarGz(gzipSync(header("file", 600, "0")))).toThrow("damaged");
});
