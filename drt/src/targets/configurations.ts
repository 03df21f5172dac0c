/** The library used in different ways, which must not make a difference. */

import { generateWorld } from "../generators/world.ts";
import type { World } from "../language.ts";
import { CONFIGURATIONS } from "../oracles/configurations.ts";
import { library, libraryEngine } from "../oracles/library.ts";
import { Refusal } from "../oracles/engine.ts";
import type { Divergence, Recorder, Target } from "../target.ts";
import { different } from "./compare-authorization.ts";
import {
  type Engines,
  firstDifference,
  isDivergence,
  loadAll,
  ofOneLibrary,
  refused,
} from "./engines.ts";
import { sawAuthorized } from "./saw.ts";

const ALL: Engines = { subject: library, oracles: CONFIGURATIONS.map(libraryEngine) };

export function configurations(engines: Engines = ALL): Target<World> {
  return {
    name: "configurations",
    description: "the library with text, JSON, schemas, stores and indices used in different ways",
    generate: (source) => generateWorld(source, { policySets: 4, requests: 24 }),
    check: (world, recorder) => check(engines, world, recorder),
  };
}

/** Every other way is one comparison for each request. */
function check(engines: Engines, world: World, recorder: Recorder): Divergence | undefined {
  const ready = loadAll(engines, world);
  if (isDivergence(ready)) return ready;
  for (const policies of world.policySets) {
    const decide = ready.subject.authorize?.(policies);
    if (decide === undefined) throw new Error(`${engines.subject.name} does not decide`);
    if (decide instanceof Refusal) return refused("the policies", engines.subject.name, decide);
    const ours = world.requests.map((request) => decide(request));
    for (const answer of ours) if (!(answer instanceof Refusal)) sawAuthorized(answer, recorder);
    for (const { name, loaded } of ready.oracles) {
      const other = loaded.authorize?.(policies);
      if (other === undefined) continue;
      if (other instanceof Refusal) return refused("the policies", name, other);
      for (const [index, request] of world.requests.entries()) {
        const answer = ours[index];
        if (answer === undefined) continue;
        const difference = firstDifference(
          { name: engines.subject.name, answer },
          [{ name, answer: other(request) }],
          { recorder, different },
        );
        if (difference !== undefined) return ofOneLibrary(difference);
      }
      recorder.compared(world.requests.length);
    }
  }
  return undefined;
}
