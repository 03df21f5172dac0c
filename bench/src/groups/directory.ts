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
import { loadEntities } from "cedrus/load";
import { writeWorkload } from "../engines/native.ts";
import { retainedBytes } from "../harness/memory.ts";
import { directory as parts, directoryWorkload } from "../workloads/directory.ts";
import type { EntityData, Workload } from "../workloads/workload.ts";
import type { Group, Run } from "./group.ts";
import { entityUpdates, policyUpdates } from "./updates.ts";

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
    entityUpdates(it, store, count / 2, storeOf(1000));
    policyUpdates(it, it.quick ? 5000 : 100_000);
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
/** So many loads of a tenth come before each that is timed. */
const WARM_UPS = 10;
/** How many bytes arrive at once, as from a file. */
const PIECE = 65_536;

/**
 * Processor time from the bytes of JSON to a store that has decided once. The native engine works out
 * all ancestors when it loads; Cedrus does so for an entity when it is asked, which is noted as well.
 */
async function loading({ ledger, quick, loads }: Run): Promise<void> {
  const count = quick ? 20_000 : 100_000;
  const workload = directoryWorkload(count);
  const bytes = bytesOf(workload.entities);
  const few = bytesOf(workload.entities.slice(0, count / 10));
  const number = count.toLocaleString("en");
  const note = (how: string, micros: number): void => {
    const what = `processor time for each of ${number} entities ${how}`;
    ledger.note("directory", what, { value: micros / count, unit: "µs" });
  };
  const warmUp = () => loadAndDecide(workload, few);
  note("loaded in pieces, the first time", await cpuOf(() => loadAndDecide(workload, bytes)));
  const own = await shortest(() => loadAndDecide(workload, bytes), warmUp);
  note("loaded in pieces", own);
  if (quick) return;
  const text = new TextDecoder().decode(bytes);
  note("read from one text", await cpuOf(async () => unwrap(entitiesFromJson(jsonText(text)))));
  const all = await shortest(async () => {
    allAncestors(await loadAndDecide(workload, bytes), workload);
  }, warmUp);
  note("loaded in pieces, all ancestors worked out", all);
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

const bytesOf = (entities: readonly EntityData[]): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(entities));

async function loadAndDecide(
  { policies, requests }: Workload,
  bytes: Uint8Array,
): Promise<EntityStore> {
  const store = new EntityStore();
  unwrap(await loadEntities(store, piecesOf(bytes)));
  const [request] = requests;
  if (request === undefined) throw new Error("there are no requests");
  const { principal, action, resource } = request;
  isAuthorized({ principal, action, resource }, unwrap(parsePolicySet(policies)), store);
  return store;
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield await Promise.resolve(bytes.subarray(at, at + PIECE));
  }
}

function allAncestors(store: EntityStore, { entities }: Workload): void {
  for (const { uid } of entities) store.above(store.resolve(uid.type, uid.id) ?? absent());
}

function absent(): never {
  throw new Error("an entity is not in the store");
}

/** The shortest of some times; warm before each, since V8 throws away what it has compiled. */
async function shortest(
  run: () => Promise<unknown>,
  warmUp: () => Promise<unknown>,
): Promise<number> {
  let best = Infinity;
  for (let time = 0; time < LOADS; time++) {
    for (let i = 0; i < WARM_UPS; i++) await warmUp();
    best = Math.min(best, await cpuOf(run));
  }
  return best;
}

/** Microseconds of processor time, of all threads: what the collector of garbage does counts. */
async function cpuOf(run: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
