/**
 * The reference implementation as an oracle: text in, typed verdicts out.
 *
 * "Accept" and "reject" are the only two things a well-behaved call can say. A trap (the instance
 * died of deep nesting) is neither; it is a third, distinct result, and the instance is replaced.
 */

import {
  type EntryName,
  loadOracleInstance,
  type OracleInstance,
  type Outcome,
} from "./oracle-instance.ts";
import { elementTexts, memberTexts } from "./raw-json.ts";

interface Rejected {
  readonly ok: false;
  readonly messages: readonly string[];
  /** True when the reference died instead of answering: no verdict at all. */
  readonly trap?: true;
}

export type Converted = { readonly ok: true; readonly json: string } | Rejected;
type Printed = { readonly ok: true; readonly text: string } | Rejected;
export type Checked = { readonly ok: true } | Rejected;
type Decided =
  | {
      readonly ok: true;
      readonly decision: "allow" | "deny";
      readonly reason: readonly string[];
      readonly errors: readonly { readonly policyId: string; readonly message: string }[];
    }
  | Rejected;

/** What an expression is worth as the condition of a policy. */
export type Evaluated = "true" | "false" | "error" | "reject" | "trap";

/** Where an expression is evaluated. All members are JSON text. */
export interface World {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: string;
  readonly entities: string;
}

export interface Oracle {
  /** Cedar text of one static policy to policy JSON. */
  policyToJson(text: string): Converted;
  templateToJson(text: string): Converted;
  /** Policy JSON through the reference's reader and back. */
  policyJsonToJson(json: string): Converted;
  templateJsonToJson(json: string): Converted;
  /** Policy JSON to Cedar text. */
  policyToText(json: string): Printed;
  templateToText(json: string): Printed;
  /** The object form `{staticPolicies, templates, templateLinks}` of the reference's API. */
  checkParsePolicySet(json: string): Checked;
  /** Cedar text of any number of policies and templates. */
  parsePolicies(text: string): Checked;
  /** Cedar text of one expression: does it parse as the body of a condition? */
  parseExpression(text: string): Checked;
  evaluate(expression: string, world: World): Evaluated;
  /** Many expressions in one world, far faster than one by one. */
  evaluateAll(expressions: readonly string[], world: World): Evaluated[];
  isAuthorized(callJson: string): Decided;
  checkParseEntities(json: string): Checked;
  checkParseContext(json: string): Checked;
  /** Schemas are given as JSON text: a JSON schema, or Cedar text as one JSON string. */
  checkParseSchema(json: string): Checked;
  schemaToJson(json: string): Converted;
  schemaToText(json: string): Printed;
  /** Takes Cedar text only. */
  schemaToJsonWithResolvedTypes(text: string): Converted;
}

interface Problem {
  readonly message: string;
}

interface Answer {
  readonly type: "success" | "failure";
  readonly errors?: readonly Problem[];
  readonly text?: string;
  readonly response?: {
    readonly decision: "allow" | "deny";
    readonly diagnostics: {
      readonly reason: readonly string[];
      readonly errors: readonly { readonly policyId: string; readonly error: Problem }[];
    };
  };
}

type Asked = { readonly ok: true; readonly json: string; readonly answer: Answer } | Rejected;

