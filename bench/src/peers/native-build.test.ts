/** A machine without the tools has no native peers, and is told so. */

import { expect, test } from "vitest";
import { buildNative, NATIVE_KINDS } from "./native-build.ts";

const TOOLS = { rust: "cargo", "rust-plain": "cargo", go: "go" } as const;

test.each(NATIVE_KINDS)(
  "without its tool the %s peer is skipped, and nothing is built",
  async (kind) => {
    const said: string[] = [];
    const before = process.env["PATH"];
    process.env["PATH"] = "";
    try {
      const built = await buildNative(kind, (line) => said.push(line));
      expect(built).toEqual({ skipped: `skipped: ${TOOLS[kind]} not found` });
    } finally {
      process.env["PATH"] = before;
    }
    expect(said).toEqual([]);
  },
);
