/** A directory of users in groups, of any size. */

import { createRandom } from "../data/random.ts";
import { entity, type EntityData, ref, type Uid, uid, type Workload } from "./workload.ts";

/** One group for so many users; groups stand four deep. */
const USERS_OF_GROUP = 100;
const DEPTH = 4;
const DEPARTMENTS = ["sales", "research", "support", "legal", "finance"];

const DIRECTORY_SCHEMA = `
entity User in [Group] = { name: String, department: String, level: Long, manager: User };
entity Group in [Group];
entity Document = { owner: User };
action view appliesTo { principal: User, resource: User };
`;

/** The entities in parts of at most `size`, groups first; each part is made when it is asked for. */
export function* directory(count: number, size = 10_000): Generator<readonly EntityData[]> {
  const random = createRandom(count);
  const groups = Math.max(DEPTH, Math.floor(count / USERS_OF_GROUP));
  const make = (number: number): EntityData => {
    if (number < groups) return groupOf(number);
    const user = number - groups;
    const parents = [groupUid(random.below(groups)), groupUid(random.below(groups))];
    return entity(userUid(user), parents, {
      name: `Name of user ${user}`,
      department: random.pick(DEPARTMENTS),
      level: random.below(10),
      manager: ref("User", `user_${random.below(count - groups)}`),
    });
  };
  for (let start = 0; start < count; start += size) {
    const length = Math.min(size, count - start);
    yield Array.from({ length }, (_, index) => make(start + index));
  }
}

export function directoryWorkload(count: number): Workload {
  return {
    name: `directory-${count}`,
    policies: 'permit(principal in Group::"group_1", action == Action::"view", resource);',
    templateLinks: [],
    schema: DIRECTORY_SCHEMA,
    entities: [...directory(count)].flat(),
    requests: Array.from({ length: 100 }, (_, number) => ({
      ...requestOf(userUid(number), userUid(number + 1)),
      context: {},
    })),
    reads: [],
  };
}

export const requestOf = (principal: Uid, resource: Uid) => ({
  principal,
  action: uid("Action", "view"),
  resource,
});

/** Group `n` lies in group `⌊n / 10⌋`, down to four levels. */
function groupOf(number: number): EntityData {
  const parent = Math.floor(number / 10);
  return entity(groupUid(number), number < 10 ? [] : [groupUid(parent)]);
}

export const userUid = (number: number): Uid => uid("User", `user_${number}`);
export const groupUid = (number: number): Uid => uid("Group", `group_${number}`);
