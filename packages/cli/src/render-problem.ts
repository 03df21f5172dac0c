/** Problems as text: for people, one per line, or as JSON. */

import { renderDiagnostic } from "cedrus";
import { jsonText } from "./json-text.ts";
import type { Problem } from "./problem.ts";
import { type Paint, visible } from "./terminal.ts";

export const ERROR_FORMATS = ["human", "plain", "json"] as const;
export type ErrorFormat = (typeof ERROR_FORMATS)[number];

/** One problem in `format`, with the line end. */
export function renderProblem(problem: Problem, format: ErrorFormat, paint: Paint): string {
  switch (format) {
    case "human":
      return `${humanProblem(problem, paint)}\n`;
    case "plain":
      return `${plainProblem(problem)}\n`;
    case "json":
      return `${jsonText(problemDocument(problem))}\n`;
  }
}

/** One problem as data: the diagnostic and the name of what it is about. */
export function problemDocument({ diagnostic, source }: Problem): object {
  return source === undefined ? diagnostic : { ...diagnostic, source: source.name };
}

/** Problems beside a result, as a part of its document; nothing when there are none. */
export function diagnosticsDocument(problems: readonly Problem[]): object {
  return problems.length === 0 ? {} : { diagnostics: problems.map(problemDocument) };
}

function humanProblem({ diagnostic, source }: Problem, paint: Paint): string {
  const { severity, message } = diagnostic;
  const text = renderDiagnostic({ ...diagnostic, message: visible(message) }, source);
  const style = severity === "error" ? "red" : "yellow";
  return `${paint(style, severity)}${text.slice(severity.length)}`;
}

/** `file:line:column: error: message [code] (help)` */
function plainProblem({ diagnostic, source }: Problem): string {
  const { severity, message, help, path, code, labels } = diagnostic;
  const span = labels[0]?.span;
  const place = [source?.name, span?.line, span?.column].filter((part) => part !== undefined);
  const parts = [
    ...(place.length === 0 ? [] : [`${place.join(":")}:`]),
    ...(path === undefined ? [] : [`${path}:`]),
    `${severity}: ${message} [${code}]`,
    ...(help === undefined ? [] : [`(${help})`]),
  ];
  return visible(parts.join(" "));
}
