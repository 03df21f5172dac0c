/** Expressions of all types for one request, to be evaluated by themselves. */

import type { EntityData, Expr, RequestData } from "../language.ts";
import type { Source } from "../source.ts";
import { guarded, lit } from "./build.ts";
import type { Domain } from "./domain.ts";
import { generateEntities } from "./entities.ts";
import { Expressions } from "./expressions.ts";
import { pathsOf } from "./paths.ts";
import { generateRequest, generateSituation } from "./requests.ts";
import type { ResolvedType } from "./types.ts";
import { Undirected } from "./undirected.ts";
import { generateDomain } from "./world.ts";

export interface EvalCase {
  readonly entities: readonly EntityData[];
  readonly request: RequestData;
  readonly exprs: readonly Expr[];
}

const DEPTH = 3;

/** One of so many choices is a mistake. */
const FLAWS = 60;

export function generateEvalCase(source: Source, most = 16): EvalCase {
  const domain = generateDomain(source);
  const situation = generateSituation(domain);
  const paths = pathsOf(domain, situation.env);
  const expressions = new Expressions(domain, paths, { flaws: FLAWS });
  const undirected = new Undirected(domain, paths);
  const entities = generateEntities(domain);
  const request = generateRequest(domain, [situation]);
  const expr = (): Expr =>
    source.weighted<() => Expr>([
      [4, () => typedValue(domain, expressions)],
      [3, () => expressions.bool(DEPTH)],
      [3, () => undirected.any(DEPTH)],
    ])();
  return { entities, request, exprs: source.list(1, most, expr) };
}

/** A value of a type that some path leads to, or of a plain one; behind its guards or not. */
function typedValue({ source }: Domain, expressions: Expressions): Expr {
  const { types } = expressions.paths;
  const type: ResolvedType =
    types.length > 0 && source.chance(2, 3) ? source.pick(types) : expressions.plainType();
  const guards: Expr[] = [];
  const value = expressions.value(type, DEPTH, guards);
  const last = guards.at(-1);
  if (last === undefined || source.chance(1, 3)) return value;
  const test = guarded(guards.slice(0, -1), last);
  return { kind: "if", test, then: value, else: lit("nothing") };
}
