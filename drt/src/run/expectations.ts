/** What a run must have seen, or its cases are no good: shares within bounds, and things that must happen. */

/** A share of what some targets saw. */
export interface Floor {
  readonly what: string;
  readonly targets: readonly string[];
  /** Labels that count. */
  readonly of: readonly string[];
  /** Labels that make the whole. */
  readonly among: readonly string[];
  readonly min: number;
  readonly max?: number;
}

/** Labels that a long run must have seen, by the targets that can see them. */
export interface Sometimes {
  readonly targets: readonly string[];
  readonly labels: readonly string[];
}

const TYPED = ["authorize-typed", "authorize-model", "authorize-wasm"];
const AUTHORIZE = [...TYPED, "authorize-loose"];

const OPERATORS = [
  ..."== != < <= > >= in + - * contains containsAll containsAny hasTag getTag".split(" "),
  ..."lit var not neg isEmpty and or if like is is-in getAttr has has-path set record".split(" "),
  ..."ip decimal datetime duration isIpv4 isIpv6 isLoopback isMulticast isInRange".split(" "),
  ..."lessThan lessThanOrEqual greaterThan greaterThanOrEqual offset durationSince".split(" "),
  ..."toDate toTime toMilliseconds toSeconds toMinutes toHours toDays".split(" "),
];

const ERRORS = [
  "typeError",
  "attrDoesNotExist",
  "tagDoesNotExist",
  "entityDoesNotExist",
  "arithBoundsError",
  "extensionError",
];

/**
 * Kinds of errors and warnings of the validator. Not among them: what levels and `warnImpossibleConditions`
 * alone report, and what cannot be written (`undefinedFunction`) or reached (`noTagsAllowed`: behind
 * `hasTag`, which is false where there are no tags).
 */
const FINDINGS = [
  ..."unrecognizedEntityType unrecognizedActionId unexpectedType incompatibleTypes".split(" "),
  ..."unsafeAttributeAccess unsafeOptionalAttributeAccess unsafeTagAccess".split(" "),
  ..."wrongNumberArguments functionArgumentValidation emptySetForbidden".split(" "),
  ..."nonLitExtConstructor invalidEnumEntity invalidActionApplication impossiblePolicy".split(" "),
];

export const FLOORS: readonly Floor[] = [
  {
    what: "requests that are allowed",
    targets: TYPED,
    of: ["decision/allow"],
    among: ["decision/allow", "decision/deny"],
    min: 0.35,
    max: 0.65,
  },
  {
    what: "requests with a policy that errs",
    targets: TYPED,
    of: ["policy-erring/yes"],
    among: ["policy-erring/yes", "policy-erring/no"],
    min: 0.15,
  },
  {
    what: "policy sets that validate",
    targets: ["validate-typed"],
    of: ["valid-set/yes"],
    among: ["valid-set/yes", "valid-set/no"],
    min: 0.45,
  },
  {
    what: "requests for which the reference died",
    targets: [...AUTHORIZE.filter((name) => name !== "authorize-model")],
    of: ["no-verdict/cedar-wasm"],
    among: ["decision/allow", "decision/deny"],
    min: 0,
    max: 0.01,
  },
  ...OPERATORS.map((operator) => ({
    what: `policy sets with ${operator}`,
    targets: AUTHORIZE,
    of: [`operator/${operator}`],
    among: ["policies/any"],
    min: 0.005,
  })),
];

export const SOMETIMES: readonly Sometimes[] = [
  { targets: AUTHORIZE, labels: ["decision/allow", "decision/deny", "determining/several"] },
  { targets: AUTHORIZE, labels: ERRORS.map((kind) => `error/${kind}`) },
  { targets: AUTHORIZE, labels: OPERATORS.map((name) => `operator/${name}`) },
  {
    targets: AUTHORIZE,
    labels: [
      ..."policies/linked policies/several condition/when condition/unless".split(" "),
      ..."effect/permit effect/forbid".split(" "),
      ..."all eq in is isIn"
        .split(" ")
        .flatMap((kind) => [`scope/principal-${kind}`, `scope/resource-${kind}`]),
      ..."all eq in inSet".split(" ").map((kind) => `scope/action-${kind}`),
    ],
  },
  {
    targets: ["expressions-typed"],
    labels: [...ERRORS.map((kind) => `error/${kind}`), "value/yes"],
  },
  { targets: ["expressions-loose"], labels: ["error/typeError", "value/yes"] },
  { targets: ["validate-typed"], labels: ["valid-set/yes", "valid-set/no"] },
  { targets: ["validate-loose", "validate-formulas"], labels: ["valid/yes", "valid/no"] },
  { targets: ["validate-loose"], labels: FINDINGS.map((kind) => `finding/${kind}`) },
  {
    targets: ["validated-never-errs"],
    labels: ["entityDoesNotExist", "arithBoundsError", "extensionError"].map(
      (kind) => `valid-error/${kind}`,
    ),
  },
  ...["request", "context"].map((what) => ({
    targets: [`${what}s-conform`],
    labels: [`${what}/conforms`, `${what}/refused`],
  })),
  { targets: ["entities-conform"], labels: ["entities/conforms", "entities/refused"] },
  { targets: ["text-to-json"], labels: ["policy/static", "policy/template"] },
  { targets: ["like-reference"], labels: ["like/true", "like/false"] },
  {
    targets: ["policy-set-changes"],
    labels: "add remove link unlink removeTemplate merge fill thin"
      .split(" ")
      .flatMap((kind) => [`policy-set/${kind}-accepted`, `policy-set/${kind}-refused`]),
  },
  { targets: ["visited-policies"], labels: ["visits/evaluated", "visits/left-out"] },
  { targets: ["int64-reference"], labels: ["long/fits", "long/overflow"] },
];
