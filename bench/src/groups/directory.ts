/** A directory of a million entities: memory, loading, changes. */

import {
  createEntity,
  type Entity,
  entitiesFromJson,
  entityListFromJson,
  EntityStore,
  EntityUid,
  parsePolicySet,
  unwrap,
} from "cedrus";
import { loadEntities } from "cedrus/load";
import { writeWorkload } from "../engines/native.ts";
import { timeTasks } from "../harness/batch.ts";
import { retainedBytes } from "../harness/memory.ts";
import {
  directory as parts,
  directoryWorkload,
  groupUid,
  userUid,
} from "../workloads/directory.ts";
import { makeShape, SCOPE_SHAPES } from "../workloads/shapes.ts";
import type { Uid } from "../workloads/workload.ts";
import type { Group, Run } from "./group.ts";

export const directory: Group = {
  name: "directory",
  about: "a million entities: memory, loading, changes",
  async run(it) {
    const count = it.quick ? 50_000 : 1_000_000;
    // First, while the heap is small.
    await loading(it);
    let store = new EntityStore();
    const bytes = retainedBytes(() => {
      store = storeOf(count);
      return store;
    });
    const number = count.toLocaleString("en");
    it.ledger.note("directory", `retained by each of ${number} entities`, {
      ...{ value: bytes / count, unit: "bytes", bar: { atMost: 400 } },
    });
    updates(it, store, count);
    policyUpdates(it);
  },
};

/** Each part becomes text first, so that the store holds what it would hold of a file. */
function storeOf(count: number): EntityStore {
  const store = new EntityStore();
  for (const part of parts(count)) {
    unwrap(store.add(unwrap(entityListFromJson(JSON.stringify(part)))));
  }
  return store;
}

function updates({ ledger, quick }: Run, large: EntityStore, count: number): void {
  const small = storeOf(1000);
  const task = (name: string, store: EntityStore, users: number) => {
    const changed = Array.from({ length: 64 }, (_, index) => changedUser((index * 7919) % users));
    return { name, run: (turn: number) => unwrap(store.upsert([pick(changed, turn)])) };
  };
  const times = timeTasks([task("small", small, 900), task("large", large, count / 2)], {
    ...{ rounds: quick ? 10 : 30, times: 2000 },
  });
  const [few, many] = [times.get("small") ?? NaN, times.get("large") ?? NaN];
  const number = count.toLocaleString("en");
  ledger.note("directory", `one user changed among ${number} entities`, {
    ...{ value: many / 1000, unit: "µs", bar: { atMost: 5 } },
  });
  ledger.note("directory", `one user changed among ${number} entities / among 1,000`, {
    ...{ value: many / few, unit: "x", bar: { atMost: 4 } },
  });
}

/** A user with other attributes and other groups. */
function changedUser(user: number): Entity {
  const attrs = { name: `new name ${user}`, level: user % 10 };
  const parents = [uidOf(groupUid(user % 10)), uidOf(groupUid((user + 1) % 10))];
  return unwrap(createEntity({ uid: uidOf(userUid(user)), attrs, parents }));
}

function policyUpdates({ ledger, quick }: Run): void {
  const [shape] = SCOPE_SHAPES;
  if (shape === undefined) return;
  // Another policy each time: V8's `Map` walks past the places that a key had before, until it grows.
  const change = (count: number) => {
    const policies = unwrap(parsePolicySet(makeShape(shape, count, 1).policies));
    const all = [...policies.policies()];
    return (turn: number) => {
      const policy = pick(all, turn * 7919);
      if (policy.kind !== "static") throw new Error("a policy is linked");
      unwrap(policies.remove(policy.id));
      return unwrap(policies.add(policy));
    };
  };
  const count = quick ? 5000 : 100_000;
  const tasks = [
    { name: "small", run: change(1000) },
    { name: "large", run: change(count) },
  ];
  const times = timeTasks(tasks, { rounds: 10, times: 500 });
  const [few, many] = [times.get("small") ?? NaN, times.get("large") ?? NaN];
  const number = count.toLocaleString("en");
  ledger.note("directory", `one of ${number} policies removed and added`, {
    ...{ value: many / 1000, unit: "µs" },
  });
  ledger.note("directory", `one of ${number} policies removed and added / one of 1,000`, {
    ...{ value: many / few, unit: "x", bar: { atMost: 5 } },
  });
}

/** How many bytes of text arrive at once, as from a file. */
const PIECE = 65_536;
/** So many loads of a tenth come before one that is timed. */
const WARM_UP = 10;

/** Processor time from JSON text to a store that decides. */
async function loading({ ledger, quick, loads }: Run): Promise<void> {
  const count = quick ? 20_000 : 100_000;
  const workload = directoryWorkload(count);
  const text = JSON.stringify(workload.entities);
  const bytes = new TextEncoder().encode(text);
  const number = count.toLocaleString("en");
  const note = (how: string, micros: number): void => {
    ledger.note("directory", `processor time for each of ${number} entities ${how}`, {
      ...{ value: micros / count, unit: "µs" },
    });
  };
  note("loaded in pieces, the first time", await cpuOf(() => loaded(bytes)));
  const few = new TextEncoder().encode(JSON.stringify(workload.entities.slice(0, count / 10)));
  const own = await shortest(
    () => loaded(bytes),
    () => loaded(few),
  );
  note("loaded in pieces", own);
  const whole = () => Promise.resolve(unwrap(entitiesFromJson(text)));
  note("read from one text, the first time", await cpuOf(whole));
  const path = writeWorkload(workload);
  for (const [name, load] of loads) {
    const reports = [await load(path), await load(path)];
    const theirs = Math.min(
      ...reports.map(({ entitiesCpuNs, entitiesNs }) => entitiesCpuNs ?? entitiesNs),
    );
    ledger.note("directory", `loading ${number} entities: ${name} / cedrus`, {
      ...{ value: theirs / 1000 / own, unit: "x" },
      ...(name === "rust" ? { bar: { atLeast: 4 } } : {}),
    });
  }
}

async function loaded(bytes: Uint8Array): Promise<EntityStore> {
  const store = new EntityStore();
  unwrap(await loadEntities(store, piecesOf(bytes)));
  return store;
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield await Promise.resolve(bytes.subarray(at, at + PIECE));
  }
}

/** Of three times; warm before each, since V8 throws away with garbage what it has compiled for it. */
async function shortest(
  run: () => Promise<unknown>,
  warmUp: () => Promise<unknown>,
): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    times.push(
      await cpuOf(run, async () => {
        for (let j = 0; j < WARM_UP; j++) await warmUp();
      }),
    );
  }
  return Math.min(...times);
}

/** Microseconds of processor time. */
async function cpuOf(run: () => Promise<unknown>, prepare?: () => Promise<void>): Promise<number> {
  globalThis.gc?.();
  await prepare?.();
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function pick<T>(items: readonly T[], turn: number): T {
  const item = items[turn % items.length];
  if (item === undefined) throw new Error("there is nothing to pick");
  return item;
}

const uidOf = ({ type, id }: Uid): EntityUid => new EntityUid(type, id);
