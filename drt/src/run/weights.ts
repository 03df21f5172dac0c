/** How much of the time each target gets, compared with the others. */

/** Shares of groups, in percent, are divided among their targets. */
const GROUPS: readonly (readonly [percent: number, targets: readonly string[]])[] = [
  [25, ["authorize-typed", "authorize-loose"]],
  [3, ["authorizer-abstract"]],
  [15, ["expressions-typed", "expressions-loose", "operator-table"]],
  [20, "validate-typed validate-loose validate-formulas validated-never-errs levels".split(" ")],
  [8, ["requests-conform", "entities-conform", "contexts-conform"]],
  [8, ["text-to-json", "json-to-text"]],
  [5, ["schema-conversions"]],
  [6, ["bytes-policies", "bytes-schemas", "bytes-json"]],
  [5, ["like-reference", "int64-reference", "extension-literals"]],
  [3, ["hierarchy-closure", "policy-set-changes", "visited-policies"]],
  [5, ["configurations", "laws"]],
];

/** Of a target that is in no group. */
const OTHER = 2;

export function weightOf(target: string): number {
  const group = GROUPS.find(([, targets]) => targets.includes(target));
  return group === undefined ? OTHER : group[0] / group[1].length;
}
