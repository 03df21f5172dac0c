/** `cedrus authorize --requests`: many requests, one line of output for each. */

import { type AuthorizationRequest, type EntityStore, isAuthorized } from "cedrus";
import { EXIT } from "../exit-code.ts";
import { nameOf, unreadable } from "../inputs.ts";
import { jsonText } from "../json-text.ts";
import { policyProblems } from "../policy-errors.ts";
import { BadInput, joined, type Problem, valueOf } from "../problem.ts";
import { Progress } from "../progress.ts";
import { readEntities } from "../read-entities.ts";
import { type LoadedPolicies, type PolicyOptions, readPolicies } from "../read-policies.ts";
import { readSchemaIfAny } from "../read-schema.ts";
import { problemDocument } from "../render-problem.ts";
import { type Batch, type RequestLine, requestLines } from "../request-lines.ts";
import { type RequestRules, type RuleOptions, rulesOf } from "../request-rules.ts";
import { responseDocument } from "../response-document.ts";
import { ResponseTable } from "../response-table.ts";
import type { Run } from "../run.ts";

interface AuthorizeManyOptions extends PolicyOptions, RuleOptions {
  readonly entities?: string;
  readonly timing?: boolean;
}

/** Decides all requests in their order; a bad line is reported and does not stop the others. */
export async function authorizeMany(
  run: Run,
  path: string,
  options: AuthorizeManyOptions,
): Promise<number> {
  const { io, inputs, reporter } = run;
  if (path === "-") await inputs.announceStdin("requests");
  const pieces = inputs.pieces(path, "requests");
  const schema = await readSchemaIfAny(inputs, options);
  const rules = rulesOf(schema, options);
  const read = joined({
    schema,
    policies: await readPolicies(inputs, options),
    entities: await readEntities(inputs, options.entities, rules?.schema),
  });
  const { schema: loaded, ...decider } = valueOf(read);
  await reporter.aside(loaded?.warnings ?? []);
  const many = new Many(run, { ...decider, name: nameOf(path) });
  const progress = new Progress(io, path === "-" ? undefined : await io.sizeOf(path));
  const started = io.now();
  let bytes = 0;
  for await (const batch of batches(pieces, nameOf(path), rules)) {
    const { out, err } = many.decideAll(batch.lines);
    if (io.stdout.isTerminal || err !== "") await progress.erase();
    if (err !== "") await io.stderr.write(err);
    if (out !== "") await io.stdout.write(out);
    bytes += batch.bytes;
    await progress.show(many.count, bytes);
  }
  await progress.erase();
  if (options.timing === true) {
    await reporter.note(`decided ${many.count} requests in ${Math.round(io.now() - started)} ms`);
  }
  return many.exitCode();
}

async function* batches(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
  rules: RequestRules | undefined,
): AsyncIterable<Batch> {
  try {
    yield* requestLines(pieces, name, rules);
  } catch (error) {
    throw new BadInput([unreadable(error, name)]);
  }
}

interface Decider {
  readonly policies: LoadedPolicies;
  readonly entities: EntityStore;
  readonly name: string;
}

/** Decides lines and remembers what the exit code depends on. */
class Many {
  count = 0;
  #anyBad = false;
  #anyDenied = false;
  readonly #run: Run;
  readonly #decider: Decider;
  readonly #table: ResponseTable;

  constructor(run: Run, decider: Decider) {
    this.#run = run;
    this.#decider = decider;
    this.#table = new ResponseTable(run.reporter.paint);
  }

  /** What to print for some lines. */
  decideAll(lines: readonly RequestLine[]): { readonly out: string; readonly err: string } {
    const json = this.#run.reporter.json;
    const decided = lines.map((line) => this.#decide(line));
    const out = json ? decided.map((one) => one.document).join("") : this.#table.take();
    return { out, err: json ? "" : decided.map((one) => one.err).join("") };
  }

  exitCode(): number {
    if (this.#anyBad) return EXIT.badInput;
    return this.#anyDenied ? EXIT.deny : EXIT.ok;
  }

  #decide({ number: line, request }: RequestLine): { document: string; err: string } {
    if (request.ok) return this.#answer(line, request.value);
    this.#anyBad = true;
    const diagnostics = request.error.map(problemDocument);
    return this.#printed({ line, ok: false, diagnostics }, request.error);
  }

  #answer(line: number, request: AuthorizationRequest): { document: string; err: string } {
    const { policies, entities, name } = this.#decider;
    const response = isAuthorized(request, policies.set, entities);
    this.count++;
    if (response.decision === "deny") this.#anyDenied = true;
    const skipped = policyProblems(response.errors, policies, ` for ${name}:${line}`);
    if (!this.#run.reporter.json) this.#table.add(request, response);
    return this.#printed({ line, ok: true, ...responseDocument(response, skipped) }, skipped);
  }

  #printed(document: object, problems: readonly Problem[]): { document: string; err: string } {
    const { reporter } = this.#run;
    if (reporter.json) return { document: `${jsonText(document)}\n`, err: "" };
    return { document: "", err: problems.map((one) => reporter.render(one)).join("") };
  }
}
