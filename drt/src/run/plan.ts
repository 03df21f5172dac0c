/** What is to be done next, and what is done: which target runs which numbers of cases. */

import { type Range, Ranges } from "./ranges.ts";
import { addTally, emptyTally, increment, type Tally } from "./tally.ts";

/** Run the inputs with these numbers. */
export interface Order extends Range {
  readonly target: string;
}

/** An order should take this long, in milliseconds: rarely enough to be cheap, often enough to be fair. */
const ORDER_TIME = 200;
const MAX_ORDER = 20_000;
/** How much longer than the one before an order may be. */
const GROWTH = 8;
/** From so many inputs follows how many are needed for a number of cases. */
const TRIAL = 16;
/** A target that compares nothing is given up after so many inputs. */
const PATIENCE = 4096;

export interface TargetState {
  readonly name: string;
  /** Its share of the time, compared with the others. */
  readonly weight: number;
  readonly tally: Tally;
  readonly done: Ranges;
}

class TargetPlan implements TargetState {
  readonly name: string;
  readonly weight: number;
  readonly tally: Tally;
  readonly done: Ranges;
  /** Done or handed out. */
  readonly taken: Ranges;
  /** Inputs below this number are to be run. */
  goal: number;
  /** Milliseconds that the orders that are out will take, as far as we know. */
  expected = 0;
  largest = 1;

  constructor(state: TargetState, goal: number) {
    this.name = state.name;
    this.weight = state.weight;
    this.tally = state.tally;
    this.done = new Ranges(state.done.toData());
    this.taken = new Ranges(state.done.toData());
    this.goal = goal;
  }

  get timePerInput(): number {
    return this.tally.inputs === 0 ? ORDER_TIME : this.tally.milliseconds / this.tally.inputs;
  }

  nextRange(): Range | undefined {
    const wanted = Math.ceil(ORDER_TIME / Math.max(this.timePerInput, 0.001));
    return this.taken.firstGap(Math.min(wanted, this.largest, MAX_ORDER), this.goal);
  }

  isDone(): boolean {
    return this.done.firstGap(1, this.goal) === undefined;
  }
}

export function freshState(name: string, weight: number): TargetState {
  return { name, weight, tally: emptyTally(), done: new Ranges() };
}

/**
 * With `cases`, each target compares about so many: after a trial it is known how many inputs that takes.
 * The numbers of the inputs follow from results alone, so they are the same for any number of workers.
 */
export class Plan {
  readonly #targets: readonly TargetPlan[];
  readonly #cases: number | undefined;

  constructor(states: readonly TargetState[], cases: number | undefined) {
    this.#cases = cases;
    const goal = cases === undefined ? Number.POSITIVE_INFINITY : TRIAL;
    this.#targets = states.map((state) => new TargetPlan(state, goal));
    for (const target of this.#targets) this.#moveGoal(target);
  }

  states(): readonly TargetState[] {
    return this.#targets;
  }

  /** An order of the target that is furthest behind its share. Nothing if all is done or handed out. */
  next(): Order | undefined {
    let best: { readonly target: TargetPlan; readonly range: Range } | undefined;
    for (const target of this.#targets) {
      if (best !== undefined && shareUsed(target) >= shareUsed(best.target)) continue;
      const range = target.nextRange();
      if (range !== undefined) best = { target, range };
    }
    if (best === undefined) return undefined;
    const { target, range } = best;
    target.taken.add(range);
    target.expected += target.timePerInput * (range.to - range.from);
    return { target: target.name, ...range };
  }

  /** The inputs before `reached` are done; the rest of the order is to be handed out again. */
  finished(order: Order, reached: number, tally: Tally): void {
    const target = this.#giveBack(order);
    target.largest = Math.max(target.largest, (reached - order.from) * GROWTH);
    this.#done(target, { from: order.from, to: reached }, tally);
  }

  /** A worker was lost in the case `index`, and with it what it had found out in this order. */
  lost(order: Order, index: number, aspect: string): void {
    const target = this.#giveBack(order);
    const tally = emptyTally();
    tally.inputs = 1;
    increment(tally.divergences, aspect);
    this.#done(target, { from: index, to: index + 1 }, tally);
  }

  /** Nothing came of the order. */
  returned(order: Order): void {
    this.#giveBack(order);
  }

  isComplete(): boolean {
    return this.#targets.every((target) => target.isDone());
  }

  #giveBack(order: Order): TargetPlan {
    const target = this.#targets.find(({ name }) => name === order.target);
    if (target === undefined) throw new Error(`no target ${order.target} in this plan`);
    target.taken.remove(order);
    target.expected -= target.timePerInput * (order.to - order.from);
    return target;
  }

  #done(target: TargetPlan, range: Range, tally: Tally): void {
    target.taken.add(range);
    target.done.add(range);
    addTally(target.tally, tally);
    this.#moveGoal(target);
  }

  #moveGoal(target: TargetPlan): void {
    while (this.#cases !== undefined && target.isDone()) {
      const { inputs, cases } = target.tally;
      const missing = this.#cases - cases;
      if (missing <= 0 || (cases === 0 && inputs >= PATIENCE)) return;
      target.goal += cases === 0 ? inputs : Math.ceil((missing * inputs) / cases);
    }
  }
}

function shareUsed({ tally, expected, weight }: TargetPlan): number {
  return (tally.milliseconds + Math.max(expected, 0)) / weight;
}
