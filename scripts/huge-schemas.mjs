// `node scripts/huge-schemas.mjs [name…]`: how long huge schemas take at size n and at 2n. Work in
// proportion to the size has a ratio of about 2; above 3 the exit code is 1.
import { parsePolicy, PolicySet, unwrap } from "../packages/cedrus/dist/index.js";
import {
  parseSchemaText,
  printSchemaText,
  schemaFromFragments,
  schemaToJsonWithResolvedTypes,
} from "../packages/cedrus/dist/schema.js";
import { validatePolicies } from "../packages/cedrus/dist/validator.js";

const MAX_RATIO = 3;
/** Shorter runs say nothing about their growth. */
const MIN_MS = 20;
const ROUNDS = 3;

const list = (count, item) => Array.from({ length: count }, (_, index) => item(index));
const lines = (count, line) => list(count, line).join("\n");
const names = (letter, count) => list(count, (i) => `${letter}${i}`).join(", ");

/** The schema of a text, or the code of why there is none. */
function schemaOf(text) {
  const made = schemaFromFragments([unwrap(parseSchemaText(text))]);
  return made.ok ? made.value.schema : made.error[0].code;
}

function validation(schemaText, policyText) {
  const schema = schemaOf(schemaText);
  const policies = new PolicySet();
  unwrap(policies.add(unwrap(parsePolicy(policyText))));
  return () => `${validatePolicies(policies, schema).errors.length} errors`;
}

const attributes = (n) =>
  lines(n, (i) => `entity T${i} { ${list(10, (j) => `a${j}?: T${(i + j) % n}`).join(", ")} };`);
const groups = (n) =>
  `${lines(10, (i) => `action g${i};`)}\n${lines(n, (i) => `action a${i} in [${names("g", 10)}] appliesTo { principal: U, resource: U };`)}`;
const environments = (n) =>
  `${lines(300, (i) => `entity P${i} { a: Long }; entity R${i} { b: Long };`)}
${lines(n, (i) => `action a${i} appliesTo { principal: [${names("P", 300)}], resource: [${names("R", 300)}] };`)}`;
const users = "entity G; entity U in [G] { a: Long };";

/**
 * By name: the size n, and what makes the run for a size.
 *
 * @type {Record<string, [number, (n: number) => () => unknown]>}
 */
const CASES = {
  "entity types": [
    10_000,
    (n) => () => schemaOf(lines(n, (i) => `entity T${i} in [T${(i * 7) % n}];`)),
  ],
  "attributes of one type": [
    100_000,
    (n) => () => schemaOf(`entity A { ${list(n, (i) => `a${i}: Long`).join(", ")} };`),
  ],
  "types of ten attributes": [10_000, (n) => () => schemaOf(attributes(n))],
  "types of ten attributes, printed": [
    10_000,
    (n) => {
      const fragment = unwrap(parseSchemaText(attributes(n)));
      return () => printSchemaText(fragment).ok;
    },
  ],
  "types of ten attributes, JSON with resolved types": [
    10_000,
    (n) => {
      const fragment = unwrap(parseSchemaText(attributes(n)));
      return () => schemaToJsonWithResolvedTypes([fragment]).ok;
    },
  ],
  "a chain of common types": [
    5000,
    (n) => () => schemaOf(lines(n, (i) => `type C${i} = ${i === n - 1 ? "Long" : `C${i + 1}`};`)),
  ],
  "sets in sets by common types": [
    5000,
    (n) => () =>
      schemaOf(lines(n, (i) => `type C${i} = ${i === n - 1 ? "Long" : `Set<C${i + 1}>`};`)),
  ],
  "a cycle of common types": [
    5000,
    (n) => () => schemaOf(lines(n, (i) => `type C${i} = C${(i + 1) % n};`)),
  ],
  "a cycle of actions": [
    10_000,
    (n) => () => schemaOf(lines(n, (i) => `action a${i} in [a${(i + 1) % n}];`)),
  ],
  "actions in ten groups": [10_000, (n) => () => schemaOf(`${users}\n${groups(n)}`)],
  "a policy for two groups of actions": [
    10_000,
    (n) =>
      validation(
        `${users}\n${groups(n)}`,
        'permit(principal in G::"a", action in [Action::"g1", Action::"g2"], resource) when { principal.a == resource.a };',
      ),
  ],
  "a policy for principals in a chain of types": [
    5000,
    (n) =>
      validation(
        `${lines(n, (i) => `entity T${i} ${i === 0 ? "" : `in [T${i - 1}]`} { a: Long };`)}
action a appliesTo { principal: [${names("T", n)}], resource: T0 };`,
        'permit(principal in T5::"a", action, resource) when { principal.a == resource.a };',
      ),
  ],
  "a policy that names 500 actions": [
    2000,
    (n) =>
      validation(
        `${users}\n${groups(n)}`,
        `permit(principal, action in [${list(500, (i) => `Action::"a${i}"`).join(", ")}], resource);`,
      ),
  ],
  "n · 90,000 request environments": [
    5,
    (n) =>
      validation(
        environments(n),
        "permit(principal, action, resource) when { principal.a == resource.b };",
      ),
  ],
  "n · 90,000 request environments, all with errors": [
    5,
    (n) =>
      validation(
        environments(n),
        "permit(principal, action, resource) when { principal.b == resource.a };",
      ),
  ],
  "20 · 300 · 300 request environments and more": [
    20,
    (n) =>
      validation(
        environments(n),
        "permit(principal, action, resource) when { principal.a == resource.b };",
      ),
  ],
};

/** The shortest of a few runs, and what the last one gave. */
function measured(run) {
  let best = Number.POSITIVE_INFINITY;
  let given;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    given = run();
    best = Math.min(best, performance.now() - start);
  }
  return { ms: best, given: typeof given === "string" ? given : "answered" };
}

const wanted = process.argv.slice(2);
for (const [name, [size, make]] of Object.entries(CASES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const once = measured(make(size));
  const twice = measured(make(2 * size));
  const ratio = twice.ms / once.ms;
  if (once.ms > MIN_MS && ratio > MAX_RATIO) process.exitCode = 1;
  console.log(
    `${once.ms.toFixed(0).padStart(6)} ms  ${twice.ms.toFixed(0).padStart(6)} ms  ×${ratio.toFixed(2)}  n = ${size}  ${name}: ${once.given}`,
  );
}
