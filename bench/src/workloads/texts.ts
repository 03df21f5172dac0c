/** Policy texts of any length for one schema: what a parser and a validator are given. */

import { createRandom, type Random } from "../data/random.ts";

export const TEXTS_SCHEMA = `
entity User in [Team] = { department: String, level: Long, manager?: User };
entity Team in [Team];
entity Folder in [Folder] = { owner: User };
entity Document in [Folder] = { owner: User, isPublic: Bool, level: Long, labels: Set<String> };
action reading, writing;
action view, list in [reading] appliesTo {
  principal: User, resource: [Document, Folder], context: { mfa: Bool, ip: ipaddr }
};
action edit, remove in [writing] appliesTo {
  principal: User, resource: Document, context: { mfa: Bool, ip: ipaddr }
};
`;

const POLICIES: readonly ((n: number, random: Random) => string)[] = [
  (n) => `// Team ${n} may look.
permit(principal in Team::"t${n}", action == Action::"view", resource == Document::"d${n}");`,
  (n, random) => `@id("owners-${n}")
permit(principal, action in [Action::"view", Action::"edit"], resource is Document)
when { resource.owner == principal && resource.level <= ${random.below(10)} };`,
  (n, random) => `forbid(principal, action in Action::"writing", resource)
when { !context.mfa || principal.level < ${random.below(10)} }
unless { principal in Team::"admins${n}" };`,
  (n) => `permit(principal is User, action == Action::"list", resource is Folder in Folder::"f${n}")
when { context.ip.isInRange(ip("10.${n % 256}.0.0/16")) || resource.owner == principal };`,
  (n) => `permit(principal, action == Action::"edit", resource)
when {
  principal has manager && principal.manager in Team::"t${n}" &&
  resource.labels.containsAny(["draft", "team${n}"]) && principal.department like "dep*${n}"
};`,
];

/** The texts of so many policies. */
export function policyTexts(count: number): readonly string[] {
  const random = createRandom(count);
  return Array.from({ length: count }, (_, index) => {
    const policy = POLICIES[index % POLICIES.length];
    if (policy === undefined) throw new Error("there are no policies");
    return policy(index, random);
  });
}
