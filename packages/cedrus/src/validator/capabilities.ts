/**
 * What is known to be present: an attribute of an expression, or a tag.
 *
 * `has` and `hasTag` give such facts. An expression stands for all expressions of the same structure;
 * positions and parentheses do not count, and `a != b` is the same as `!(a == b)`.
 */

import type { Expr } from "../ast/expr.ts";
import { quote } from "../data/quote.ts";
import { EntityUid } from "../values/entity-uid.ts";

/** Facts, each as a text that equal facts share. */
export type Capabilities = ReadonlySet<string>;

export const NO_CAPABILITIES: ReadonlySet<string> = new Set();

export function attributeCapability(target: string, attr: string): string {
  return `${target} has ${quote(attr)}`;
}

export function tagCapability(target: string, tag: string): string {
  return `${target} hasTag ${tag}`;
}

export function union(a: Capabilities, b: Capabilities): Capabilities {
  if (a.size === 0) return b;
  return b.size === 0 ? a : new Set([...a, ...b]);
}

export function intersection(a: Capabilities, b: Capabilities): Capabilities {
  return new Set([...a].filter((fact) => b.has(fact)));
}

/** Texts that expressions of the same structure share, made once for each node. */
export class ExprKeys {
  readonly #known = new Map<Expr, string>();

  of(x: Expr): string {
    let key = this.#known.get(x);
    if (key === undefined) {
      key = this.#make(x);
      this.#known.set(x, key);
    }
    return key;
  }

  /** The key of `target.attr`. */
  attribute(target: string, attr: string): string {
    return `(${target}.${quote(attr)})`;
  }

  #make(x: Expr): string {
    switch (x.kind) {
      case "lit":
        return x.value instanceof EntityUid ? x.value.toString() : literalKey(x.value);
      case "var":
        return x.name;
      case "not":
        return `(!${this.of(x.arg)})`;
      case "neg":
        return `(-${this.of(x.arg)})`;
      case "and":
        return `(&& ${this.#all(x.args)})`;
      case "or":
        return `(|| ${this.#all(x.args)})`;
      case "if":
        return `(if ${this.#all([x.test, x.then, x.else])})`;
      case "binary":
        return this.#binary(x.op, this.of(x.left), this.of(x.right));
      case "isEmpty":
        return `(isEmpty ${this.of(x.arg)})`;
      case "like":
        return `(like ${this.of(x.arg)} ${JSON.stringify(x.pattern)})`;
      case "is":
        return `(is ${this.of(x.arg)} ${x.entityType}${x.in === undefined ? "" : ` ${this.of(x.in)}`})`;
      case "getAttr":
        return this.attribute(this.of(x.arg), x.attr);
      case "hasAttr":
        return `(has ${this.of(x.arg)} ${x.path.map(quote).join(".")})`;
      case "set":
        return `[${this.#all(x.elements)}]`;
      case "record": {
        const entries = x.entries.map(({ key, value }) => `${quote(key)}:${this.of(value)}`);
        return `{${entries.toSorted().join(",")}}`;
      }
      case "call":
        return `(${x.fn} ${this.#all(x.args)})`;
    }
  }

  #all(expressions: readonly Expr[]): string {
    return expressions.map((x) => this.of(x)).join(" ");
  }

  #binary(op: string, left: string, right: string): string {
    if (op === "!=") return `(!(== ${left} ${right}))`;
    if (op === ">") return `(!(<= ${left} ${right}))`;
    return op === ">=" ? `(!(< ${left} ${right}))` : `(${op} ${left} ${right})`;
  }
}

function literalKey(value: boolean | number | bigint | string): string {
  return typeof value === "string" ? quote(value) : String(value);
}
