/** The report as one page without anything from elsewhere. */

import type { Report } from "./report.ts";

export function reportPage(report: Report): string {
  return `<pre>${report.seed}</pre>`;
}
