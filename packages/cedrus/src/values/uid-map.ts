/** A map by type, then by id: two lookups are faster than joining two strings. */

/** Values by entity UID; type by type, each in the order of `set`. */
export class UidMap<T> {
  readonly #types = new Map<string, Map<string, T>>();

  get(type: string, id: string): T | undefined {
    return this.#types.get(type)?.get(id);
  }

  /** What there is for entities of a type, to ask for several of them. */
  ofType(type: string): ReadonlyMap<string, T> | undefined {
    return this.#types.get(type);
  }

  set(type: string, id: string, value: T): T {
    const ids = this.#types.get(type) ?? new Map<string, T>();
    this.#types.set(type, ids.set(id, value));
    return value;
  }

  delete(type: string, id: string): void {
    const ids = this.#types.get(type);
    ids?.delete(id);
    if (ids?.size === 0) this.#types.delete(type);
  }

  *values(): Iterable<T> {
    for (const ids of this.#types.values()) yield* ids.values();
  }
}
