import { describe, expect, it } from "vitest";
import { requestOptions, run, type World } from "../testing/fake-io.ts";

const SCHEMA = `entity User in Team { boss?: User, home?: ipaddr };
entity Team;
entity Photo;
action read;
action view in read appliesTo {
  principal: User, resource: Photo, context: { mfa?: Bool, ip?: ipaddr, by?: User },
};
action pay appliesTo { principal: User, resource: Photo, context: { mfa: Bool } };`;
const SCHEMA_JSON = JSON.stringify({
  "": {
    entityTypes: { User: {}, Photo: {} },
    actions: { view: { appliesTo: { principalTypes: ["User"], resourceTypes: ["Photo"] } } },
  },
});
const POLICIES = `@id("by-action") permit(principal, action in Action::"read", resource);
@id("by-boss") permit(principal, action, resource)
when { principal has boss && principal.boss == User::"zoë" && principal.home.isLoopback() };
@id("by-context") permit(principal, action, resource)
when { context has ip && context.ip.isLoopback() && context.by == User::"zoë" };`;
const zoe = { type: "User", id: "zoë" };
const ENTITIES = JSON.stringify([
  { uid: zoe, attrs: {}, parents: [] },
  { uid: { type: "User", id: "a" }, attrs: { boss: zoe, home: "127.0.0.1" }, parents: [] },
]);
const IMPLICIT = JSON.stringify({ ip: "127.0.0.1", by: zoe });
const files = {
  "s.cedarschema": SCHEMA,
  "s.json": SCHEMA_JSON,
  "doubtful.cedarschema": `${SCHEMA}\nentity String;`,
  "p.cedar": POLICIES,
  "e.json": ENTITIES,
  "none.json": "[]",
  "c.json": IMPLICIT,
};
const WITH = ["-s", "s.cedarschema"];
const given = ({ files: more, ...world }: World = {}): World => ({
  ...world,
  files: { ...files, ...more },
});
const decide = (args: readonly string[], world: World = {}): ReturnType<typeof run> =>
  run(["authorize", "-p", "p.cedar", ...args], given(world));
const scope = (principal: string, action: string, resource: string): readonly string[] => [
  "-l",
  principal,
  "-a",
  `Action::"${action}"`,
  "-r",
  resource,
];
const line = (action: string, context: object, principal = 'User::"a"'): string =>
  JSON.stringify({ principal, action: `Action::"${action}"`, resource: 'Photo::"cat"', context });

