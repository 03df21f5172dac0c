/** Expressions that are values of a wanted type: paths, literals, operators. */

import type { Expr, PlainType, TypeData } from "../language.ts";
import type { Source } from "../source.ts";
import { binary, call, getAttr, lit, variable } from "./build.ts";
import { type Domain, generateUid } from "./domain.ts";
import { EDGE_LONGS } from "./literals.ts";
import { isPlainName } from "./names.ts";
import { type Path, type PathIndex } from "./paths.ts";
import { generateLong, invalidLiteral } from "./pools.ts";
import type { ResolvedType } from "./types.ts";
import { constructorOf } from "./values.ts";

export interface ExprStyle {
  /** One of so many choices is a mistake; none if 0. */
  readonly flaws: number;
}

const PLAIN: readonly PlainType[] = [
  "Long",
  "Bool",
  "String",
  "ipaddr",
  "decimal",
  "datetime",
  "duration",
];

const LONG_OF_DURATION: readonly string[] = [
  "toMilliseconds",
  "toSeconds",
  "toMinutes",
  "toHours",
  "toDays",
];

export class ExprValues {
  readonly source: Source;
  readonly domain: Domain;
  readonly paths: PathIndex;
  readonly #style: ExprStyle;

  constructor(domain: Domain, paths: PathIndex, style: ExprStyle) {
    this.source = domain.source;
    this.domain = domain;
    this.paths = paths;
    this.#style = style;
  }

  /** Whether to make a mistake here. */
  isFlawed(): boolean {
    const { flaws } = this.#style;
    return flaws > 0 && this.source.chance(1, flaws);
  }

  plainType(): ResolvedType {
    return { kind: this.source.pick(PLAIN) };
  }

  /** The path, and its guards to those that there are already. */
  use(path: Path, guards: Expr[]): Expr {
    if (this.isFlawed()) return path.expr;
    for (const guard of path.guards) if (!guards.includes(guard)) guards.push(guard);
    return path.expr;
  }

  pathsTo(type: TypeData): readonly Path[] {
    return this.paths.byType.get(this.domain.index.key(type)) ?? [];
  }

  /** Whether there is a way to write a value of the type. */
  canMake(type: TypeData): boolean {
    return this.pathsTo(type).length > 0 || this.#canWrite(type);
  }

  /** A record literal has all its attributes, so it is never of a type with optional ones. */
  #canWrite(type: TypeData): boolean {
    const resolved = this.domain.index.resolve(type);
    if (resolved.kind === "set") return this.#canWrite(resolved.element);
    if (resolved.kind !== "record") return true;
    return resolved.attributes.every((each) => each.required && this.#canWrite(each.type));
  }

  value(type: ResolvedType, depth: number, guards: Expr[]): Expr {
    if (this.isFlawed()) return this.#literal(this.plainType(), 0, guards);
    const { source } = this;
    const known = this.pathsTo(type);
    const canWrite = known.length === 0 || this.#canWrite(type);
    const deeper = depth > 0 && canWrite ? 1 : 0;
    const isComputed = type.kind === "Long" || type.kind === "datetime" || type.kind === "duration";
    const kind = source.weighted([
      [canWrite ? 3 : 0, "literal"],
      [known.length > 0 ? 8 : 0, "path"],
      [deeper * (isComputed ? 10 : 2), "operator"],
      [deeper, "if"],
      [deeper, "field"],
    ] as const);
    switch (kind) {
      case "path":
        return this.use(source.pick(known), guards);
      case "literal":
        return this.#literal(type, depth, guards);
      case "operator":
        return this.#operator(type, depth - 1, guards);
      case "if":
        return this.#choice(type, depth - 1, guards);
      case "field":
        return this.#field(type, depth - 1, guards);
    }
  }

  /** The value by way of a record that is written for it. */
  #field(type: ResolvedType, depth: number, guards: Expr[]): Expr {
    const { source } = this;
    const name = source.pick(FIELD_NAMES);
    const entries: readonly (readonly [string, Expr])[] = [
      [name, this.value(type, depth, guards)],
      ["other", this.#literal(this.plainType(), 0, guards)],
    ];
    return getAttr({ kind: "record", entries }, name);
  }

