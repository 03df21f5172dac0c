import { describe, expect, test } from "vitest";
import { relativeLinks, tsBlocks } from "./lib/markdown.mjs";

describe("code blocks", () => {
  test("are found with the line of the document they start on", () => {
    const text = "Text\n\n```ts\nconst a = 1;\n\nconst b = a;\n```\n";
    expect(tsBlocks(text)).toEqual([{ line: 4, code: "const a = 1;\n\nconst b = a;" }]);
  });

  test("of other languages are left alone, whatever they contain", () => {
    expect(tsBlocks("````md\n```ts\nx\n```\n````\n```sh\nls\n```")).toEqual([]);
  });

  test("are found in doc comments", () => {
    const text = "/**\n * @example\n * ```ts\n * f(\n *   1,\n * );\n * ```\n */";
    expect(tsBlocks(text)).toEqual([{ line: 4, code: "f(\n  1,\n);" }]);
  });
});

describe("links", () => {
  test("are relative ones outside code, without anchors", () => {
    const text =
      "[a](x.md#top) ![b](img/y.png) [c](https://z) [d](#e) `[f](g)`\n```\n[h](i)\n```\n";
    expect(relativeLinks(text)).toEqual(["x.md", "img/y.png"]);
  });
});
