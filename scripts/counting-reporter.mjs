// A vitest reporter whose closing line is `N passed, N failed`, alone on the last line of the run.
import { writeSync } from "node:fs";

export default class CountingReporter {
  /** Counts when all tests have run; prints when the process ends, after every other report. */
  onTestRunEnd(modules, unhandledErrors) {
    const line = closingLine(count(modules, unhandledErrors));
    process.once("exit", () => writeSync(1, `${line}\n`));
  }
}

/** A file that could not be loaded and an error outside any test each count as one failure. */
export function count(modules, unhandledErrors = []) {
  const total = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
  for (const module of modules) {
    const before = total.failed;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      total[state === "pending" ? "skipped" : state] += 1;
    }
    if (module.state() === "failed" && total.failed === before) total.failed += 1;
  }
  return total;
}

export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
