/** Speeds that are promised: which targets measure them. */

export interface Throughput {
  readonly what: string;
  readonly targets: readonly string[];
  /** Cases a second on two workers. */
  readonly goal: number;
}

export const THROUGHPUTS: readonly Throughput[] = [
  { what: "engine against model", targets: ["authorize-model"], goal: 6000 },
  { what: "engine against cedar-wasm", targets: ["authorize-wasm"], goal: 3000 },
  { what: "engine configurations against each other", targets: ["configurations"], goal: 50_000 },
];
