/** Which types of entities may be in which, as a schema says. What was asked once is kept. */

import { isActionType } from "../data/names.ts";
import type { Schema } from "../schema/schema.ts";

export class Hierarchy {
  readonly schema: Schema;
  readonly #below = new Map<string, ReadonlySet<string>>();

  constructor(schema: Schema) {
    this.schema = schema;
  }

  /** Whether an entity of type `type` may be in one of type `above`. */
  mayBeIn(type: string, above: string): boolean {
    return type === above || this.#belowOf(above).has(type);
  }

  #belowOf(above: string): ReadonlySet<string> {
    let below = this.#below.get(above);
    if (below === undefined) {
      below = isActionType(above) ? this.#actionTypesBelow(above) : this.#typesBelow(above);
      this.#below.set(above, below);
    }
    return below;
  }

  #typesBelow(above: string): ReadonlySet<string> {
    return this.schema.entityType(above)?.descendants ?? NONE;
  }

  #actionTypesBelow(above: string): ReadonlySet<string> {
    const groups = this.schema.actions().filter(({ uid }) => uid.type === above);
    return new Set(groups.flatMap(({ descendants }) => descendants.map(({ type }) => type)));
  }
}

const NONE: ReadonlySet<string> = new Set();
