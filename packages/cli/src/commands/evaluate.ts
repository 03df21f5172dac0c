/** `cedrus evaluate` */

import {
  type AuthorizationRequest,
  EntityUid,
  EvaluationError,
  evaluateExpression,
  type Expr,
  parseExpression,
  printValue,
  valueToPlain,
} from "cedrus";
import { EXIT } from "../exit-code.ts";
import { given } from "../inputs.ts";
import {
  addExamples,
  addRequestOptions,
  addRequestSchemaOptions,
  entitiesOption,
} from "../options.ts";
import { evaluationProblem } from "../policy-errors.ts";
import { about, bad, joined, valueOf } from "../problem.ts";
import { readEntities } from "../read-entities.ts";
import {
  missingParts,
  readRequestParts,
  type RequestOptions,
  type RequestParts,
} from "../read-request.ts";
import { readSchemaIfAny } from "../read-schema.ts";
import { diagnosticsDocument } from "../render-problem.ts";
import { type Part, PARTS, type RuleOptions, rulesOf } from "../request-rules.ts";
import type { AddCommand, Run } from "../run.ts";
import { mentionedVariables } from "../variables.ts";

interface EvaluateOptions extends RequestOptions, RuleOptions {
  readonly entities?: string;
}

export const addEvaluate: AddCommand = (program, start) => {
  const command = program
    .command("evaluate")
    .description("Print the value of an expression.")
    .argument("<EXPR>", "a Cedar expression");
  addRequestSchemaOptions(addRequestOptions(command))
    .addOption(entitiesOption())
    .action((expression: string, options: EvaluateOptions) =>
      start((run) => evaluate(run, expression, options)),
    );
  addExamples(
    command,
    `cedrus evaluate '[1, 2].contains(2) && ip("10.0.0.7").isInRange(ip("10.0.0.0/8"))'`,
    `cedrus evaluate 'principal in Team::"engineers"' -l 'User::"aaron"' --entities entities.json`,
  );
};

async function evaluate(
  { inputs, reporter }: Run,
  expression: string,
  options: EvaluateOptions,
): Promise<number> {
  const source = given("expression", expression);
  const schema = await readSchemaIfAny(inputs, options);
  const rules = rulesOf(schema, options);
  const read = joined({
    schema,
    expr: about(parseExpression(expression), source),
    parts: await readRequestParts(inputs, options, rules),
    entities: await readEntities(inputs, options.entities, rules?.schema),
  });
  const { expr, parts, entities, schema: loaded } = valueOf(read);
  const warnings = loaded?.warnings ?? [];
  const value = evaluateExpression(expr, completed(parts, expr), entities);
  if (value instanceof EvaluationError) {
    return valueOf(bad(evaluationProblem(value, value.message, source)));
  }
  await reporter.problems(warnings);
  const document = reporter.json ? { value: valueOf(about(valueToPlain(value), source)) } : {};
  await reporter.result(printValue(value), { ...document, ...diagnosticsDocument(warnings) });
  return EXIT.ok;
}

/** A whole request. What is missing must not be mentioned in `expr` and has a telling name. */
function completed(parts: RequestParts, expr: Expr): AuthorizationRequest {
  const mentioned = mentionedVariables(expr);
  const missing = PARTS.filter((part) => parts[part] === undefined && mentioned.has(part));
  if (missing.length > 0) throw missingParts(missing, "the expression needs more of the request");
  const placeholder = (part: Part): EntityUid => new EntityUid("NotGiven", part);
  return {
    principal: parts.principal ?? placeholder("principal"),
    action: parts.action ?? placeholder("action"),
    resource: parts.resource ?? placeholder("resource"),
    context: parts.context,
  };
}
