/** The same decisions against one other engine only, where speed counts. */

import { generateWorld } from "../generators/world.ts";
import type { World } from "../language.ts";
import { library } from "../oracles/library.ts";
import { indexedModel, model } from "../oracles/model.ts";
import { wasm } from "../oracles/wasm.ts";
import type { Target } from "../target.ts";
import { compareAuthorization } from "./compare-authorization.ts";
import type { Engines } from "./engines.ts";

const MODEL_ONLY: Engines = { subject: library, oracles: [model, indexedModel] };
const WASM_ONLY: Engines = { subject: library, oracles: [wasm] };

export function authorizeModel(engines: Engines = MODEL_ONLY): Target<World> {
  return {
    name: "authorize-model",
    description: "decisions, determining and erring policies: library and model",
    generate: (source) => generateWorld(source),
    check: (world, recorder) => compareAuthorization(engines, world, recorder),
  };
}

export function authorizeWasm(engines: Engines = WASM_ONLY): Target<World> {
  return {
    name: "authorize-wasm",
    description: "decisions, determining and erring policies: library and reference",
    generate: (source) => generateWorld(source),
    check: (world, recorder) => compareAuthorization(engines, world, recorder),
  };
}
