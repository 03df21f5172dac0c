/** A directory of a million entities: memory, loading, changes. */

import {
  EntityStore,
  entitiesFromJson,
  entityListFromJson,
  isAuthorized,
  jsonText,
  parsePolicySet,
  unwrap,
} from "cedrus";
import { writeWorkload } from "../engines/native.ts";
import { retainedBytes } from "../harness/memory.ts";
import { directory as parts, directoryWorkload } from "../workloads/directory.ts";
import type { Workload } from "../workloads/workload.ts";
import type { Group, Run } from "./group.ts";
import { entityUpdates, policyUpdates } from "./updates.ts";

export const directory: Group = {
  name: "directory",
  about: "a million entities: memory, loading, changes",
  async run(it) {
    const count = it.quick ? 50_000 : 1_000_000;
    let store = new EntityStore();
    const bytes = retainedBytes(() => {
      store = storeOf(count);
      return store;
    });
    const number = count.toLocaleString("en");
    it.ledger.note("directory", `retained by each of ${number} entities`, {
      ...{ value: bytes / count, unit: "bytes", bar: { atMost: 400 } },
    });
    entityUpdates(it, store, count / 2, storeOf(1000));
    policyUpdates(it, it.quick ? 5000 : 100_000);
    await loading(it);
  },
};

/** Each part becomes text first, so that the store holds what it would hold of a file. */
function storeOf(count: number): EntityStore {
  const store = new EntityStore();
  for (const part of parts(count)) {
    unwrap(store.add(unwrap(entityListFromJson(jsonText(JSON.stringify(part))))));
  }
  return store;
}

/** How often each engine loads; the shortest time counts. */
const LOADS = 3;

/**
 * Processor time from JSON text to a store that has decided once. The native engine works out all
 * ancestors when it loads; Cedrus does so for an entity when it is asked, which is noted as well.
 */
async function loading({ ledger, quick, loads }: Run): Promise<void> {
  const count = quick ? 20_000 : 100_000;
  const workload = directoryWorkload(count);
  const text = JSON.stringify(workload.entities);
  const own = shortest(() => loadAndDecide(workload, text));
  const number = count.toLocaleString("en");
  const each = `processor time for each of ${number} entities loaded from text`;
  ledger.note("directory", each, { value: own / count, unit: "µs" });
  if (quick) return;
  const all = shortest(() => allAncestors(loadAndDecide(workload, text), workload));
  ledger.note("directory", `${each}, all ancestors worked out`, { value: all / count, unit: "µs" });
  const path = writeWorkload(workload);
  for (const [name, load] of loads) {
    let theirs = Infinity;
    for (let time = 0; time < LOADS; time++) {
      const { entitiesCpuNs, entitiesNs } = await load(path);
      theirs = Math.min(theirs, (entitiesCpuNs ?? entitiesNs) / 1000);
    }
    ledger.note("directory", `loading ${number} entities: ${name} / cedrus`, {
      ...{ value: theirs / own, unit: "x" },
      ...(name === "rust" ? { bar: { atLeast: 4 } } : {}),
    });
    ledger.note("directory", `loading ${number} entities with ancestors: ${name} / cedrus`, {
      ...{ value: theirs / all, unit: "x" },
    });
  }
}

function loadAndDecide({ policies, requests }: Workload, text: string): EntityStore {
  const store = unwrap(entitiesFromJson(jsonText(text)));
  const [request] = requests;
  if (request === undefined) throw new Error("there are no requests");
  const { principal, action, resource } = request;
  isAuthorized({ principal, action, resource }, unwrap(parsePolicySet(policies)), store);
  return store;
}

function allAncestors(store: EntityStore, { entities }: Workload): void {
  for (const { uid } of entities) store.above(store.resolve(uid.type, uid.id) ?? absent());
}

function absent(): never {
  throw new Error("an entity is not in the store");
}

/** Microseconds of processor time, of all threads: what the collector of garbage does counts. */
function shortest(run: () => unknown): number {
  const times = Array.from({ length: LOADS }, () => {
    globalThis.gc?.();
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...times);
}
