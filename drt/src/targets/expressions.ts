/** Values of expressions of all types, with and without regard to types. */

import { generateEntities } from "../generators/entities.ts";
import { Expressions } from "../generators/expressions.ts";
import { pathsOf } from "../generators/paths.ts";
import { generateRequest, generateSituation, type Situation } from "../generators/requests.ts";
import type { ResolvedType } from "../generators/types.ts";
import { Undirected } from "../generators/undirected.ts";
import { generateDomain } from "../generators/world.ts";
import type { Domain } from "../generators/domain.ts";
import type { Expr } from "../language.ts";
import type { Source } from "../source.ts";
import type { Target } from "../target.ts";
import { compareExpressions, type ExpressionsInput } from "./compare-expressions.ts";
import { ENGINES, type Engines } from "./engines.ts";

type MakeExpression = (domain: Domain, situation: Situation) => () => Expr;

const MOST_REQUESTS = 3;
const MOST_EXPRESSIONS = 12;

function generateInput(source: Source, make: MakeExpression): ExpressionsInput {
  const domain = generateDomain(source);
  const entities = generateEntities(domain);
  const situation = generateSituation(domain);
  const next = make(domain, situation);
  return {
    schema: domain.index.schema,
    entities,
    requests: source.list(1, MOST_REQUESTS, () => generateRequest(domain, [situation])),
    expressions: source.list(1, MOST_EXPRESSIONS, next),
  };
}

/** One choice in so many is a mistake. */
const FLAWS = 30;

const typed: MakeExpression = (domain, situation) => {
  const style = { flaws: FLAWS };
  const expressions = new Expressions(domain, pathsOf(domain, situation.env), style);
  return () => {
    const type = anyType(domain);
    if (type.kind === "Bool" || !expressions.canMake(type)) return expressions.bool(2);
    // Without their guards: what is missing is an error of its kind.
    return expressions.value(type, 2, []);
  };
};

/** One of the types of the schema, so that there are paths to it. */
function anyType({ source, index }: Domain): ResolvedType {
  const { entityTypes } = index.schema;
  const declared = entityTypes.flatMap(({ attributes }) => attributes.map(({ type }) => type));
  const plain = (
    ["Bool", "Long", "String", "ipaddr", "decimal", "datetime", "duration"] as const
  ).map((kind) => ({ kind }));
  return index.resolve(source.pick([...plain, ...declared]));
}

const loose: MakeExpression = (domain, situation) => {
  const undirected = new Undirected(domain, pathsOf(domain, situation.env));
  return () => undirected.any(3);
};

export function expressionsTyped(engines: Engines = ENGINES): Target<ExpressionsInput> {
  return {
    name: "expressions-typed",
    description: "values of mostly well-typed expressions: library, model and reference",
    generate: (source) => generateInput(source, typed),
    check: (input, recorder) => compareExpressions(engines, input, recorder),
  };
}

export function expressionsLoose(engines: Engines = ENGINES): Target<ExpressionsInput> {
  return {
    name: "expressions-loose",
    description: "values and errors of expressions of any shape: library, model and reference",
    generate: (source) => generateInput(source, loose),
    check: (input, recorder) => compareExpressions(engines, input, recorder),
  };
}
