/** One question of roles and one of attributes, in a form that engines of other languages can answer, too. */

import { createRandom } from "../data/random.ts";
import { entity, type RequestData, uid, type Workload } from "./workload.ts";

export const USERS = 100;
const LISTS = 200;

/** User `n` has role `n` modulo the number of roles; role `n` may view document `n`. */
export function roleQuestion(roles: number): Workload {
  const random = createRandom(roles);
  const lines = Array.from(
    { length: roles },
    (_, n) =>
      `permit(principal in Role::"role${n}", action == Action::"view", resource == Document::"doc${n}");`,
  );
  return {
    name: `roles-${roles}`,
    policies: lines.join("\n"),
    templateLinks: [],
    schema: `entity Role; entity User in [Role]; entity Document;
action view appliesTo { principal: User, resource: Document };`,
    entities: [
      ...Array.from({ length: USERS }, (_, n) =>
        entity(uid("User", `user${n}`), [uid("Role", `role${n % roles}`)]),
      ),
      ...Array.from({ length: roles }, (_, n) => entity(uid("Document", `doc${n}`))),
    ],
    requests: Array.from({ length: 100 }, () => {
      const user = random.below(USERS);
      const doc = random.chance(0.5) ? user % roles : random.below(roles);
      return request(`user${user}`, "view", ["Document", `doc${doc}`]);
    }),
    reads: [],
  };
}

/** Lists have an owner, who may update them; public lists may be read by all. Owners are told by name. */
export function ownerQuestion(): Workload {
  const random = createRandom(7);
  return {
    name: "owners",
    policies: OWNER_POLICIES.join("\n"),
    templateLinks: [],
    schema: OWNER_SCHEMA,
    entities: [
      ...Array.from({ length: USERS }, (_, n) =>
        entity(uid("App::User", `user${n}`), [], { name: `user${n}` }),
      ),
      ...Array.from({ length: LISTS }, (_, n) =>
        entity(uid("App::List", `list${n}`), [], {
          owner: `user${n % USERS}`,
          isPublic: random.chance(0.3),
        }),
      ),
    ],
    requests: Array.from({ length: 100 }, () => {
      const list = random.below(LISTS);
      const user = random.chance(0.5) ? list % USERS : random.below(USERS);
      return {
        principal: uid("App::User", `user${user}`),
        action: uid("App::Action", random.pick(["read", "update"])),
        resource: uid("App::List", `list${list}`),
        context: {},
      };
    }),
    reads: [],
  };
}

export const OWNER_POLICIES = [
  'permit(principal, action == App::Action::"update", resource) when { resource.owner == principal.name };',
  'permit(principal, action == App::Action::"read", resource) when { resource.isPublic };',
  'permit(principal, action == App::Action::"read", resource) when { resource.owner == principal.name };',
];

export const OWNER_SCHEMA = `namespace App {
entity User = { name: String };
entity List = { owner: String, isPublic: Bool };
action read, update appliesTo { principal: User, resource: List };
}`;

function request(
  user: string,
  action: string,
  [type, id]: readonly [type: string, id: string],
): RequestData {
  return {
    principal: uid("User", user),
    action: uid("Action", action),
    resource: uid(type, id),
    context: {},
  };
}
