/**
 * Cedar expressions as plain tagged data.
 *
 * The tree keeps what was written (`!=`, `>`, `has a.b`, `is … in …`) instead of its expansion, so
 * that printing and JSON give it back. Chains of `&&` and of `||` are one node with all operands,
 * so that a chain of any length has depth one.
 */

import type { Long } from "../data/int64.ts";
import type { Span } from "../data/span.ts";
import type { EntityUid } from "../values/entity-uid.ts";

export type VarName = "principal" | "action" | "resource" | "context";

/** Operators and methods on two operands, by the names they have in text and in JSON. */
export type BinaryOp =
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "+"
  | "-"
  | "*"
  | "contains"
  | "containsAll"
  | "containsAny"
  | "hasTag"
  | "getTag";

/** One element of a `like` pattern: text to be matched literally, or a wildcard. */
export type PatternElement = string | typeof WILDCARD;
export const WILDCARD = 0 as const;

/** A `like` pattern. Literal elements are non-empty and never stand side by side. */
export type Pattern = readonly PatternElement[];

interface Node<K extends string> {
  readonly kind: K;
  /** Where the expression stands in its text; `undefined` when it did not come from text. */
  readonly span: Span | undefined;
}

export interface LitExpr extends Node<"lit"> {
  readonly value: boolean | Long | string | EntityUid;
}
interface VarExpr extends Node<"var"> {
  readonly name: VarName;
}
export interface NotExpr extends Node<"not"> {
  readonly arg: Expr;
}
export interface NegExpr extends Node<"neg"> {
  readonly arg: Expr;
}
/** `args` has at least two elements, and the first is not itself an `and`. */
interface AndExpr extends Node<"and"> {
  readonly args: readonly Expr[];
}
/** `args` has at least two elements, and the first is not itself an `or`. */
interface OrExpr extends Node<"or"> {
  readonly args: readonly Expr[];
}
export interface IfExpr extends Node<"if"> {
  readonly test: Expr;
  readonly then: Expr;
  readonly else: Expr;
}
export interface BinaryExpr extends Node<"binary"> {
  readonly op: BinaryOp;
  readonly left: Expr;
  readonly right: Expr;
}
interface IsEmptyExpr extends Node<"isEmpty"> {
  readonly arg: Expr;
}
export interface LikeExpr extends Node<"like"> {
  readonly arg: Expr;
  readonly pattern: Pattern;
}
export interface IsExpr extends Node<"is"> {
  readonly arg: Expr;
  readonly entityType: string;
  /** The entity after `in`, when there is one. */
  readonly in: Expr | undefined;
}
export interface GetAttrExpr extends Node<"getAttr"> {
  readonly arg: Expr;
  readonly attr: string;
}
/** `arg has a.b.c`: `path` is `["a", "b", "c"]` and never empty. */
export interface HasAttrExpr extends Node<"hasAttr"> {
  readonly arg: Expr;
  readonly path: readonly string[];
}
interface SetExpr extends Node<"set"> {
  readonly elements: readonly Expr[];
}
export interface RecordEntry {
  readonly key: string;
  readonly value: Expr;
}
/** Keys are distinct. */
export interface RecordExpr extends Node<"record"> {
  readonly entries: readonly RecordEntry[];
}
/** A call of an extension function; for a method, the receiver is the first argument. */
export interface CallExpr extends Node<"call"> {
  readonly fn: string;
  readonly args: readonly Expr[];
}

export type Expr =
  | LitExpr
  | VarExpr
  | NotExpr
  | NegExpr
  | AndExpr
  | OrExpr
  | IfExpr
  | BinaryExpr
  | IsEmptyExpr
  | LikeExpr
  | IsExpr
  | GetAttrExpr
  | HasAttrExpr
  | SetExpr
  | RecordExpr
  | CallExpr;
