import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unwrap } from "../data/unwrap.ts";
import { parseSchemaText } from "./parse-schema-text.ts";
import { schemaFromFragments } from "./resolve/schema-from-fragments.ts";
import { printTypeScript } from "./types-from-schema.ts";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));

function typesOf(text: string): string {
  const { schema } = unwrap(schemaFromFragments([unwrap(parseSchemaText(text))]));
  return printTypeScript(schema);
}

const SCHEMA = `
  namespace App {
    type Address = { street: String, "zip code"?: Long };
    entity Color enum ["red", "blue", "\\"", "\\\\"];
    @doc("A person.")
    entity User in [Team] {
      name: String,
      age?: Long,
      home: Address,
      work?: Address,
      likes: Set<Color>,
      flags: Set<Bool>,
      "e-mail": String,
      seen?: datetime,
      "for"?: duration,
      from?: ipaddr,
      score?: decimal,
      boss?: User,
      can?: Action,
    } tags Set<String>;
    entity Team, "Doc";
    action view, "edit \\"it\\"" appliesTo {
      principal: [User, Team], resource: Doc, context: { mfa: Bool, "why not"?: String } };
    action ping appliesTo { principal: User, resource: Doc };
    action paint appliesTo { principal: Color, resource: Color };
    action admins;
  }
  entity Root;
`.replace('"Doc"', "Doc");

