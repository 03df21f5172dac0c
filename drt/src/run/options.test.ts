import { describe, expect, test } from "vitest";
import { chooseTargets, parseOptions } from "./options.ts";

describe("the command line", () => {
  test("has defaults for everything", () => {
    expect(parseOptions([])).toMatchObject({
      targets: [],
      minutes: 1,
      cases: undefined,
      workers: 2,
      seed: undefined,
      resume: false,
      shrink: true,
      strictLedger: false,
    });
  });

  test("takes targets, a number of cases and a seed", () => {
    const args = ["--target", "a", "--target=b", "--cases", "500", "--seed", "x", "--no-shrink"];
    expect(parseOptions(args)).toMatchObject({
      targets: ["a", "b"],
      minutes: undefined,
      cases: 500,
      seed: "x",
      shrink: false,
    });
  });

  test("takes one case of a target and a run", () => {
    const args = ["--target", "a", "--seed", "s", "--case", "0"];
    expect(parseOptions(args)).toMatchObject({ targets: ["a"], seed: "s", case: 0 });
  });

  test("a run of five minutes is strict with the ledger", () => {
    expect(parseOptions(["--minutes", "5"]).strictLedger).toBe(true);
    expect(parseOptions(["--minutes", "4.9"]).strictLedger).toBe(false);
    expect(parseOptions(["--strict-ledger"]).strictLedger).toBe(true);
  });

  test.each([
    [["--minute", "3"], "unknown option `--minute`; did you mean `--minutes`?"],
    [["--frobnicate"], "unknown option `--frobnicate`"],
    [["-x"], "unknown option `-x`"],
    [["5"], "unexpected argument `5`"],
    [["--minutes"], "`--minutes` needs a value"],
    [["--seed="], "`--seed` needs a value"],
    [["--resume=yes"], "`--resume` takes no value"],
    [["--minutes", "0"], "`--minutes` needs a number above 0, not `0`"],
    [["--minutes", "long"], "`--minutes` needs a number above 0, not `long`"],
    [["--cases", "1.5"], "`--cases` needs a whole number up to 1000000000000, not `1.5`"],
    [["--workers", "1000"], "`--workers` needs a whole number up to 256, not `1000`"],
    [["--case", "x"], "`--case` needs a number from 0, not `x`"],
    [["--case", "1", "--seed", "s"], "`--case` needs one `--target` and a `--seed`"],
    [["--case", "1", "--target", "t"], "`--case` needs one `--target` and a `--seed`"],
    [["--minutes", "1", "--cases", "1"], "`--minutes` and `--cases` exclude each other"],
  ])("%j is a mistake", (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });
});

describe("targets", () => {
  const known = ["authorize-typed", "authorize-loose", "laws"];

  test("are all known ones unless some are named", () => {
    expect(chooseTargets([], known)).toEqual(known);
    expect(chooseTargets(["laws", "authorize-loose", "laws"], known)).toEqual([
      "laws",
      "authorize-loose",
    ]);
  });

  test("must be known", () => {
    expect(() => chooseTargets(["authorise-typed"], known)).toThrow(
      "unknown target `authorise-typed`; did you mean `authorize-typed`?",
    );
    expect(() => chooseTargets(["quux"], known)).toThrow(/^unknown target `quux`$/);
  });
});
