/** Equality of fragments. */

import type { SchemaFragment } from "./fragment.ts";

/** Whether both declare the same in the same order, wherever it stands in their texts. */
export function fragmentsEqual(left: SchemaFragment, right: SchemaFragment): boolean {
  return withoutPlaces(left) === withoutPlaces(right);
}

function withoutPlaces(fragment: SchemaFragment): string {
  return JSON.stringify(fragment.namespaces, (key, value: unknown) => {
    if (key === "span") return undefined;
    return value instanceof Map ? [...value] : value;
  });
}