/** What must compile, and what must not: the lines that end in `// no`. */
const CALLER = `
import type { Cedar } from "./cedar.js";
import { EntityUid, PolicySet } from "cedrus";
import { type TypedEntity, type TypedRequest, typedBy } from "cedrus/schema";

const cedar = typedBy<Cedar>();
const { uid, ref, entity } = cedar;

// Requests.
const ann = uid("App::User", "ann");
const doc = 'App::Doc::"1"';
cedar.createRequest({ principal: ann, action: 'App::Action::"ping"', resource: doc });
cedar.createRequest({ principal: 'App::User::"ann"', action: 'App::Action::"ping"', resource: doc, context: {} });
cedar.createRequest({ principal: ann, action: 'App::Action::"pong"', resource: doc }); // no
cedar.createRequest({ principal: ann, action: "ping", resource: doc }); // no
cedar.createRequest({ principal: uid("App::Team", "t"), action: 'App::Action::"ping"', resource: doc }); // no
cedar.createRequest({ principal: 'App::Doc::"1"', action: 'App::Action::"ping"', resource: doc }); // no
cedar.createRequest({ principal: ann, action: 'App::Action::"ping"', resource: 'Root::""' }); // no
cedar.createRequest({ principal: ann, action: 'App::Action::"ping"' }); // no
cedar.createRequest({ principal: ann, action: 'App::Action::"admins"', resource: doc }); // no
cedar.createRequest({ principal: new EntityUid("App::Team", "x"), action: 'App::Action::"ping"', resource: doc }); // no
cedar.createRequest({ principal: ann, action: 'App::Action::"ping"', resource: doc, context: { mfa: true } }); // no

// Ids in text are written as Cedar writes them, which only plain ones can be.
const paint = { action: 'App::Action::"paint"', resource: 'App::Color::"red"' } as const;
cedar.createRequest({ ...paint, principal: 'App::Color::"blue"' });
cedar.createRequest({ ...paint, principal: uid("App::Color", '"') });
cedar.createRequest({ ...paint, principal: 'App::Color::"""' }); // no
cedar.createRequest({ ...paint, principal: 'App::Color::"\\\\"' }); // no

// Contexts.
const view = { principal: uid("App::Team", "t"), action: 'App::Action::"view"', resource: doc } as const;
cedar.createRequest({ ...view, context: { mfa: true } });
cedar.createRequest({ ...view, context: { mfa: true, "why not": "later" } });
cedar.createRequest({ ...view, action: 'App::Action::"edit \\\\"it\\\\""', context: { mfa: false } });
cedar.createRequest({ ...view }); // no
cedar.createRequest({ ...view, context: {} }); // no
cedar.createRequest({ ...view, context: { mfa: "yes" } }); // no
cedar.createRequest({ ...view, context: { mfa: true, why: "later" } }); // no
cedar.isAuthorized({ ...view, context: { mfa: true } }, new PolicySet(), cedarStore());
cedar.isAuthorized({ ...view, context: { mfo: true } }, new PolicySet(), cedarStore()); // no

const kept: TypedRequest<Cedar> = { ...view, context: { mfa: true } };
cedar.createRequest(kept);
const either = "x".length > 1 ? 'App::Action::"view"' : 'App::Action::"ping"';
cedar.createRequest({ principal: ann, action: either, resource: doc, context: { mfa: true } }); // no
const mixed: TypedRequest<Cedar> = { principal: uid("App::Team", "t"), action: 'App::Action::"ping"', resource: doc }; // no
const bad: TypedRequest<Cedar, 'App::Action::"view"'> = { ...view, context: { mfa: 1 } }; // no

// Entities.
const attrs = {
  name: "Ann", home: { street: "Main" }, likes: [ref("App::Color", "red")], flags: [true], "e-mail": "a@b",
} as const;
entity("App::User", "ann", { attrs });
entity("App::User", "ann", { attrs: { ...attrs, age: 42, work: { street: "Side", "zip code": 9n } } });
entity("App::User", "ann", { attrs: { ...attrs, seen: { __extn: { fn: "datetime", arg: "2024-01-01" } } } });
entity("App::User", "ann", { attrs: { ...attrs, for: { __extn: { fn: "duration", arg: "1d" } } } });
entity("App::User", "ann", { attrs: { ...attrs, from: { __extn: { fn: "ip", arg: "::1" } } } });
entity("App::User", "ann", { attrs: { ...attrs, score: { __extn: { fn: "decimal", arg: "1.0" } } } });
entity("App::User", "ann", { attrs: { ...attrs, boss: ref("App::User", "bob") } });
entity("App::User", "ann", { attrs: { ...attrs, can: { __entity: { type: "App::Action", id: "ping" } } } });
entity("App::User", "ann", { attrs, parents: [uid("App::Team", "t")], tags: { a: ["x"], "b c": [] } });
entity("App::Color", "red");
entity("App::Team", "t", {});
entity("Root", "/", { attrs: {}, parents: [] });
entity("App::User", "ann"); // no
entity("App::User", "ann", {}); // no
entity("App::Usr", "ann", { attrs }); // no
entity("App::User", "ann", { attrs: { name: "Ann" } }); // no
entity("App::User", "ann", { attrs: { ...attrs, height: 1 } }); // no
entity("App::User", "ann", { attrs: { ...attrs, age: "42" } }); // no
entity("App::User", "ann", { attrs: { ...attrs, age: null } }); // no
entity("App::User", "ann", { attrs: { ...attrs, work: { road: "Side" } } }); // no
entity("App::User", "ann", { attrs: { ...attrs, work: { street: "Side", zip: 1 } } }); // no
entity("App::User", "ann", { attrs: { ...attrs, likes: [ref("App::User", "bob")] } }); // no
entity("App::User", "ann", { attrs: { ...attrs, likes: "red" } }); // no
entity("App::User", "ann", { attrs: { ...attrs, boss: ref("App::Team", "t") } }); // no
entity("App::User", "ann", { attrs: { ...attrs, boss: uid("App::User", "bob") } }); // no
entity("App::User", "ann", { attrs: { ...attrs, seen: new Date() } }); // no
entity("App::User", "ann", { attrs: { ...attrs, from: { __extn: { fn: "decimal", arg: "1.0" } } } }); // no
entity("App::User", "ann", { attrs: { ...attrs, can: { __entity: { type: "App::Action", id: "pong" } } } }); // no
entity("App::User", "ann", { attrs, parents: [uid("Root", "/")] }); // no
entity("App::User", "ann", { attrs, tags: { a: "x" } }); // no
entity("App::Team", "t", { parents: [uid("App::Team", "u")] }); // no
entity("App::Team", "t", { tags: { a: [] } }); // no
entity("App::Team", "t", { attrs: { a: 1 } }); // no
entity("App::Color", "green"); // no
ref("App::Color", "green"); // no
uid("App::Action", "ping"); // no

// Lists of entities.
cedar.entitiesFromJson([
  entity("App::User", "ann", { attrs }),
  { uid: { type: "App::Team", id: "t" }, attrs: {}, parents: [] },
]);
cedar.entitiesFromJson([{ uid: { type: "App::User", id: "t" }, attrs: {}, parents: [] }]); // no
cedar.entityListFromJson([{ uid: { type: "App::Tem", id: "t" }, attrs: {}, parents: [] }]); // no
const red: TypedEntity<Cedar, "App::Color"> = { uid: { type: "App::Color", id: "red" }, attrs: {}, parents: [] };
const green: TypedEntity<Cedar, "App::Color"> = { uid: { type: "App::Color", id: "green" }, attrs: {}, parents: [] }; // no

function cedarStore() {
  const entities = cedar.entitiesFromJson([red]);
  if (!entities.ok) throw new Error(String([bad, mixed, green]));
  return entities.value;
}
`;

