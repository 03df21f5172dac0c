/** Ways to get the same policies and entities into the library. */

import {
  entitiesFromJson,
  EntityStore,
  isAuthorized,
  isAuthorizedBy,
  jsonText,
  parsePolicy,
  parsePolicySet,
  parseTemplate,
  PolicySet,
  policySetFromJson,
  policySetToJsonText,
  printPolicySet,
  unwrap,
} from "cedrus";
import type { EntityData, PolicySetData } from "../language.ts";
import { printJson } from "../printers/json-tree.ts";
import { policySetJson } from "../printers/policy-json.ts";
import { printPolicy } from "../printers/policy-text.ts";
import { entitiesJson } from "../printers/value-json.ts";
import { BY_HAND, type Configuration } from "./library.ts";
import { addLink, buildEntity, buildPolicySet, buildUid } from "./library-build.ts";

export const CONFIGURATIONS: readonly Configuration[] = [
  {
    ...BY_HAND,
    name: "every policy, without the index",
    decide: (request, policies, entities) => isAuthorizedBy(request, policies.policies(), entities),
  },
  {
    name: "policies from text, entities from JSON",
    readPolicies: policiesFromText,
    readEntities: entitiesOfJson,
    decide: isAuthorized,
  },
  {
    name: "policies from JSON, entities one by one",
    readPolicies: (data) => unwrap(policySetFromJson(jsonText(printJson(policySetJson(data))))),
    readEntities: oneByOne,
    decide: isAuthorized,
  },
  {
    name: "policies printed and read, entities replaced",
    readPolicies: printedAndRead,
    readEntities: replaced,
    decide: isAuthorized,
  },
  {
    name: "policies through JSON, entities with others removed",
    readPolicies: (data) =>
      unwrap(policySetFromJson(jsonText(policySetToJsonText(buildPolicySet(data))))),
    readEntities: withRemovals,
    decide: isAuthorized,
  },
];

function policiesFromText({ policies, templates, links }: PolicySetData): PolicySet {
  const set = new PolicySet();
  for (const policy of policies) {
    unwrap(set.add(unwrap(parsePolicy(printPolicy(policy), { id: policy.id }))));
  }
  for (const template of templates) {
    unwrap(set.add(unwrap(parseTemplate(printPolicy(template), { id: template.id }))));
  }
  for (const link of links) addLink(set, link);
  return set;
}

/** The library's own printer, which loses ids: policies and templates are named by their places. */
function printedAndRead(data: PolicySetData): PolicySet {
  const printed = printPolicySet(buildPolicySet({ ...data, links: [] }));
  const read = unwrap(parsePolicySet(printed));
  const policies = [...read.policies()].flatMap((each) => (each.kind === "static" ? [each] : []));
  const set = new PolicySet();
  data.policies.forEach(({ id }, index) => {
    const policy = policies[index];
    if (policy !== undefined) unwrap(set.add({ ...policy, id }));
  });
  const templates = [...read.templates()];
  data.templates.forEach(({ id }, index) => {
    const template = templates[index];
    if (template !== undefined) unwrap(set.add({ ...template, id }));
  });
  for (const link of data.links) addLink(set, link);
  return set;
}

function entitiesOfJson(entities: readonly EntityData[]): EntityStore {
  return unwrap(entitiesFromJson(jsonText(printJson(entitiesJson(entities)))));
}

/** Children come before their parents, or after. */
function oneByOne(entities: readonly EntityData[]): EntityStore {
  const store = new EntityStore();
  for (const entity of entities.toReversed()) unwrap(store.add([buildEntity(entity)]));
  return store;
}

/** Every entity is there first without anything, and is then replaced. */
function replaced(entities: readonly EntityData[]): EntityStore {
  const bare = entities.map(({ uid }) => buildEntity({ uid, attrs: [], tags: [], parents: [] }));
  const store = unwrap(EntityStore.of(bare));
  for (const entity of entities) unwrap(store.upsert([buildEntity(entity)]));
  return store;
}

/** Some entities are removed, which ends memberships in them, and everything is put back. */
function withRemovals(entities: readonly EntityData[]): EntityStore {
  const store = BY_HAND.readEntities(entities);
  const some = entities.filter((_, index) => index % 2 === 0);
  store.remove(some.map(({ uid }) => buildUid(uid)));
  unwrap(store.upsert(entities.map(buildEntity)));
  return store;
}
