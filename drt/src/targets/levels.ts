/** Levels: their verdicts, and that policies of a level decide the same on the slice of that level. */

import { ancestorsOf, keyOf, type Placed } from "../oracles/ancestors.ts";
import { generateWorld } from "../generators/world.ts";
import { textsOfEntities } from "../oracles/model.ts";
import type {
  EntityData,
  Fields,
  PolicySetData,
  RequestData,
  Uid,
  Value,
  World,
} from "../language.ts";
import {
  type Authorized,
  type Engine,
  type Loaded,
  Refusal,
  type Verdicts,
} from "../oracles/engine.ts";
import type { Divergence, Recorder, Target } from "../target.ts";
import { different } from "./compare-authorization.ts";
import {
  type Engines,
  ENGINES,
  firstDifference,
  isDivergence,
  loadAll,
  ofOneLibrary,
  refused,
} from "./engines.ts";
import { differentVerdicts } from "./validate.ts";

export interface LevelsInput {
  readonly world: World;
  readonly level: number;
}

const MOST_LEVEL = 3;

export function levels(engines: Engines = ENGINES): Target<LevelsInput> {
  return {
    name: "levels",
    description: "verdicts of levels, slices of the store, and decisions on them",
    generate: (source) => ({
      world: generateWorld(source, { policySets: 3, requests: 6 }),
      level: source.int(MOST_LEVEL + 1),
    }),
    check: (input, recorder) => check(engines, input, recorder),
  };
}

function check(
  engines: Engines,
  { world, level }: LevelsInput,
  recorder: Recorder,
): Divergence | undefined {
  const ready = loadAll(engines, world);
  if (isDivergence(ready)) return ready;
  const slices = checkSlices(engines, { world, level, ready }, recorder);
  if (slices !== undefined) return slices;
  for (const policies of world.policySets) {
    const verdicts = ready.subject.checkLevel?.(policies, level);
    if (verdicts === undefined) throw new Error(`${engines.subject.name} checks no levels`);
    const others = ready.oracles.flatMap(({ name, loaded }) => {
      const answer = loaded.checkLevel?.(policies, level);
      return answer === undefined ? [] : [{ name, answer }];
    });
    const subject = { name: engines.subject.name, answer: verdicts };
    const difference = firstDifference(subject, others, { recorder, different: differentVerdicts });
    if (difference !== undefined)
      return { ...difference, outputs: { ...difference.outputs, policies } };
    if (verdicts instanceof Refusal) continue;
    sawLevels(verdicts, level, recorder);
    const decided = checkDecisions(
      { engine: engines.subject, loaded: ready.subject },
      { world, level, policies: onlyValid(policies, verdicts) },
      recorder,
    );
    if (decided !== undefined) return decided;
  }
  return undefined;
}

function sawLevels(verdicts: Verdicts, level: number, recorder: Recorder): void {
  recorder.compared(verdicts.size);
  for (const isValid of verdicts.values()) recorder.saw(`level-${level}/${isValid ? "yes" : "no"}`);
}

/** A link goes with its template. */
function onlyValid(
  { policies, templates, links }: PolicySetData,
  verdicts: Verdicts,
): PolicySetData {
  const isValid = ({ id }: { readonly id: string }): boolean => verdicts.get(id) === true;
  const kept = templates.filter(isValid);
  const ids = new Set(kept.map(({ id }) => id));
  return {
    policies: policies.filter(isValid),
    templates: kept,
    links: links.filter((link) => isValid(link) && ids.has(link.templateId)),
  };
}

interface Case {
  readonly world: World;
  readonly level: number;
  readonly policies: PolicySetData;
}

interface Subject {
  readonly engine: Engine;
  readonly loaded: Loaded;
}

