// Who may import whom in the library, as data. ARCHITECTURE.md shows the same table.

/**
 * Each folder of packages/cedrus/src and what it may import, bottom to top. `ast/names` allows
 * that one file of a folder. Files directly in src are entry modules and may import everything.
 */
export const MAY_IMPORT = {
  data: [],
  diagnostic: ["data"],
  values: ["data"],
  ast: ["data", "values"],
  parser: ["data", "diagnostic", "values", "ast"],
  formatter: ["data", "diagnostic", "values", "ast", "parser"],
  entities: ["data", "values"],
  json: ["data", "diagnostic", "values", "ast", "entities"],
  evaluator: ["data", "values", "ast", "entities"],
  authorizer: ["data", "values", "ast", "entities", "evaluator"],
  schema: ["data", "diagnostic", "values", "ast", "entities/entity", "parser", "json"],
  validator: [
    "data",
    "diagnostic",
    "values",
    "ast",
    "parser",
    "formatter",
    "entities",
    "json",
    "schema",
  ],
  partial: [
    "data",
    "diagnostic",
    "values",
    "ast",
    "parser",
    "formatter",
    "entities",
    "json",
    "evaluator",
    "authorizer",
    "schema",
    "validator",
  ],
  compat: [
    "data",
    "diagnostic",
    "values",
    "ast",
    "parser",
    "formatter",
    "entities",
    "json",
    "evaluator",
    "authorizer",
    "schema",
    "validator",
    "policy-errors",
  ],
  symbolic: [
    "data",
    "diagnostic",
    "values",
    "ast",
    "parser",
    "formatter",
    "entities",
    "json",
    "schema",
    "validator",
  ],
};

/** The names under which the library is imported from outside, as its package.json exports them. */
export const ENTRIES = [
  "cedrus",
  "cedrus/schema",
  "cedrus/validator",
  "cedrus/load",
  "cedrus/compat",
];

/** The one file that may keep state, for the sake of the interface that it repeats. */
export const STATEFUL = "compat/preparsed.ts";

/** What an auditor reads to know how a decision comes about. */
export const DECISION_PATH = ["data", "values", "ast", "entities", "evaluator", "authorizer"];

/** The table as ARCHITECTURE.md shows it. */
export function layerTable() {
  const rows = Object.entries(MAY_IMPORT).map(([folder, allowed]) => {
    const list = allowed.map((name) => `\`${name}\``).join(", ");
    return `| \`${folder}\` | ${list || "nothing"} |`;
  });
  return ["| folder | may import |", "| --- | --- |", ...rows].join("\n");
}

/** May a file of `fromFolder` import the file `to` (relative to src, for example `data/int64.ts`)? */
export function mayImport(fromFolder, to) {
  const toFolder = to.split("/")[0];
  if (fromFolder === toFolder) return true;
  const allowed = MAY_IMPORT[fromFolder] ?? [];
  return allowed.includes(toFolder) || allowed.includes(to.replace(/\.ts$/, ""));
}
