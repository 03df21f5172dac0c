/** Entities from a text that arrives in pieces. */

import { type Diagnostic, diagnosticOf } from "../data/diagnostic.ts";
import { withDefaults } from "../data/limits.ts";
import { err, ok, type Result } from "../data/result.ts";
import { type Draft, draftOf, entityOf } from "../entities/draft.ts";
import type { EntityStore } from "../entities/entity-store.ts";
import { Filling } from "../entities/fill.ts";
import { ArrivingArray } from "./arriving-array.ts";
import { ArrivingText } from "./arriving-text.ts";
import type { JsonOptions } from "./decode.ts";
import { entityFromJson } from "./entities-json.ts";
import { allowOrdinary, QuickEntities } from "./quick-entities.ts";

export interface LoadOptions extends JsonOptions {
  /** Called after each batch, and at the end. */
  readonly onProgress?: (progress: LoadProgress) => void;
  /** How many entities are added to an empty store at once: 1,000 by default. */
  readonly batch?: number;
  /** An `AbortSignal`. It is looked at whenever a piece has arrived. */
  readonly signal?: { readonly aborted: boolean; readonly reason?: unknown };
}

export interface LoadProgress {
  /** Entities read so far. */
  readonly entities: number;
  /** Bytes read so far; of pieces that are strings, UTF-16 units. */
  readonly bytes: number;
}

type Chunks = AsyncIterable<string | Uint8Array>;
type Found = readonly Diagnostic[] | undefined;

/**
 * Adds the entities in a JSON array to a store while its text arrives in pieces: strings, or bytes
 * of UTF-8. The form is that of `entitiesFromJson`, and so are the diagnostics. Neither the text nor a
 * tree of it is ever in memory as a whole, and `maxLength` counts for one entity. The result is the number of
 * entities read.
 *
 * All or nothing: when something is wrong, the store is in the end what it was; likewise when the
 * signal is aborted or `chunks` throws, which rejects the promise. An empty store is filled batch by
 * batch, and emptied on failure: wait before deciding on it. To any other store, all is added in one
 * change at the end. While a store is being filled, a second load into it is refused by a `TypeError`, and
 * other changes of it are lost if the load fails.
 *
 * @example
 * ```ts
 * import { EntityStore, unwrap } from "cedrus";
 * import { loadEntities } from "cedrus/load";
 *
 * async function* pieces() {
 *   yield '[{"uid": {"type": "User", "id": "ann"}, "attrs": {"le';
 *   yield 'vel": 3}, "parents": []}]';
 * }
 * const entities = new EntityStore();
 * console.log(unwrap(await loadEntities(entities, pieces()))); // 1
 * ```
 */
export async function loadEntities(
  store: EntityStore,
  chunks: Chunks,
  options: LoadOptions = {},
): Promise<Result<number, readonly Diagnostic[]>> {
  const loader = new Loader(store, options);
  let problems: Found = [];
  try {
    problems = await loader.load(chunks);
    return problems === undefined ? ok(loader.count) : err(problems);
  } finally {
    loader.end(problems !== undefined);
  }
}

class Loader {
  /** Stores that are being filled: a load that fails empties its store. */
  static readonly #busy = new WeakSet<EntityStore>();
  readonly #store: EntityStore;
  readonly #options: LoadOptions;
  readonly #array: ArrivingArray<Draft>;
  /** How many entities make a batch. */
  readonly #many: number;
  readonly #wasEmpty: boolean;
  readonly #filling: Filling;
  #batch: Draft[] = [];
  #bytes = 0;

  constructor(store: EntityStore, options: LoadOptions) {
    this.#store = store;
    this.#options = options;
    const limits = withDefaults(options.limits);
    this.#filling = new Filling(store);
    this.#array = new ArrivingArray(limits, {
      read: (decoder, item) => draftOf(entityFromJson(decoder, item)),
      quick: allowOrdinary(limits) ? new QuickEntities() : undefined,
      take: (draft) => this.#batch.push(draft),
    });
    if (Loader.#busy.has(store)) throw new TypeError("another load is filling the store");
    this.#wasEmpty = store.size === 0;
    if (this.#wasEmpty) Loader.#busy.add(store);
    this.#many = this.#wasEmpty ? (options.batch ?? 1000) : Number.POSITIVE_INFINITY;
  }

  get count(): number {
    return this.#array.count;
  }

  /** What is wrong, if anything is. */
  async load(chunks: Chunks): Promise<Found> {
    const arriving = new ArrivingText();
    const { signal } = this.#options;
    for await (const chunk of chunks) {
      if (signal?.aborted === true) throw signal.reason;
      if (typeof chunk !== "string" && !(chunk instanceof Uint8Array)) {
        throw new TypeError("`loadEntities` takes pieces that are strings or `Uint8Array`s");
      }
      this.#bytes += chunk.length;
      const found = this.#decoded(() =>
        typeof chunk === "string" ? chunk : arriving.decode(chunk),
      );
      if (found !== undefined) return found;
    }
    return this.#decoded(() => arriving.finish(), true) ?? this.#flush();
  }

  #decoded(decode: () => string, isLast = false): Found {
    let text: string;
    try {
      text = decode();
    } catch {
      const message = `the data is not UTF-8, somewhere in the ${this.#bytes} bytes so far`;
      const help = "convert it to UTF-8, or pass strings";
      return [diagnosticOf({ code: "json/invalid-utf8", message, help })];
    }
    const goesOn = this.#array.push(text, isLast);
    const { diagnostics } = this.#array;
    if (diagnostics.length > 0) {
      this.#batch = [];
      return goesOn && !isLast ? undefined : diagnostics;
    }
    return this.#batch.length < this.#many ? undefined : this.#flush();
  }

  /** Adds the batch to the store. */
  #flush(): Found {
    const added = this.#wasEmpty
      ? this.#filling.add(this.#batch)
      : this.#store.add(this.#batch.map(entityOf));
    if (!added.ok) {
      // At once: while `chunks` is told, others may look at the store.
      this.#empty();
      return added.error;
    }
    this.#batch = [];
    this.#options.onProgress?.({ entities: this.count, bytes: this.#bytes });
    return undefined;
  }

  /** Lets go of the store, and empties it if the load has failed. */
  end(hasFailed: boolean): void {
    if (!this.#wasEmpty) return;
    Loader.#busy.delete(this.#store);
    if (hasFailed) this.#empty();
  }

  #empty(): void {
    if (this.#wasEmpty) this.#store.remove(Array.from(this.#store, ({ uid }) => uid));
  }
}
