/** One fact about an operator, and a short way to write many. */

export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

export interface Data {
  readonly context?: { readonly [key: string]: Json };
  readonly entities?: readonly Json[];
}

export interface Fact extends Data {
  /** The heading of the operators page that the fact belongs to. */
  readonly section: string;
  readonly expression: string;
  readonly note: string;
}

/** A recorded fact: `reject` when the expression does not parse. */
export interface FactRow extends Fact {
  readonly value: "true" | "false" | "error" | "reject";
}

/** Facts of one section about one idea, with the data they need. */
export function facts(
  section: string,
  note: string,
  expressions: readonly string[],
  data: Data = {},
): Fact[] {
  return expressions.map((expression) => ({ section, expression, ...data, note }));
}

export function uid(type: string, id: string): Json {
  return { type, id };
}

export function reference(type: string, id: string): Json {
  return { __entity: { type, id } };
}

export function entity(
  of: Json,
  attrs: Json = {},
  parents: readonly Json[] = [],
  tags: Json = {},
): Json {
  return { uid: of, attrs, parents, tags };
}
