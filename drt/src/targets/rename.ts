/** Entity ids and entity types under other names, everywhere and so that different ones stay different. */

import type { PolicySetData, Uid, World } from "../language.ts";

/** Types keep their namespaces; action types are called `Action` for ever. */
function renamedType(name: string): string {
  if (/(^|::)Action$/.test(name)) return name;
  const parts = name.split("::");
  return [...parts.slice(0, -1), `Other_${parts.at(-1)}`].join("::");
}

function renamedUid({ type, id }: Uid): Uid {
  return { type: renamedType(type), id: `other ${id}` };
}

export function rename(
  world: World,
  policies: PolicySetData,
): { readonly world: World; readonly policies: PolicySetData } {
  const { entities, requests } = world;
  return {
    world: { ...world, entities: renamed(entities), requests: renamed(requests) },
    policies: {
      policies: policies.policies.map((each) => renamedPolicy(each)),
      templates: policies.templates.map((each) => renamedPolicy(each)),
      links: policies.links.map((link) => ({
        ...link,
        ...(link.principal === undefined ? {} : { principal: renamedUid(link.principal) }),
        ...(link.resource === undefined ? {} : { resource: renamedUid(link.resource) }),
      })),
    },
  };
}

/** The id of a policy is no name of an entity. */
function renamedPolicy<T extends { readonly id: string }>(policy: T): T {
  return { ...renamed(policy), id: policy.id };
}

/**
 * A copy in which every uid, and every type that is named, is renamed. A uid is an object of a `type` and an
 * `id` and nothing else; a type alone stands in the `type` of a scope or of `is`.
 */
function renamed<T>(data: T): T {
  // Why casts: the copy has the same shape, and a uid stays a uid.
  if (Array.isArray(data)) return data.map((item: unknown) => renamed(item)) as T;
  if (typeof data !== "object" || data === null) return data;
  if (isUid(data)) return renamedUid(data) as T;
  const fields = Object.entries(data).map(([key, value]: [string, unknown]) => [
    key,
    key === "type" && typeof value === "string" ? renamedType(value) : renamed(value),
  ]);
  return Object.fromEntries(fields) as T;
}

function isUid(data: object): data is Uid {
  return Object.keys(data).length === 2 && "type" in data && "id" in data;
}
