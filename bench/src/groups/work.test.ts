/** Counted work, exactly: a change of the index shows here first. */

import { expect, test } from "vitest";
import { countedWorkloads, countWork } from "./work.ts";

test("decisions evaluate the policies that concern them, and no others", () => {
  const counted = countedWorkloads().map((it) => [it.name, countWork(it)] as const);
  expect(Object.fromEntries(counted)).toMatchInlineSnapshot(`
    {
      "action-groups-1000": {
        "evaluated": 1.63,
        "probes": 3.99,
      },
      "attribute-equality-1000": {
        "evaluated": 1,
        "probes": 1,
      },
      "gdrive-50-0": {
        "evaluated": 1.396,
        "probes": 0,
      },
      "gdrive-templates-50-0": {
        "evaluated": 1.51,
        "probes": 3.912,
      },
      "github-50-0": {
        "evaluated": 4.896,
        "probes": 0,
      },
      "github-templates-50-0": {
        "evaluated": 2.216,
        "probes": 6.356,
      },
      "grid-of-groups-and-folders-1000": {
        "evaluated": 8.2,
        "probes": 14.68,
      },
      "is-in-1000": {
        "evaluated": 2.99,
        "probes": 6.98,
      },
      "mostly-forbid-1000": {
        "evaluated": 1.42,
        "probes": 4.99,
      },
      "not-indexable-1000": {
        "evaluated": 1000,
        "probes": 0,
      },
      "principal-and-resource-1000": {
        "evaluated": 0.42,
        "probes": 6.98,
      },
      "principal-only-1000": {
        "evaluated": 1,
        "probes": 3.99,
      },
      "tinytodo-50-0": {
        "evaluated": 1.78,
        "probes": 0.186,
      },
    }
  `);
});
