/** Tests of entities: hierarchy, type, attributes, tags. */

import type { Expr } from "../language.ts";
import { binary, lit, variable } from "./build.ts";
import type { ExprValues } from "./expression-values.ts";
import type { ResolvedType } from "./types.ts";

export function entityAtom(generator: ExprValues, name: string, guards: Expr[]): Expr {
  const { source, paths, domain } = generator;
  if (name === paths.env.action.uid.type && !domain.index.entityTypes.has(name)) {
    return actionTest(generator);
  }
  const type: ResolvedType = { kind: "entity", name };
  const kind = source.weighted([
    [4, "in"],
    [2, "is"],
    [1, "isIn"],
    [2, "has"],
    [2, "hasTag"],
  ] as const);
  switch (kind) {
    case "in":
      return binary("in", generator.value(type, 0, guards), groups(generator, name, guards));
    case "is":
      return { kind: "is", arg: generator.value(type, 0, guards), type: someType(generator, name) };
    case "isIn":
      return {
        kind: "is",
        arg: generator.value(type, 0, guards),
        type: someType(generator, name),
        in: groups(generator, name, guards),
      };
    case "has":
      return generator.has(type, guards);
    case "hasTag":
      return tagTest(generator, type, guards);
  }
}

function actionTest({ source, domain, paths }: ExprValues): Expr {
  const { uid } = paths.env.action;
  const others = domain.index.schema.actions.filter((each) => each.uid.type === uid.type);
  const other = lit(source.pick(others).uid);
  if (source.chance(1, 4)) return { kind: "is", arg: variable("action"), type: uid.type };
  if (source.chance(1, 2)) return binary("==", variable("action"), other);
  const set: Expr = { kind: "set", elements: [other, lit(uid)] };
  return binary("in", variable("action"), source.chance(1, 2) ? set : other);
}

/** Mostly the type itself. */
function someType({ source, domain }: ExprValues, name: string): string {
  if (source.chance(2, 3)) return name;
  return source.pick(domain.index.schema.entityTypes).name;
}

/** What something of the type can be in: one entity, a set of them, or what a path leads to. */
function groups(generator: ExprValues, name: string, guards: Expr[]): Expr {
  const { source, domain } = generator;
  const types = [name, ...domain.index.ancestorTypes(name)];
  const group = source.chance(1, 10)
    ? source.pick(domain.index.schema.entityTypes).name
    : source.pick(types);
  const type: ResolvedType = { kind: "entity", name: group };
  const set: ResolvedType = { kind: "set", element: type };
  if (generator.pathsTo(set).length > 0 && source.chance(1, 2)) {
    return generator.value(set, 0, guards);
  }
  if (source.chance(1, 3)) return generator.setOf(type, 0, guards);
  return generator.value(type, 0, guards);
}

/** By a known key, or one that some path leads to. */
function tagTest(generator: ExprValues, type: ResolvedType, guards: Expr[]): Expr {
  const { source, domain } = generator;
  const entity = generator.value(type, 0, guards);
  const key = source.chance(1, 3)
    ? generator.value({ kind: "String" }, 0, guards)
    : lit(source.pick(domain.pools.tagKeys));
  return binary("hasTag", entity, key);
}
