/** Repositories of organizations, on which users and teams have one of five roles. */

import type { Random } from "../data/random.ts";
import type { App, Population, Size } from "./app.ts";
import { entity, type EntityData, type LinkData, ref, type Uid, uid } from "./workload.ts";

const ROLES = ["readers", "triagers", "writers", "maintainers", "admins"] as const;
const ORG_ROLES = ["readers", "writers", "admins"] as const;

const OF_OWNER = `
permit(principal, action == Action::"read", resource) when { principal in resource.owner.readers };
permit(principal, action in Action::"write", resource) when { principal in resource.owner.writers };
permit(principal, action in Action::"admin", resource) when { principal in resource.owner.admins };
`;

const POLICIES = `
permit(principal, action == Action::"read", resource) when { principal in resource.readers };
permit(principal, action in Action::"triage", resource) when { principal in resource.triagers };
permit(principal, action in Action::"write", resource) when { principal in resource.writers };
permit(principal, action in Action::"maintain", resource) when { principal in resource.maintainers };
permit(principal, action in Action::"admin", resource) when { principal in resource.admins };
${OF_OWNER}`;

const TEMPLATES = `
permit(principal in ?principal, action == Action::"read", resource == ?resource);
permit(principal in ?principal, action in Action::"triage", resource == ?resource);
permit(principal in ?principal, action in Action::"write", resource == ?resource);
permit(principal in ?principal, action in Action::"maintain", resource == ?resource);
permit(principal in ?principal, action in Action::"admin", resource == ?resource);
${OF_OWNER}`;

const COMMON_SCHEMA = `
entity Organization in [OrgPermission] = {
  readers: OrgPermission, writers: OrgPermission, admins: OrgPermission,
};
entity OrgPermission;
action read in [triage] appliesTo { principal: User, resource: Repository };
action triage in [write] appliesTo { principal: User, resource: Repository };
action write in [maintain] appliesTo { principal: User, resource: Repository };
action maintain in [admin] appliesTo { principal: User, resource: Repository };
action admin appliesTo { principal: User, resource: Repository };
`;

const SCHEMA = `
entity User in [Organization, Team, OrgPermission, RepoPermission];
entity Team in [Team, RepoPermission];
entity Repository = {
  owner: Organization, readers: RepoPermission, triagers: RepoPermission, writers: RepoPermission,
  maintainers: RepoPermission, admins: RepoPermission,
};
entity RepoPermission;
${COMMON_SCHEMA}`;

const TEMPLATE_SCHEMA = `
entity User in [Organization, Team, OrgPermission];
entity Team in [Team];
entity Repository = { owner: Organization };
${COMMON_SCHEMA}`;

const shared = {
  reads: ["owner"],
  actions: ["read", "triage", "write", "maintain", "admin"].map(
    (action) => [action, "Repository"] as const,
  ),
};

export const github: App = {
  ...shared,
  name: "github",
  policies: POLICIES,
  schema: SCHEMA,
  populate(size, random) {
    const onSome = (): Uid[] =>
      random
        .some(size.count, size.chance)
        .map((repo) => uid("RepoPermission", `repo_${repo}_${random.pick(ROLES)}`));
    return {
      entities: populate(size, random, { onRepos: onSome, repository: repositoryWithRoles }),
    };
  },
};

/** Roles on repositories are granted by linked templates. */
export const githubTemplates: App = {
  ...shared,
  name: "github-templates",
  policies: TEMPLATES,
  schema: TEMPLATE_SCHEMA,
  populate: populateTemplates,
};

interface Variant {
  /** What someone is a member of for having roles on repositories. */
  onRepos(holder: Uid): readonly Uid[];
  repository(name: string, owner: string): readonly EntityData[];
}

function populateTemplates(size: Size, random: Random): Population {
  const links: LinkData[] = [];
  const link = (principal: Uid, repo: number): void => {
    const values = { "?principal": principal, "?resource": uid("Repository", `repo_${repo}`) };
    const templateId = `policy${random.below(ROLES.length)}`;
    links.push({ templateId, newId: `link${links.length}`, values });
  };
  const entities = populate(size, random, {
    onRepos: (holder) => {
      for (const repo of random.some(size.count, size.chance)) link(holder, repo);
      return [];
    },
    repository: (name, owner) => [
      entity(uid("Repository", name), [], { owner: ref("Organization", owner) }),
    ],
  });
  return { entities, links };
}

function populate(size: Size, random: Random, variant: Variant): EntityData[] {
  const { count, chance } = size;
  const numbers = Array.from({ length: count }, (_, number) => number);
  const onOrgs = (): Uid[] =>
    random
      .some(count, chance)
      .map((org) => uid("OrgPermission", `org_${org}_${random.pick(ORG_ROLES)}`));
  return [
    ...numbers.flatMap((org) => organization(`org_${org}`, onOrgs())),
    ...numbers.flatMap((repo) => variant.repository(`repo_${repo}`, `org_${random.below(count)}`)),
    ...numbers.map((team) => {
      const it = teamUid(team);
      return entity(it, [...random.some(team, chance).map(teamUid), ...variant.onRepos(it)]);
    }),
    ...numbers.map((user) => {
      const it = uid("User", `user_${user}`);
      return entity(it, [
        ...variant.onRepos(it),
        ...random.some(count, chance).map(teamUid),
        ...random.some(count, chance).map((org) => uid("Organization", `org_${org}`)),
        ...onOrgs(),
      ]);
    }),
  ];
}

function organization(name: string, parents: readonly Uid[]): readonly EntityData[] {
  const permissions = ORG_ROLES.map((role) => ["OrgPermission", `${name}_${role}`] as const);
  const attrs = Object.fromEntries(
    ORG_ROLES.map((role) => [role, ref("OrgPermission", `${name}_${role}`)]),
  );
  return [
    entity(uid("Organization", name), parents, attrs),
    ...permissions.map(([type, id]) => entity(uid(type, id))),
  ];
}

function repositoryWithRoles(name: string, owner: string): readonly EntityData[] {
  const id = (role: string): string => `${name}_${role}`;
  const roles = Object.fromEntries(ROLES.map((role) => [role, ref("RepoPermission", id(role))]));
  return [
    entity(uid("Repository", name), [], { ...roles, owner: ref("Organization", owner) }),
    ...ROLES.map((role) => entity(uid("RepoPermission", id(role)))),
  ];
}

const teamUid = (number: number): Uid => uid("Team", `team_${number}`);
