/**
 * The generators' data as values of the compiled model.
 *
 * Surface operators are written with those of the core language here, as the Cedar language defines them.
 */

import { BigNumber } from "bignumber.js";
import {
  _dafny,
  EntityModel,
  EntityUidModel,
  EnvironmentModel,
  ExprModel,
  FunctionNamesModel,
  Model,
  PolicyModel,
  PolicySetModel,
  ValueModel,
} from "../../../model/generated/model.mjs";
import type * as M from "../../../model/generated/model.mjs";
import type {
  ActionScope,
  BinaryOp,
  EntityData,
  EntityOrSlot,
  Expr,
  Fields,
  LinkData,
  Literal,
  Pattern,
  PolicyData,
  PolicySetData,
  RequestData,
  Scope,
  Uid,
  Value,
} from "../language.ts";
import { ancestorsOf } from "./ancestors.ts";
import { NoValueError } from "./engine.ts";

const X = ExprModel.Expr;

export function encodeInt(value: bigint): M.Int {
  return new BigNumber(String(value));
}

export function encodeUid({ type, id }: Uid): M.EntityUid {
  return EntityUidModel.EntityUid.create_EntityUid(type, id);
}

function seq<T, R>(items: readonly T[], encode: (item: T) => R): M.Seq<R> {
  return _dafny.Seq.from(items.map((item) => encode(item)));
}

// ---- Expressions

const VARIABLES = {
  principal: X.create_Var(ExprModel.VarName.create_Principal()),
  action: X.create_Var(ExprModel.VarName.create_Action()),
  resource: X.create_Var(ExprModel.VarName.create_Resource()),
  context: X.create_Var(ExprModel.VarName.create_Context()),
} as const;

const NOT = ExprModel.UnaryOp.create_Not();
const UNARY = {
  not: NOT,
  neg: ExprModel.UnaryOp.create_Neg(),
  isEmpty: ExprModel.UnaryOp.create_IsEmpty(),
} as const;

const Op = ExprModel.BinaryOp;
/** The operator of the core language, and whether its answer is then negated. */
const BINARY: Readonly<Record<BinaryOp, readonly [op: M.BinaryOp, negated: boolean]>> = {
  "==": [Op.create_Eq(), false],
  "!=": [Op.create_Eq(), true],
  "<": [Op.create_Less(), false],
  "<=": [Op.create_LessEq(), false],
  ">": [Op.create_LessEq(), true],
  ">=": [Op.create_Less(), true],
  in: [Op.create_In(), false],
  "+": [Op.create_Add(), false],
  "-": [Op.create_Sub(), false],
  "*": [Op.create_Mul(), false],
  contains: [Op.create_Contains(), false],
  containsAll: [Op.create_ContainsAll(), false],
  containsAny: [Op.create_ContainsAny(), false],
  hasTag: [Op.create_HasTag(), false],
  getTag: [Op.create_GetTag(), false],
};

const Fn = FunctionNamesModel.ExtensionFunction;
const FUNCTIONS: ReadonlyMap<string, M.ExtensionFunction> = new Map([
  ["decimal", Fn.create_FnDecimal()],
  ["lessThan", Fn.create_FnLessThan()],
  ["lessThanOrEqual", Fn.create_FnLessThanOrEqual()],
  ["greaterThan", Fn.create_FnGreaterThan()],
  ["greaterThanOrEqual", Fn.create_FnGreaterThanOrEqual()],
  ["ip", Fn.create_FnIp()],
  ["isIpv4", Fn.create_FnIsIpv4()],
  ["isIpv6", Fn.create_FnIsIpv6()],
  ["isLoopback", Fn.create_FnIsLoopback()],
  ["isMulticast", Fn.create_FnIsMulticast()],
  ["isInRange", Fn.create_FnIsInRange()],
  ["datetime", Fn.create_FnDatetime()],
  ["offset", Fn.create_FnOffset()],
  ["durationSince", Fn.create_FnDurationSince()],
  ["toDate", Fn.create_FnToDate()],
  ["toTime", Fn.create_FnToTime()],
  ["duration", Fn.create_FnDuration()],
  ["toMilliseconds", Fn.create_FnToMilliseconds()],
  ["toSeconds", Fn.create_FnToSeconds()],
  ["toMinutes", Fn.create_FnToMinutes()],
  ["toHours", Fn.create_FnToHours()],
  ["toDays", Fn.create_FnToDays()],
]);

/** The reference makes one literal of two that `&&` or `||` joins: its syntax tree, and the model's, has no other. */
function foldedBool(x: Expr): boolean | undefined {
  if (x.kind === "lit") return typeof x.value === "boolean" ? x.value : undefined;
  if (x.kind !== "and" && x.kind !== "or") return undefined;
  const [left, right] = [foldedBool(x.left), foldedBool(x.right)];
  if (left === undefined || right === undefined) return undefined;
  return x.kind === "and" ? left && right : left || right;
}

