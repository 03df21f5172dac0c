/** Which engines a target compares: the one under test, and those that know the answer. */

import {
  type Answer,
  type Engine,
  type Loaded,
  Refusal,
  type WorldData,
} from "../oracles/engine.ts";
import { library } from "../oracles/library.ts";
import { model } from "../oracles/model.ts";
import { wasm } from "../oracles/wasm.ts";
import type { Divergence, Recorder } from "../target.ts";

export interface Engines {
  readonly subject: Engine;
  readonly oracles: readonly Engine[];
}

export const ENGINES: Engines = { subject: library, oracles: [model, wasm] };

/** What one engine answers, under its name. */
export interface Said<T> {
  readonly name: string;
  readonly answer: Answer<T>;
}

/** One engine with its data loaded. */
export interface Ready {
  readonly name: string;
  readonly loaded: Loaded;
}

/** The engines with the data that they take. Whoever does not take them is a divergence. */
export function loadAll(
  { subject, oracles }: Engines,
  data: WorldData,
): { readonly subject: Loaded; readonly oracles: readonly Ready[] } | Divergence {
  const loaded = subject.load(data);
  if (loaded instanceof Refusal) return refused("the data", subject.name, loaded);
  const ready: Ready[] = [];
  for (const engine of oracles) {
    const other = engine.load(data);
    if (other instanceof Refusal) return refused("the data", engine.name, other);
    ready.push({ name: engine.name, loaded: other });
  }
  return { subject: loaded, oracles: ready };
}

export function refused(what: string, name: string, { message }: Refusal): Divergence {
  return {
    aspect: `${name} refuses ${what}`,
    wrongAllow: false,
    outputs: { [name]: `refused: ${message}` },
  };
}

export function isDivergence(x: object | undefined): x is Divergence {
  return x !== undefined && "aspect" in x;
}

/** Whether there is anything to compare with: who died has no say. */
export function hasVerdict(oracles: readonly Said<unknown>[]): boolean {
  return oracles.some(({ answer }) => !(answer instanceof Refusal && answer.isTrap));
}

/**
 * The first oracle that says something else than the subject; before all others, one that denies what the
 * subject allows. Who died has no say, which is recorded.
 *
 * @param different says in a few words in what two answers differ.
 */
export function firstDifference<T>(
  subject: Said<T>,
  oracles: readonly Said<T>[],
  { recorder, different }: { readonly recorder: Recorder; readonly different: Different<T> },
): Divergence | undefined {
  if (subject.answer instanceof Refusal) return refused("the input", subject.name, subject.answer);
  let first: Divergence | undefined;
  for (const { name, answer } of oracles) {
    if (answer instanceof Refusal && answer.isTrap) {
      recorder.saw(`no-verdict/${name}`);
      continue;
    }
    if (answer instanceof Refusal) {
      first ??= refused("the input", name, answer);
      continue;
    }
    const aspect = different(subject.answer, answer);
    if (aspect === undefined || (first !== undefined && aspect !== WRONG.allow)) continue;
    first = {
      aspect: `${aspect}: ${subject.name} and ${name}`,
      wrongAllow: aspect === WRONG.allow,
      outputs: outputsOf([subject, ...oracles]),
    };
    if (first.wrongAllow) return first;
  }
  return first;
}

/** Both sides are the library: whichever of them allows, it may be wrong. */
export function ofOneLibrary(divergence: Divergence | undefined): Divergence | undefined {
  return divergence?.aspect.startsWith(WRONG.deny) === true
    ? { ...divergence, wrongAllow: true }
    : divergence;
}

type Different<T> = (ours: T, theirs: T) => string | undefined;

/** Aspects of the two ways in which a decision can be wrong. */
export const WRONG = { allow: "a wrong allow", deny: "a wrong deny" } as const;

function outputsOf(all: readonly Said<unknown>[]): Divergence["outputs"] {
  return Object.fromEntries(
    all.map(({ name, answer }) => [
      name,
      answer instanceof Refusal ? `refused: ${answer.message}` : plain(answer),
    ]),
  );
}

function plain(answer: unknown): unknown {
  return answer instanceof Map ? Object.fromEntries(answer) : answer;
}

export function differentValues(ours: unknown, theirs: unknown): string | undefined {
  return ours === theirs ? undefined : `${String(ours)} against ${String(theirs)}`;
}
