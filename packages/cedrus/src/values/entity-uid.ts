/** Entity UIDs: the names of entities. */

import { intern } from "../data/intern.ts";
import { isName } from "../data/names.ts";
import { quote } from "../data/quote.ts";
import { loneSurrogateAt } from "../data/unicode.ts";

/** Says of the arguments of {@link EntityUid} that they are what they have to be. */
export const CHECKED: Readonly<object> = {};

/** The name of an entity: `type` may carry a namespace (`App::User`), `id` is any string. */
export class EntityUid {
  readonly type: string;
  readonly id: string;

  /**
   * `checked` is what only readers have, which know what `type` and `id` are.
   *
   * @throws TypeError if `type` is not a name or `id` not a well-formed string.
   */
  constructor(type: string, id: string, checked?: typeof CHECKED) {
    if (
      checked !== CHECKED &&
      (typeof type !== "string" ||
        typeof id !== "string" ||
        !isName(type) ||
        loneSurrogateAt(id) >= 0)
    ) {
      throw new TypeError("an entity UID is a name such as `App::User` and a string");
    }
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

/** The same in strings of its own, see `data/intern`. */
export function internUid({ type, id }: EntityUid): EntityUid {
  return new EntityUid(intern(type), intern(id));
}
