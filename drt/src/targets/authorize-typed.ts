/** Decisions on policies that mostly keep to their schema. */

import { generateWorld } from "../generators/world.ts";
import type { World } from "../language.ts";
import type { Target } from "../target.ts";
import { compareAuthorization } from "./compare-authorization.ts";
import { indexedModel } from "../oracles/model.ts";
import { ENGINES, type Engines } from "./engines.ts";

const ALL: Engines = { ...ENGINES, oracles: [...ENGINES.oracles, indexedModel] };

export function authorizeTyped(engines: Engines = ALL): Target<World> {
  return {
    name: "authorize-typed",
    description:
      "decisions, determining and erring policies: library, model with and without index, reference",
    generate: (source) => generateWorld(source),
    check: (world, recorder) => compareAuthorization(engines, world, recorder),
  };
}
