/** One input through one reader, and what is read through everything that takes it. */

import {
  contextFromJson,
  createRequest,
  type Diagnostic,
  entitiesFromJson,
  entitiesToJson,
  EntityStore,
  evaluateExpression,
  EvaluationError,
  type Expr,
  isAuthorized,
  jsonText,
  parseEntityUid,
  parseExpression,
  parsePolicy,
  parsePolicySet,
  parseTemplate,
  type Policy,
  policyFromJson,
  policySetFromJson,
  policySetToJson,
  policySetToJsonText,
  policyToJson,
  type PolicySet,
  printEntityUid,
  printExpr,
  printPolicy,
  printPolicySet,
  printValue,
  renderDiagnostic,
  type Result,
  stringifyJson,
  type Template,
  templateFromJson,
  unwrap,
  valuesEqual,
  valueToPlain,
} from "cedrus";

export type Entry =
  | "expression"
  | "policy"
  | "policies"
  | "template"
  | "uid"
  | "policyJson"
  | "templateJson"
  | "policySetJson"
  | "entities"
  | "context";

export interface Checked {
  readonly accepted: boolean;
  /** The codes of all diagnostics. */
  readonly codes: readonly string[];
  /** What the library did wrong. */
  readonly problem?: string;
}

/** Thrown where something that must hold does not. */
class Broken extends Error {}

const request = unwrap(
  createRequest({
    principal: 'User::"alice"',
    action: 'Action::"view"',
    resource: 'Photo::"p"',
    context: { yes: true, one: 1, text: "abc", numbers: [1, 2, 3], record: { a: { b: 1 } } },
  }),
);
const store = new EntityStore();

export function checkInput(entry: Entry, text: string): Checked {
  let result: Result<unknown, readonly Diagnostic[]>;
  try {
    result = READ[entry](text);
    if (!result.ok) checkDiagnostics(result.error, text);
  } catch (thrown) {
    return { accepted: false, codes: [], problem: `${entry}: ${describe(thrown)}` };
  }
  return { accepted: result.ok, codes: result.ok ? [] : result.error.map(({ code }) => code) };
}

function describe(thrown: unknown): string {
  return thrown instanceof Error
    ? `${thrown.name}: ${thrown.message.slice(0, 300)}`
    : String(thrown);
}

type Read = (text: string) => Result<unknown, readonly Diagnostic[]>;

/** Each reads, and puts what it reads to the test. */
const READ: Readonly<Record<Entry, Read>> = {
  expression: (text) => tested(parseExpression(text), checkExpression),
  policy: (text) => tested(parsePolicy(text), checkPolicy),
  template: (text) => tested(parseTemplate(text), checkPolicy),
  policies: (text) => tested(parsePolicySet(text), checkSet),
  uid: (text) =>
    tested(parseEntityUid(text), (uid) => {
      must(unwrap(parseEntityUid(printEntityUid(uid))).equals(uid), "a UID reads back as another");
    }),
  policyJson: (text) => tested(policyFromJson(jsonText(text)), checkPolicy),
  templateJson: (text) => tested(templateFromJson(jsonText(text)), checkPolicy),
  policySetJson: (text) => tested(policySetFromJson(jsonText(text)), checkSet),
  entities: (text) => tested(entitiesFromJson(jsonText(text)), checkEntities),
  context: (text) =>
    tested(contextFromJson(jsonText(text)), (context) => {
      const plain = valueToPlain(context);
      const read = plain.ok
        ? unwrap(contextFromJson(jsonText(unwrap(stringifyJson(plain.value)))))
        : context;
      must(valuesEqual(read, context), "a context reads back as another");
      const value = evaluateExpression(
        unwrap(parseExpression(printValue(context))),
        request,
        store,
      );
      must(
        !(value instanceof EvaluationError) && valuesEqual(value, context),
        "a value prints as another",
      );
    }),
};

function tested<T>(
  result: Result<T, readonly Diagnostic[]>,
  check: (value: T) => void,
): Result<T, readonly Diagnostic[]> {
  if (result.ok) check(result.value);
  return result;
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Broken(what);
}

function checkExpression(x: Expr): void {
  const printed = printExpr(x);
  must(shape(unwrap(parseExpression(printed))) === shape(x), `reads back as another: ${printed}`);
  evaluateExpression(x, request, store);
}

type ReadPolicy = Result<Policy | Template, readonly Diagnostic[]>;

