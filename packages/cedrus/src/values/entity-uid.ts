/** Entity UIDs: the names of entities. */

import { quote } from "../data/quote.ts";

/** The name of an entity: `type` may carry a namespace (`App::User`), `id` is any string. */
export class EntityUid {
  readonly type: string;
  readonly id: string;

  constructor(type: string, id: string) {
    this.type = type;
    this.id = id;
  }

  /** The entity as Cedar text: `App::User::"alice"`. */
  toString(): string {
    return `${this.type}::${quote(this.id)}`;
  }

  equals(other: EntityUid): boolean {
    return this === other || (this.id === other.id && this.type === other.type);
  }
}
