/** The request that a command works on: from options, or in JSON. */

import { type AuthorizationRequest, type EntityUid, jsonText, type RecordValue } from "cedrus";
import { given, type Inputs } from "./inputs.ts";
import {
  about,
  andThen,
  bad,
  good,
  joined,
  type Problem,
  type Read,
  UsageError,
} from "./problem.ts";
import { requestFromJson, uidFromText } from "./request-from-json.ts";
import {
  checkedScope,
  contextByRules,
  type Part,
  PARTS,
  type RequestRules,
} from "./request-rules.ts";

export interface RequestOptions {
  readonly principal?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly context?: string;
  readonly requestJson?: string;
}

/** The parts of a request that were given. The context is empty when it was not. */
export interface RequestParts {
  readonly principal: EntityUid | undefined;
  readonly action: EntityUid | undefined;
  readonly resource: EntityUid | undefined;
  readonly context: RecordValue;
}

/** The parts of the request that the options give; with a schema, read and checked by it. */
export async function readRequestParts(
  inputs: Inputs,
  options: RequestOptions,
  rules: RequestRules | undefined,
): Promise<Read<RequestParts>> {
  if (options.requestJson !== undefined) {
    const text = await inputs.text(options.requestJson, "a request");
    return andThen(text, (source) => requestFromJson(source, rules));
  }
  const scope = {
    principal: uidFromOption("principal", options),
    action: uidFromOption("action", options),
    resource: uidFromOption("resource", options),
  };
  const checked = checkedScope(scope, rules, (part, diagnostic) => ({
    diagnostic,
    source: { name: `--${part}` },
  }));
  return joined({
    ...checked,
    context:
      options.context === undefined
        ? emptyContext(scope.action, rules)
        : await readContext(inputs, options.context, (text) =>
            contextByRules(jsonText(text), scope.action, rules),
          ),
  });
}

/** The request that the options give. @throws UsageError when a part is missing */
export async function readRequest(
  inputs: Inputs,
  options: RequestOptions,
  rules: RequestRules | undefined,
): Promise<Read<AuthorizationRequest>> {
  if (options.requestJson === undefined) {
    const missing = PARTS.filter((part) => options[part] === undefined);
    if (missing.length > 0) throw missingParts(missing);
  }
  const parts = await readRequestParts(inputs, options, rules);
  return andThen(parts, ({ principal, action, resource, context }) => {
    if (!principal || !action || !resource) throw missingParts(PARTS);
    return good({ principal, action, resource, context });
  });
}

/** A usage error that names the options that are missing. */
export function missingParts(
  parts: readonly Part[],
  why = "the request is not complete",
): UsageError {
  const flags = parts.map((part) => `--${part}`).join(", ");
  return new UsageError(
    `${why}: ${flags} missing`,
    "give --principal, --action and --resource, or a file with --request-json",
  );
}

function uidFromOption(part: Part, options: RequestOptions): Read<EntityUid | undefined> {
  const text = options[part];
  if (text === undefined) return good(undefined);
  const uid = uidFromText(given(`--${part}`, text));
  return uid.ok ? uid : bad(...uid.error.map((found) => withQuotes(found, part)));
}

const EXAMPLES = { principal: "User", action: "Action", resource: "Photo" } as const;

const NO_ENTITY: readonly string[] = ["parser/expected-entity", "parser/unexpected-token"];

/** Text that is no entity at all is often one whose quotes the shell took away. */
function withQuotes({ diagnostic, source }: Problem, part: Part): Problem {
  if (!NO_ENTITY.includes(diagnostic.code)) return { diagnostic, source };
  const help = `write it like \`--${part} '${EXAMPLES[part]}::"…"'\`, both kinds of quotes included`;
  return { diagnostic: { ...diagnostic, help }, source };
}

async function readContext(
  inputs: Inputs,
  path: string,
  read: (text: string) => ReturnType<typeof contextByRules>,
): Promise<Read<RecordValue>> {
  const text = await inputs.text(path, "a context");
  return andThen(text, (source) => about(read(source.text), source));
}

/** The context when none is given, if the rules do not ask for more. */
function emptyContext(
  action: Read<EntityUid | undefined>,
  rules: RequestRules | undefined,
): Read<RecordValue> {
  const context = contextByRules({}, action, rules?.validate === true ? rules : undefined);
  if (context.ok) return context;
  return bad(
    ...context.error.map(({ code, severity, message }) => ({
      diagnostic: { code, severity, message, help: GIVE_CONTEXT, labels: [] },
    })),
  );
}

const GIVE_CONTEXT = "no context was given: name a file with `--context`";
