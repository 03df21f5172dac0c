/**
 * What a policy demands of a request at least: of each side to be an entity, to be in one, or to be of
 * a type, and of one attribute to have a value.
 *
 * The scope says so, and the operands with which the first condition begins, as long as they cannot
 * fail. Where a demand is not met the policy does not hold, and does not fail either: whatever is
 * evaluated before the demand cannot fail.
 */

import type { Expr, LitExpr, VarName } from "../ast/expr.ts";
import type { ActionConstraint, Condition, PolicyBody, ScopeConstraint } from "../ast/policy.ts";
import { intern } from "../data/intern.ts";
import { type Long, longFromBigInt } from "../data/int64.ts";
import type { Side } from "../evaluator/environment.ts";
import { EntityUid, internUid } from "../values/entity-uid.ts";
import type { Value } from "../values/value.ts";

/** What is demanded of a side: a type, or an entity to be or be in; of an attribute: its value. */
export type Key = LitExpr["value"];

export interface Demand {
  readonly of: VarName;
  /** The attribute of which `key` is to be the value; without one, the side itself is meant. */
  readonly attr: string | undefined;
  readonly key: Key;
  /** Whether the other side, which the next demand is of, has to be or be in an entity as well. */
  readonly isFirstOfTwo: boolean;
  /** What demands that differ by their keys alone have in common. */
  readonly name: string;
}

type Sides = { [side in Side]: Key | undefined };

/** Demands that stand in an order, because the index is asked for one after the other. */
type Path = readonly Demand[];

/**
 * The demands of a policy: one path for each of a list of actions, of which a request has to meet one, and
 * for each order of the sides, of which it may follow either. Without a path, nothing can hold.
 */
export function pathsOf({ principal, action, resource, conditions }: PolicyBody): readonly Path[] {
  const sides: Sides = {
    principal: keyOf(principal),
    action: undefined,
    resource: keyOf(resource),
  };
  let actions = actionsOf(action);
  sides.action = actions[0];
  const test = refine(sides, conditions[0]);
  if (actions.length === 1) actions = [sides.action];
  return actions.flatMap((key) =>
    ordersOf(sides).map((order) => [
      ...demand("action", key),
      ...order,
      ...(test === undefined ? [] : [test]),
    ]),
  );
}

function demand(of: Side, key: Key | undefined, isFirstOfTwo = false): Path {
  const name = isFirstOfTwo ? `${of}!` : of;
  return key === undefined ? [] : [{ of, attr: undefined, key, isFirstOfTwo, name }];
}

function ordersOf({ principal, resource }: Sides): readonly Path[] {
  if (!(principal instanceof EntityUid && resource instanceof EntityUid)) {
    return [[...demand("principal", principal), ...demand("resource", resource)]];
  }
  return [
    [...demand("principal", principal, true), ...demand("resource", resource)],
    [...demand("resource", resource, true), ...demand("principal", principal)],
  ];
}

function keyOf(scope: ScopeConstraint | ActionConstraint): Key | undefined {
  if ("entity" in scope && scope.entity instanceof EntityUid) return scope.entity;
  return scope.kind === "is" ? scope.entityType : undefined;
}

function actionsOf(scope: ActionConstraint): readonly (Key | undefined)[] {
  return scope.kind === "inSet" ? scope.entities : [keyOf(scope)];
}

/** Adds what a condition demands first to `sides`; gives back what it demands of an attribute. */
function refine(sides: Sides, condition: Condition | undefined): Demand | undefined {
  if (condition?.kind !== "when") return undefined;
  const { body } = condition;
  for (const operand of body.kind === "and" ? body.args : [body]) {
    const found = demandOf(operand);
    if (found === undefined || found.attr !== undefined) return found;
    // Why a cast: nothing but attributes is demanded of the context.
    const side = found.of as Side;
    if (sides[side] === undefined || isBetter(found.key, sides[side])) sides[side] = found.key;
  }
  return undefined;
}

function isBetter(key: Key, than: Key): boolean {
  return key instanceof EntityUid && !(than instanceof EntityUid);
}

/** What an operand demands, if it cannot fail, or can only for want of the attribute. */
function demandOf(x: Expr): Demand | undefined {
  if (x.kind === "is") return onSide(x.arg, x.in === undefined ? x.entityType : entityOf(x.in));
  if (x.kind !== "binary") return undefined;
  const { op, left, right } = x;
  if (op === "in") return onSide(left, entityOf(right));
  if (op !== "==") return undefined;
  return right.kind === "lit" ? toEqual(left, right) : toEqual(right, left);
}

function entityOf(x: Expr): EntityUid | undefined {
  return x.kind === "lit" && x.value instanceof EntityUid ? x.value : undefined;
}

function onSide(x: Expr, key: Key | undefined): Demand | undefined {
  return x.kind === "var" && x.name !== "context" ? demand(x.name, key)[0] : undefined;
}

function toEqual(x: Expr, literal: Expr): Demand | undefined {
  if (literal.kind !== "lit") return undefined;
  if (x.kind !== "getAttr" || x.arg.kind !== "var") return onSide(x, entityOf(literal));
  const { attr } = x;
  const of = x.arg.name;
  const name = `${of}.${attr}`;
  return { of, attr, key: canonical(literal.value), isFirstOfTwo: false, name };
}

/** A key in strings of its own: a key of the index is compared with every request. */
export function internKey(key: Key): Key {
  if (key instanceof EntityUid) return internUid(key);
  return typeof key === "string" ? intern(key) : key;
}

/** The one form of values that are equal, for maps. */
export function canonical<T extends Value>(value: T): T | Long {
  return typeof value === "bigint" ? (longFromBigInt(value) ?? value) : value;
}
