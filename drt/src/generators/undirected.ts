/** Expressions without regard to types: most of them fail somewhere inside. */

import type { BinaryOp, Expr, Uid, VarName } from "../language.ts";
import type { Source } from "../source.ts";
import { binary, call, getAttr, lit, variable } from "./build.ts";
import { type Domain, generateUid } from "./domain.ts";
import { ENTITY_IDS } from "./names.ts";
import { generatePattern } from "./patterns.ts";
import type { PathIndex } from "./paths.ts";
import { invalidLiteral } from "./pools.ts";

const VARIABLES: readonly VarName[] = ["principal", "resource", "context", "action"];

const BINARY: readonly BinaryOp[] = [
  "==",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "in",
  "+",
  "-",
  "*",
  "contains",
  "containsAll",
  "containsAny",
  "hasTag",
  "getTag",
];

const CONSTRUCTORS = ["ip", "decimal", "datetime", "duration"] as const;

const UNARY_CALLS: readonly string[] = [
  "ip",
  "decimal",
  "datetime",
  "duration",
  "isIpv4",
  "isIpv6",
  "isLoopback",
  "isMulticast",
  "toDate",
  "toTime",
  "toMilliseconds",
  "toSeconds",
  "toMinutes",
  "toHours",
  "toDays",
];

const BINARY_CALLS: readonly string[] = [
  "isInRange",
  "lessThan",
  "lessThanOrEqual",
  "greaterThan",
  "greaterThanOrEqual",
  "offset",
  "durationSince",
];

export class Undirected {
  readonly #source: Source;
  readonly #domain: Domain;
  readonly #paths: PathIndex;

  constructor(domain: Domain, paths: PathIndex) {
    this.#source = domain.source;
    this.#domain = domain;
    this.#paths = paths;
  }

  any(depth: number): Expr {
    const source = this.#source;
    const deeper = depth > 0 ? 1 : 0;
    const kind = source.weighted([
      [3, "literal"],
      [4, "path"],
      [2, "variable"],
      [6 * deeper, "binary"],
      [2 * deeper, "logic"],
      [2 * deeper, "unary"],
      [3 * deeper, "attribute"],
      [2 * deeper, "test"],
      [deeper, "if"],
      [2 * deeper, "collection"],
      [2 * deeper, "call"],
    ] as const);
    switch (kind) {
      case "literal":
        return this.#literal();
      case "path":
        return source.pick(this.#paths.all).expr;
      case "variable":
        return variable(source.pick(VARIABLES));
      case "binary":
        return binary(source.pick(BINARY), this.any(depth - 1), this.any(depth - 1));
      case "logic":
        return {
          kind: source.pick(["and", "or"] as const),
          left: this.any(depth - 1),
          right: this.any(depth - 1),
        };
      case "unary":
        return {
          kind: source.pick(["not", "neg", "isEmpty"] as const),
          arg: this.any(depth - 1),
        };
      case "attribute":
        return this.#attribute(this.any(depth - 1));
      case "test":
        return this.#test(this.any(depth - 1), depth);
      case "if":
        return {
          kind: "if",
          test: this.any(depth - 1),
          then: this.any(depth - 1),
          else: this.any(depth - 1),
        };
      case "collection":
        return this.#collection(depth);
      case "call":
        return this.#call(depth);
    }
  }

  #literal(): Expr {
    const source = this.#source;
    const { pools, index } = this.#domain;
    const kind = source.weighted([
      [3, "bool"],
      [2, "long"],
      [2, "string"],
      [2, "entity"],
      [2, "extension"],
    ] as const);
    switch (kind) {
      case "bool":
        return lit(source.chance(1, 2));
      case "long":
        return lit(source.pick(pools.longs));
      case "string":
        return lit(source.pick(pools.strings));
      case "entity":
        return lit(this.#uid(source.pick(index.schema.entityTypes).name));
      case "extension": {
        const fn = source.pick(CONSTRUCTORS);
        const isValid = source.chance(2, 3);
        return call(fn, lit(isValid ? source.pick(pools.valid[fn]) : invalidLiteral(source, fn)));
      }
    }
  }

  /** The name of some attribute of the schema, or any string. */
  #name(): string {
    const source = this.#source;
    const { index, pools } = this.#domain;
    const { attributes } = source.pick(index.schema.entityTypes);
    if (attributes.length > 0 && source.chance(3, 4)) return source.pick(attributes).name;
    return source.pick(pools.strings);
  }

  #attribute(arg: Expr): Expr {
    if (this.#source.chance(1, 2)) return getAttr(arg, this.#name());
    return { kind: "hasAttr", arg, path: [this.#name()] };
  }

  #test(arg: Expr, depth: number): Expr {
    const source = this.#source;
    const { index, pools } = this.#domain;
    if (source.chance(1, 2)) {
      return { kind: "like", arg, pattern: generatePattern(source, pools.strings) };
    }
    const type = source.pick(index.schema.entityTypes).name;
    if (source.chance(1, 2)) return { kind: "is", arg, type };
    return { kind: "is", arg, type, in: this.any(depth - 1) };
  }

  #collection(depth: number): Expr {
    const source = this.#source;
    if (source.chance(2, 3)) {
      return { kind: "set", elements: source.list(0, 3, () => this.any(depth - 1)) };
    }
    const names = [...new Set(source.list(0, 3, () => this.#name()))];
    return { kind: "record", entries: names.map((name) => [name, this.any(depth - 1)]) };
  }

  /** Rarely with one argument too few or too many. */
  #call(depth: number): Expr {
    const source = this.#source;
    const isUnary = source.chance(1, 2);
    const fn = source.pick(isUnary ? UNARY_CALLS : BINARY_CALLS);
    const arity = isUnary ? 1 : 2;
    const count = source.chance(1, 12) ? 3 - arity : arity;
    return call(fn, ...source.list(count, count, () => this.any(depth - 1)));
  }

  /** Now and then of an enumerated type with an id that it does not declare. */
  #uid(type: string): Uid {
    const isAnyId = this.#source.chance(1, 6);
    return isAnyId ? { type, id: this.#source.pick(ENTITY_IDS) } : generateUid(this.#domain, type);
  }
}
