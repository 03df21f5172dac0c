/** What is written is read back as it was: Cedar text and JSON. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Expr } from "../ast/expr.ts";
import { createRequest } from "../request.ts";
import { evaluateExpression } from "../evaluate-expression.ts";
import { EvaluationError } from "../evaluator/evaluation-error.ts";
import { EntityStore } from "../entities/entity-store.ts";
import {
  contextFromJson,
  entitiesFromJson,
  entitiesToJson,
  valueToPlain,
} from "../json/entities-json.ts";
import { jsonText, parseJson, stringifyJson } from "../json/json-text.ts";
import { policyFromJson, policyToJson, templateFromJson } from "../json/policy-json.ts";
import {
  policySetFromJson,
  policySetToJson,
  policySetToJsonText,
} from "../json/policy-set-json.ts";
import {
  parseEntityUid,
  parseExpression,
  parsePolicy,
  parsePolicySet,
  parseTemplate,
} from "../parser/parse.ts";
import * as gen from "../testing/arbitraries.ts";
import { shape, shapeOfSet, valueOf } from "../testing/shape.ts";
import { valuesEqual } from "../values/value.ts";
import { RecordValue } from "../values/value.ts";
import type { Value } from "../values/value.ts";
import { printExpr } from "./print-expr.ts";
import { printEntityUid } from "./print-literal.ts";
import { printPolicy, printPolicySet } from "./print-policy.ts";
import { printValue } from "./print-value.ts";

const request = valueOf(
  createRequest({ principal: 'U::"p"', action: 'Action::"a"', resource: 'R::"r"' }),
);

function evaluated(x: Expr): Value {
  const value = evaluateExpression(x, request, new EntityStore());
  if (value instanceof EvaluationError) throw new Error(value.message);
  return value;
}

describe("Cedar text", () => {
  test("expressions", () => {
    fc.assert(
      fc.property(gen.expr, (x) => {
        expect(shape(valueOf(parseExpression(printExpr(x))))).toEqual(shape(x));
      }),
      { numRuns: 500 },
    );
  });

  test("policies", () => {
    fc.assert(
      fc.property(gen.staticPolicy, (policy) => {
        const parsed = parsePolicy(printPolicy(policy), { id: policy.id });
        expect(shape(valueOf(parsed))).toEqual(shape(policy));
      }),
      { numRuns: 500 },
    );
  });

  test("templates", () => {
    fc.assert(
      fc.property(gen.template, (template) => {
        const parsed = parseTemplate(printPolicy(template), { id: template.id });
        expect(shape(valueOf(parsed))).toEqual(shape(template));
      }),
      { numRuns: 300 },
    );
  });

  test("policy sets: static policies, then templates", () => {
    fc.assert(
      fc.property(gen.policySet, (set) => {
        const parsed = valueOf(parsePolicySet(printPolicySet(set)));
        const bodies = [...set.policies()].flatMap((p) => (p.kind === "static" ? [p.body] : []));
        expect(shape([...parsed.policies()].map((p) => p.body))).toEqual(shape(bodies));
        const templates = [...set.templates()].map((t) => t.body);
        expect(shape([...parsed.templates()].map((t) => t.body))).toEqual(shape(templates));
      }),
      { numRuns: 150 },
    );
  });

  test("entity UIDs", () => {
    fc.assert(
      fc.property(gen.uid, (uid) => {
        expect(valueOf(parseEntityUid(printEntityUid(uid)))).toEqual(uid);
      }),
    );
  });

  test("a `has` path with a name in quotes is printed as what it means", () => {
    const arg: Expr = { kind: "var", name: "context", span: undefined };
    const x: Expr = { kind: "hasAttr", arg, path: ["a", "b c", "d"], span: undefined };
    const printed = printExpr({ kind: "not", arg: x, span: undefined });
    expect(printed).toBe('!(context has a && context.a has "b c" && context.a["b c"] has d)');
  });

  test("values evaluate back to themselves", () => {
    fc.assert(
      fc.property(gen.value, (value) => {
        const back = evaluated(valueOf(parseExpression(printValue(value))));
        expect(valuesEqual(back, value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("JSON", () => {
  test("policies, as data and as text", () => {
    fc.assert(
      fc.property(gen.staticPolicy, (policy) => {
        const json = policyToJson(policy);
        const { id } = policy;
        expect(shape(valueOf(policyFromJson(json, { id })))).toEqual(shape(policy));
        const text = valueOf(stringifyJson(json));
        expect(shape(valueOf(policyFromJson(jsonText(text), { id })))).toEqual(shape(policy));
      }),
      { numRuns: 500 },
    );
  });

  test("templates", () => {
    fc.assert(
      fc.property(gen.template, (template) => {
        const { id } = template;
        expect(shape(valueOf(templateFromJson(policyToJson(template), { id })))).toEqual(
          shape(template),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("policy sets, as text and as data", () => {
    fc.assert(
      fc.property(gen.policySet, (set) => {
        const text = policySetToJsonText(set);
        const back = valueOf(policySetFromJson(jsonText(text)));
        expect(shapeOfSet(back)).toEqual(shapeOfSet(set));
        expect(policySetToJsonText(back)).toBe(text);
        const viaData = valueOf(policySetFromJson(policySetToJson(set)));
        expect(shapeOfSet(viaData)).toEqual(shapeOfSet(set));
      }),
      { numRuns: 200 },
    );
  });

  test("values", () => {
    fc.assert(
      fc.property(gen.value, (value) => {
        const plain = valueToPlain(value);
        fc.pre(plain.ok);
        const context = valueOf(contextFromJson({ x: plain.value }));
        const back = context.attrs.get("x");
        expect(back !== undefined && valuesEqual(back, value)).toBe(true);
        const text = valueOf(stringifyJson({ x: plain.value }));
        expect(valuesEqual(valueOf(contextFromJson(jsonText(text))), context)).toBe(true);
        expect(valueOf(stringifyJson(valueOf(parseJson(text))))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    { name: "an entity escape", key: "__entity", inner: { type: "A", id: "b" } },
    { name: "an extension escape", key: "__extn", inner: { fn: "ip", arg: "::1" } },
  ])("a record that looks like $name cannot be written", ({ key, inner }) => {
    const attrs = new Map(Object.entries(inner));
    const record = new RecordValue(new Map([[key, new RecordValue(attrs)]]));
    expect(valueToPlain(record).ok).toBe(false);
    const twoKeys = new RecordValue(new Map([...record.attrs, ["other", 1]]));
    expect(valueToPlain(twoKeys).ok).toBe(true);
  });

  test("entities", () => {
    fc.assert(
      fc.property(gen.entities, (list) => {
        const store = valueOf(EntityStore.of(list));
        const json = entitiesToJson(store);
        fc.pre(json.ok);
        const text = valueOf(stringifyJson(json.value));
        for (const input of [json.value, jsonText(text)]) {
          const back = valueOf(entitiesFromJson(input));
          expect(back.size).toBe(store.size);
          // `add` takes an entity that is there already only if both say the same.
          expect(back.add(store).ok).toBe(true);
          for (const { uid } of list) {
            const names = (s: EntityStore): unknown => s.ancestors(uid).map(printEntityUid).sort();
            expect(names(back)).toEqual(names(store));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
