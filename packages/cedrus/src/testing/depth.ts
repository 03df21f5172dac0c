/** Expressions as deep as they may be, and everything that can be done with them. */

import type * as Cedrus from "../index.ts";

type Library = typeof Cedrus;

function nest(n: number, open: string, inner: string, close = ""): string {
  return open.repeat(n) + inner + close.repeat(n);
}

export interface Form {
  readonly name: string;
  readonly make: (n: number) => string;
}

/** Texts whose nesting grows with `n`. */
export const FORMS: readonly Form[] = [
  { name: "parentheses", make: (n) => nest(n, "(", "1", ")") },
  { name: "sets", make: (n) => nest(n, "[", "1", "]") },
  { name: "sets with an index", make: (n) => nest(n, "[1,2,3,4,5,6,7,8,9,", "1", "]") },
  { name: "records", make: (n) => nest(n, "{a:", "1", "}") },
  { name: "records in sets", make: (n) => nest(n, '[{"a b":', "1", "}]") },
  { name: "not", make: (n) => nest(n, "!(", "true", ")") },
  { name: "minus", make: (n) => nest(n, "-(", "1", ")") },
  { name: "if in the test", make: (n) => nest(n, "if ", "true", " then true else false") },
  { name: "if in the then", make: (n) => nest(n, "if true then ", "1", " else 2") },
  { name: "if in the else", make: (n) => nest(n, "if false then 1 else ", "1") },
  { name: "arguments", make: (n) => nest(n, "[true].contains(", "true", ")") },
  { name: "methods", make: (n) => nest(n, "", "context") + ".offset(1)".repeat(n) },
  { name: "functions", make: (n) => nest(n, "ip(", '"::1"', ")") },
  { name: "attributes", make: (n) => nest(n, "{a:", "1", "}") + ".a".repeat(n) },
  { name: "sums on the left", make: (n) => `1${"+1".repeat(n)}` },
  { name: "sums on the right", make: (n) => nest(n, "1+(", "1", ")") },
  { name: "products", make: (n) => `1${"*1".repeat(n)}` },
  { name: "comparisons", make: (n) => nest(n, "(", "1", "==1)") },
  { name: "&& and || in turn", make: (n) => nest(n, "true && (false || (", "true", "))") },
  { name: "is … in", make: (n) => nest(n, "principal is U in (", "principal", ")") },
  { name: "has", make: (n) => nest(n, "(", "context", " has a)") },
  { name: "like", make: (n) => nest(n, "(", '"a"', ' like "a")') },
];

/** The deepest text of this form that the library reads. */
export function deepest({ parseExpression }: Library, { make }: Form): string {
  for (let n = 200; n > 0; n--) {
    const text = make(n);
    if (parseExpression(text).ok) return text;
  }
  throw new Error("nothing is read");
}

/** Does everything with `text`; gives back what went wrong, or nothing. */
export function checkEndToEnd(lib: Library, text: string): string {
  const source = `permit(principal, action, resource) when { ${text} };`;
  const policies = lib.unwrap(lib.parsePolicySet(source));
  const [policy] = policies.policies();
  if (policy === undefined) return "no policy";
  const printed = lib.printPolicy(policy);
  const again = lib.unwrap(lib.parsePolicy(printed));
  if (lib.printPolicy(again) !== printed) return "printing is not stable";
  const json = lib.policySetToJsonText(policies);
  for (const input of [lib.jsonText(json), lib.policySetToJson(policies)]) {
    const back = lib.unwrap(lib.policySetFromJson(input));
    if (lib.policySetToJsonText(back) !== json) return "JSON does not read back";
  }
  const request = lib.unwrap(
    lib.createRequest({ principal: 'U::"p"', action: 'Action::"a"', resource: 'R::"r"' }),
  );
  const store = new lib.EntityStore();
  lib.isAuthorized(request, policies, store);
  const x = lib.unwrap(lib.parseExpression(text));
  return checkValues(lib, [
    lib.evaluateExpression(x, request, store),
    lib.evaluateExpression(x, request, store),
  ]);
}

function checkValues(
  lib: Library,
  [a, b]: readonly [Cedrus.Value | Cedrus.EvaluationError, Cedrus.Value | Cedrus.EvaluationError],
): string {
  if (a instanceof lib.EvaluationError || b instanceof lib.EvaluationError) return "";
  if (!lib.valuesEqual(a, b)) return "a value differs from itself";
  const fillers = Array.from({ length: 20 }, (_, i) => i);
  if (!lib.SetValue.of([a, ...fillers]).has(b)) return "a value has another key than itself";
  const plain = lib.unwrap(lib.valueToPlain(a));
  // A level of the context is above it, so the deepest value may be too deep there.
  const read = lib.contextFromJson({ x: plain });
  if (!read.ok) return read.error.every((d) => d.code === "json/too-deep") ? "" : "unreadable";
  const back = read.value.attrs.get("x");
  return back !== undefined && lib.valuesEqual(back, a) ? "" : "a value does not read back";
}
