import { describe, expect, it } from "vitest";
import { requestOptions, run, type World } from "../testing/fake-io.ts";

const TEMPLATE =
  '@id("see") permit(principal == ?principal, action, resource);\n@id("all") permit(principal, action, resource);';
const ALICE = '{"?principal": "User::\\"alice\\""}';
const FILE = '[{"template_id":"see","link_id":"one","args":{"?principal":"User::\\"bob\\""}}]';

const link = (args: readonly string[], world: World = {}): ReturnType<typeof run> =>
  run(["link", "-p", "p.cedar", ...args], {
    ...world,
    files: { "p.cedar": TEMPLATE, ...world.files },
  });
const NEW = ["--template-id", "see", "-n", "new", "-a", ALICE];

describe("link", () => {
  it("prints the linked policy", async () => {
    const { code, stdout, stderr } = await link(NEW);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(
      'Template-linked policy (not kept: give -k): @id("see")\npermit(principal == User::"alice", action, resource);\n',
    );
    const json = await link([...NEW, "--output", "json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: true, id: "new", templateId: "see" });
  });

  it("makes the file of links, which authorize then takes", async () => {
    const { files } = await link([...NEW, "-k", "links.json"]);
    const [one] = JSON.parse(String(files.get("links.json"))) as readonly unknown[];
    expect(one).toEqual({
      template_id: "see",
      link_id: "new",
      args: { "?principal": 'User::"alice"' },
    });
    const args = ["-p", "p.cedar", "-k", "links.json", "--entities", "e.json", "-v"];
    const { stdout } = await run(["authorize", ...args, ...requestOptions("alice")], {
      files: { ...Object.fromEntries(files), "e.json": "[]" },
    });
    expect(stdout).toContain("  new\n");
  });

  it("adds to the file of links, which may be empty", async () => {
    const { files } = await link([...NEW, "-k", "k"], { files: { k: FILE } });
    expect(String(files.get("k"))).toMatch(/"link_id": "one"[^]*"link_id": "new"/);
    expect((await link([...NEW, "-k", "k"], { files: { k: "" } })).code).toBe(0);
  });

  it("keeps links of a policy set in JSON out of the file of links", async () => {
    const translated = await run(["translate-policy", "--direction", "cedar-to-json"], {
      stdin: TEMPLATE,
    });
    const set = JSON.parse(translated.stdout) as Record<string, unknown>;
    set["templateLinks"] = [
      {
        templateId: "see",
        newId: "inner",
        values: { "?principal": { __entity: { type: "U", id: "u" } } },
      },
    ];
    const { code, files } = await link([...NEW, "-k", "k", "--policy-format", "json"], {
      files: { "p.cedar": JSON.stringify(set) },
    });
    expect(code).toBe(0);
    expect(files.get("k")).not.toContain("inner");
  });

  it.each([
    ["an id that is taken", ["--template-id", "see", "-n", "one", "-a", ALICE], "duplicate"],
    [
      "an unknown template",
      ["--template-id", "sea", "-n", "new", "-a", ALICE],
      "no template with id `sea`",
    ],
    ["a missing slot", ["--template-id", "see", "-n", "new", "-a", "{}"], "slot `?principal`"],
    [
      "an unknown slot",
      ["--template-id", "see", "-n", "new", "-a", '{"?who": "U::\\"a\\""}'],
      "`?who` is not a slot",
    ],
    [
      "a value that is no entity",
      ["--template-id", "see", "-n", "new", "-a", '{"?principal": "alice"}'],
      '$["?principal"]:1:1',
    ],
    [
      "a value that is no text",
      ["--template-id", "see", "-n", "new", "-a", '{"?principal": 1}'],
      "an entity as Cedar text",
    ],
    [
      "arguments that are no JSON",
      ["--template-id", "see", "-n", "new", "-a", "{"],
      "--arguments:1:2",
    ],
    [
      "arguments that are no object",
      ["--template-id", "see", "-n", "new", "-a", "[]"],
      "are an object",
    ],
  ])("refuses %s and leaves the file as it was", async (_, args, message) => {
    const { code, stdout, stderr, files } = await link([...args, "-k", "k"], {
      files: { k: FILE },
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(message);
    expect(files.get("k")).toBe(FILE);
  });

  it.each([
    ["{}", "a file of template links is an array"],
    ["[1]", "a template link is an object"],
    ['[{"link_id":"a","args":{}}]', "`template_id`"],
    ['[{"template_id":"see","args":{}}]', "`link_id`"],
    ['[{"template_id":"see","link_id":"a","args":{},"more":1}]', "no key `more`"],
    ['[{"template_id":"see","link_id":"a","args":{}}]', "at $[0]"],
    ["[1.5]", "at k:1:2"],
  ])("says what is wrong with the links %s", async (k, message) => {
    const { code, stderr } = await link([...NEW, "-k", "k"], { files: { k } });
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });

  it("says that the file cannot be written", async () => {
    const replaceFile = async (): Promise<never> => {
      throw Object.assign(new Error("no"), { code: "EACCES" });
    };
    const { code, stdout, stderr } = await link([...NEW, "-k", "k"], { io: { replaceFile } });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("cannot write `k`: permission denied");
  });

  it("refuses to keep links in standard input", async () => {
    expect((await link([...NEW, "-k", "-"])).code).toBe(64);
  });
});

describe("a file of links that authorize is given", () => {
  it("must be there: without it policies would be missing", async () => {
    const args = ["-p", "p.cedar", "-k", "none", "--entities", "e.json", ...requestOptions("a")];
    const { code, stdout } = await run(["authorize", ...args], {
      files: { "p.cedar": TEMPLATE, "e.json": "[]" },
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  });
});
