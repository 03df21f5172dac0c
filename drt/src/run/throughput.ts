/** Speeds that are promised: which targets measure them. */

export interface Throughput {
  readonly what: string;
  readonly targets: readonly string[];
  /** Cases a second on two workers. */
  readonly goal: number;
}

export const THROUGHPUTS: readonly Throughput[] = [
  { what: "engine configurations against each other", targets: ["configurations"], goal: 50_000 },
];
