/** Makes an input simpler as the plain data that it is: any part may be left out or replaced. */

import { cost } from "./cost.ts";
import { isObject } from "./is-object.ts";
import { renamings } from "./renamings.ts";
import { simplerParts } from "./simpler-parts.ts";

export interface Budget {
  isLeft(): boolean;
  spend(): void;
}

export interface StructureOptions {
  readonly budget: Budget;
  /** What the target knows to be simpler. */
  readonly simpler: (input: unknown) => Iterable<unknown>;
}

/** Repeats until nothing helps or the budget is used up. What it takes over always costs less. */
export function shrinkStructure(
  input: unknown,
  stillFails: (input: unknown) => boolean,
  { budget, simpler }: StructureOptions,
): unknown {
  let best = input;
  let least = cost(input);
  const attempt = (candidate: unknown): boolean => {
    const price = cost(candidate);
    if (price >= least || !budget.isLeft()) return false;
    budget.spend();
    if (!stillFails(candidate)) return false;
    [best, least] = [candidate, price];
    return true;
  };
  let before;
  while (before !== best && budget.isLeft()) {
    before = best;
    while ([...simpler(best)].some(attempt));
    for (const depth of DEPTHS) {
      shrinkPart({ get: () => best, set: (whole) => whole }, attempt, depth);
    }
    while ([...renamings(best)].some(attempt));
  }
  return best;
}

/** Large parts go first: that is most of the work, and makes the rest cheap. */
const DEPTHS: readonly number[] = [1, 3, Number.POSITIVE_INFINITY];

/** A part of the whole: how to read it, and the whole with another part in its place. */
interface Place {
  get(): unknown;
  set(part: unknown): unknown;
  /** The name of the member in which it lies, through lists. */
  readonly member?: string;
}

/** First the part itself, until nothing helps; then the parts of what is left, from the last. */
function shrinkPart(place: Place, attempt: (whole: unknown) => boolean, depth: number): void {
  let changed = true;
  while (changed) {
    changed = false;
    for (const part of simplerParts(place.get(), place.member ?? "")) {
      changed = attempt(place.set(part));
      if (changed) break;
    }
  }
  if (depth === 0) return;
  const value = place.get();
  if (Array.isArray(value)) {
    for (let at = value.length - 1; at >= 0; at--)
      shrinkPart(itemOf(place, at), attempt, depth - 1);
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) shrinkPart(memberOf(place, key), attempt, depth - 1);
  }
}

function itemOf(place: Place, at: number): Place {
  // Why a cast: the place holds a list of at least so many items, and only items are exchanged meanwhile.
  const list = (): readonly unknown[] => place.get() as readonly unknown[];
  return {
    get: () => list()[at],
    set: (item) => place.set(list().with(at, item)),
    ...(place.member === undefined ? {} : { member: place.member }),
  };
}

function memberOf(place: Place, member: string): Place {
  // Why a cast: the place holds an object with this member, and only members are exchanged meanwhile.
  const object = (): Readonly<Record<string, unknown>> =>
    place.get() as Readonly<Record<string, unknown>>;
  return {
    member,
    get: () => object()[member],
    set: (value) =>
      place.set(
        Object.fromEntries(
          Object.entries(object()).map(([key, old]) => [key, key === member ? value : old]),
        ),
      ),
  };
}
