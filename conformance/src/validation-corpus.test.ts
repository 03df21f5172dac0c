import { describe, expect, test } from "vitest";
import { findCorpus } from "./corpus.ts";
import { inSample } from "./sample.ts";
import { readV01, runValidation } from "./validation-corpus.ts";
import { kindOfMessage, kindSet } from "./validation-kinds.ts";

const location = findCorpus(process.env);

test("35 cases are listed as different", () => {
  expect(readV01().size).toBe(35);
  for (const name of readV01()) expect(name).toMatch(/^corpus-tests\/[0-9a-f]{40}$/);
});

test("messages of the reference tell their kind", () => {
  expect(kindOfMessage("for policy `p`, empty set literals are forbidden in policies")).toBe(
    "emptySetForbidden",
  );
  expect(kindOfMessage('for policy `p`: entity `C::"z"` is of an enumerated entity type')).toBe(
    "invalidEnumEntity",
  );
  expect(kindOfMessage("the types Long and String are not compatible")).toBe("incompatibleTypes");
  expect(kindOfMessage("for policy `p`, identifier `a` contains mixed scripts")).toBe(undefined);
  expect(() => kindOfMessage("for policy `p`, something new")).toThrow("something new");
  expect(kindSet(["unexpectedType", undefined, "incompatibleTypes", "unexpectedType"])).toBe(
    "incompatibleTypes unexpectedType",
  );
});

describe.skipIf(location === undefined)("a tenth of the official corpus", () => {
  test("verdicts and kinds of errors", { timeout: 120_000 }, () => {
    const report = runValidation(location?.folder ?? "", inSample);
    console.log(`corpus: ${report.cases} cases validated, ${report.listed} listed as different`);
    expect(report.differences).toEqual([]);
    expect(report.cases).toBeGreaterThan(0);
  });
});
