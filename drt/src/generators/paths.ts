/** Ways from the variables of a request to values, each with what must be known before it is safe. */

import type { AttributeData, Expr, TypeData } from "../language.ts";
import { binary, getAttr, lit, variable } from "./build.ts";
import { type Domain, generateUid } from "./domain.ts";
import { isPlainName } from "./names.ts";
import type { Env, ResolvedType } from "./types.ts";

export interface Path {
  readonly expr: Expr;
  readonly type: ResolvedType;
  /** In an order in which each is safe after the ones before. */
  readonly guards: readonly Expr[];
  /** How many attributes and tags it takes. */
  readonly length: number;
}

/** The paths of one request environment, found by the type they lead to. */
export interface PathIndex {
  readonly env: Env;
  readonly all: readonly Path[];
  readonly byType: ReadonlyMap<string, readonly Path[]>;
  /** The types that paths of at least one step lead to. */
  readonly types: readonly ResolvedType[];
}

const MAX_LENGTH = 3;
const MAX_PATHS = 60;

export function pathsOf(domain: Domain, env: Env): PathIndex {
  const { index } = domain;
  const all: Path[] = [
    root("principal", { kind: "entity", name: env.principal }),
    root("resource", { kind: "entity", name: env.resource }),
    root("context", index.resolve(env.action.context)),
    ...literalRoots(domain),
  ];
  for (let at = 0; at < all.length && all.length < MAX_PATHS; at++) {
    const path = all[at];
    if (path !== undefined && path.length < MAX_LENGTH) all.push(...stepsFrom(domain, path, all));
  }
  const byType = new Map<string, Path[]>();
  for (const path of all) {
    const key = index.key(path.type);
    const paths = byType.get(key);
    if (paths === undefined) byType.set(key, [path]);
    else paths.push(path);
  }
  const types = [...byType.values()].flatMap((paths) =>
    paths.some(({ length }) => length > 0) ? paths.slice(0, 1).map(({ type }) => type) : [],
  );
  return { env, all, byType, types };
}

function root(name: "principal" | "resource" | "context", type: ResolvedType): Path {
  return { expr: variable(name), type, guards: [], length: 0 };
}

/** Now and then an entity that is written down. */
function literalRoots(domain: Domain): readonly Path[] {
  const { source, index } = domain;
  if (!source.chance(1, 6)) return [];
  const { name } = source.pick(index.schema.entityTypes);
  const type = { kind: "entity", name } as const;
  return [{ expr: lit(generateUid(domain, name)), type, guards: [], length: 0 }];
}

function stepsFrom(domain: Domain, path: Path, known: readonly Path[]): readonly Path[] {
  const { index } = domain;
  const steps = index
    .attributesOf(path.type)
    .map((attribute) => attributeStep(domain, path, attribute));
  if (path.type.kind !== "entity") return steps;
  const tags = index.entityTypes.get(path.type.name)?.tags;
  return tags === undefined ? steps : [...steps, tagStep(domain, path, { tags, known })];
}

function attributeStep({ source, index }: Domain, path: Path, attribute: AttributeData): Path {
  const { name, type, required } = attribute;
  const { expr, guards, length } = path;
  return {
    expr: getAttr(expr, name),
    type: index.resolve(type),
    guards: required ? guards : withGuard(guards, expr, { name, joined: source.chance(2, 3) }),
    length: length + 1,
  };
}

/** `e has a`, then `e.a has b`, is also `e has a.b` if the names allow it. */
function withGuard(
  guards: readonly Expr[],
  arg: Expr,
  { name, joined }: { readonly name: string; readonly joined: boolean },
): readonly Expr[] {
  const last = guards.at(-1);
  const isNext =
    last?.kind === "hasAttr" &&
    arg.kind === "getAttr" &&
    arg.arg === last.arg &&
    last.path.length === 1 &&
    last.path[0] === arg.attr;
  if (joined && isNext && isPlainName(arg.attr) && isPlainName(name)) {
    return [...guards.slice(0, -1), { kind: "hasAttr", arg: arg.arg, path: [arg.attr, name] }];
  }
  return [...guards, { kind: "hasAttr", arg, path: [name] }];
}

/** The key is a string that is written down, or one that a path leads to. */
function tagStep(
  { source, index, pools }: Domain,
  path: Path,
  { tags, known }: { readonly tags: TypeData; readonly known: readonly Path[] },
): Path {
  const { expr, length } = path;
  const strings = known.filter(({ type }) => type.kind === "String");
  const from = strings.length > 0 && source.chance(1, 3) ? source.pick(strings) : undefined;
  const guards = [...path.guards, ...(from?.guards ?? [])];
  const key = from?.expr ?? lit(source.pick(pools.tagKeys));
  return {
    expr: binary("getTag", expr, key),
    type: index.resolve(tags),
    guards: [...guards, binary("hasTag", expr, key)],
    length: length + 1,
  };
}
