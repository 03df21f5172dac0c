/** An input in the layout of the official corpus, where the input is a world. */

export function corpusFiles(_input: unknown): readonly (readonly [string, string])[] {
  return [];
}
