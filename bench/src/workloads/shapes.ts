/** Policy sets of any size in several shapes, of which few policies concern a request. */

import { createRandom, type Random } from "../data/random.ts";
import { entity, type EntityData, type RequestData, uid, type Workload } from "./workload.ts";

export interface Shape {
  readonly name: string;
  /** Policy `index` of `count`. */
  policy(index: number, count: number): string;
  /** A policy more, at the end. */
  readonly last?: string;
  /** The group and the folder that policy `index` is about; they have its number if this is left out. */
  readonly cell?: (index: number, count: number) => readonly [group: number, folder: number];
}

const ACTION = 'action == Action::"view"';

export const SCOPE_SHAPES: readonly Shape[] = [
  {
    name: "principal and resource",
    policy: (i) =>
      `permit(principal in Group::"g${i}", ${ACTION}, resource == Document::"d${i}") when { context.mfa };`,
  },
  {
    name: "grid of groups and folders",
    cell: gridCell,
    policy: (i, count) => {
      const [group, folder] = gridCell(i, count);
      return `permit(principal in Group::"g${group}", ${ACTION}, resource in Folder::"f${folder}");`;
    },
  },
  {
    name: "principal only",
    policy: (i) => `permit(principal == User::"u${i}", ${ACTION}, resource);`,
  },
  {
    name: "is in",
    policy: (i) =>
      `permit(principal is User in Group::"g${i}", ${ACTION}, resource is Document) when { resource.level < 9 };`,
  },
  {
    name: "action groups",
    policy: (i) =>
      `permit(principal in Group::"g${i}", action in Action::"${i % 2 === 0 ? "reading" : "writing"}", resource);`,
  },
  {
    name: "mostly forbid",
    policy: (i) => `forbid(principal == User::"u${i}", action, resource in Folder::"f${i}");`,
    last: "permit(principal, action, resource);",
  },
];

function gridCell(index: number, count: number): readonly [number, number] {
  const side = Math.ceil(Math.sqrt(count));
  return [Math.floor(index / side), index % side];
}

export const ATTRIBUTE_EQUALITY: Shape = {
  name: "attribute equality",
  policy: (i) =>
    `permit(principal, action, resource) when { principal.department == "dep${i}" && resource.level < 5 };`,
};

export const NOT_INDEXABLE: Shape = {
  name: "not indexable",
  policy: (i) => `permit(principal, action, resource) when { principal.level > ${i + 100} };`,
};

const SCHEMA = `
entity User in [Group] = { department: String, level: Long };
entity Group;
entity Document in [Folder] = { level: Long };
entity Folder;
action reading, writing;
action view in [reading] appliesTo { principal: User, resource: Document, context: { mfa: Bool } };
action edit in [writing] appliesTo { principal: User, resource: Document, context: { mfa: Bool } };
`;

/** Users and documents with numbers that occur in policies, so that some requests are allowed. */
const PEOPLE = 200;

export function makeShape(shape: Shape, count: number, requests: number): Workload {
  const random = createRandom(count + 17);
  const numbers = Array.from({ length: PEOPLE }, () => random.below(count));
  const lines = Array.from({ length: count }, (_, index) => shape.policy(index, count));
  if (shape.last !== undefined) lines.push(shape.last);
  return {
    name: `${shape.name.replaceAll(" ", "-")}-${count}`,
    policies: lines.join("\n"),
    templateLinks: [],
    schema: SCHEMA,
    entities: people(numbers, (n) => shape.cell?.(n, count) ?? [n, n], random),
    requests: Array.from({ length: requests }, () => request(numbers, random)),
    reads: [],
  };
}

type Cell = (number: number) => readonly [group: number, folder: number];

function people(numbers: readonly number[], cell: Cell, random: Random): readonly EntityData[] {
  const distinct = [...new Set(numbers)];
  const some = (number: number): readonly (readonly [number, number])[] =>
    [number, random.pick(distinct), random.pick(distinct)].map(cell);
  const uids = (type: string, ids: readonly string[]) =>
    [...new Set(ids)].map((id) => uid(type, id));
  return distinct.flatMap((number) => [
    entity(
      uid("User", `u${number}`),
      uids(
        "Group",
        some(number).map(([group]) => `g${group}`),
      ),
      {
        department: `dep${number}`,
        level: random.below(10),
      },
    ),
    entity(
      uid("Document", `d${number}`),
      uids(
        "Folder",
        some(number).map(([, folder]) => `f${folder}`),
      ),
      { level: random.below(10) },
    ),
  ]);
}

/** In half of the requests user and document have the same number. */
function request(numbers: readonly number[], random: Random): RequestData {
  const number = random.pick(numbers);
  const other = random.chance(0.5) ? number : random.pick(numbers);
  return {
    principal: uid("User", `u${number}`),
    action: uid("Action", "view"),
    resource: uid("Document", `d${other}`),
    context: { mfa: random.chance(0.8) },
  };
}