  #choice(type: ResolvedType, depth: number, guards: Expr[]): Expr {
    const test = this.value(BOOL, 0, guards);
    const then = this.value(type, depth, guards);
    return { kind: "if", test, then, else: this.value(type, depth, guards) };
  }

  #literal(type: ResolvedType, depth: number, guards: Expr[]): Expr {
    const { source, domain } = this;
    switch (type.kind) {
      case "Bool":
        return lit(source.chance(1, 2));
      case "Long":
        return lit(source.chance(1, 10) ? generateLong(source) : source.pick(domain.pools.longs));
      case "String":
        return lit(source.pick(domain.pools.strings));
      case "entity":
        return this.#entityLiteral(type.name);
      case "set":
        return this.setOf(type.element, depth, guards);
      case "record":
        return {
          kind: "record",
          entries: type.attributes.map((each) => [
            each.name,
            this.value(domain.index.resolve(each.type), depth - 1, guards),
          ]),
        };
      case "ipaddr":
      case "decimal":
      case "datetime":
      case "duration":
        return this.#extension(type.kind);
    }
  }

  #entityLiteral(type: string): Expr {
    const { uid } = this.paths.env.action;
    if (type !== uid.type) return lit(generateUid(this.domain, type));
    const actions = this.domain.index.schema.actions.filter((each) => each.uid.type === type);
    return this.source.chance(1, 3) ? variable("action") : lit(this.source.pick(actions).uid);
  }

  #extension(kind: "ipaddr" | "decimal" | "datetime" | "duration"): Expr {
    const fn = constructorOf(kind);
    const valid = this.source.pick(this.domain.pools.valid[fn]);
    return this.callOf(fn, [lit(this.isFlawed() ? invalidLiteral(this.source, fn) : valid)]);
  }

  /** Rarely with an argument too many, which the parser allows. */
  callOf(fn: string, args: readonly Expr[]): Expr {
    const [first] = args;
    return first !== undefined && this.isFlawed() ? call(fn, ...args, first) : call(fn, ...args);
  }

  setOf(element: TypeData, depth: number, guards: Expr[]): Expr {
    const min = this.isFlawed() ? 0 : 1;
    const type = this.domain.index.resolve(element);
    return {
      kind: "set",
      elements: this.source.list(min, 3, () => this.value(type, Math.min(depth - 1, 0), guards)),
    };
  }

  /** By an operator or function that gives the type; by a literal if there is none. */
  #operator(type: ResolvedType, depth: number, guards: Expr[]): Expr {
    const { source } = this;
    switch (type.kind) {
      case "Long":
        return this.#arithmetic(depth, guards);
      case "Bool":
        return { kind: "not", arg: this.value(BOOL, depth, guards) };
      case "datetime": {
        const base = this.value(type, depth, guards);
        if (source.chance(1, 2)) return this.callOf("toDate", [base]);
        return this.callOf("offset", [base, this.value(DURATION, depth, guards)]);
      }
      case "duration": {
        const base = this.value(DATETIME, depth, guards);
        if (source.chance(1, 2)) return this.callOf("toTime", [base]);
        return this.callOf("durationSince", [base, this.value(DATETIME, depth, guards)]);
      }
      case "String":
      case "ipaddr":
      case "decimal":
      case "entity":
      case "set":
      case "record":
        return this.#literal(type, depth, guards);
    }
  }

  #arithmetic(depth: number, guards: Expr[]): Expr {
    const { source } = this;
    const op = source.weighted([
      [2, "neg"],
      [3, "+"],
      [3, "-"],
      [3, "*"],
      [6, "to"],
    ] as const);
    if (op === "neg") return { kind: "neg", arg: this.value(LONG, depth, guards) };
    if (op === "to") {
      return this.callOf(source.pick(LONG_OF_DURATION), [this.value(DURATION, depth, guards)]);
    }
    const left = this.value(LONG, depth, guards);
    // Overflows are rare without help: a value at the edge, mostly combined with a small one.
    if (source.chance(1, 4)) return binary(op, left, lit(source.pick(EDGE_LONGS)));
    const both = binary(op, left, this.value(LONG, depth, guards));
    // Several in a row, which need no parentheses.
    if (!source.chance(1, 4)) return both;
    return binary(source.pick(["-", "+", op]), both, this.value(LONG, 0, guards));
  }

  /** A test for an attribute of something of the type: one that it may have, or some other. */
  has(type: ResolvedType, guards: Expr[]): Expr {
    const { source, domain } = this;
    const known = this.pathsTo(type);
    const arg =
      known.length > 0 ? this.use(source.pick(known), guards) : this.#literal(type, 0, guards);
    const attributes = domain.index.attributesOf(type);
    if (attributes.length === 0 || source.chance(1, 5)) {
      return { kind: "hasAttr", arg, path: [source.pick(domain.pools.strings)] };
    }
    const { name, type: of } = source.pick(attributes);
    const inner = domain.index.attributesOf(of).filter((each) => isPlainName(each.name));
    if (inner.length === 0 || !isPlainName(name)) return { kind: "hasAttr", arg, path: [name] };
    return { kind: "hasAttr", arg, path: [name, source.pick(inner).name] };
  }
}

const FIELD_NAMES: readonly string[] = ["a", "__proto__", "constructor", "x y", "1", "if"];

const BOOL = { kind: "Bool" } as const;
const LONG = { kind: "Long" } as const;
const DATETIME = { kind: "datetime" } as const;
const DURATION = { kind: "duration" } as const;