function checkPolicy(policy: Policy | Template): void {
  const { id } = policy;
  const isTemplate = policy.kind === "template";
  const printed = printPolicy(policy);
  const again: ReadPolicy = isTemplate
    ? parseTemplate(printed, { id })
    : parsePolicy(printed, { id });
  // A `has` path that is not made of identifiers is printed as what it means.
  if (!hasQuotedPath(policy) && !isUnsayable(again)) {
    must(shape(unwrap(again)) === shape(policy), `reads back as another: ${printed}`);
  }
  const json = policyToJson(policy);
  for (const input of [json, jsonText(unwrap(stringifyJson(json)))]) {
    const read: ReadPolicy = isTemplate
      ? templateFromJson(input, { id })
      : policyFromJson(input, { id });
    must(shape(unwrap(read)) === shape(policy), "JSON reads back as another");
  }
  for (const { body } of policy.body.conditions) evaluateExpression(body, request, store);
}

/** JSON can call functions that do not exist, and methods on nothing; text cannot. */
function isUnsayable(printed: ReadPolicy): boolean {
  const codes = ["parser/unknown-function", "parser/method-as-function"];
  return !printed.ok && printed.error.every(({ code }) => codes.includes(code));
}

function hasQuotedPath(policy: Policy | Template): boolean {
  return /"path":\["(?:[^"\\]|\\.)*",/.test(shape(policy));
}

function checkSet(set: PolicySet): void {
  for (const policy of set.policies()) checkPolicy(policy);
  for (const template of set.templates()) checkPolicy(template);
  const printed = printPolicySet(set);
  const again = parsePolicySet(printed);
  must(again.ok && printPolicySet(again.value) === printed, "a set prints as another");
  const json = policySetToJsonText(set);
  must(
    policySetToJsonText(unwrap(policySetFromJson(jsonText(json)))) === json,
    "a set's JSON is another",
  );
  unwrap(policySetFromJson(policySetToJson(set)));
  isAuthorized(request, set, store);
}

function checkEntities(entities: EntityStore): void {
  const json = entitiesToJson(entities);
  if (!json.ok) return;
  const read = unwrap(entitiesFromJson(json.value));
  must(read.size === entities.size && read.add(entities).ok, "entities read back as others");
  const policies = unwrap(parsePolicySet('permit(principal in User::"alice", action, resource);'));
  isAuthorized(request, policies, entities);
}

function checkDiagnostics(diagnostics: readonly Diagnostic[], text: string): void {
  must(diagnostics.length > 0, "a refusal without a diagnostic");
  let last = 0;
  for (const diagnostic of diagnostics) {
    const { code, message, labels } = diagnostic;
    must(/^[a-z-]+\/[a-z-]+$/.test(code), `the code ${code}`);
    must(!message.includes("\n") && message.length < 1000, `the message of ${code}`);
    must(
      !/\p{Surrogate}/u.test(message + (diagnostic.help ?? "")),
      `half a character in the message of ${code}`,
    );
    renderDiagnostic(diagnostic, { text });
    const span = labels[0]?.span;
    must(span !== undefined, `${code} has no place`);
    if (span === undefined) continue;
    const { start, end } = span;
    must(start >= last && start <= end && end <= text.length, `${code} at ${start}-${end}`);
    last = start;
    checkPlace(text, start, span.line, span.column);
    checkPlace(text, end, span.endLine, span.endColumn);
  }
}

function checkPlace(text: string, offset: number, line: number, column: number): void {
  const before = text.slice(0, offset);
  // A line feed that is still to come belongs to the carriage return before it.
  const isSplit = before.endsWith("\r") && text[offset] === "\n";
  const lines = (isSplit ? before.slice(0, -1) : before).split(/\r\n|\n|\r/);
  const width = (lines.at(-1) ?? "").length + (isSplit ? 1 : 0);
  must(line === lines.length && column === width + 1, `offset ${offset} as ${line}:${column}`);
}

/** All that `x` says, without places and with the entries of records in the order of their keys. */
function shape(x: unknown): string {
  return JSON.stringify(x, (key, value: unknown) => {
    if (["span", "scopeSpans", "text"].includes(key)) return undefined;
    if (typeof value === "bigint") return `${value}n`;
    if (value instanceof Map) return [...value];
    // The cast states what stands under this name in a record expression.
    if (key === "entries")
      return (value as { key: string }[]).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    return value;
  });
}
