/** Policies whose first conditions begin with demands, and with what only looks like one. */

import type {
  Condition,
  EntityData,
  Expr,
  Literal,
  PolicyData,
  RequestData,
  Scope,
  Uid,
} from "../language.ts";
import type { Source } from "../source.ts";
import { and, binary, getAttr, lit, not, or, variable } from "./build.ts";

const USER: Uid = { type: "U", id: "a" };
const STRANGER: Uid = { type: "U", id: "b" };
const GROUP: Uid = { type: "G", id: "a" };
const ABOVE: Uid = { type: "G", id: "__proto__" };
const VIEW: Uid = { type: "Action", id: "x" };
const EDIT: Uid = { type: "Action", id: "y" };
const PEOPLE = [USER, STRANGER, GROUP, ABOVE];
const ACTIONS = [VIEW, EDIT];
const BIG = 2n ** 63n - 1n;
const LITERALS: readonly Literal[] = [1n, "1", true, USER, BIG, BIG - 1n, false, 0n, "", ABOVE];
const ATTRS = ["a", "constructor"];
const VARIABLES = ["principal", "resource", "action", "context"] as const;

/** An entity that is nowhere has attributes in no request. */
export const ENTITIES: readonly EntityData[] = [
  {
    uid: USER,
    attrs: [
      ["a", 1n],
      ["constructor", GROUP],
    ],
    tags: [],
    parents: [GROUP],
  },
  { uid: GROUP, attrs: [["a", { set: [1n] }]], tags: [], parents: [ABOVE] },
  { uid: ABOVE, attrs: [["a", "1"]], tags: [], parents: [] },
  { uid: VIEW, attrs: [["a", true]], tags: [], parents: [EDIT] },
];

export function generateRequest(source: Source): RequestData {
  return {
    principal: source.pick(PEOPLE),
    action: source.pick(ACTIONS),
    resource: source.pick(PEOPLE),
    context: source.chance(1, 2) ? [["a", source.pick(LITERALS)]] : [],
  };
}

/** A policy, or a template if a side is to have a slot. */
export function generatePolicy(source: Source, id: string, slot = false): PolicyData {
  return {
    id,
    effect: source.chance(1, 3) ? "forbid" : "permit",
    annotations: [],
    principal: generateScope(source, slot),
    action: source.weighted([
      [3, { kind: "all" }],
      [1, { kind: "in", entity: source.pick(ACTIONS) }],
      [1, { kind: "inSet", entities: source.list(0, 3, () => source.pick(ACTIONS)) }],
    ]),
    resource: generateScope(source, false),
    conditions: source.list(0, 2, () => generateCondition(source)),
  };
}

function generateScope(source: Source, slot: boolean): Scope {
  const entity = slot ? "slot" : source.pick(PEOPLE);
  const type = source.pick(["U", "G"]);
  const kind = source.weighted([
    [slot ? 0 : 4, "all"],
    [slot ? 0 : 1, "is"],
    [1, "eq"],
    [1, "in"],
    [1, "isIn"],
  ] as const);
  if (kind === "all") return { kind };
  if (kind === "is") return { kind, type };
  return kind === "isIn" ? { kind, type, entity } : { kind, entity };
}

function generateCondition(source: Source): Condition {
  const [first = lit(true), ...rest] = source.list(1, 4, () => generateOperand(source));
  return { kind: source.chance(1, 6) ? "unless" : "when", body: rest.reduce(and, first) };
}

/** No chain of `&&`: the library looks into none that stands in another, the model does. */
function generateOperand(source: Source): Expr {
  const demand = generateDemand(source);
  return source.weighted([
    [8, demand],
    [1, lit(true)],
    [1, not(demand)],
    [1, or(demand, generateDemand(source))],
  ]);
}

function generateDemand(source: Source): Expr {
  const name = source.pick(VARIABLES);
  const [side, uid] = [variable(name), lit(source.pick([...PEOPLE, ...ACTIONS]))];
  const attr = getAttr(side, source.pick(ATTRS));
  const literal = lit(source.pick(LITERALS));
  const type = source.pick(["U", "G", "Action"]);
  return source.pick([
    binary("==", side, uid),
    binary("==", uid, side),
    binary("in", side, uid),
    binary("in", uid, side),
    binary("!=", side, uid),
    { kind: "is", arg: side, type },
    { kind: "is", arg: side, type, in: uid },
    binary("==", attr, literal),
    binary("==", literal, attr),
    binary("!=", attr, literal),
    binary("==", attr, attr),
    binary("==", side, literal),
    binary("<=", literal, attr),
  ] as const);
}
