/** Validation of policy sets: the promise that policies which pass do not go wrong. */

import type { Expr } from "../ast/expr.ts";
import type { LinkedPolicy, PolicyBody, PolicyId } from "../ast/policy.ts";
import type { PolicySet } from "../ast/policy-set.ts";
import type { Severity } from "../data/diagnostic.ts";
import { LineIndex, located } from "../data/line-index.ts";
import type { Schema, SchemaAction, SchemaRecord } from "../schema/schema.ts";
import { ExprKeys, NO_CAPABILITIES } from "./capabilities.ts";
import { Checker, type TypeProblem } from "./checker.ts";
import { conditionOf } from "./condition-of.ts";
import { A_BOOL, expectType } from "./expect.ts";
import type { ValidationFinding } from "./finding.ts";
import { Hierarchy } from "./hierarchy.ts";
import { checkLevel } from "./levels.ts";
import { Relations, type ValidationMode } from "./relations.ts";
import {
  actionsAllowed,
  actionsOf,
  canApply,
  helpForScope,
  nameProblems,
  uidProblems,
} from "./scope-checks.ts";
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
  readonly #hierarchy: Hierarchy;
  readonly #relations: Relations;
  /** Of the last text: most policies of a set stand in one. */
  #lines: { readonly text: string; readonly index: LineIndex } | undefined;

  constructor(schema: Schema, options: ValidateOptions) {
    this.#schema = schema;
    this.#options = options;
    this.#hierarchy = new Hierarchy(schema);
    this.#relations = new Relations(options.mode ?? "strict");
  }

  checkBody(id: PolicyId, body: PolicyBody): void {
    const found = new Findings(id, body.text, this.#linesOf);
    for (const problem of nameProblems(this.#schema, body)) found.add(problem);
    if (!canApply(this.#schema, body)) {
      found.add(noAction(body, helpForScope(this.#schema, body)), "warning");
    }
    const { whole, parts } = conditionOf(body);
    const outcome = this.#checkEnvironments(whole, this.#actionsFor(body), found);
    if (outcome.isImpossible) {
      const message = "this policy can never apply: its condition is always false";
      const help = "look for a test that no request of the schema's types can pass";
      found.add({ kind: "impossiblePolicy", message, help, span: body.span }, "warning");
    }
    if (this.#options.warnImpossibleConditions === true) {
      const { reached, alive } = outcome;
      for (const dead of parts.filter((part) => reached.has(part) && !alive.has(part))) {
        const message = "this condition is false in every request that reaches it";
        const help = "remove the condition with what depends on it, or correct it";
        found.add({ kind: "impossibleCondition", message, help, span: dead.span }, "warning");
      }
    }
    this.errors.push(...found.errors);
    this.warnings.push(...found.warnings, ...deceptiveTexts(id, body, this.#linesOf));
  }

  readonly #linesOf = (text: string): LineIndex => {
    if (this.#lines?.text !== text) this.#lines = { text, index: new LineIndex(text) };
    return this.#lines.index;
  };

  /** The policy of a link is checked with its template; here, what it is linked to. */
  checkLink({ id, values, body }: LinkedPolicy): void {
    const found = new Findings(id, body.text, this.#linesOf);
    for (const uid of values.values()) {
      for (const problem of uidProblems(this.#schema, uid, undefined)) {
        if (problem.kind === "unrecognizedEntityType") found.add(problem);
      }
    }
    if (!canApply(this.#schema, body)) {
      found.add(noAction(body, helpForScope(this.#schema, body)), "warning");
    }
    this.errors.push(...found.errors);
    this.warnings.push(...found.warnings);
  }

  /**
   * The actions in whose environments a policy is checked: those that its scope allows, since it is
   * false in the others. But all of them
   * - when these apply to nothing: the rest of the scope is to be checked somewhere;
   * - when their types differ: then the scope is wrong, which makes it false nowhere;
   * - when it is asked which parts of the policy are reached;
   * - when levels are checked: a scope that is false looks at entities too.
   */
  #actionsFor(body: PolicyBody): readonly SchemaAction[] {
    const allowed = actionsAllowed(this.#schema, body.action);
    const isNarrow =
      allowed.some((a) => a.principalTypes.length > 0 && a.resourceTypes.length > 0) &&
      new Set(actionsOf(body.action).map(({ type }) => type)).size === 1 &&
      this.#options.level === undefined &&
      this.#options.warnImpossibleConditions !== true;
    return isNarrow ? allowed : this.#schema.actions();
  }

  #checkEnvironments(condition: Expr, actions: readonly SchemaAction[], found: Findings): Outcome {
    const keys = new ExprKeys();
    const alive = new Set<Expr>();
    const reached = new Set<Expr>();
    let isImpossible = true;
    for (const action of actions) {
      for (const principalType of action.principalTypes) {
        for (const resourceType of action.resourceTypes) {
          const env = { principalType, action: action.uid, resourceType, context: action.context };
          if (this.#checkEnvironment(condition, env, { keys, found, alive, reached }))
            isImpossible = false;
        }
      }
    }
    return { isImpossible, alive, reached };
  }

  /** Whether the condition may hold in this environment. */
  #checkEnvironment(
    condition: Expr,
    env: Environment,
    {
      keys,
      found,
      alive,
      reached,
    }: { keys: ExprKeys; found: Findings; alive: Set<Expr>; reached: Set<Expr> },
  ): boolean {
    const checker = new Checker(this.#hierarchy, this.#relations, env, keys);
    const { level, warnImpossibleConditions } = this.#options;
    const answer = typeOf(checker, condition, NO_CAPABILITIES);
    const { ok, type } = expectType(checker, condition, answer, A_BOOL);
    if (level !== undefined && (ok || type?.kind === "false"))
      checkLevel(checker, condition, level);
    for (const problem of checker.problems) found.add(problem);
    if (warnImpossibleConditions === true) {
      for (const [x, { kind }] of checker.types) {
        reached.add(x);
        if (kind !== "false") alive.add(x);
      }
    }
    return type?.kind !== "false";
  }
}

interface Environment {
  readonly principalType: string;
  readonly action: Checker["action"];
  readonly resourceType: string;
  readonly context: SchemaRecord;
}

interface Outcome {
  /** Whether the condition is false in every environment, or there is none. */
  readonly isImpossible: boolean;
  /** The expressions that are not always false. */
  readonly alive: ReadonlySet<Expr>;
  /** The expressions that are evaluated in some environment. */
  readonly reached: ReadonlySet<Expr>;
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

function noAction(body: PolicyBody, help: string): Problem {
  const message = "no action applies to what the scope of this policy allows";
  return { kind: "invalidActionApplication", message, help, span: body.span };
}

type Problem = Omit<TypeProblem, "kind"> & { readonly kind: ValidationFinding["kind"] };

type LinesOf = (text: string) => LineIndex;

/** The findings about one policy, each once, although every environment may report it. */
class Findings {
  readonly errors: ValidationFinding[] = [];
  readonly warnings: ValidationFinding[] = [];
  readonly #seen = new Set<string>();
  readonly #policyId: PolicyId;
  readonly #text: string | undefined;
  readonly #linesOf: LinesOf;

  constructor(policyId: PolicyId, text: string | undefined, linesOf: LinesOf) {
    this.#policyId = policyId;
    this.#text = text;
    this.#linesOf = linesOf;
  }

  add({ kind, message, help, span }: Problem, severity: Severity = "error"): void {
    const key = `${kind} ${span?.start} ${span?.end} ${message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const text = this.#text;
    const lines = text === undefined ? undefined : this.#linesOf(text);
    const problem = { code: codeOf(kind), severity, message, help, span };
    const diagnostic = located(problem, lines);
    const findings = severity === "error" ? this.errors : this.warnings;
    findings.push({ policyId: this.#policyId, kind, diagnostic });
  }
}

function codeOf(kind: ValidationFinding["kind"]): string {
  return `validator/${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
