/** Documents in folders, which users and groups may view or own. */

import type { Random } from "../data/random.ts";
import type { App, Population, Size } from "./app.ts";
import {
  type AttrValue,
  type EntityData,
  entity,
  type LinkData,
  ref,
  type Uid,
  uid,
} from "./workload.ts";

const OWNERS_AND_PUBLIC = `
permit(principal, action == Action::"read", resource) when { resource.isPublic };
permit(principal, action in [Action::"read", Action::"write", Action::"share"], resource)
when { resource in principal.ownedDocuments || resource in principal.ownedFolders };
permit(principal, action == Action::"changeOwner", resource)
when { principal.ownedDocuments.contains(resource) };
permit(principal, action == Action::"createDocument", resource)
when { principal.ownedFolders.contains(resource) };
`;

const ACTIONS = [
  ["createDocument", "Folder"],
  ["changeOwner", "Document"],
  ["share", "Document"],
  ["write", "Document"],
  ["read", "Document"],
] as const;

const ACTION_SCHEMA = `
action createDocument appliesTo { principal: User, resource: Folder };
action changeOwner, share, write, read appliesTo { principal: User, resource: Document };
`;

const SCHEMA = `
entity User in [Group] = {
  documentsAndFoldersWithViewAccess: View,
  ownedDocuments: Set<Document>,
  ownedFolders: Set<Folder>,
};
entity Group;
entity Folder in [Folder, View];
entity Document in [Folder, View] = { isPublic: Bool };
entity View in [View];
${ACTION_SCHEMA}`;

const TEMPLATE_SCHEMA = `
entity User in [Group] = { ownedDocuments: Set<Document>, ownedFolders: Set<Folder> };
entity Group;
entity Folder in [Folder];
entity Document in [Folder] = { isPublic: Bool };
${ACTION_SCHEMA}`;

const VIEWS = `
permit(principal, action == Action::"read", resource)
when { resource in principal.documentsAndFoldersWithViewAccess };
${OWNERS_AND_PUBLIC}`;

const TEMPLATE = `
permit(principal in ?principal, action == Action::"read", resource in ?resource);
${OWNERS_AND_PUBLIC}`;

/** The published generator names a user's view in two ways, so that no view is ever reached; kept as it is. */
export const gdrive = gdriveWith("gdrive", (kind, number) => uid("View", `${kind} ${number}`));

/** The same with views that are reached. */
export const gdriveFixed = gdriveWith("gdrive-fixed", viewUid);

/** What views grant is granted by linked templates. */
export const gdriveTemplates: App = {
  name: "gdrive-templates",
  policies: TEMPLATE,
  schema: TEMPLATE_SCHEMA,
  reads: [],
  actions: ACTIONS,
  populate: populateTemplates,
};

type ViewOf = (kind: "User" | "Group", number: number) => Uid;

function gdriveWith(name: string, linkedView: ViewOf): App {
  return {
    name,
    policies: VIEWS,
    schema: SCHEMA,
    reads: [],
    actions: ACTIONS,
    populate: (size, random) => ({ entities: populateViews(size, random, linkedView) }),
  };
}

function populateViews(size: Size, random: Random, linkedView: ViewOf): EntityData[] {
  const { users, groups, owned } = people(size, random);
  const members = groups.map((): Uid[] => []);
  users.forEach((inGroups, user) => {
    for (const group of inGroups) members[group]?.push(viewUid("User", user));
  });
  const viewers = (): Uid[] => [
    ...random.some(size.count, size.chance).map((user) => linkedView("User", user)),
    ...random.some(size.count, size.chance).map((group) => linkedView("Group", group)),
  ];
  return [
    ...users.flatMap((inGroups, user) => [
      entity(userUid(user), inGroups.map(groupUid), {
        documentsAndFoldersWithViewAccess: { __entity: viewUid("User", user) },
        ...owned[user],
      }),
      entity(viewUid("User", user)),
    ]),
    ...members.flatMap((views, group) => [
      entity(groupUid(group)),
      entity(viewUid("Group", group), views),
    ]),
    ...documentsAndFolders(size, random, viewers),
  ];
}

function populateTemplates(size: Size, random: Random): Population {
  const { users, groups, owned } = people(size, random);
  const links: LinkData[] = [];
  const grant = (resource: Uid): [] => {
    const grantees = [
      ...random.some(size.count, size.chance).map(userUid),
      ...random.some(size.count, size.chance).map(groupUid),
    ];
    for (const principal of grantees) {
      const values = { "?principal": principal, "?resource": resource };
      links.push({ templateId: "policy0", newId: `link${links.length}`, values });
    }
    return [];
  };
  const entities = [
    ...users.map((inGroups, user) => entity(userUid(user), inGroups.map(groupUid), owned[user])),
    ...groups.map((group) => entity(groupUid(group))),
    ...documentsAndFolders(size, random, grant),
  ];
  return { entities, links };
}

/** Who is in which groups and owns what. */
function people({ count, chance }: Size, random: Random) {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const users = numbers.map(() => random.some(count, chance));
  const refs = (type: string, prefix: string): AttrValue =>
    random.some(count, chance).map((number) => ref(type, prefix + String(number)));
  const owned = numbers.map(() => ({
    ownedDocuments: refs("Document", "doc_"),
    ownedFolders: refs("Folder", "folder_"),
  }));
  return { users, groups: numbers, owned };
}

/** Folders lie in folders of smaller numbers only. */
function documentsAndFolders(
  { count, chance }: Size,
  random: Random,
  viewers: (resource: Uid) => readonly Uid[],
): EntityData[] {
  const entities: EntityData[] = [];
  for (let number = 0; number < count; number++) {
    const it = uid("Document", `doc_${number}`);
    const parents = [...random.some(count, chance).map(folderUid), ...viewers(it)];
    entities.push(entity(it, parents, { isPublic: random.chance(0.5) }));
  }
  for (let number = 0; number < count; number++) {
    const it = folderUid(number);
    entities.push(entity(it, [...random.some(number, chance).map(folderUid), ...viewers(it)]));
  }
  return entities;
}

const userUid = (number: number): Uid => uid("User", `user_${number}`);
const groupUid = (number: number): Uid => uid("Group", `group_${number}`);
const folderUid = (number: number): Uid => uid("Folder", `folder_${number}`);
function viewUid(kind: "User" | "Group", number: number): Uid {
  return uid("View", `${kind} ${kind.toLowerCase()}_${number}`);
}
