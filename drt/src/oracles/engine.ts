/**
 * What is compared: anything that decides requests, evaluates expressions or validates, behind one interface.
 *
 * Data are prepared once and asked about many times. An engine has the parts that it can answer for.
 */

import type {
  EntityData,
  Expr,
  PolicySetData,
  RequestData,
  SchemaData,
  Uid,
  Fields,
} from "../language.ts";

export interface Engine {
  readonly name: string;
  load(data: WorldData): Answer<Loaded>;
}

export interface WorldData {
  readonly schema: SchemaData;
  /** With the actions, unless a target wants them to be missing. */
  readonly entities: readonly EntityData[];
}

/** Policies, requests and expressions for one schema and one set of entities. */
export interface Loaded {
  readonly authorize?: (policies: PolicySetData) => Answer<Authorize>;
  readonly evaluate?: (request: RequestData) => Answer<Evaluate>;
  /** Whether each policy and template is valid, by id; a link is reported under its own id. */
  readonly validate?: (policies: PolicySetData) => Answer<Verdicts>;
  /** What there is to say about each of them. */
  readonly findings?: (policies: PolicySetData) => Answer<Findings>;
  /** Verdicts with a level. */
  readonly checkLevel?: (policies: PolicySetData, level: number) => Answer<Verdicts>;
  readonly validateRequest?: (request: RequestData) => Answer<boolean>;
  readonly validateContext?: (action: Uid, context: Fields) => Answer<boolean>;
  readonly validateEntities?: () => Answer<boolean>;
  /** The entities that policies of this level reach, each in canonical form, sorted. */
  readonly slice?: (request: RequestData, level: number) => Answer<readonly string[]>;
}

export type Authorize = (request: RequestData) => Answer<Authorized>;
export type Evaluate = (expression: Expr) => Answer<Evaluated>;
export type Verdicts = ReadonlyMap<string, boolean>;

export interface Findings {
  /** By id; who is not there has none. */
  readonly byPolicy: ReadonlyMap<string, PolicyFindings>;
  /** Whether all kinds of errors are there, or only some, if there are any. */
  readonly areAll: boolean;
}

export interface PolicyFindings {
  /** Kinds, each once, sorted. */
  readonly errors: readonly string[];
  /** Only those about what a policy means; they count where there are no errors. */
  readonly warnings: readonly string[];
}

/** Which of `ids` are valid. */
export function verdictsFrom({ byPolicy }: Findings, ids: readonly string[]): Verdicts {
  return new Map(ids.map((id) => [id, (byPolicy.get(id)?.errors.length ?? 0) === 0]));
}

export function idsOf({ policies, templates, links }: PolicySetData): readonly string[] {
  return [...policies, ...templates, ...links].map(({ id }) => id);
}

export interface Authorized {
  readonly decision: "allow" | "deny";
  /** Ids of the determining policies, sorted. */
  readonly determining: readonly string[];
  /** The policies that could not be evaluated, with the kind of error, sorted: `policy0 typeError`. */
  readonly errors: readonly string[];
}

/** A value in canonical form (see `canonical.ts`), or the kind of error. */
export type Evaluated = EvaluatedValue | { readonly error: string };

interface EvaluatedValue {
  readonly value: string;
  /** An expression of this value, from engines that can be asked for it. */
  readonly literal?: () => Expr;
}

/** The engine does not accept what it was given, or died of it. */
export class Refusal {
  readonly message: string;
  /** The engine died instead of answering: no verdict. */
  readonly isTrap: boolean;

  constructor(message: string, isTrap = false) {
    this.message = message;
    this.isTrap = isTrap;
  }
}

export type Answer<T> = T | Refusal;

/** What was answered; a refusal is thrown, for callers who know that there is none. */
export function answered<T>(answer: Answer<T>): T {
  if (answer instanceof Refusal) throw new Error(`refused: ${answer.message}`);
  return answer;
}

/** Thrown when data have an extension value that there is not, such as `ip("1")`. */
export class NoValueError extends Error {}

/** Whether the check passes; data that cannot be made do not. */
export function passes(check: () => boolean): boolean {
  try {
    return check();
  } catch (error) {
    if (error instanceof NoValueError) return false;
    throw error;
  }
}
