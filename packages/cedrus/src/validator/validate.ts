/** Validation of policy sets: the promise that policies which pass do not go wrong. */

import type { Expr } from "../ast/expr.ts";
import type { LinkedPolicy, PolicyBody, PolicyId } from "../ast/policy.ts";
import type { PolicySet } from "../ast/policy-set.ts";
import type { Severity } from "../data/diagnostic.ts";
import { LineIndex, located } from "../data/line-index.ts";
import type { Schema } from "../schema/schema.ts";
import { ExprKeys, NO_CAPABILITIES } from "./capabilities.ts";
import { Checker, type Environment, Notes, type Rules, type TypeProblem } from "./checker.ts";
import { conditionOf, conditionsOf, together, TRUE } from "./condition-of.ts";
import { environmentsOf } from "./environments.ts";
import { A_BOOL, expectType } from "./expect.ts";
import type { ValidationFinding } from "./finding.ts";
import { Hierarchy } from "./hierarchy.ts";
import { checkLevel } from "./levels.ts";
import { Relations, type ValidationMode } from "./relations.ts";
import {
  actionsOf,
  ANY_TYPE,
  canApply,
  helpForScope,
  nameProblems,
  type Scope,
  scopeOf,
  uidProblems,
} from "./scope-checks.ts";
import { surveyOf } from "./survey.ts";
import { textWarnings } from "./text-checks/text-warnings.ts";
import { typeOf } from "./type-of.ts";

export interface ValidateOptions {
  /** `strict` unless said otherwise. */
  readonly mode?: ValidationMode;
  /** Checks as well that no policy looks more than so many entities deep. */
  readonly level?: number;
  /** Warns as well of single conditions that can never hold. */
  readonly warnImpossibleConditions?: boolean;
}

/** What is wrong with the policies of a set, policy by policy in their order. */
export interface ValidationResult {
  readonly errors: readonly ValidationFinding[];
  readonly warnings: readonly ValidationFinding[];
}

/**
 * Checks every policy and template against a schema, in every request environment that the schema
 * allows. Without errors, evaluation of these policies on valid requests and entities can only fail
 * for a missing entity, an overflow or, in permissive mode, an extension function.
 *
 * @see https://docs.cedarpolicy.com/policies/validation.html
 */
export function validatePolicies(
  policies: PolicySet,
  schema: Schema,
  options: ValidateOptions = {},
): ValidationResult {
  const validation = new Validation(schema, options);
  for (const policy of policies.policies()) {
    if (policy.kind === "static") validation.checkBody(policy.id, policy.body);
  }
  for (const { id, body } of policies.templates()) validation.checkBody(id, body);
  for (const policy of policies.policies()) {
    if (policy.kind === "linked") validation.checkLink(policy);
  }
  return { errors: validation.errors, warnings: validation.warnings };
}

class Validation {
  readonly errors: ValidationFinding[] = [];
  readonly warnings: ValidationFinding[] = [];
  readonly #schema: Schema;
  readonly #options: ValidateOptions;
  readonly #rules: Rules;
  /** Of the last text: most policies of a set stand in one. */
  #lines: { readonly text: string; readonly index: LineIndex } | undefined;

