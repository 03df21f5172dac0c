import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeIo } from "./node-io.ts";

describe("replaceFile", () => {
  let folder = "";
  const at = (name: string): string => path.join(folder, name);
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "cedrus-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("makes a file and leaves nothing else behind", async () => {
    await nodeIo().replaceFile(at("a"), "text");
    expect(await readFile(at("a"), "utf8")).toBe("text");
    expect(await readdir(folder)).toEqual(["a"]);
  });

  it("puts a new file in place of the old one, with the same mode", async () => {
    await writeFile(at("a"), "old");
    await chmod(at("a"), 0o600);
    const before = await stat(at("a"));
    await nodeIo().replaceFile(at("a"), "new");
    const after = await stat(at("a"));
    expect(after.ino).not.toBe(before.ino);
    expect(after.mode & 0o777).toBe(0o600);
  });

  it("follows a symbolic link", async () => {
    await writeFile(at("a"), "old");
    await symlink(at("a"), at("link"));
    await nodeIo().replaceFile(at("link"), "new");
    expect(await readFile(at("a"), "utf8")).toBe("new");
  });

  it("leaves no half-written file when it fails", async () => {
    await expect(nodeIo().replaceFile(at("none/a"), "text")).rejects.toThrow("ENOENT");
    await expect(nodeIo().replaceFile(folder, "text")).rejects.toThrow(/./);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("files", () => {
  it("are opened when they are read, not before", async () => {
    const io = nodeIo();
    io.readFile("/no/such/file");
    expect(await io.exists("/no/such/file")).toBe(false);
    expect(await io.sizeOf("/no/such/file")).toBeUndefined();
  });
});
