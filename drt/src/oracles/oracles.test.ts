import { parseExpression, unwrap } from "cedrus";
import { expect, test } from "vitest";
import { generateDomain, generateWorld } from "../generators/world.ts";
import { generateValue } from "../generators/values.ts";
import { VALID, INVALID, type ExtensionFn } from "../generators/literals.ts";
import type { Expr, Value } from "../language.ts";
import { Tape } from "../tape/tape.ts";
import { longText, recordText, setText, stringText, uidText } from "./canonical.ts";
import { answered } from "./engine.ts";
import { library } from "./library.ts";
import { buildExpr, buildFields, buildValue } from "./library-build.ts";
import { fieldsText, valueText } from "./library-decode.ts";
import { literalOf } from "./literals.ts";
import { model } from "./model.ts";
import { decodeFields, decodeValue } from "./model-decode.ts";
import { encodeFields, encodeValue } from "./model-encode.ts";
import { encodeSchema } from "./model-schema.ts";
import { wasm, wasmPool } from "./wasm.ts";
import { kindOfError } from "./wasm-kinds.ts";

const EXTENSIONS: readonly ExtensionFn[] = ["ip", "decimal", "datetime", "duration"];

/** Written down without any engine; of extension values, the text that makes them. */
function textOf(value: Value): string {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "bigint") return longText(value);
  if (typeof value === "string") return stringText(value);
  if ("type" in value) return uidText(value.type, value.id);
  if ("set" in value) return setText(value.set.map(textOf));
  if ("record" in value) return recordText(value.record.map(([name, of]) => [name, textOf(of)]));
  return `${value.fn} ${value.arg}`;
}

function hasExtension(value: Value): boolean {
  if (typeof value !== "object" || "type" in value) return false;
  if ("set" in value) return value.set.some(hasExtension);
  return "record" in value ? value.record.some(([, of]) => hasExtension(of)) : true;
}

test("values come back from the model, and from the library, as they went in", () => {
  let plain = 0;
  for (let seed = 0; seed < 300; seed++) {
    const domain = generateDomain(Tape.of(`values ${seed}`));
    const types = domain.index.schema.entityTypes.flatMap(({ attributes }) => attributes);
    for (const { type } of types) {
      const value = generateValue(domain, type);
      const text = decodeValue(encodeValue(value));
      expect(valueText(buildValue(value))).toBe(text);
      if (hasExtension(value)) continue;
      expect(text).toBe(textOf(value));
      plain += 1;
    }
  }
  expect(plain).toBeGreaterThan(100);
});

test("contexts keep every name, however it is written", () => {
  const fields = [
    ["__proto__", 1n],
    ["constructor", { set: [true, true] }],
    ["", { record: [["𝕏", -(2n ** 63n)]] }],
  ] as const;
  const text = `{"":{"𝕏":long -9223372036854775808},"__proto__":long 1,"constructor":[true]}`;
  expect(decodeFields(encodeFields(fields))).toBe(text);
  expect(fieldsText(buildFields(fields))).toBe(text);
});

test("schemas are well formed in the model", () => {
  for (let seed = 0; seed < 100; seed++) {
    const { schema } = generateWorld(Tape.of(`schemas ${seed}`), { policySets: 1, requests: 1 });
    expect(() => encodeSchema(schema)).not.toThrow();
  }
});

test("chains are built for the library as its parser builds them", () => {
  const lit = (value: bigint): Expr => ({ kind: "lit", value });
  const and = (left: Expr, right: Expr): Expr => ({ kind: "and", left, right });
  const written = and(and(lit(1n), lit(2n)), and(lit(3n), lit(4n)));
  const parsed = unwrap(parseExpression("1 && 2 && (3 && 4)"));
  expect(shapeOf(buildExpr(written))).toEqual(shapeOf(parsed));
});

/** Without places in a text. */
function shapeOf(x: unknown): unknown {
  return JSON.parse(
    JSON.stringify(x, (key, value: unknown) => (key === "span" ? undefined : value)),
  );
}

test("a value's literal has that value again", () => {
  const nobody = { type: "Nobody", id: "" };
  const request = { principal: nobody, action: nobody, resource: nobody, context: [] };
  const schema = { commonTypes: [], entityTypes: [], actions: [] };
  const evaluate = answered(library.load({ schema, entities: [] })).evaluate?.(request);
  const ask = evaluate === undefined ? undefined : answered(evaluate);
  for (const fn of EXTENSIONS) {
    for (const arg of VALID[fn]) {
      const value = buildValue({ fn, arg });
      expect(ask?.(literalOf(value))).toMatchObject({ value: valueText(value) });
    }
    for (const arg of INVALID[fn]) expect(() => buildValue({ fn, arg })).toThrow();
  }
});

test("every kind of error of the reference is known", () => {
  expect(kindOfError('`U::"a\\"b"` does not have the tag `a`')).toBe("tagDoesNotExist");
  expect(kindOfError('entity `N::U::"a\nb"` does not exist')).toBe("entityDoesNotExist");
  expect(() => kindOfError("something new")).toThrow("a message of unknown kind");
});

test("the reference is asked in a new instance after it died, and what was prepared is prepared again", () => {
  const world = generateWorld(Tape.of("instances"), { policySets: 1, requests: 2 });
  const [policies] = world.policySets;
  const [request] = world.requests;
  if (policies === undefined || request === undefined) throw new Error("an empty world");
  const decide = answered(wasm.load(world)).authorize?.(policies);
  if (typeof decide !== "function") throw new Error("no decisions");
  const before = decide(request);
  const deep = `permit(principal, action, resource) when { ${"[".repeat(400)}${"]".repeat(400)} == 1 };`;
  const traps = wasmPool.traps;
  wasmPool.callWithText("policySetTextToParts", deep);
  expect(wasmPool.traps).toBe(traps + 1);
  expect(decide(request)).toEqual(before);
});

test("the three engines decide the same on one world", () => {
  const world = generateWorld(Tape.of("one world"));
  const [policies] = world.policySets;
  const answers = [library, model, wasm].map((engine) => {
    const decide = policies && answered(engine.load(world)).authorize?.(policies);
    if (typeof decide !== "function") throw new Error("no decisions");
    return world.requests.map((request) => decide(request));
  });
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});