  constructor(schema: Schema, options: ValidateOptions) {
    this.#schema = schema;
    this.#options = options;
    this.#rules = {
      hierarchy: new Hierarchy(schema),
      relations: new Relations(options.mode ?? "strict"),
      keys: new ExprKeys(),
    };
  }

  readonly linesOf = (text: string): LineIndex => {
    if (this.#lines?.text !== text) this.#lines = { text, index: new LineIndex(text) };
    return this.#lines.index;
  };

  checkBody(id: PolicyId, body: PolicyBody): void {
    const found = new Findings(id, body, this);
    const survey = surveyOf(this.#schema, body);
    if (!survey.isDeclared)
      for (const problem of nameProblems(this.#schema, body)) found.add(problem);
    const scope = scopeOf(this.#schema, body);
    this.#checkScope(body, scope, found);
    if (survey.isScopeDeclared && this.#isFalseElsewhere(body, scope)) {
      const [condition = TRUE] = together(conditionsOf(body), body.span);
      this.#checkIn(environmentsOf(scope, survey.variables), condition, found);
    } else this.#checkEverywhere(body, found);
    if (!survey.isPlain) this.warnings.push(...deceptiveTexts(id, body, this.linesOf));
  }

  /** The policy of a link is checked with its template; here, what it is linked to. */
  checkLink({ id, values, body }: LinkedPolicy): void {
    const found = new Findings(id, body, this);
    for (const uid of values.values()) {
      for (const problem of uidProblems(this.#schema, uid, undefined)) {
        if (problem.kind === "unrecognizedEntityType") found.add(problem);
      }
    }
    this.#checkScope(body, scopeOf(this.#schema, body), found);
  }

  #checkScope(body: PolicyBody, scope: Scope, found: Findings): void {
    if (canApply(scope)) return;
    const message = "no action applies to what the scope of this policy allows";
    const help = helpForScope(this.#schema, body, scope);
    found.warn({ kind: "invalidActionApplication", message, help });
  }

  /**
   * Whether a policy is false wherever its scope, in which all is declared, does not allow the request, so that it
   * is enough to check its conditions elsewhere. But all is checked everywhere
   * - when the actions apply to nothing: the conditions are to be checked somewhere;
   * - when their types differ: then the scope is wrong, which makes it false nowhere;
   * - when it is asked which parts of the policy are reached;
   * - when levels are checked: a scope that is false looks at entities too.
   */
  #isFalseElsewhere(body: PolicyBody, { actions }: Scope): boolean {
    const uids = actionsOf(body.action);
    return (
      actions.some((a) => a.principalTypes.length > 0 && a.resourceTypes.length > 0) &&
      uids.every(({ type }) => type === uids[0]?.type) &&
      this.#options.level === undefined &&
      this.#options.warnImpossibleConditions !== true
    );
  }

  #checkEverywhere(body: PolicyBody, found: Findings): void {
    const { whole, parts } = conditionOf(body);
    const scope = { principals: ANY_TYPE, resources: ANY_TYPE, actions: this.#schema.actions() };
    // What is evaluated in some environment, and what is not always false.
    const reached = new Set<Expr>();
    const alive = new Set<Expr>();
    const isAsked = this.#options.warnImpossibleConditions === true;
    this.#checkIn(environmentsOf(scope), whole, found, ({ types }) => {
      for (const [x, { kind }] of isAsked ? types : []) {
        reached.add(x);
        if (kind !== "false") alive.add(x);
      }
    });
    for (const dead of parts.filter((part) => reached.has(part) && !alive.has(part))) {
      const message = "this condition is false in every request that reaches it";
      const help = "remove the condition with what depends on it, or correct it";
      found.warn({ kind: "impossibleCondition", message, help, span: dead.span });
    }
  }

  #checkIn(
    environments: readonly Environment[],
    condition: Expr,
    found: Findings,
    look?: (notes: Notes) => void,
  ): void {
    const rules = this.#rules;
    rules.keys.forget();
    let mayHold = false;
    for (const env of environments) {
      const notes = look && new Notes();
      const checker = new Checker(rules, env, notes);
      if (this.#checkEnvironment(condition, checker)) mayHold = true;
      for (const problem of checker.problems) found.add(problem);
      if (notes !== undefined) look?.(notes);
    }
    if (mayHold) return;
    const message = "this policy can never apply: its condition is always false";
    const help = "look for a test that never passes";
    found.warn({ kind: "impossiblePolicy", message, help });
  }

  /** Whether the condition may hold in this environment. */
  #checkEnvironment(condition: Expr, checker: Checker): boolean {
    const { notes } = checker;
    const { level } = this.#options;
    const answer = typeOf(checker, condition, NO_CAPABILITIES);
    const { ok, type } = expectType(checker, condition, answer, A_BOOL);
    if (level !== undefined && notes !== undefined && (ok || type?.kind === "false"))
      checkLevel(checker, notes, condition, level);
    return type?.kind !== "false";
  }
}

/** Warnings about texts, as findings; their codes are the kinds in kebab-case. */
function deceptiveTexts(
  policyId: PolicyId,
  body: PolicyBody,
  linesOf: LinesOf,
): readonly ValidationFinding[] {
  return textWarnings(body, policyId, linesOf).flatMap((diagnostic) => {
    const kind = TEXT_KINDS.find((known) => codeOf(known) === diagnostic.code);
    return kind === undefined ? [] : [{ policyId, kind, diagnostic }];
  });
}

const TEXT_KINDS = [
  "bidiCharsInString",
  "bidiCharsInIdentifier",
  "confusableIdentifier",
  "mixedScriptString",
  "mixedScriptIdentifier",
] as const;

type Problem = Omit<TypeProblem, "kind" | "span"> & {
  readonly kind: ValidationFinding["kind"];
  readonly span?: TypeProblem["span"];
};

type LinesOf = (text: string) => LineIndex;

/** Takes down what is found about one policy, each once, although every environment may report it. */
class Findings {
  #seen: Set<string> | undefined;
  readonly #policyId: PolicyId;
  readonly #body: PolicyBody;
  readonly #validation: Validation;

  constructor(policyId: PolicyId, body: PolicyBody, validation: Validation) {
    this.#policyId = policyId;
    this.#body = body;
    this.#validation = validation;
  }

  /** Warns of the policy as a whole, or of what stands in one place of it. */
  warn(problem: Problem): void {
    this.add({ span: this.#body.span, ...problem }, "warning");
  }

  add({ kind, message, help, span }: Problem, severity: Severity = "error"): void {
    const key = `${kind} ${span?.start} ${span?.end} ${message}`;
    this.#seen ??= new Set();
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const { text } = this.#body;
    const lines = text === undefined ? undefined : this.#validation.linesOf(text);
    const problem = { code: codeOf(kind), severity, message, help, span };
    const diagnostic = located(problem, lines);
    const { errors, warnings } = this.#validation;
    const findings = severity === "error" ? errors : warnings;
    findings.push({ policyId: this.#policyId, kind, diagnostic });
  }
}

function codeOf(kind: ValidationFinding["kind"]): string {
  return `validator/${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
