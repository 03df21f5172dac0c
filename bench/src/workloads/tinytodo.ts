/** Task lists that their owners share with teams of readers and editors. */

import type { Random } from "../data/random.ts";
import type { App } from "./app.ts";
import { type AttrValue, entity, ref, type Uid, uid } from "./workload.ts";

const POLICIES = `
permit(principal, action in [Action::"CreateList", Action::"GetLists"], resource == Application::"TinyTodo");
permit(principal, action, resource) when { resource has owner && resource.owner == principal };
permit(principal, action == Action::"GetList", resource)
when { principal in resource.readers || principal in resource.editors };
permit(
  principal,
  action in [Action::"UpdateList", Action::"CreateTask", Action::"UpdateTask", Action::"DeleteTask"],
  resource
) when { principal in resource.editors };
`;

const ON_APPLICATION = ["CreateList", "GetLists"];
const ON_LISTS = [
  "GetList",
  "UpdateList",
  "DeleteList",
  "CreateTask",
  "UpdateTask",
  "DeleteTask",
  "EditShares",
];

const SCHEMA = `
entity Application;
entity User in [Team, Application];
entity Team in [Team, Application];
entity List in [Application] = {
  owner: User, name: String, readers: Team, editors: Team,
  tasks: Set<{ name: String, id: Long, state: String }>,
};
action ${ON_APPLICATION.join(", ")} appliesTo { principal: User, resource: Application };
action ${ON_LISTS.join(", ")} appliesTo { principal: User, resource: List };
`;

const APPLICATION = uid("Application", "TinyTodo");
const MOST_TASKS = 50;

export const tinytodo: App = {
  name: "tinytodo",
  policies: POLICIES,
  schema: SCHEMA,
  reads: [],
  actions: [
    ...ON_APPLICATION.map((action) => [action, "Application"] as const),
    ...ON_LISTS.map((action) => [action, "List"] as const),
  ],
  populate({ count, chance }, random) {
    const numbers = Array.from({ length: count }, (_, number) => number);
    const inTeams = (bound: number): Uid[] => [
      ...random.some(bound, chance).map((team) => uid("Team", `team_${team}`)),
      APPLICATION,
    ];
    const anyTeam = (): AttrValue => ref("Team", `team_${random.below(count)}`);
    const entities = [
      entity(APPLICATION),
      ...numbers.map((user) => entity(uid("User", `user_${user}`), inTeams(count))),
      ...numbers.map((team) => entity(uid("Team", `team_${team}`), inTeams(team))),
      ...numbers.map((list) =>
        entity(uid("List", `list_${list}`), [APPLICATION], {
          name: `list_${list}`,
          owner: ref("User", `user_${random.below(count)}`),
          readers: anyTeam(),
          editors: anyTeam(),
          tasks: tasks(random),
        }),
      ),
    ];
    return { entities };
  },
};

function tasks(random: Random): readonly AttrValue[] {
  return Array.from({ length: random.below(MOST_TASKS + 1) }, () => ({
    name: `task_${1 + random.below(1_000_000)}`,
    id: 1 + random.below(1_000_000),
    state: random.chance(0.5) ? "Checked" : "Unchecked",
  }));
}
