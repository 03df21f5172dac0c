/** Where things stand in a plot. */

export type Scale = (value: number) => number;
export type Range = readonly [least: number, most: number];

export function logScale([least, most]: Range, [from, to]: Range): Scale {
  const width = Math.log(most) - Math.log(least) || 1;
  return (value) => from + ((Math.log(value) - Math.log(least)) / width) * (to - from);
}

export const span = (values: readonly number[]): Range => [
  Math.min(...values),
  Math.max(...values),
];

/** The decades around the values. */
export function outwards(values: readonly number[]): Range {
  const [least, most] = span(values);
  return [10 ** Math.floor(Math.log10(least)), 10 ** Math.ceil(Math.log10(most))];
}

export function decades([least, most]: Range): readonly number[] {
  const count = Math.round(Math.log10(most / least)) + 1;
  return Array.from({ length: count }, (_, index) => least * 10 ** index);
}

/** The places, moved so little that each is `distance` from the next at least; in the order given. */
export function apart(places: readonly number[], distance: number): readonly number[] {
  const order = places.map((_, index) => index).sort((a, b) => at(places, a) - at(places, b));
  const moved = [...places];
  // Each pass moves neighbours that are too near away from each other, both as far.
  for (let pass = 0; pass < 100; pass++) {
    for (let index = 1; index < order.length; index++) {
      const [above, below] = [order[index - 1] ?? 0, order[index] ?? 0];
      const missing = distance - (at(moved, below) - at(moved, above));
      if (missing <= 0) continue;
      moved[above] = at(moved, above) - missing / 2;
      moved[below] = at(moved, below) + missing / 2;
    }
  }
  return moved;
}

const at = (values: readonly number[], index: number): number => values[index] ?? NaN;