export function encodeExpr(x: Expr): M.Expr {
  switch (x.kind) {
    case "lit":
      return X.create_Lit(encodeLiteral(x.value));
    case "var":
      return VARIABLES[x.name];
    case "not":
    case "neg":
    case "isEmpty":
      return X.create_Unary(UNARY[x.kind], encodeExpr(x.arg));
    case "and":
    case "or": {
      const folded = foldedBool(x);
      if (folded !== undefined) return X.create_Lit(encodeLiteral(folded));
      const [left, right] = [encodeExpr(x.left), encodeExpr(x.right)];
      return x.kind === "and" ? X.create_And(left, right) : X.create_Or(left, right);
    }
    case "if":
      return X.create_If(encodeExpr(x.test), encodeExpr(x.then), encodeExpr(x.else));
    case "binary": {
      const [op, negated] = BINARY[x.op];
      const binary = X.create_Binary(op, encodeExpr(x.left), encodeExpr(x.right));
      return negated ? X.create_Unary(NOT, binary) : binary;
    }
    case "like":
      return X.create_Unary(
        ExprModel.UnaryOp.create_Like(encodePattern(x.pattern)),
        encodeExpr(x.arg),
      );
    case "is": {
      const arg = encodeExpr(x.arg);
      const is = X.create_Unary(ExprModel.UnaryOp.create_Is(x.type), arg);
      if (x.in === undefined) return is;
      return X.create_And(is, X.create_Binary(BINARY.in[0], arg, encodeExpr(x.in)));
    }
    case "getAttr":
      return X.create_GetAttr(encodeExpr(x.arg), x.attr);
    case "hasAttr":
      return encodeHas(encodeExpr(x.arg), x.path);
    case "set":
      return X.create_SetExpr(seq(x.elements, encodeExpr));
    case "record":
      return X.create_RecordExpr(
        seq([...x.entries].sort(byCodePoints), ([key, value]) =>
          ExprModel.RecordEntry.create_RecordEntry(key, encodeExpr(value)),
        ),
      );
    case "call": {
      const fn = FUNCTIONS.get(x.fn);
      if (fn === undefined) throw new Error(`the model knows no function ${x.fn}`);
      return X.create_Call(fn, seq(x.args, encodeExpr));
    }
  }
}

/** `(x has a && x.a has b) && x.a.b has c` */
function encodeHas(x: M.Expr, path: readonly string[]): M.Expr {
  let target = x;
  let whole: M.Expr | undefined;
  for (const attr of path) {
    const has = X.create_HasAttr(target, attr);
    whole = whole === undefined ? has : X.create_And(whole, has);
    target = X.create_GetAttr(target, attr);
  }
  if (whole === undefined) throw new Error("a path of `has` is empty");
  return whole;
}

