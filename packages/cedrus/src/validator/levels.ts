/**
 * Levels: how many entities in a row a policy looks into.
 *
 * At level n every access starts at a variable and goes through at most n entities, so that the
 * entities that a decision needs can be fetched in n rounds. Entity literals are no start: what they
 * lead to is not known beforehand.
 */

import type { Expr } from "../ast/expr.ts";
import { EntityUid } from "../values/entity-uid.ts";
import type { Checker, Notes } from "./checker.ts";
import { isEntity } from "./types.ts";

/** Reports where `x`, which `checker` has found well typed, goes beyond `level`. */
export function checkLevel(checker: Checker, notes: Notes, x: Expr, level: number): void {
  new LevelChecker(checker, notes, level).check(x);
}

class LevelChecker {
  readonly #checker: Checker;
  readonly #notes: Notes;
  readonly #level: number;
  /** Of what `has a.b.c` looks into, the shorter paths first: none is gone through twice. */
  readonly #depths = new Map<Expr, number>();

  constructor(checker: Checker, notes: Notes, level: number) {
    this.#checker = checker;
    this.#notes = notes;
    this.#level = level;
  }

  check(x: Expr): void {
    switch (x.kind) {
      case "lit":
      case "var":
        return;
      case "not":
      case "neg":
      case "isEmpty":
      case "like":
        return this.check(x.arg);
      case "and":
      case "or":
      case "call":
        return this.#all(x.args);
      case "if":
        return this.#all(this.#branches(x));
      case "binary":
        if (x.op === "in" || x.op === "hasTag" || x.op === "getTag") this.#enter(x.left, x);
        else this.check(x.left);
        return this.check(x.right);
      case "is":
        // Not typed if `is` is false: then nothing is looked into.
        if (x.in === undefined || !this.#notes.types.has(x.in)) return this.check(x.arg);
        this.#enter(x.arg, x);
        return this.check(x.in);
      case "getAttr":
        return this.#access(x.arg, x);
      case "hasAttr": {
        this.#access(x.arg, x);
        for (const prefix of this.#notes.prefixes.get(x) ?? []) {
          if (this.#notes.types.has(prefix)) this.#access(prefix, x);
        }
        return;
      }
      case "set":
        return this.#all(x.elements);
      case "record":
        return this.#all(x.entries.map(({ value }) => value));
    }
  }

  /** Dead code has no types, and is not looked at. */
  #all(expressions: readonly Expr[]): void {
    for (const x of expressions) if (this.#notes.types.has(x)) this.check(x);
  }

  #branches(x: Extract<Expr, { kind: "if" }>): readonly Expr[] {
    return [x.test, x.then, x.else];
  }

  #access(target: Expr, x: Expr): void {
    const type = this.#notes.types.get(target);
    if (type === undefined) return;
    if (isEntity(type)) this.#enter(target, x);
    else this.check(target);
  }

  /** `target` is looked into by `x`. */
  #enter(target: Expr, x: Expr): void {
    const depth = this.#entityDepth(target);
    if (depth + 1 <= this.#level) return;
    this.#report(
      x,
      `this looks ${depth === 0 ? "1 entity" : `${depth + 1} entities`} deep, and the level is ${this.#level}`,
      "pass what is needed in the context, or raise the level",
    );
  }

  #entityDepth(x: Expr): number {
    const depth = this.#depths.get(x) ?? this.#depth(x, []);
    this.#depths.set(x, depth);
    return depth;
  }

  /** Through how many entities `x` goes; `path` are the attributes that are then taken from it. */
  #depth(x: Expr, path: readonly string[]): number {
    // No other kind is an entity.
    switch (x.kind) {
      case "lit":
        if (!(x.value instanceof EntityUid) || !x.value.equals(this.#checker.action)) {
          const message = "an entity literal cannot be looked into when levels are checked";
          this.#report(x, message, "start at `principal`, `resource` or `context`");
        }
        return 0;
      case "if": {
        this.#all([x.test]);
        const live = [x.then, x.else].filter((branch) => this.#notes.types.has(branch));
        return Math.max(0, ...live.map((branch) => this.#depth(branch, path)));
      }
      case "getAttr": {
        const type = this.#notes.types.get(x.arg);
        if (type !== undefined && isEntity(type)) return this.#entityDepth(x.arg) + 1;
        return this.#depth(x.arg, [x.attr, ...path]);
      }
      case "binary": {
        const depth = this.#depth(x.left, path);
        this.check(x.right);
        return depth + 1;
      }
      case "record": {
        const [attr, ...rest] = path;
        let depth = 0;
        for (const { key, value } of x.entries) {
          if (key === attr) depth = this.#depth(value, rest);
          else this.check(value);
        }
        return depth;
      }
      case "and":
      case "call":
      case "hasAttr":
      case "is":
      case "isEmpty":
      case "like":
      case "neg":
      case "not":
      case "or":
      case "set":
      case "var":
        return 0;
    }
  }

  #report(x: Expr, message: string, help: string): void {
    this.#checker.report({ kind: "entityDerefLevelViolation", message, help, span: x.span });
  }
}
