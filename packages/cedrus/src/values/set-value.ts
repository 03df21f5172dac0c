/** Cedar's sets. */

import { keyOf, valuesEqual } from "./equality.ts";
import type { Value } from "./value.ts";

/** Up to this many elements, a linear search is faster than an index. */
const LINEAR = 8;

/**
 * A set: its distinct elements in the order they were first met.
 *
 * Larger sets get an index by canonical key on first use, so that no operation is quadratic.
 */
export class SetValue {
  readonly elements: readonly Value[];
  #index: ReadonlySet<unknown> | undefined;

  private constructor(elements: readonly Value[]) {
    this.elements = elements;
  }

  /** The set of `values`; duplicates count once. */
  static of(values: readonly Value[]): SetValue {
    if (values.length <= LINEAR) {
      const distinct: Value[] = [];
      for (const value of values) if (!includes(distinct, value)) distinct.push(value);
      return new SetValue(distinct);
    }
    const byKey = new Map<unknown, Value>();
    for (const value of values) {
      const key = keyOf(value);
      if (!byKey.has(key)) byKey.set(key, value);
    }
    return new SetValue([...byKey.values()]);
  }

  has(value: Value): boolean {
    if (this.elements.length <= LINEAR) return includes(this.elements, value);
    this.#index ??= new Set(this.elements.map(keyOf));
    return this.#index.has(keyOf(value));
  }

  /** Whether every element of `other` is in this set. */
  hasAll(other: SetValue): boolean {
    if (other.elements.length > this.elements.length) return false;
    return other.elements.every((value) => this.has(value));
  }

  /** Whether some element of `other` is in this set. */
  hasAny(other: SetValue): boolean {
    return this.elements.length < other.elements.length
      ? this.elements.some((value) => other.has(value))
      : other.elements.some((value) => this.has(value));
  }
}

function includes(values: readonly Value[], wanted: Value): boolean {
  for (const value of values) if (valuesEqual(value, wanted)) return true;
  return false;
}