const TSCONFIG = {
  extends: "../../tsconfig.base.json",
  compilerOptions: { composite: false, declaration: false, noEmit: true, skipLibCheck: false },
  include: ["*.ts"],
};

/** The lines of the compiler's errors, by file. */
async function compile(folder: string): Promise<readonly string[]> {
  const tsc = path.join(ROOT, "node_modules/typescript/bin/tsc");
  const args = [tsc, "-p", folder, "--pretty", "false"];
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (_, stdout) => resolve(stdout));
  });
  const places = output.matchAll(/^(\S+)\((\d+),\d+\): error/gm);
  return [...new Set(Array.from(places, ([, file, line]) => `${file ?? ""}:${line ?? ""}`))];
}

describe("the types of a schema", () => {
  let folder = "";
  beforeAll(async () => {
    const cache = path.join(ROOT, ".cache");
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(path.join(cache, "types-"));
    await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(TSCONFIG));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("let through what the schema allows, and nothing else", async () => {
    await writeFile(path.join(folder, "cedar.d.ts"), typesOf(SCHEMA));
    await writeFile(path.join(folder, "caller.ts"), CALLER);
    const wrong = CALLER.split("\n").flatMap((line, i) =>
      line.endsWith("// no") ? [`caller.ts:${i + 1}`] : [],
    );
    expect(wrong.length).toBeGreaterThan(40);
    expect(await compile(folder)).toEqual(wrong);
  });

  it("are up to date in the example", async () => {
    const tinytodo = path.join(ROOT, "examples/tinytodo");
    const text = await readFile(path.join(tinytodo, "tinytodo.cedarschema"), "utf8");
    expect(await readFile(path.join(tinytodo, "cedar.d.ts"), "utf8")).toBe(typesOf(text));
  });

  it("are the same each time", () => {
    expect(typesOf(SCHEMA)).toBe(typesOf(SCHEMA));
  });

  it("name what cannot be an identifier, and say what annotations say", () => {
    const types = typesOf(SCHEMA);
    expect(types).toContain('"zip code"?: number | bigint;');
    expect(types).toContain(`'App::Action::"view"': {`);
    expect(types).toContain('"App::Action::\\"edit \\\\\\"it\\\\\\"\\"": {');
    expect(types).toContain('    /** A person. */\n    "App::User": {');
  });

  it("keep text from becoming code, or from hiding", () => {
    const types = typesOf('@doc("a */ b\\nc \\u{202e}") entity A { "x\\u{2028}\\u{202e}": Long };');
    expect(types).toContain("    /**\n     * a *\\/ b\n     * c \\u{202e}\n     */\n");
    expect(types).toContain('"x\\u{2028}\\u{202e}": number | bigint;');
    const short = typesOf('@doc("a \\u{202e}") entity A; @doc("@ts-ignore") entity B;');
    expect(short).toContain("    /** a \\u{202e} */\n");
    // On one line this would tell the compiler to pass over the next one.
    expect(short).toContain("    /**\n     * @ts-ignore\n     */\n");
  });

  it("say shared records once, so that they stay small", () => {
    const chain = Array.from(
      { length: 60 },
      (_, i) => `type T${i} = { a: T${i + 1}, b: T${i + 1} };`,
    );
    const types = typesOf(`${chain.join("\n")} type T60 = { x: Long }; entity A { t: T0, u: T0 };`);
    expect(types.length).toBeLessThan(5000);
    expect(types).toContain("      t: Shared61;");
  });

  it("cover an empty schema", () => {
    expect(typesOf("")).toContain("entities: Record<never, never>;");
  });
});
