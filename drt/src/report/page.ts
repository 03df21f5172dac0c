/** The report as one page that needs nothing from elsewhere. */

import { clock, counted as numbered, grouped } from "../run/progress.ts";
import { type Bar, bars, html, type Html, list, raw, section } from "./html.ts";
import type { Report } from "./report.ts";
import { STYLE } from "./style.ts";

type TargetReport = Report["targets"][number];

export function reportPage(report: Report): string {
  const body = [
    head(report),
    cards(report),
    failures(report),
    section(
      "Cases",
      "What each target compared. One input holds many cases.",
      bars(scaled(report.targets, ({ cases }) => cases)),
    ),
    section(
      "Speed",
      `Cases per second, had the target all ${report.workers} workers for itself.`,
      bars(scaled(report.targets, ({ rate }) => rate)),
    ),
    mix(report, "Requests that are allowed", ["decision/allow", "decision/deny"]),
    mix(report, "Requests with a policy that errs", ["policy-erring/yes", "policy-erring/no"]),
    mix(report, "Policy sets that validate", ["valid-set/yes", "valid-set/no"]),
    floors(report),
    counted(report, "Errors", "error/"),
    counted(report, "Operators and functions", "operator/"),
    section(
      "Never seen",
      "What should happen sometimes, and did not in this run.",
      list(report.neverSeen, "Everything was seen."),
    ),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Differential random testing</title>
${html`<style>${raw(STYLE)}</style>`.html}
</head>
<body>
${body.map((part) => part.html).join("\n")}
</body>
</html>
`;
}

function head({ seed, workers, seconds, targets }: Report): Html {
  const time = clock(seconds * 1000);
  return html`<header><h1>Differential random testing</h1>
<p class="note">${numbered(targets.length, "target")}, ${numbered(workers, "worker")}, ${time}, seed ${seed}</p></header>`;
}

function cards({ totals, failures: others }: Report): Html {
  const { cases, rate, divergences, wrongAllows } = totals;
  return html`<div class="cards">
${card("cases", cases, "")}
${card("cases a second", rate, "")}
${card("divergences", divergences, divergences > 0 ? "bad" : "good")}
${card("wrong allows", wrongAllows, wrongAllows > 0 ? "bad" : "good")}
${card("other failures", others.length, others.length > 0 ? "bad" : "good")}
</div>`;
}

function card(name: string, value: number, kind: string): Html {
  return html`<div class="card ${kind}"><b>${grouped(value)}</b><span>${name}</span></div>`;
}

function failures({ findings, failures: others }: Report): Html {
  const lines = [
    ...findings.map(
      ({ target, index, aspect, wrongAllow }) =>
        `${wrongAllow ? "WRONG ALLOW: " : ""}${target}, case ${index}: ${aspect}`,
    ),
    ...others,
  ];
  if (lines.length === 0) return html``;
  const note = "Each is reproduced by its target, its number and the seed of the run.";
  return html`<div class="wide">${section("What failed", note, list(lines, ""))}</div>`;
}

/** Bars that are as long as their share of the longest. */
function scaled(
  targets: readonly TargetReport[],
  valueOf: (target: TargetReport) => number,
): readonly Bar[] {
  const whole = Math.max(1, ...targets.map(valueOf));
  return targets.map((target) => {
    const value = valueOf(target);
    const colour = Object.keys(target.divergences).length > 0 ? "red" : "blue";
    return { name: target.name, parts: [{ value, colour }], whole, text: grouped(value) };
  });
}

/** Of each target that sees the labels, how often it saw the one, which the title names, and the other. */
function mix({ targets }: Report, title: string, labels: readonly [string, string]): Html {
  const [first, second] = labels;
  const rows = targets.flatMap(({ name, labels: seen }): readonly Bar[] => {
    const [one, other] = [seen[first] ?? 0, seen[second] ?? 0];
    const whole = one + other;
    if (whole === 0) return [];
    const parts = [
      { value: one, colour: "green" },
      { value: other, colour: "amber" },
    ];
    return [{ name, parts, whole, text: `${percent(one / whole)} of ${grouped(whole)}` }];
  });
  if (rows.length === 0) return html``;
  const key = html`<p class="note"><i class="key green"></i>${lastPart(first)}<i class="key amber"></i>${lastPart(second)}</p>`;
  return html`<section><h2>${title}</h2>${key}${bars(rows)}</section>`;
}

function lastPart(label: string): string {
  return label.slice(label.indexOf("/") + 1);
}

function floors(report: Report): Html {
  const rows = report.floors.flatMap(({ what, share, min, max, isBroken }): readonly Bar[] => {
    if (share === undefined) return [];
    const bounds = max === undefined ? `≥ ${percent(min)}` : `${percent(min)} – ${percent(max)}`;
    const parts = [{ value: Math.min(share, 1), colour: isBroken ? "red" : "green" }];
    return [{ name: what, parts, whole: 1, text: `${percent(share)} (${bounds})` }];
  });
  if (rows.length === 0) return html``;
  const note = "Shares that must not leave their bounds, or the cases are no good.";
  return section("Floors", note, bars(rows));
}

/** All labels of a kind, over all targets, the rarest last. */
function counted({ targets }: Report, title: string, prefix: string): Html {
  const counts = new Map<string, number>();
  for (const { labels } of targets) {
    for (const [label, count] of Object.entries(labels)) {
      if (!label.startsWith(prefix)) continue;
      const name = label.slice(prefix.length);
      counts.set(name, (counts.get(name) ?? 0) + count);
    }
  }
  if (counts.size === 0) return html``;
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  const whole = Math.log10(1 + (sorted[0]?.[1] ?? 0));
  const rows = sorted.map(([name, count]) => ({
    name,
    parts: [{ value: Math.log10(1 + count), colour: "blue" }],
    whole,
    text: grouped(count),
  }));
  return section(title, "How often each was seen; the scale is logarithmic.", bars(rows));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
