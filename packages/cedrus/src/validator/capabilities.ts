/**
 * What is known to be present: an attribute of an expression, or a tag.
 *
 * `has` and `hasTag` give such facts. An expression stands for all expressions of the same structure;
 * positions and parentheses do not count, and `a != b` is the same as `!(a == b)`.
 */

import type { Expr, LitExpr } from "../ast/expr.ts";
import { quote } from "../data/quote.ts";

/** What is known somewhere. */
export interface Known {
  has(fact: string): boolean;
}

/**
 * Facts, each as a text that equal facts share.
 *
 * Sets that grow out of one another share one map, in which each sees the first `size` facts, so that
 * a long `&&` takes linear time.
 */
export class Capabilities implements Known {
  readonly size: number;
  readonly #places: Map<string, number>;

  private constructor(places: Map<string, number>) {
    this.#places = places;
    this.size = places.size;
  }

  static of(facts: Iterable<string>): Capabilities {
    const places = new Map<string, number>();
    for (const fact of facts) if (!places.has(fact)) places.set(fact, places.size);
    return new Capabilities(places);
  }

  has(fact: string): boolean {
    const place = this.#places.get(fact);
    return place !== undefined && place < this.size;
  }

  union(more: Capabilities): Capabilities {
    if (more.size === 0) return this;
    if (this.size === 0) return more;
    // Where another set has grown out of this one, the map is no longer free to grow.
    const places = this.#places.size === this.size ? this.#places : new Map(this.#own());
    for (const [fact] of more.#own()) if (!places.has(fact)) places.set(fact, places.size);
    return new Capabilities(places);
  }

  intersection(other: Capabilities): Capabilities {
    if (this.size === 0 || other.size === 0) return NO_CAPABILITIES;
    return Capabilities.of([...this.#own()].flatMap(([fact]) => (other.has(fact) ? [fact] : [])));
  }

  *#own(): Iterable<readonly [string, number]> {
    let left = this.size;
    for (const entry of this.#places) {
      if (left-- === 0) return;
      yield entry;
    }
  }
}

export const NO_CAPABILITIES: Capabilities = Capabilities.of([]);

/** What is known where `facts` hold as well. */
export function alsoKnown(known: Known, facts: Capabilities): Known {
  if (facts.size === 0) return known;
  return { has: (fact) => facts.has(fact) || known.has(fact) };
}

export function attributeCapability(target: string, attr: string): string {
  return `${target} has ${attr}`;
}

export function tagCapability(target: string, tag: string): string {
  return `${target} hasTag ${tag}`;
}

/**
 * Short texts that expressions of the same meaning in structure share, made once for each node: what is
 * short for something (`!=`, `is … in`) has the text of what it is short for.
 */
export class ExprKeys {
  readonly #known = new Map<Expr, string>();
  /** By the text that says what an expression is made of, where its parts are such short texts. */
  readonly #short = new Map<string, string>();

  /** Leaves no more behind than there was at the beginning. */
  forget(): void {
    if (this.#known.size === 0) return;
    this.#known.clear();
    this.#short.clear();
  }

  of(x: Expr): string {
    let key = this.#known.get(x);
    if (key === undefined) {
      key = this.#make(x);
      this.#known.set(x, key);
    }
    return key;
  }

  #shorten(text: string): string {
    let short = this.#short.get(text);
    if (short === undefined) {
      short = `#${this.#short.size}`;
      this.#short.set(text, short);
    }
    return short;
  }

  #make(x: Expr): string {
    switch (x.kind) {
      case "lit":
        return this.#shorten(literalKey(x.value));
      case "var":
        return this.#shorten(x.name);
      case "not":
        return this.#not(this.of(x.arg));
      case "neg":
        return this.#shorten(`-${this.of(x.arg)}`);
      case "and":
        return this.#chain("&&", this.#all(x.args));
      case "or":
        return this.#chain("||", this.#all(x.args));
      case "if":
        return this.#shorten(`if ${this.#all([x.test, x.then, x.else]).join(" ")}`);
      case "binary":
        return this.#binary(x.op, this.of(x.left), this.of(x.right));
      case "isEmpty":
        return this.#shorten(`isEmpty ${this.of(x.arg)}`);
      case "like":
        return this.#shorten(`like ${this.of(x.arg)} ${JSON.stringify(x.pattern)}`);
      case "is": {
        const arg = this.of(x.arg);
        const is = this.#shorten(`is ${arg} ${x.entityType}`);
        return x.in === undefined
          ? is
          : this.#chain("&&", [is, this.#binary("in", arg, this.of(x.in))]);
      }
      case "getAttr":
        return this.#shorten(`${this.of(x.arg)}.${x.attr}`);
      case "hasAttr":
        // Not the key of what it is short for: the reference tells the two apart.
        return this.#shorten(`has ${this.of(x.arg)} ${x.path.map(quote).join(".")}`);
      case "set":
        return this.#shorten(`[${this.#all(x.elements).join(" ")}]`);
      case "record": {
        const entries = x.entries.map(({ key, value }) => `${quote(key)}:${this.of(value)}`);
        return this.#shorten(`{${entries.toSorted().join(",")}}`);
      }
      case "call":
        return this.#shorten(`${x.fn}(${this.#all(x.args).join(" ")})`);
    }
  }

  #all(expressions: readonly Expr[]): readonly string[] {
    return expressions.map((x) => this.of(x));
  }

  #not(arg: string): string {
    return this.#shorten(`!${arg}`);
  }

  /** Chains group to the left; of two literals one is made, see `folded.ts`. */
  #chain(op: "&&" | "||", args: readonly string[]): string {
    const [yes, no] = [this.#shorten("true"), this.#shorten("false")];
    const isLiteral = (key: string): boolean => key === yes || key === no;
    return args.reduce((left, right) => {
      if (!isLiteral(left) || !isLiteral(right)) return this.#shorten(`${op} ${left} ${right}`);
      return left === (op === "&&" ? no : yes) ? left : right;
    });
  }

  #binary(op: string, left: string, right: string): string {
    if (op === "!=") return this.#not(this.#binary("==", left, right));
    if (op === ">") return this.#not(this.#binary("<=", left, right));
    if (op === ">=") return this.#not(this.#binary("<", left, right));
    return this.#shorten(`${op} ${left} ${right}`);
  }
}

function literalKey(value: LitExpr["value"]): string {
  return typeof value === "string" ? quote(value) : value.toString();
}