describe("authorize with a schema", () => {
  it("has the schema's actions among the entities", async () => {
    const args = ["--entities", "none.json", ...requestOptions("a"), "-v"];
    expect((await decide(args)).stdout).toContain("DENY");
    expect((await decide([...args, ...WITH])).stdout).toContain("by-action");
  });

  it("reads entities and extension values that are written as the schema lets them", async () => {
    const args = ["--entities", "e.json", ...requestOptions("a"), "-v"];
    expect((await decide([...args, ...WITH])).stdout).toContain("by-boss");
    expect((await decide(args)).stdout).not.toContain("by-boss");
  });

  it("reads a context in the same way, from a file or inside a request", async () => {
    const base = ["--entities", "none.json", "-v", ...WITH];
    const fromFile = await decide([...base, ...requestOptions("b"), "-c", "c.json"]);
    expect(fromFile.stdout).toContain("by-context");
    const whole = await decide([...base, "--request-json", "-"], {
      stdin: line("view", { ip: "127.0.0.1", by: zoe }),
    });
    expect(whole.stdout).toContain("by-context");
  });

  it("takes a schema in JSON, but does not guess that it is", async () => {
    const args = ["--entities", "none.json", ...requestOptions("a"), "-s", "s.json"];
    expect((await decide([...args, "--schema-format", "json"])).code).toBe(2);
    const guess = await decide(args);
    expect(guess).toMatchObject({ code: 1, stdout: "" });
    expect(guess.stderr).toContain("help: it looks like JSON: add `--schema-format json`");
    const json = ["-s", "s.cedarschema", "--schema-format", "json"];
    const other = await decide([...args.slice(0, -2), ...json]);
    expect(other).toMatchObject({ code: 1, stdout: "" });
    expect(other.stderr).toContain("if it is in Cedar syntax, leave out `--schema-format json`");
  });

  it.each([
    [
      "an undeclared action",
      scope('User::"a"', "veiw", 'Photo::"c"'),
      ['action `Action::"veiw"` is not declared', "in --action", 'did you mean `Action::"view"`?'],
    ],
    [
      "a principal of a type that the action does not apply to",
      scope('Team::"ä"', "view", 'Photo::"c"'),
      [
        "does not apply to a principal of type `Team`",
        "in --principal",
        "its principal is of type `User`",
      ],
    ],
    [
      "a resource of an undeclared type",
      scope('User::"a"', "view", 'Foto::"c"'),
      ["the resource is of type `Foto`", "in --resource", "did you mean `Photo`?"],
    ],
    [
      "a context that was not given and has to be",
      scope('User::"a"', "pay", 'Photo::"c"'),
      ["the context lacks the required attribute `mfa`", "name a file with `--context`"],
    ],
  ])("never decides a request with %s", async (_, request, messages) => {
    const base = ["--entities", "none.json", ...WITH, ...request];
    const { code, stdout, stderr } = await decide(base);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    for (const message of messages) expect(stderr).toContain(message);
    const unchecked = await decide([...base, "--request-validation", "false"]);
    const decided = request.includes('Action::"view"') ? "ALLOW\n" : "DENY\n";
    expect(unchecked).toMatchObject({ stdout: decided, stderr: "" });
    expect(await decide([...base, "--request-validation", "true"])).toMatchObject({ code: 1 });
  });

  it("reports all that does not fit, once each", async () => {
    const request = scope('Team::"a"', "view", 'Foto::"c"');
    const args = ["--entities", "bad.json", "-c", "bad.json", ...WITH, ...request, "-f", "plain"];
    const world = { files: { "bad.json": "{}", "c.json": '{"mfa": 1}' } };
    const { stderr } = await decide([...args.slice(0, 3), "c.json", ...args.slice(4)], world);
    expect(
      stderr
        .trimEnd()
        .split("\n")
        .map((text) => text.replace(/ error:.*\[(.*?)\].*/, " $1")),
    ).toEqual([
      "--principal: validator/invalid-principal-type",
      "--resource: validator/undeclared-resource-type",
      "c.json:1:9: $.mfa: validator/invalid-context",
      "bad.json:1:1: $: json/wrong-kind",
    ]);
  });

  it.each([
    [
      "an attribute of the wrong type",
      '[{"uid": {"type": "User", "id": "ä"}, "attrs": {"boss": 1}, "parents": []}]',
      "e.json:1:57",
    ],
    [
      "a type that is not declared",
      '["é", {"uid": {"type": "Usr", "id": "a"}, "attrs": {}, "parents": []}]',
      "e.json:1:15",
    ],
    [
      "a parent of the wrong type",
      '[{"uid": {"type": "Team", "id": "𝒯"}, "attrs": {}, "parents": [{"type": "Team", "id": "b"}]}]',
      "e.json:1:65",
    ],
    [
      "an action that is declared otherwise",
      '[{"uid": {"type": "Action", "id": "view"}, "attrs": {}, "parents": []}]',
      "e.json:1:2",
    ],
  ])("never decides with %s among the entities", async (_, text, place) => {
    for (const more of [[], ["--request-validation", "false"]]) {
      const args = [
        "--entities",
        "e.json",
        ...requestOptions("a"),
        ...WITH,
        "-f",
        "plain",
        ...more,
      ];
      const { code, stdout, stderr } = await decide(args, { files: { "e.json": text } });
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toContain(`${place}: `);
    }
  });

  it.each([
    ['{"ä": 1}', 'c.json:1:7: $["ä"]: '],
    ['{\n"by": {"type": "Team", "id": "b"}}', "c.json:2:7: $.by: "],
    ['{"ip": "10.0.0"}', "c.json:1:8: $.ip: "],
    ['{"mfa": "ja"}', "c.json:1:9: $.mfa: "],
  ])("places what is wrong with the context %s", async (context, place) => {
    const args = ["--entities", "none.json", ...requestOptions("a"), ...WITH, "-f", "plain"];
    const world = { files: { "c.json": context } };
    const fromFile = await decide([...args, "-c", "c.json"], world);
    expect(fromFile).toMatchObject({ code: 1, stdout: "" });
    expect(fromFile.stderr.startsWith(place)).toBe(true);
    const whole = await decide(
      ["--entities", "none.json", ...WITH, "-f", "plain", "--request-json", "-"],
      {
        stdin: line("view", JSON.parse(context) as object),
      },
    );
    expect(whole).toMatchObject({ code: 1, stdout: "" });
    expect(whole.stderr).toContain(`<stdin>: $.context${place.split("$")[1] ?? "?"}`);
  });

  it("says which part of a request in JSON does not fit", async () => {
    const args = ["--entities", "none.json", ...WITH, "-f", "plain", "--request-json", "-"];
    const { code, stderr } = await decide(args, { stdin: line("view", {}, 'Team::"t"') });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^<stdin>: \$\.principal: error: action .*`Team`/);
  });

  it("shows what is doubtful about the schema beside the decision", async () => {
    const args = ["--entities", "none.json", ...requestOptions("a"), "-s", "doubtful.cedarschema"];
    const { code, stdout, stderr } = await decide(args);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "ALLOW\n" });
    expect(stderr).toMatch(/^warning: `String` hides.*\n {2}at doubtful\.cedarschema:9:1/);
    const json = await decide([...args, "--output", "json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      decision: "allow",
      diagnostics: [{ severity: "warning", source: "doubtful.cedarschema" }],
    });
    expect(json.stderr).toBe("");
  });

  it("reports a bad schema together with all else that is bad", async () => {
    const args = [
      "--entities",
      "x.json",
      ...requestOptions("a"),
      "-s",
      "x.cedarschema",
      "-f",
      "plain",
    ];
    const { code, stderr } = await decide(args, {
      files: { "x.cedarschema": "entity User in Tem;", "x.json": "[1]" },
    });
    expect(code).toBe(1);
    const places = stderr
      .trimEnd()
      .split("\n")
      .map((text) => text.split(": ")[0]);
    expect(places).toEqual(["x.cedarschema:1:16", "x.json:1:2"]);
    const missing = await decide([
      "--entities",
      "e.json",
      ...requestOptions("a"),
      "-s",
      "no.cedarschema",
    ]);
    expect(missing).toMatchObject({ code: 1, stdout: "" });
    expect(missing.stderr).toContain("cannot read `no.cedarschema`: there is no such file");
  });

  it.each([
    [["--entities", "-", "-s", "-"], "cannot hold both a schema and entities"],
    [["--entities", "e.json", "-s", "-", "-c", "-"], "cannot hold both a schema and a context"],
  ])("reads the schema from standard input, but not with %j", async (args, message) => {
    const fine = await decide(["--entities", "e.json", "-s", "-", ...requestOptions("a")], {
      stdin: SCHEMA,
    });
    expect(fine).toMatchObject({ code: 0, stdout: "ALLOW\n" });
    const { code, stderr } = await decide([...args, ...requestOptions("a")], { stdin: SCHEMA });
    expect(code).toBe(64);
    expect(stderr).toContain(message);
    const policies = await run(
      ["authorize", "--entities", "e.json", "-s", "-", ...requestOptions("a")],
      given(),
    );
    expect(policies.stderr).toContain("cannot hold both a schema and policies");
  });
});

