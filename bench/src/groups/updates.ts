/** What changing one thing costs in a large store or policy set, and deciding right after it. */

import {
  createEntity,
  type Entity,
  type EntityStore,
  EntityUid,
  isAuthorized,
  parsePolicySet,
  type PolicySet,
  unwrap,
} from "cedrus";
import { load } from "../engines/cedrus.ts";
import { timeTasks } from "../harness/batch.ts";
import { groupUid, requestOf, userUid } from "../workloads/directory.ts";
import { makeShape, SCOPE_SHAPES } from "../workloads/shapes.ts";
import type { Uid } from "../workloads/workload.ts";
import type { Run } from "./group.ts";

/** Changes and decisions of one store or policy set. */
interface Changes {
  readonly change: (turn: number) => unknown;
  readonly decide: (turn: number) => unknown;
}

/** One thing changed among many, and among a thousand. */
interface Pair {
  readonly what: string;
  readonly many: Changes;
  readonly few: Changes;
  readonly times: number;
  /** How many times as long as among few it may take among many. */
  readonly mostGrowth: number;
  /** In microseconds. */
  readonly most?: number;
}

const FEW = 1000;

export function entityUpdates(
  it: Run,
  large: EntityStore,
  users: number,
  small: EntityStore,
): void {
  const policies = unwrap(
    parsePolicySet('permit(principal in Group::"group_1", action == Action::"view", resource);'),
  );
  const changes = (store: EntityStore, count: number): Changes => {
    const changed = Array.from({ length: 64 }, (_, index) => changedUser((index * 7919) % count));
    const requests = changed.map((user) => requestOf(user.uid, userUid(0)));
    return {
      change: (turn) => unwrap(store.upsert([pick(changed, turn)])),
      decide: (turn) => isAuthorized(pick(requests, turn), policies, store),
    };
  };
  compare(it, {
    what: `one user changed among ${(users * 2).toLocaleString("en")} entities`,
    many: changes(large, users),
    few: changes(small, FEW * 0.9),
    ...{ times: 2000, mostGrowth: 4, most: 5 },
  });
}

/** A user with other attributes and other groups. */
function changedUser(user: number): Entity {
  const attrs = { name: `new name ${user}`, level: user % 10 };
  const parents = [uidOf(groupUid(user % 10)), uidOf(groupUid((user + 1) % 10))];
  return unwrap(createEntity({ uid: uidOf(userUid(user)), attrs, parents }));
}

export function policyUpdates(it: Run, count: number): void {
  const [shape] = SCOPE_SHAPES;
  if (shape === undefined) return;
  const changes = (size: number): Changes => {
    const { policies, entities, strings } = load(makeShape(shape, size, 100));
    return {
      change: changePolicies(policies),
      decide: (turn) => isAuthorized(pick(strings, turn), policies, entities),
    };
  };
  compare(it, {
    what: `one of ${count.toLocaleString("en")} policies removed and added`,
    many: changes(count),
    few: changes(FEW),
    ...{ times: 500, mostGrowth: 5 },
  });
}

/** Another policy each time: V8's `Map` walks past the places that a key had before, until it grows. */
function changePolicies(policies: PolicySet): (turn: number) => unknown {
  const all = [...policies.policies()];
  return (turn) => {
    const policy = pick(all, turn * 7919);
    if (policy.kind !== "static") throw new Error("a policy is linked");
    unwrap(policies.remove(policy.id));
    return unwrap(policies.add(policy));
  };
}

function compare({ ledger, quick }: Run, { what, many, few, times, ...bars }: Pair): void {
  const both = (it: Changes) => (turn: number) => [it.change(turn), it.decide(turn)];
  // What is kept for decisions is there before the first change.
  for (const it of [many, few]) it.decide(0);
  const tasks = [
    { name: "few", run: few.change },
    { name: "many", run: many.change },
    { name: "few, decided", run: both(few) },
    { name: "many, decided", run: both(many) },
  ];
  const found = timeTasks(tasks, { rounds: quick ? 8 : 20, times });
  for (const then of ["", ", decided"]) {
    const [one, other] = [found.get(`few${then}`) ?? NaN, found.get(`many${then}`) ?? NaN];
    const name = then === "" ? what : `${what}, and a decision`;
    const most = then === "" ? bars.most : undefined;
    ledger.note("directory", name, {
      ...{ value: other / 1000, unit: "µs", ...(most && { bar: { atMost: most } }) },
    });
    ledger.note("directory", `${name} / among 1,000`, {
      ...{ value: other / one, unit: "x", bar: { atMost: bars.mostGrowth } },
    });
  }
}

function pick<T>(items: readonly T[], turn: number): T {
  const item = items[turn % items.length];
  if (item === undefined) throw new Error("there is nothing to pick");
  return item;
}

const uidOf = ({ type, id }: Uid): EntityUid => new EntityUid(type, id);
