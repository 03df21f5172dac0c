/** Which case numbers are done: a set of whole numbers, kept as ranges in order. */

/** From `from` up to but not including `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export class Ranges {
  #ranges: Range[];

  constructor(ranges: readonly Range[] = []) {
    this.#ranges = [...ranges];
  }

  toData(): readonly Range[] {
    return this.#ranges;
  }

  add({ from, to }: Range): void {
    if (from >= to) return;
    const apart = this.#ranges.filter((range) => range.to < from || to < range.from);
    const touching = this.#ranges.filter((range) => !(range.to < from || to < range.from));
    const joined = {
      from: Math.min(from, ...touching.map((range) => range.from)),
      to: Math.max(to, ...touching.map((range) => range.to)),
    };
    this.#ranges = [...apart, joined].toSorted((a, b) => a.from - b.from);
  }

  remove({ from, to }: Range): void {
    this.#ranges = this.#ranges.flatMap((range) =>
      [
        { from: range.from, to: Math.min(range.to, from) },
        { from: Math.max(range.from, to), to: range.to },
      ].filter((rest) => rest.from < rest.to),
    );
  }

  /** The first numbers that are missing, at most `most` of them, below `end`. */
  firstGap(most: number, end = Number.POSITIVE_INFINITY): Range | undefined {
    let from = 0;
    let limit = end;
    for (const range of this.#ranges) {
      if (range.from > from) {
        limit = Math.min(limit, range.from);
        break;
      }
      from = range.to;
    }
    const to = Math.min(from + most, limit);
    return from < to ? { from, to } : undefined;
  }
}