/** The slice is made here, the plain way, so that not the same code is right or wrong twice. */
function checkDecisions(
  { engine, loaded }: Subject,
  { world, level, policies }: Case,
  recorder: Recorder,
): Divergence | undefined {
  const decide = loaded.authorize?.(policies);
  if (decide === undefined) throw new Error(`${engine.name} does not decide`);
  if (decide instanceof Refusal) return refused("the policies", engine.name, decide);
  const placed = ancestorsOf(world.entities);
  for (const request of world.requests) {
    const { entities, isClosed } = sliceOf(placed, request, level);
    const sliced = engine.load({ schema: world.schema, entities });
    const decideOnSlice = sliced instanceof Refusal ? sliced : sliced.authorize?.(policies);
    if (decideOnSlice === undefined) throw new Error(`${engine.name} does not decide`);
    if (decideOnSlice instanceof Refusal) return refused("the slice", engine.name, decideOnSlice);
    recorder.compared(1);
    const whole = decide(request);
    const difference = ofOneLibrary(
      firstDifference(
        { name: "on the whole store", answer: whole },
        [{ name: "on the slice", answer: decideOnSlice(request) }],
        { recorder, different },
      ),
    );
    if (difference !== undefined)
      return { ...difference, outputs: { ...difference.outputs, request, level } };
    recorder.saw(isClosed ? "store/closed" : "store/open");
    if (isClosed && missesEntity(whole)) {
      return {
        aspect: "an entity is missed in a closed store",
        wrongAllow: false,
        outputs: { whole, request, level },
      };
    }
  }
  return undefined;
}

function missesEntity(answer: Authorized | Refusal): boolean {
  return (
    !(answer instanceof Refusal) &&
    answer.errors.some((error) => error.endsWith(" entityDoesNotExist"))
  );
}

interface Slice {
  readonly entities: readonly EntityData[];
  /** Whether everything that can be reached is there. */
  readonly isClosed: boolean;
}

/** Level by level; each entity has all its ancestors as parents. */
function sliceOf(placed: readonly Placed[], request: RequestData, level: number): Slice {
  const byKey = new Map(placed.map((each) => [keyOf(each.entity.uid), each]));
  const kept = new Map<string, EntityData>();
  let isClosed = true;
  const { principal, action, resource, context } = request;
  let frontier = [principal, action, resource, ...mentionedIn(context)];
  for (let step = 0; step < level; step++) {
    const found = frontier.flatMap((uid) => byKey.get(keyOf(uid)) ?? []);
    isClosed &&= found.length === frontier.length;
    for (const { entity, ancestors } of found) {
      kept.set(keyOf(entity.uid), { ...entity, parents: ancestors });
    }
    frontier = found.flatMap(({ entity }) => [
      ...mentionedIn(entity.attrs),
      ...mentionedIn(entity.tags),
    ]);
  }
  return { entities: [...kept.values()], isClosed };
}

/** What stands in a set is not reached: no operator takes it out. */
function mentionedIn(fields: Fields): readonly Uid[] {
  return fields.flatMap(([, value]) => mentioned(value));
}

function mentioned(value: Value): readonly Uid[] {
  if (typeof value !== "object") return [];
  if ("type" in value) return [value];
  return "record" in value ? mentionedIn(value.record) : [];
}

/** The slices of the engines, against each other and the one made here. */
function checkSlices(
  { subject }: Engines,
  {
    world,
    level,
    ready,
  }: {
    readonly world: World;
    readonly level: number;
    readonly ready: Exclude<ReturnType<typeof loadAll>, Divergence>;
  },
  recorder: Recorder,
): Divergence | undefined {
  const placed = ancestorsOf(world.entities);
  for (const request of world.requests) {
    const ours = ready.subject.slice?.(request, level);
    if (ours === undefined) throw new Error(`${subject.name} makes no slices`);
    recorder.compared(1);
    const { entities } = sliceOf(placed, request, level);
    const others = ready.oracles.flatMap(({ name, loaded }) => {
      const answer = loaded.slice?.(request, level);
      return answer === undefined ? [] : [{ name, answer }];
    });
    const plain = { name: "the plain way", answer: textsOfEntities(entities) };
    const difference = firstDifference({ name: subject.name, answer: ours }, [...others, plain], {
      recorder,
      different: (a, b) => (a.join("\n") === b.join("\n") ? undefined : "slices"),
    });
    if (difference !== undefined)
      return { ...difference, outputs: { ...difference.outputs, request, level } };
  }
  return undefined;
}
