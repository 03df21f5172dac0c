/** What a list of tricky schemas is made of. */

export interface SchemaInput {
  readonly group: string;
  /** `text` is Cedar's schema syntax. */
  readonly kind: "text" | "json";
  readonly input: string;
}

/** One row of `vectors/schemas-text.json`: a schema and what the reference says about it. */
export interface SchemaRow extends SchemaInput {
  readonly accept: boolean;
  /** Rejected as a text, or because its declarations do not fit together. */
  readonly stage?: "syntax" | "resolution";
}

export function schemaTexts(group: string, texts: readonly string[]): SchemaInput[] {
  return texts.map((input) => ({ group, kind: "text", input }));
}
