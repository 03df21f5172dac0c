/** Entity types with their names resolved. */

import type { EntityTypeDecl } from "../fragment.ts";
import type { EntityTypeParts } from "../resolved-schema.ts";
import type { Declared, Definitions } from "./definitions.ts";
import type { Lookup } from "./lookup.ts";
import type { Report } from "./report.ts";
import type { TypeResolver } from "./types.ts";

export interface Resolvers {
  readonly lookup: Lookup;
  readonly types: TypeResolver;
  readonly report: Report;
}

/** What could be resolved; the rest has been reported. */
export function resolveEntityTypes(
  definitions: Definitions,
  resolvers: Resolvers,
): readonly EntityTypeParts[] {
  return [...definitions.entityTypes.values()]
    .map((declared) => resolveEntityType(declared, resolvers))
    .filter((parts) => parts !== undefined);
}

function resolveEntityType(
  declared: Declared<EntityTypeDecl>,
  resolvers: Resolvers,
): EntityTypeParts | undefined {
  const { name, decl } = declared;
  refuseEnumWithMore(declared, resolvers.report);
  const memberOfTypes = decl.memberOfTypes
    .map((ref) => resolvers.lookup.resolveEntityType(ref, declared))
    .filter((type) => type !== undefined);
  const shape = resolvers.types.resolveRecord(decl.shape, declared, {
    code: "schema/shape-not-record",
    text: `the shape of the entity type \`${name}\``,
  });
  const tags = decl.tags && resolvers.types.resolve(decl.tags, declared);
  if (shape === undefined) return undefined;
  return {
    name,
    memberOfTypes: [...new Set(memberOfTypes)],
    attributes: shape.attributes,
    tags,
    enumIds: decl.enumIds,
    annotations: decl.annotations,
  };
}

/** The two syntaxes cannot say this; a fragment made by hand can. */
function refuseEnumWithMore(declared: Declared<EntityTypeDecl>, report: Report): void {
  const { decl, fragment, name } = declared;
  if (decl.enumIds === undefined) return;
  const { span } = decl;
  if (decl.enumIds.length === 0) {
    report.add(fragment, () => ({
      code: "schema/empty-enum",
      message: `the enumerated entity type \`${name}\` has no ids`,
      help: "list the ids of its entities",
      span,
    }));
  }
  if (decl.memberOfTypes.length === 0 && decl.shape === undefined && decl.tags === undefined)
    return;
  report.add(fragment, () => ({
    code: "schema/enum-with-other-keys",
    message: `the enumerated entity type \`${name}\` has groups, attributes or tags`,
    help: "remove them, or the list of ids",
    span,
  }));
}