/** By code points: the evaluation of a record follows this order. */
function byCodePoints([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function encodePattern(pattern: Pattern): M.Seq<M.PatternElement> {
  const elements: M.PatternElement[] = [];
  for (const element of pattern) {
    if (element === 0) elements.push(ExprModel.PatternElement.create_Wildcard());
    // The model's characters are UTF-16 units.
    else
      for (const unit of element.split(""))
        elements.push(ExprModel.PatternElement.create_Char(unit));
  }
  return _dafny.Seq.from(elements);
}

function encodeLiteral(value: Literal): M.Literal {
  const L = ExprModel.Literal;
  if (typeof value === "boolean") return L.create_BoolLit(value);
  if (typeof value === "bigint") return L.create_LongLit(encodeInt(value));
  return typeof value === "string"
    ? L.create_StringLit(value)
    : L.create_EntityLit(encodeUid(value));
}

// ---- Values, entities, requests

export function encodeValue(value: Value): M.Value {
  const V = ValueModel.Value;
  if (typeof value === "boolean") return V.create_BoolValue(value);
  if (typeof value === "bigint") return V.create_LongValue(encodeInt(value));
  if (typeof value === "string") return V.create_StringValue(value);
  if ("type" in value) return V.create_EntityValue(encodeUid(value));
  if ("set" in value) {
    return V.create_SetValue(_dafny.Set.fromElements(...value.set.map(encodeValue)));
  }
  if ("record" in value) return V.create_RecordValue(encodeFields(value.record));
  return extensionValue(value.fn, value.arg);
}

function extensionValue(fn: "ip" | "decimal" | "datetime" | "duration", arg: string): M.Value {
  const V = ValueModel.Value;
  switch (fn) {
    case "ip":
      return V.create_IpAddrValue(some(Model.__default.ParseIpAddr(arg), arg));
    case "decimal":
      return V.create_DecimalValue(some(Model.__default.ParseDecimal(arg), arg));
    case "datetime":
      return V.create_DatetimeValue(some(Model.__default.ParseDatetime(arg), arg));
    case "duration":
      return V.create_DurationValue(some(Model.__default.ParseDuration(arg), arg));
  }
}

function some<T>(option: M.Option<T>, arg: string): T {
  if (option.is_None) throw new NoValueError(JSON.stringify(arg));
  return option.dtor_value;
}

export function encodeFields(fields: Fields): M.Map<string, M.Value> {
  const map = new _dafny.Map<string, M.Value>();
  for (const [name, value] of fields) map.push([name, encodeValue(value)]);
  return map;
}

/** Entities carry all their ancestors in the model. */
export function encodeEntities(entities: readonly EntityData[]): M.Entities {
  const map = new _dafny.Map<M.EntityUid, M.Entity>();
  const above = ancestorsOf(entities);
  for (const { entity, ancestors } of above) {
    const uids = _dafny.Set.fromElements(...ancestors.map(encodeUid));
    const encoded = EntityModel.Entity.create_Entity(
      encodeFields(entity.attrs),
      uids,
      encodeFields(entity.tags),
    );
    map.push([encodeUid(entity.uid), encoded]);
  }
  return map;
}

const REQUESTS = new WeakMap<RequestData, M.Request>();

/** Encoded once for each request, however many policy sets it is asked of. */
export function encodeRequest(request: RequestData): M.Request {
  const known = REQUESTS.get(request);
  if (known !== undefined) return known;
  const made = newRequest(request);
  REQUESTS.set(request, made);
  return made;
}

function newRequest({ principal, action, resource, context }: RequestData): M.Request {
  return EnvironmentModel.Request.create_Request(
    encodeUid(principal),
    encodeUid(action),
    encodeUid(resource),
    encodeFields(context),
  );
}

// ---- Policies

export function encodePolicySet({ policies, templates, links }: PolicySetData): M.PolicySet {
  return PolicySetModel.PolicySet.create_PolicySet(
    seq(policies, (policy) => PolicyModel.Policy.create_Policy(policy.id, encodeBody(policy))),
    seq(templates, (policy) => PolicyModel.Template.create_Template(policy.id, encodeBody(policy))),
    seq(links, encodeLink),
  );
}

function encodeLink({ id, templateId, principal, resource }: LinkData): M.TemplateLink {
  const values = new _dafny.Map<M.SlotId, M.EntityUid>();
  const S = PolicyModel.SlotId;
  if (principal !== undefined) values.push([S.create_PrincipalSlot(), encodeUid(principal)]);
  if (resource !== undefined) values.push([S.create_ResourceSlot(), encodeUid(resource)]);
  return PolicySetModel.TemplateLink.create_TemplateLink(templateId, id, values);
}

function encodeBody({ effect, principal, action, resource, conditions }: PolicyData): M.PolicyBody {
  const E = PolicyModel.Effect;
  return PolicyModel.PolicyBody.create_PolicyBody(
    effect === "permit" ? E.create_Permit() : E.create_Forbid(),
    encodeScope(principal),
    encodeAction(action),
    encodeScope(resource),
    seq(conditions, ({ kind, body }) =>
      kind === "when"
        ? PolicyModel.Condition.create_When(encodeExpr(body))
        : PolicyModel.Condition.create_Unless(encodeExpr(body)),
    ),
  );
}

function encodeScope(scope: Scope): M.ScopeConstraint {
  const S = PolicyModel.ScopeConstraint;
  switch (scope.kind) {
    case "all":
      return S.create_ScopeAll();
    case "eq":
      return S.create_ScopeEq(encodeTarget(scope.entity));
    case "in":
      return S.create_ScopeIn(encodeTarget(scope.entity));
    case "is":
      return S.create_ScopeIs(scope.type);
    case "isIn":
      return S.create_ScopeIsIn(scope.type, encodeTarget(scope.entity));
  }
}

function encodeTarget(entity: EntityOrSlot): M.EntityOrSlot {
  const E = PolicyModel.EntityOrSlot;
  return entity === "slot" ? E.create_Slot() : E.create_Given(encodeUid(entity));
}

function encodeAction(scope: ActionScope): M.ActionConstraint {
  const A = PolicyModel.ActionConstraint;
  switch (scope.kind) {
    case "all":
      return A.create_ActionAll();
    case "eq":
      return A.create_ActionEq(encodeUid(scope.entity));
    case "in":
      return A.create_ActionIn(encodeUid(scope.entity));
    case "inSet":
      return A.create_ActionInSet(seq(scope.entities, encodeUid));
  }
}
