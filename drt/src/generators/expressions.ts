/** Expressions of a wanted type, mostly well typed: optional things are used behind their guards. */

import type { BinaryOp, Expr, TypeData } from "../language.ts";
import { and, binary, guarded, lit, not, or, variable } from "./build.ts";
import { entityAtom } from "./entity-atoms.ts";
import { generatePattern } from "./patterns.ts";
import type { ResolvedType } from "./types.ts";
import { Undirected } from "./undirected.ts";
import { ExprValues } from "./expression-values.ts";

/** Generates boolean expressions for one request environment. */
export class Expressions extends ExprValues {
  /** A whole condition. */
  bool(depth: number): Expr {
    const { source } = this;
    const deeper = depth > 0 ? 1 : 0;
    const kind = source.weighted([
      [1, "literal"],
      [10, "atom"],
      [3 * deeper, "and"],
      [3 * deeper, "or"],
      [2 * deeper, "not"],
      [deeper, "if"],
      [deeper, "dead"],
      [deeper, "chain"],
    ] as const);
    switch (kind) {
      case "literal":
        return lit(!source.chance(1, 3));
      case "atom":
        return this.#atom(depth);
      case "dead":
        return this.#dead();
      case "chain":
        return this.#chain();
      case "and":
        return and(this.bool(depth - 1), this.bool(depth - 1));
      case "or":
        return or(this.bool(depth - 1), this.bool(depth - 1));
      case "not":
        return not(this.bool(depth - 1));
      case "if":
        return {
          kind: "if",
          test: this.bool(depth - 1),
          then: this.bool(depth - 1),
          else: this.bool(depth - 1),
        };
    }
  }

  /** As it is written without parentheses: every operand but the last is the one on the left of the next. */
  #chain(): Expr {
    const { source } = this;
    const join = source.chance(1, 2) ? and : or;
    return source.list(1, 3, () => this.#atom(0)).reduce(join, join(this.#atom(0), this.#atom(0)));
  }

  /** Something with a part that is never evaluated, so that its types do not matter. */
  #dead(): Expr {
    const { source, domain, paths } = this;
    const junk = new Undirected(domain, paths).any(1);
    const { action } = paths.env;
    const known: Expr = binary("==", variable("action"), lit(action.uid));
    const truth = source.chance(1, 2) ? known : lit(true);
    const kind = source.pick(["or", "and", "if"] as const);
    if (kind === "or") return or(truth, junk);
    if (kind === "and") return not(and(not(truth), junk));
    return { kind: "if", test: truth, then: this.#atom(0), else: junk };
  }

  /** One test, behind the guards of all that it uses. */
  #atom(depth: number): Expr {
    const guards: Expr[] = [];
    const body = this.#test(this.#subjectType(), depth - 1, guards);
    const last = guards.at(-1);
    if (last === undefined || !this.source.chance(1, 10)) return guarded(guards, body);
    const test = guarded(guards.slice(0, -1), last);
    return { kind: "if", test, then: body, else: lit(this.source.chance(1, 2)) };
  }

  #subjectType(): ResolvedType {
    const { source, paths } = this;
    if (paths.types.length > 0 && source.chance(3, 5)) return source.pick(paths.types);
    return source.weighted<ResolvedType>([
      [3, { kind: "entity", name: paths.env.principal }],
      [3, { kind: "entity", name: paths.env.resource }],
      [1, { kind: "entity", name: paths.env.action.uid.type }],
      [2, this.plainType()],
      [1, { kind: "Long" }],
    ]);
  }

  #test(type: ResolvedType, depth: number, guards: Expr[]): Expr {
    if (this.source.chance(1, 5)) return this.#equality(type, depth, guards);
    switch (type.kind) {
      case "Bool":
        return this.value(type, depth, guards);
      case "Long":
      case "datetime":
      case "duration":
        return this.#order(type, depth, guards);
      case "String":
        return this.#stringTest(depth, guards);
      case "ipaddr":
        return this.#ipTest(depth, guards);
      case "decimal":
        return this.#decimalTest(depth, guards);
      case "entity":
        return entityAtom(this, type.name, guards);
      case "set":
        return this.#setTest(type, depth, guards);
      case "record":
        return this.has(type, guards);
    }
  }

  #equality(type: ResolvedType, depth: number, guards: Expr[]): Expr {
    const op = this.source.chance(1, 3) ? "!=" : "==";
    const left = this.value(type, depth, guards);
    const other = this.isFlawed() ? this.plainType() : this.#comparable(type);
    return binary(op, left, this.value(other, depth, guards));
  }

  /** Entities may be compared whatever their types are. */
  #comparable(type: ResolvedType): ResolvedType {
    const { source, domain } = this;
    if (type.kind !== "entity" || !source.chance(1, 6)) return type;
    return { kind: "entity", name: source.pick(domain.index.schema.entityTypes).name };
  }

  #order(type: ResolvedType, depth: number, guards: Expr[]): Expr {
    const op = this.source.pick<BinaryOp>(["<", "<=", ">", ">="]);
    // Mostly something that is computed, so that arithmetic happens, and fails.
    const left = this.value(type, depth + 1, guards);
    return binary(op, left, this.value(this.isFlawed() ? this.plainType() : type, depth, guards));
  }

  #stringTest(depth: number, guards: Expr[]): Expr {
    const { source, domain } = this;
    const arg = this.value(STRING, depth, guards);
    if (source.chance(1, 6)) return binary("contains", this.setOf(STRING, depth, guards), arg);
    return { kind: "like", arg, pattern: generatePattern(source, domain.pools.strings) };
  }

  #ipTest(depth: number, guards: Expr[]): Expr {
    const fn = this.source.pick(["isIpv4", "isIpv6", "isLoopback", "isMulticast", "isInRange"]);
    const args = [this.value(IP, depth, guards)];
    if (fn === "isInRange") args.push(this.value(IP, depth, guards));
    return this.callOf(fn, args);
  }

  #decimalTest(depth: number, guards: Expr[]): Expr {
    const fn = this.source.pick([
      "lessThan",
      "lessThanOrEqual",
      "greaterThan",
      "greaterThanOrEqual",
    ]);
    return this.callOf(fn, [
      this.value(DECIMAL, depth, guards),
      this.value(DECIMAL, depth, guards),
    ]);
  }

  #setTest(type: TypeData & { kind: "set" }, depth: number, guards: Expr[]): Expr {
    const set = this.value(type, depth, guards);
    const op = this.source.weighted([
      [1, "isEmpty"],
      [3, "contains"],
      [2, "containsAll"],
      [2, "containsAny"],
    ] as const);
    if (op === "isEmpty") return { kind: "isEmpty", arg: set };
    const other = op === "contains" ? this.domain.index.resolve(type.element) : type;
    if (!this.canMake(other)) return { kind: "isEmpty", arg: set };
    return binary(op, set, this.value(other, depth, guards));
  }
}

const STRING = { kind: "String" } as const;
const IP = { kind: "ipaddr" } as const;
const DECIMAL = { kind: "decimal" } as const;
