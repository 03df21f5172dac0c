/** Actions with their names resolved. */

import type { NameRef } from "../fragment.ts";
import type { ActionParts } from "../resolved-schema.ts";
import {
  actionsOf,
  type DeclaredAction,
  type Definitions,
  type Site,
  uidText,
} from "./definitions.ts";
import type { Resolvers } from "./entity-types.ts";
import { sortGraph } from "./graph.ts";
import { cycleText } from "./types.ts";

/** What could be resolved; the rest has been reported, cycles of groups included. */
export function resolveActions(
  definitions: Definitions,
  resolvers: Resolvers,
): readonly ActionParts[] {
  const actions = actionsOf(definitions);
  const groups = new Map(actions.map((action) => [action, groupsOf(action, resolvers)]));
  refuseCycles(groups, resolvers);
  let last: (Applied & { readonly of: DeclaredAction }) | undefined;
  return actions.flatMap((action) => {
    const applied =
      last !== undefined && areTogether(last.of, action) && !resolvers.report.any
        ? last
        : resolveAppliesTo(action, resolvers);
    if (applied === undefined) return [];
    const { principalTypes, resourceTypes, context } = applied;
    last = { of: action, principalTypes, resourceTypes, context };
    const memberOf = groups.get(action)?.map(({ uid }) => uid) ?? [];
    const { annotations } = action.decl;
    return [{ uid: action.uid, memberOf, principalTypes, resourceTypes, context, annotations }];
  });
}

/** Whether two actions share what they apply to: those of one declaration do. */
function areTogether(a: DeclaredAction, b: DeclaredAction): boolean {
  const isOneSite = a.fragment === b.fragment && a.namespace === b.namespace;
  return isOneSite && a.decl.appliesTo === b.decl.appliesTo;
}

function groupsOf(action: DeclaredAction, { lookup }: Resolvers): readonly DeclaredAction[] {
  const found = action.decl.memberOf
    .map((ref) => lookup.resolveAction(ref, action))
    .filter((group) => group !== undefined);
  return [...new Set(found)];
}

function refuseCycles(
  groups: ReadonlyMap<DeclaredAction, readonly DeclaredAction[]>,
  { report }: Resolvers,
): void {
  const { cycles } = sortGraph(groups.keys(), (action) => groups.get(action) ?? []);
  for (const cycle of cycles) {
    const [first] = cycle;
    if (first === undefined) continue;
    report.add(first.fragment, () => ({
      code: "schema/cycle-in-action-hierarchy",
      message: `the action \`${uidText(first.uid)}\` is a member of itself`,
      help: `break the cycle ${cycleText([...cycle, first].map(({ uid }) => uidText(uid)))}`,
      span: first.decl.span,
    }));
  }
}

type Applied = Pick<ActionParts, "principalTypes" | "resourceTypes" | "context">;

function resolveAppliesTo(action: DeclaredAction, resolvers: Resolvers): Applied | undefined {
  const { uid, decl } = action;
  const context = resolvers.types.resolveRecord(decl.appliesTo?.context, action, {
    code: "schema/context-not-record",
    text: `the context of the action \`${uidText(uid)}\``,
  });
  const types = (refs: readonly NameRef[] | undefined): readonly string[] =>
    entityTypes(refs ?? [], action, resolvers);
  const principalTypes = types(decl.appliesTo?.principalTypes);
  const resourceTypes = types(decl.appliesTo?.resourceTypes);
  return context && { principalTypes, resourceTypes, context };
}

function entityTypes(
  refs: readonly NameRef[],
  site: Site,
  { lookup }: Resolvers,
): readonly string[] {
  const found = refs.map((ref) => lookup.resolveEntityType(ref, site));
  return [...new Set(found.filter((type) => type !== undefined))];
}
