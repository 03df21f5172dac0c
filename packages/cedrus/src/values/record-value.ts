/** Cedar's records. */

import type { Value } from "./value.ts";

/** A record: attribute names and their values. A `Map`, because `__proto__` is a legal name. */
export class RecordValue {
  readonly attrs: ReadonlyMap<string, Value>;

  constructor(attrs: ReadonlyMap<string, Value>) {
    this.attrs = attrs;
  }
}
