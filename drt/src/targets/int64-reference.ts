/** Arithmetic and comparisons of Longs against unbounded integers. */

import { lit } from "../generators/build.ts";
import { generateLong } from "../generators/pools.ts";
import { EDGE_LONGS } from "../generators/literals.ts";
import type { Expr } from "../language.ts";
import { longText } from "../oracles/canonical.ts";
import type { Source } from "../source.ts";
import type { Target } from "../target.ts";
import { checkValue } from "./check-value.ts";
import { type Engines, ENGINES } from "./engines.ts";

export interface Int64Input {
  readonly op: (typeof OPERATORS)[number];
  readonly left: bigint;
  readonly right: bigint;
}

const OPERATORS = ["+", "-", "*", "neg", "<", "<=", ">", ">=", "==", "!="] as const;

const LOWEST = -(2n ** 63n);
const HIGHEST = 2n ** 63n - 1n;

function generateLongNearEdge(source: Source): bigint {
  if (source.chance(1, 3)) return generateLong(source);
  const near = source.pick(EDGE_LONGS) + BigInt(source.int(7)) - 3n;
  return near < LOWEST ? LOWEST : near > HIGHEST ? HIGHEST : near;
}

function expectedOf({ op, left, right }: Int64Input): string {
  switch (op) {
    case "+":
      return within(left + right);
    case "-":
      return within(left - right);
    case "*":
      return within(left * right);
    case "neg":
      return within(-left);
    case "<":
      return String(left < right);
    case "<=":
      return String(left <= right);
    case ">":
      return String(left > right);
    case ">=":
      return String(left >= right);
    case "==":
      return String(left === right);
    case "!=":
      return String(left !== right);
  }
}

function within(value: bigint): string {
  return value < LOWEST || value > HIGHEST ? "error arithBoundsError" : longText(value);
}

function expressionOf({ op, left, right }: Int64Input): Expr {
  if (op === "neg") return { kind: "neg", arg: lit(left) };
  return { kind: "binary", op, left: lit(left), right: lit(right) };
}

export function int64Reference(engines: Engines = ENGINES): Target<Int64Input> {
  return {
    name: "int64-reference",
    description: "arithmetic in library and model against unbounded integers",
    generate: (source) => ({
      op: source.pick(OPERATORS),
      left: generateLongNearEdge(source),
      right: generateLongNearEdge(source),
    }),
    check: (input, recorder) => {
      const expected = expectedOf(input);
      recorder.saw(expected.startsWith("error") ? "long/overflow" : "long/fits");
      return checkValue(engines, { expression: expressionOf(input), expected }, recorder);
    },
  };
}