describe("authorize --requests with a schema", () => {
  const requests = [
    line("view", { ip: "127.0.0.1", by: zoe }),
    line("veiw", {}),
    line("view", { ip: "ä" }),
    line("pay", { mfa: true }, 'Team::"t"'),
    line("pay", { mfa: true }),
  ].join("\n");
  const many = (...more: readonly string[]): ReturnType<typeof run> =>
    decide(["--entities", "none.json", "--requests", "r.jsonl", ...more], {
      files: { "r.jsonl": requests },
    });

  it("reports lines that do not fit and goes on", async () => {
    const { code, stdout, stderr } = await many(...WITH, "-f", "plain");
    expect(code).toBe(1);
    expect(stdout.split("\n").map((text) => text.slice(0, 5))).toEqual(["ALLOW", "DENY ", ""]);
    expect(stdout).toContain("by-context");
    expect(stderr.split("\n").map((text) => text.split(": error")[0])).toEqual([
      "r.jsonl:2: $.action",
      "r.jsonl:3: $.context.ip",
      "r.jsonl:4: $.principal",
      "",
    ]);
  });

  it("decides them when told not to check them, but reads the context by the schema", async () => {
    const { code, stdout, stderr } = await many(
      ...WITH,
      "--request-validation",
      "false",
      "-f",
      "plain",
    );
    expect(code).toBe(1);
    expect(stdout.trimEnd().split("\n")).toHaveLength(3);
    expect(stderr.split("\n").map((text) => text.split(": error")[0])).toEqual([
      "r.jsonl:2: $.context",
      "r.jsonl:3: $.context.ip",
      "",
    ]);
  });

  it("prints one JSON object per line, and warnings beside them", async () => {
    const { stdout, stderr } = await many("-s", "doubtful.cedarschema", "--output", "json");
    const documents = stdout
      .trimEnd()
      .split("\n")
      .map((text): unknown => JSON.parse(text));
    expect(documents).toMatchObject([
      { line: 1, ok: true, decision: "allow" },
      { line: 2, ok: false, diagnostics: [{ path: "$.action", source: "r.jsonl:2" }] },
      { line: 3, ok: false, diagnostics: [{ path: "$.context.ip" }] },
      { line: 4, ok: false, diagnostics: [{ path: "$.principal" }] },
      { line: 5, ok: true, decision: "deny" },
    ]);
    expect(stderr).toMatch(/^warning: `String` hides/);
  });
});