export function createOracle(): Oracle {
  const use = instancePool();
  const ask = (entry: EntryName, json: string): Asked => asked(use((it) => it.call(entry, json)));
  const convert = (entry: EntryName, json: string): Converted => converted(ask(entry, json));
  const print = (entry: EntryName, json: string): Printed => printed(ask(entry, json));
  const check = (entry: EntryName, json: string): Checked => checked(ask(entry, json));
  const decide = (callJson: string): Decided => decided(ask("isAuthorized", callJson));
  const parseExpression = (text: string): Checked => {
    const policy = convert("policyToJson", JSON.stringify(asCondition(text)));
    return !policy.ok || hasOneCondition(policy.json) ? policy : rejected("not one expression");
  };
  return {
    policyToJson: (text) => convert("policyToJson", JSON.stringify(text)),
    templateToJson: (text) => convert("templateToJson", JSON.stringify(text)),
    policyJsonToJson: (json) => convert("policyToJson", json),
    templateJsonToJson: (json) => convert("templateToJson", json),
    policyToText: (json) => print("policyToText", json),
    templateToText: (json) => print("templateToText", json),
    checkParsePolicySet: (json) => check("checkParsePolicySet", json),
    parsePolicies: (text) =>
      hasLoneSurrogate(text)
        ? rejected("the text is not well-formed Unicode")
        : checked(asked(use((it) => it.callWithText("policySetTextToParts", text)))),
    parseExpression,
    evaluate: (expression, world) => {
      const parsed = parseExpression(expression);
      return parsed.ok ? worth("0", decide(conditionsCall([expression], world))) : refusal(parsed);
    },
    evaluateAll: (expressions, world) => {
      const parsed = expressions.map(parseExpression);
      const accepted = expressions.filter((_, index) => parsed[index]?.ok);
      const decision = decide(conditionsCall(accepted, world));
      let next = 0;
      return parsed.map((result) =>
        result.ok ? worth(String(next++), decision) : refusal(result),
      );
    },
    isAuthorized: decide,
    checkParseEntities: (json) => check("checkParseEntities", `{"entities":${json}\n}`),
    checkParseContext: (json) => check("checkParseContext", `{"context":${json}\n}`),
    checkParseSchema: (json) => check("checkParseSchema", json),
    schemaToJson: (json) => convert("schemaToJson", json),
    schemaToText: (json) => print("schemaToText", json),
    schemaToJsonWithResolvedTypes: (text) =>
      converted(asked(use((it) => it.callWithText("schemaToJsonWithResolvedTypes", text)))),
  };
}

type Use = (call: (instance: OracleInstance) => Outcome) => Outcome;

/** An exception leaves the instance's stack where it was, so only answers keep an instance alive. */
function instancePool(): Use {
  let instance: OracleInstance | undefined;
  return (call) => {
    instance ??= loadOracleInstance();
    const outcome = call(instance);
    if (outcome.kind !== "answer") instance = undefined;
    return outcome;
  };
}

function asked(outcome: Outcome): Asked {
  if (outcome.kind === "trap") return { ok: false, messages: [outcome.message], trap: true };
  if (outcome.kind === "thrown") return rejected(outcome.message);
  // The cast states the answer's shape, which the reference's published types promise.
  const answer = JSON.parse(outcome.json) as Answer;
  return answer.type === "success"
    ? { ok: true, json: outcome.json, answer }
    : { ok: false, messages: (answer.errors ?? []).map((problem) => problem.message) };
}

function rejected(message: string): Rejected {
  return { ok: false, messages: [message] };
}

function checked(result: Asked): Checked {
  return result.ok ? { ok: true } : result;
}

function converted(result: Asked): Converted {
  return result.ok ? { ok: true, json: memberTexts(result.json).get("json") ?? "" } : result;
}

function printed(result: Asked): Printed {
  return result.ok ? { ok: true, text: result.answer.text ?? "" } : result;
}

function decided(result: Asked): Decided {
  if (!result.ok) return result;
  const response = result.answer.response;
  if (response === undefined) return rejected("an answer without a response");
  const { reason, errors } = response.diagnostics;
  return {
    ok: true,
    decision: response.decision,
    reason,
    errors: errors.map(({ policyId, error }) => ({ policyId, message: error.message })),
  };
}

/** The line break ends a comment that the expression may end with. */
function asCondition(expression: string): string {
  return `permit(principal, action, resource) when { ${expression}\n};`;
}

/** Guards against text such as `true } unless { false`, which is more than one expression. */
function hasOneCondition(policyJson: string): boolean {
  return elementTexts(memberTexts(policyJson).get("conditions") ?? "[]").length === 1;
}

/** One policy for each expression; its id is the expression's index. */
function conditionsCall(expressions: readonly string[], world: World): string {
  const policies = expressions.map(
    (text, index) => `"${index}":${JSON.stringify(asCondition(text))}`,
  );
  const { principal, action, resource, context, entities } = world;
  return `{"principal":${principal},"action":${action},"resource":${resource},"context":${context},"entities":${entities},"policies":{"staticPolicies":{${policies.join(",")}}}}`;
}

/** All policies are permits, so that a decision names every policy that is satisfied. */
function worth(id: string, decision: Decided): Evaluated {
  if (!decision.ok) return refusal(decision);
  if (decision.errors.some(({ policyId }) => policyId === id)) return "error";
  return decision.reason.includes(id) ? "true" : "false";
}

function refusal(result: Rejected): Evaluated {
  return result.trap ? "trap" : "reject";
}

function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
