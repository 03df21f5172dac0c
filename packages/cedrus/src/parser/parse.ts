/** Entry points: from text to policy sets, policies, templates, expressions and entity UIDs. */

import type { Expr } from "../ast/expr.ts";
import {
  type PolicyBody,
  type PolicyId,
  type StaticPolicy,
  slotsOf,
  type Template,
} from "../ast/policy.ts";
import { PolicySet } from "../ast/policy-set.ts";
import type { Diagnostic } from "../data/diagnostic.ts";
import { isStackOverflow } from "../data/invariant.ts";
import { type Limits, withDefaults } from "../data/limits.ts";
import { err, ok, type Result } from "../data/result.ts";
import { LineIndex } from "../data/line-index.ts";
import { Abandoned } from "../diagnostic/diagnostic.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import { Cursor } from "./cursor.ts";
import { parseExpr } from "./parse-expr.ts";
import { checkDepth, parsePolicyBody } from "./parse-policy.ts";
import { parseEntity } from "./parse-scope.ts";
import { refuse } from "./refuse.ts";

type Parsed<T> = Result<T, readonly Diagnostic[]>;

export interface ParseOptions {
  readonly limits?: Partial<Limits>;
}

export interface ParsePolicySetOptions extends ParseOptions {
  /**
   * Where ids come from: `"position"` counts `policy0`, `policy1`, … over policies and templates
   * alike; `"annotation"` takes the value of `@id` where a policy has one.
   */
  readonly ids?: "position" | "annotation";
}

/**
 * The policies and templates in a text. All errors are reported, one or more for each policy that
 * has any, in the order of the text.
 *
 * @example
 * ```ts
 * import { parsePolicySet } from "cedrus";
 *
 * const parsed = parsePolicySet('permit(principal, action, resource) when { context.mfa };');
 * if (parsed.ok) console.log(parsed.value.size); // 1
 * else for (const { message, labels } of parsed.error) console.error(labels[0]?.span.line, message);
 * ```
 */
export function parsePolicySet(
  text: string,
  options: ParsePolicySetOptions = {},
): Parsed<PolicySet> {
  return parseAll(text, options, (cursor) => {
    const set = new PolicySet();
    let index = 0;
    for (; !cursor.at("end") && !cursor.problems.full; index++) {
      if (index >= cursor.limits.maxItems) tooMany(cursor);
      try {
        const body = parsePolicyBody(cursor);
        const named = options.ids === "annotation" ? body.annotations.get("id") : undefined;
        addTo(set, named ?? `policy${index}`, body, cursor);
      } catch (failure) {
        if (!(failure instanceof Abandoned)) throw failure;
        cursor.recover();
      }
    }
    return set;
  });
}

function tooMany(cursor: Cursor): never {
  cursor.fail({
    code: "parser/too-many-policies",
    message: `more than ${cursor.limits.maxItems} policies`,
    help: "split the text, or raise the limit `maxItems`",
    span: cursor.token,
  });
}

function addTo(set: PolicySet, id: PolicyId, body: PolicyBody, cursor: Cursor): void {
  const added = set.add(policyOf(id, body));
  if (added.ok) return;
  for (const { message } of added.error) {
    cursor.report({ code: "parser/duplicate-id", message, span: body.span });
  }
}

/** A template when `body` has slots, else a static policy. */
function policyOf(id: PolicyId, body: PolicyBody): StaticPolicy | Template {
  return { kind: slotsOf(body).length > 0 ? "template" : "static", id, body };
}

/** One policy without slots, and nothing after it. `id` is `policy0` unless it is given. */
export function parsePolicy(
  text: string,
  options: ParseOptions & { readonly id?: PolicyId } = {},
): Parsed<StaticPolicy> {
  return parseAll(text, options, (cursor) => {
    const body = parsePolicyBody(cursor);
    cursor.expect("end");
    const slot = slotsOf(body)[0];
    if (slot !== undefined) {
      cursor.report({
        code: "parser/expected-static-policy",
        message: `expected a policy, found a template with slot \`${slot}\``,
        help: "parse it as a template and link it",
        span: body.span,
      });
    }
    return { kind: "static", id: options.id ?? "policy0", body };
  });
}

/** One policy with at least one slot, and nothing after it. */
export function parseTemplate(
  text: string,
  options: ParseOptions & { readonly id?: PolicyId } = {},
): Parsed<Template> {
  return parseAll(text, options, (cursor) => {
    const body = parsePolicyBody(cursor);
    cursor.expect("end");
    if (slotsOf(body).length === 0) {
      cursor.report({
        code: "parser/expected-template",
        message: "expected a template, found a policy without slots",
        help: "a template has `?principal` or `?resource` in its scope",
        span: body.span,
      });
    }
    return { kind: "template", id: options.id ?? "template0", body };
  });
}

/** One expression, and nothing after it. */
export function parseExpression(text: string, options: ParseOptions = {}): Parsed<Expr> {
  return parseAll(text, options, (cursor) => {
    const expr = parseExpr(cursor);
    if (!cursor.at("end")) cursor.unexpected("an operator", "end of text");
    checkDepth(cursor, expr, { start: 0, end: text.length });
    return expr;
  });
}

/**
 * An entity UID as Cedar writes it.
 *
 * @example
 * ```ts
 * import { parseEntityUid, unwrap } from "cedrus";
 *
 * const alice = unwrap(parseEntityUid('App::User::"alice"'));
 * console.log(alice.type, alice.id); // App::User alice
 * ```
 */
export function parseEntityUid(text: string, options: ParseOptions = {}): Parsed<EntityUid> {
  return parseAll(text, options, (cursor) => {
    if (!cursor.at("ident")) cursor.unexpected("an entity");
    const uid = parseEntity(cursor);
    cursor.expect("end");
    return uid;
  });
}

const STACK_IS_FULL = {
  code: "parser/too-deep",
  message: "the text is nested too deeply for the call stack",
  help: "flatten it, or call from less deep in the program",
};

function parseAll<T>(text: string, options: ParseOptions, parse: (cursor: Cursor) => T): Parsed<T> {
  const limits = withDefaults(options.limits);
  const refused = refuse(text, limits);
  if (refused !== undefined) return err(refused);
  const cursor = new Cursor(text, limits);
  try {
    const value = parse(cursor);
    if (!cursor.problems.any) return ok(value);
  } catch (failure) {
    if (isStackOverflow(failure)) cursor.report(STACK_IS_FULL);
    else if (!(failure instanceof Abandoned)) throw failure;
  }
  return err(cursor.problems.diagnostics(new LineIndex(text)));
}
