import { expect, test } from "vitest";
import { readMutants } from "./mutants.ts";
import { chooseMutants, parseOptions } from "./options.ts";

const ALL = readMutants();

function namesFor(...only: readonly string[]): readonly string[] {
  return chooseMutants(ALL, only).map(({ area, name }) => `${area}/${name}`);
}

test("without options every mutant has a minute", () => {
  expect(parseOptions([])).toMatchObject({ only: undefined, seconds: 60, workers: 2 });
  expect(chooseMutants(ALL, undefined)).toEqual(ALL);
});

test("a mutant is chosen by its name, with its area or without, and many by their area", () => {
  expect(namesFor("index-finds-twice")).toEqual(["index/index-finds-twice"]);
  expect(namesFor("index/index-finds-twice")).toEqual(["index/index-finds-twice"]);
  const index = ALL.filter(({ area }) => area === "index");
  expect(chooseMutants(ALL, ["index"])).toEqual(index);
});

test("a mutant that does not exist is named, even beside one that does", () => {
  expect(() => namesFor("index", "validater")).toThrow(
    "no mutant and no area is called `validater`; did you mean `validator`?",
  );
  expect(() => namesFor("nothing-like-it")).toThrow("`--list` shows them");
});

test("what is wrong with an option is said", () => {
  expect(() => parseOptions(["--seconds", "x"])).toThrow(
    "`--seconds` needs a number above 0, not `x`",
  );
  expect(() => parseOptions(["--bogus"])).toThrow("--bogus");
});