describe("evaluate with a schema", () => {
  const evaluate = (args: readonly string[], world: World = {}): ReturnType<typeof run> =>
    run(["evaluate", ...args, ...WITH], given(world));

  it("knows the schema's actions without any entities", async () => {
    const { stdout } = await evaluate(['Action::"view" in Action::"read"']);
    expect(stdout).toBe("true\n");
  });

  it("reads entities and the context by the schema", async () => {
    const request = [
      "-l",
      'User::"a"',
      "-a",
      'Action::"view"',
      "-c",
      "c.json",
      "--entities",
      "e.json",
    ];
    const { stdout, stderr } = await evaluate([
      "principal.boss == context.by && context.ip == principal.home",
      ...request,
    ]);
    expect({ stdout, stderr }).toEqual({ stdout: "true\n", stderr: "" });
  });

  it.each([
    [["principal", "-l", 'Usr::"a"'], "in --principal"],
    [["principal", "-l", 'Team::"a"', "-a", 'Action::"view"'], "in --principal"],
    [["action", "-a", 'Action::"x"'], "in --action"],
    [["action", "-a", 'Action::"pay"'], "name a file with `--context`"],
    [["principal", "-l", 'User::"a"', "--entities", "bad.json"], "at bad.json:1:9"],
  ])("checks the parts that are given: %j", async (args, message) => {
    const world = {
      files: { "bad.json": '[{"uid":{"type":"X","id":"x"},"attrs":{},"parents":[]}]' },
    };
    const { code, stdout, stderr } = await evaluate(args, world);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(message);
  });

  it("does not check parts that are not given, or any when told so", async () => {
    expect((await evaluate(["principal", "-l", 'Team::"a"'])).stdout).toBe('Team::"a"\n');
    expect(
      (await evaluate(["context.any", "-c", "c.json"], { files: { "c.json": '{"any": 1}' } }))
        .stdout,
    ).toBe("1\n");
    const unchecked = await evaluate([
      "principal",
      "-l",
      'Usr::"a"',
      "--request-validation",
      "false",
    ]);
    expect(unchecked).toMatchObject({ code: 0, stdout: 'Usr::"a"\n' });
  });

  it("shows what is doubtful about the schema", async () => {
    const args = ["evaluate", "1", "-s", "doubtful.cedarschema"];
    const { stdout, stderr } = await run(args, given());
    expect(stdout).toBe("1\n");
    expect(stderr).toMatch(/^warning: /);
    const json = await run([...args, "--output", "json"], given());
    expect(JSON.parse(json.stdout)).toMatchObject({
      value: 1,
      diagnostics: [{ severity: "warning" }],
    });
  });

  it("refuses options that need a schema without one", async () => {
    const { code, stderr } = await run(["evaluate", "1", "--request-validation", "true"]);
    expect(code).toBe(64);
    expect(stderr).toContain("give one with `--schema`");
  });
});

describe("check-parse with a schema and entities", () => {
  it("checks the entities against the schema", async () => {
    const check = (entities: string): ReturnType<typeof run> =>
      run(["check-parse", ...WITH, "--entities", "-", "-f", "plain"], given({ stdin: entities }));
    expect(await check(ENTITIES)).toMatchObject({ code: 0, stdout: "", stderr: "" });
    const wrong = await check('[{"uid":{"type":"Team","id":"ö"},"attrs":{"x":1},"parents":[]}]');
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toMatch(/^<stdin>:1:47: .*`x`/);
  });

  it("refuses the form of a schema without one", async () => {
    const { code, stderr } = await run(["check-parse", "--schema-format", "json"], given());
    expect(code).toBe(64);
    expect(stderr).toContain("`--schema-format` is of no use without a schema");
  });
});
