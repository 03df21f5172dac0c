/** What a tree says, without where it stood in a text, and other things that many tests need. */

import type { Diagnostic } from "../data/diagnostic.ts";
import type { Result } from "../data/result.ts";
import { CedrusError } from "../data/unwrap.ts";
import { EntityUid } from "../values/entity-uid.ts";
import type { PolicySet } from "../ast/policy-set.ts";

/** `x` without spans and source texts, for `toEqual`. */
export function shape(x: unknown): unknown {
  if (Array.isArray(x)) return x.map(shape);
  if (x instanceof Map) return [...x].map(shape);
  if (typeof x !== "object" || x === null) return x;
  if (x instanceof EntityUid) return `${x.type}::${JSON.stringify(x.id)}`;
  const kept = Object.entries(x as Record<string, never>).filter(
    ([key]) => key !== "span" && key !== "scopeSpans" && key !== "text",
  );
  return kept.map(([key, part]): unknown => [key, shape(key === "entries" ? sorted(part) : part)]);
}

/** All of a set by id: JSON has links after static policies, and JavaScript moves keys like `1`. */
export function shapeOfSet(set: PolicySet): unknown {
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  return shape([[...set.policies()].sort(byId), [...set.templates()].sort(byId)]);
}

/** The value of a result; what is wrong, as an exception, if there is none. */
export function valueOf<T>(result: Result<T, readonly Diagnostic[]>): T {
  if (result.ok) return result.value;
  throw new CedrusError(result.error);
}

/** `code line:column-endLine:endColumn` or `code path` of each diagnostic; empty for success. */
export function problemsOf(result: Result<unknown, readonly Diagnostic[]>): string[] {
  return (result.ok ? [] : result.error).map(({ code, labels: [label], path }) => {
    if (label === undefined) return `${code} ${path ?? "-"}`;
    const { line, column, endLine, endColumn } = label.span;
    return `${code} ${line}:${column}-${endLine}:${endColumn}`;
  });
}

/** Record entries by key: their order says nothing, and plain objects do not keep it. */
function sorted(entries: readonly { readonly key: string }[]): unknown {
  return entries.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
