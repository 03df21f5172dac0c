/** Conditions that begin with what an index can read: entities, types and values that are demanded. */

import type { Expr, Literal, Uid, VarName } from "../language.ts";
import type { Source } from "../source.ts";
import { and, binary, getAttr, lit, not, or, variable } from "./build.ts";

export const ATTRIBUTES = ["n", "m", "__proto__"] as const;

/** The same in different kinds, so that a wrong conversion shows. */
export const LITERALS: readonly Literal[] = [
  ...[1n, "1", true, false, "", "true", 0n, -1n, 2n ** 63n - 1n, 2n ** 53n],
  { type: "U", id: "a" },
  { type: "G", id: "a" },
];

const TRUE = lit(true);
const ERROR: Expr = { kind: "neg", arg: lit(-(2n ** 63n)) };
const SIDES: readonly VarName[] = ["principal", "resource", "action"];

/** What a demand may be about. */
export interface Things {
  readonly uids: readonly Uid[];
  readonly types: readonly string[];
}

/** Up to five operands of `&&`; each is a demand, looks like one, ends the demands, or fails. */
export function generateConjunction(source: Source, things: Things): Expr {
  const operands = source.list(1, 5, () => generateOperand(source, things));
  return operands.reduce((left, right) => and(left, right));
}

function generateOperand(source: Source, things: Things): Expr {
  const kind = source.weighted([
    [2, "constant"],
    [4, "value"],
    [3, "entity"],
    [2, "type"],
    [2, "other"],
  ] as const);
  switch (kind) {
    case "constant":
      return source.pick([TRUE, lit(false), ERROR]);
    case "value":
      return equality(source, attribute(source), lit(source.pick(LITERALS)));
    case "entity":
      return generateEntity(source, things);
    case "type":
      return generateType(source, things);
    case "other":
      return generateOther(source, things);
  }
}

function attribute(source: Source): Expr {
  return getAttr(variable(source.pick(["context", ...SIDES])), source.pick(ATTRIBUTES));
}

function equality(source: Source, left: Expr, right: Expr): Expr {
  return source.chance(1, 3) ? binary("==", right, left) : binary("==", left, right);
}

function generateEntity(source: Source, { uids }: Things): Expr {
  const side = variable(source.pick(SIDES));
  const entity = lit(source.pick(uids));
  return source.chance(1, 2) ? binary("in", side, entity) : equality(source, side, entity);
}

function generateType(source: Source, { uids, types }: Things): Expr {
  const arg = variable(source.pick(SIDES));
  const type = source.pick(types);
  const entity = lit(source.pick(uids));
  const within = source.pick([undefined, entity, { kind: "set", elements: [entity] } as const]);
  return { kind: "is", arg, type, ...(within === undefined ? {} : { in: within }) };
}

/** Nearly demands. */
function generateOther(source: Source, things: Things): Expr {
  const test = equality(source, attribute(source), lit(source.pick(LITERALS)));
  const entity = generateEntity(source, things);
  return source.pick([
    not(test),
    or(test, entity),
    not(entity),
    binary("!=", attribute(source), lit(source.pick(LITERALS))),
    equality(source, attribute(source), attribute(source)),
    binary("in", variable(source.pick(SIDES)), lit(1n)),
    equality(source, variable("context"), lit(source.pick(LITERALS))),
    equality(source, variable(source.pick(SIDES)), lit(source.pick(["U", 1n, true]))),
  ]);
}
