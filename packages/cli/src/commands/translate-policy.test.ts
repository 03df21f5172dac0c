import { describe, expect, it } from "vitest";
import { run } from "../testing/fake-io.ts";

const translate = (
  direction: string,
  stdin: string,
  ...more: readonly string[]
): ReturnType<typeof run> =>
  run(["translate-policy", "--direction", direction, ...more], { stdin });

const TEXT =
  '@id("a")\npermit(principal, action, resource)\nwhen { context.n < 9223372036854775807 };\n';

describe("translate-policy", () => {
  it("gives policy-set JSON with the ids of the annotations, and back", async () => {
    const json = await translate("cedar-to-json", TEXT);
    expect(json).toMatchObject({ code: 0, stderr: "" });
    expect(json.stdout).toContain('"a": {');
    expect(json.stdout).toContain("9223372036854775807");
    expect(await translate("json-to-cedar", json.stdout)).toMatchObject({ code: 0, stdout: TEXT });
  });

  it("prints one JSON document", async () => {
    const json = await translate("cedar-to-json", TEXT, "--output", "json");
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: true,
      policies: { staticPolicies: { a: { effect: "permit" } }, templates: {}, templateLinks: [] },
    });
    const set = '{"staticPolicies":{},"templates":{},"templateLinks":[]}';
    const text = await translate("json-to-cedar", set, "--output", "json");
    expect(JSON.parse(text.stdout)).toEqual({ ok: true, text: "" });
  });

  it("takes one policy in JSON", async () => {
    const all = { op: "All" };
    const policy = { effect: "forbid", principal: all, action: all, resource: all, conditions: [] };
    const { stdout } = await translate("json-to-cedar", JSON.stringify(policy));
    expect(stdout).toBe("forbid(principal, action, resource);\n");
  });

  it("refuses links, which Cedar text cannot say", async () => {
    const policy = {
      effect: "permit",
      principal: { op: "==", slot: "?principal" },
      action: { op: "All" },
      resource: { op: "All" },
      conditions: [],
    };
    const values = { "?principal": { __entity: { type: "U", id: "u" } } };
    const set = {
      staticPolicies: {},
      templates: { t: policy },
      templateLinks: [{ templateId: "t", newId: "l", values }],
    };
    const { code, stdout, stderr } = await translate("json-to-cedar", JSON.stringify(set));
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("policy `l` is linked from a template");
  });

  it("reports what cannot be read", async () => {
    expect((await translate("cedar-to-json", "permit")).code).toBe(1);
    expect((await translate("json-to-cedar", "permit")).stderr).toContain("<stdin>:1:1");
  });

  it("refuses a direction it does not know", async () => {
    const { code, stderr } = await translate("sideways", "");
    expect(code).toBe(64);
    expect(stderr).toContain("Allowed choices are cedar-to-json, json-to-cedar");
  });
});
