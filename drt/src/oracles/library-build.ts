/** The generators' data as the library's own objects, built by hand: no text or JSON in between. */

import {
  type AuthorizationRequest,
  createEntity,
  type Entity,
  EntityStore,
  EntityUid,
  EvaluationError,
  type Expr as LibraryExpr,
  evaluateExpression,
  type Long,
  type PolicyBody,
  PolicySet,
  RecordValue,
  SetValue,
  type SlotId,
  type TemplateLink,
  unwrap,
  type Value as LibraryValue,
} from "cedrus";
import type {
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
import { NoValueError } from "./engine.ts";

const span = undefined;

export function buildUid({ type, id }: Uid): EntityUid {
  return new EntityUid(type, id);
}

/** The library's own canonical form: a `number` while that is exact. */
function buildLong(value: bigint): Long {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

function buildLiteral(value: Literal): boolean | Long | string | EntityUid {
  if (typeof value === "bigint") return buildLong(value);
  return typeof value === "object" ? buildUid(value) : value;
}

export function buildExpr(x: Expr): LibraryExpr {
  switch (x.kind) {
    case "lit":
      return { kind: "lit", value: buildLiteral(x.value), span };
    case "var":
      return { kind: "var", name: x.name, span };
    case "not":
    case "neg":
    case "isEmpty":
      return { kind: x.kind, arg: buildExpr(x.arg), span };
    case "and":
    case "or":
      return { kind: x.kind, args: chainOf(x, x.kind).map(buildExpr), span };
    case "if":
      return {
        kind: "if",
        test: buildExpr(x.test),
        then: buildExpr(x.then),
        else: buildExpr(x.else),
        span,
      };
    case "binary":
      return { kind: "binary", op: x.op, left: buildExpr(x.left), right: buildExpr(x.right), span };
    case "like":
      return { kind: "like", arg: buildExpr(x.arg), pattern: buildPattern(x.pattern), span };
    case "is": {
      const within = x.in === undefined ? undefined : buildExpr(x.in);
      return { kind: "is", arg: buildExpr(x.arg), entityType: x.type, in: within, span };
    }
    case "getAttr":
      return { kind: "getAttr", arg: buildExpr(x.arg), attr: x.attr, span };
    case "hasAttr":
      return { kind: "hasAttr", arg: buildExpr(x.arg), path: x.path, span };
    case "set":
      return { kind: "set", elements: x.elements.map(buildExpr), span };
    case "record": {
      const entries = x.entries.map(([key, value]) => ({ key, value: buildExpr(value) }));
      return { kind: "record", entries, span };
    }
    case "call":
      return { kind: "call", fn: x.fn, args: x.args.map(buildExpr), span };
  }
}

/** The operands of a chain, which the library keeps as one node. */
function chainOf(x: Expr, kind: "and" | "or"): readonly Expr[] {
  const operands: Expr[] = [];
  let left = x;
  while (left.kind === kind) {
    operands.unshift(left.right);
    ({ left } = left);
  }
  return [left, ...operands];
}

/** The library's patterns have no two texts in a row. */
function buildPattern(pattern: Pattern): Pattern {
  const joined: (string | 0)[] = [];
  for (const element of pattern) {
    const last = joined.at(-1);
    if (typeof last === "string" && element !== 0) joined[joined.length - 1] = last + element;
    else joined.push(element);
  }
  return joined;
}

export function buildValue(value: Value): LibraryValue {
  if (typeof value !== "object" || "type" in value) return buildLiteral(value);
  if ("set" in value) return SetValue.of(value.set.map(buildValue));
  if ("record" in value) return new RecordValue(buildFields(value.record));
  return extensionValue(value.fn, value.arg);
}

export function buildFields(fields: Fields): ReadonlyMap<string, LibraryValue> {
  return new Map(fields.map(([name, value]) => [name, buildValue(value)]));
}

const NOBODY = new EntityUid("Nobody", "");
const NO_REQUEST: AuthorizationRequest = {
  principal: NOBODY,
  action: NOBODY,
  resource: NOBODY,
  context: new RecordValue(new Map()),
};

function extensionValue(fn: string, arg: string): LibraryValue {
  const literal: LibraryExpr = { kind: "lit", value: arg, span };
  const call: LibraryExpr = { kind: "call", fn, args: [literal], span };
  const made = evaluateExpression(call, NO_REQUEST, new EntityStore());
  if (made instanceof EvaluationError) throw new NoValueError(`${fn}(${JSON.stringify(arg)})`);
  return made;
}

export function buildEntity({ uid, attrs, tags, parents }: EntityData): Entity {
  return unwrap(
    createEntity({
      uid: buildUid(uid),
      attrs: buildFields(attrs),
      tags: buildFields(tags),
      parents: parents.map((parent) => buildUid(parent)),
    }),
  );
}

const REQUESTS = new WeakMap<RequestData, AuthorizationRequest>();

/** Built once for each request, however many policy sets it is asked of. */
export function buildRequest(request: RequestData): AuthorizationRequest {
  const known = REQUESTS.get(request);
  if (known !== undefined) return known;
  const built = newRequest(request);
  REQUESTS.set(request, built);
  return built;
}

function newRequest(request: RequestData): AuthorizationRequest {
  return {
    principal: buildUid(request.principal),
    action: buildUid(request.action),
    resource: buildUid(request.resource),
    context: new RecordValue(buildFields(request.context)),
  };
}

export function buildPolicySet({ policies, templates, links }: PolicySetData): PolicySet {
  const set = new PolicySet();
  for (const policy of policies) {
    unwrap(set.add({ kind: "static", id: policy.id, body: buildBody(policy) }));
  }
  for (const template of templates) {
    unwrap(set.add({ kind: "template", id: template.id, body: buildBody(template) }));
  }
  for (const link of links) addLink(set, link);
  return set;
}

export function addLink(set: PolicySet, link: LinkData): void {
  unwrap(set.link(buildLink(link)));
}

export function buildLink({ id, templateId, principal, resource }: LinkData): TemplateLink {
  const values = new Map<SlotId, EntityUid>();
  if (principal !== undefined) values.set("?principal", buildUid(principal));
  if (resource !== undefined) values.set("?resource", buildUid(resource));
  return { templateId, newId: id, values };
}

export function buildBody(policy: PolicyData): PolicyBody {
  const { effect, annotations, principal, action, resource, conditions } = policy;
  return {
    effect,
    annotations: new Map(annotations.map(([key, value]) => [key, value ?? null])),
    principal: buildScope(principal, "?principal"),
    action: buildAction(action),
    resource: buildScope(resource, "?resource"),
    conditions: conditions.map(({ kind, body }) => ({ kind, body: buildExpr(body), span })),
    span,
    text: undefined,
  };
}

function buildScope(scope: Scope, slot: SlotId): PolicyBody["principal"] {
  const entityOf = (entity: EntityOrSlot): EntityUid | SlotId =>
    entity === "slot" ? slot : buildUid(entity);
  switch (scope.kind) {
    case "all":
      return scope;
    case "eq":
    case "in":
      return { kind: scope.kind, entity: entityOf(scope.entity) };
    case "is":
      return { kind: "is", entityType: scope.type };
    case "isIn":
      return { kind: "isIn", entityType: scope.type, entity: entityOf(scope.entity) };
  }
}

function buildAction(action: PolicyData["action"]): PolicyBody["action"] {
  switch (action.kind) {
    case "all":
      return action;
    case "eq":
    case "in":
      return { kind: action.kind, entity: buildUid(action.entity) };
    case "inSet":
      return { kind: "inSet", entities: action.entities.map((uid) => buildUid(uid)) };
  }
}
