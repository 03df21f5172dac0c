import { expect, test } from "vitest";
import { emptyTally } from "../run/tally.ts";
import { html, raw } from "./html.ts";
import { reportPage } from "./page.ts";
import type { Report } from "./report.ts";

const REPORT: Report = {
  seed: "<b>s",
  workers: 2,
  seconds: 75,
  totals: { cases: 12_345, rate: 678, divergences: 1, wrongAllows: 0 },
  targets: [
    {
      name: "authorize-typed",
      rate: 500,
      ...emptyTally(),
      cases: 12_345,
      labels: { "decision/allow": 30, "decision/deny": 70, "operator/&": 5, "error/typeError": 2 },
      divergences: { decision: 1 },
      known: {},
    },
  ],
  floors: [{ what: "allowed", share: 0.3, min: 0.35, max: 0.65, isBroken: true }],
  neverSeen: ["operator/like"],
  failures: ["allowed: 30.0 %, must be 35.0 % to 65.0 %"],
  findings: [{ target: "authorize-typed", index: 7, aspect: "a < b", wrongAllow: true }],
};

test("the page shows what happened, and text as text", () => {
  const page = reportPage(REPORT);
  expect(page).toContain("12,345");
  expect(page).toContain("seed &lt;b&gt;s");
  expect(page).toContain("WRONG ALLOW: authorize-typed, case 7: a &lt; b");
  expect(page).toContain("30.0 % of 100");
  expect(page).toContain("30.0 % (35.0 % – 65.0 %)");
  expect(page).toContain("operator/like");
  expect(page).toContain("00:01:15");
  expect(page).not.toContain("<b>s");
});

test("a share in the page is of what its title says", () => {
  const [target] = REPORT.targets;
  const labels = { "policy-erring/yes": 1, "policy-erring/no": 3 };
  const targets = target === undefined ? [] : [{ ...target, labels }];
  expect(reportPage({ ...REPORT, targets })).toMatch(/policy that errs.*25\.0 % of 4/s);
});

test("the page needs nothing from elsewhere", () => {
  expect(reportPage(REPORT)).not.toMatch(/https?:|src=|@import|<script|<link/);
});

test("a template escapes texts and keeps HTML", () => {
  const inner = [html`<i>${"<'\"&>"}</i>`, raw("<hr>")];
  expect(html`<p class="${'a"b'}">${inner}${5}</p>`.html).toBe(
    '<p class="a&quot;b"><i>&lt;&#39;&quot;&amp;&gt;</i>\n<hr>5</p>',
  );
});
