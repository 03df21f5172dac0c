/** Small pieces of Markdown. */

/** Lines of a table. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

/** What most readers pass over, behind a line to click on. */
export const folded = (summary: string, lines: readonly string[]): readonly string[] => [
  ...["<details>", `<summary>${summary}</summary>`, ""],
  ...lines,
  ...["", "</details>"],
];
