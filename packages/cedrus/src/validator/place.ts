/** Where a value stands, for messages. Only a failed check puts it into words. */

import { abbreviate } from "../data/quote.ts";
import type { Problems } from "../diagnostic/diagnostic.ts";
import { pathOfSteps } from "../json/json.ts";
import type { EntityUid } from "../values/entity-uid.ts";

/** Takes down a problem, unless there are too many. Only then is `help`, which may search, asked. */
export type Report = (code: string, message: string, help?: () => string | undefined) => void;

/** Takes down problems of data that has no text. */
export function reportTo(problems: Problems): Report {
  return (code, message, help) => {
    if (!problems.full) problems.add({ code, message, help: help?.() });
  };
}

/** Whose value it is. */
type Owner =
  | { readonly kind: "attribute" | "tag"; readonly uid: EntityUid }
  | { readonly kind: "context" };

export class Place {
  readonly #owner: Owner;
  readonly #step: string | number | undefined;
  readonly #above: Place | undefined;

  private constructor(owner: Owner, step?: string | number, above?: Place) {
    this.#owner = owner;
    this.#step = step;
    this.#above = above;
  }

  static attribute(uid: EntityUid, name: string): Place {
    return new Place({ kind: "attribute", uid }, name);
  }

  static tag(uid: EntityUid, name: string): Place {
    return new Place({ kind: "tag", uid }, name);
  }

  static context(): Place {
    return new Place({ kind: "context" });
  }

  /** The place of an attribute or element of the value here. */
  at(step: string | number): Place {
    return new Place(this.#owner, step, this);
  }

  /** The code of a problem with the form of the value here. */
  get code(): string {
    return this.#owner.kind === "context" ? "validator/invalid-context" : "validator/type-mismatch";
  }

  /** `attribute \`address.zip\` of \`User::"alice"\``. */
  get text(): string {
    const path = pathOfSteps(this.#steps()).slice(1);
    if (this.#owner.kind === "context") {
      return path === "" ? "the context" : `\`${abbreviate(`context${path}`)}\``;
    }
    const { kind, uid } = this.#owner;
    return `${kind} \`${abbreviate(path.replace(/^\./, ""))}\` of \`${uid.toString()}\``;
  }

  #steps(): (string | number)[] {
    const above = this.#above === undefined ? [] : this.#above.#steps();
    return this.#step === undefined ? above : [...above, this.#step];
  }
}
