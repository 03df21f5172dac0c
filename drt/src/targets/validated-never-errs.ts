/** The promise of validation: what it accepts does not go wrong on data that conform. */

import { generateWorld } from "../generators/world.ts";
import type { PolicySetData, World } from "../language.ts";
import {
  type Answer,
  type Authorize,
  type Loaded,
  Refusal,
  type Verdicts,
} from "../oracles/engine.ts";
import { library } from "../oracles/library.ts";
import type { Engine } from "../oracles/engine.ts";
import type { Divergence, Recorder, Target } from "../target.ts";
import { refused } from "./engines.ts";

/** What may still go wrong: the store lacks an entity, a number is too large, a date is too far away. */
const EXCUSED: ReadonlySet<string> = new Set([
  "entityDoesNotExist",
  "arithBoundsError",
  "extensionError",
]);

export function validatedNeverErrs(engine: Engine = library): Target<World> {
  return {
    name: "validated-never-errs",
    description:
      "valid policies on conforming data meet no type error and miss no attribute or tag",
    generate: (source) => generateWorld(source),
    check: (world, recorder) => check(engine, world, recorder),
  };
}

function check(engine: Engine, world: World, recorder: Recorder): Divergence | undefined {
  const loaded = engine.load(world);
  if (loaded instanceof Refusal) return refused("the data", engine.name, loaded);
  if (loaded.validateEntities?.() !== true)
    return broken("entities without mistakes are refused", {});
  const requests = world.requests.filter((request) => loaded.validateRequest?.(request) === true);
  if (requests.length < world.requests.length) {
    return broken("a request without mistakes is refused", {});
  }
  for (const policies of world.policySets) {
    const valid = validIn(loaded, policies);
    const decide = loaded.authorize?.(policies);
    if (valid instanceof Refusal) return refused("to validate", engine.name, valid);
    if (decide === undefined) throw new Error(`${engine.name} does not decide`);
    if (decide instanceof Refusal) return refused("the policies", engine.name, decide);
    const divergence = checkErrors(world, { valid, decide }, recorder);
    if (divergence !== undefined) return divergence;
  }
  return undefined;
}

/** A link is valid if its template is valid too. */
function validIn(loaded: Loaded, policies: PolicySetData): Answer<ReadonlySet<string>> {
  const verdicts = loaded.validate?.(policies) ?? new Refusal("it does not validate");
  if (verdicts instanceof Refusal) return verdicts;
  const links = new Map(policies.links.map(({ id, templateId }) => [id, templateId]));
  const isValid = (id: string): boolean =>
    verdicts.get(id) === true && verdicts.get(links.get(id) ?? id) === true;
  return new Set([...(verdicts satisfies Verdicts).keys()].filter(isValid));
}

function checkErrors(
  { requests }: World,
  { valid, decide }: { readonly valid: ReadonlySet<string>; readonly decide: Authorize },
  recorder: Recorder,
): Divergence | undefined {
  for (const request of requests) {
    const answer = decide(request);
    if (answer instanceof Refusal) return broken("a request is refused", { request });
    // Without a valid policy nothing was promised.
    if (valid.size > 0) recorder.compared(1);
    for (const error of answer.errors) {
      const at = error.lastIndexOf(" ");
      const kind = error.slice(at + 1);
      if (!valid.has(error.slice(0, at))) continue;
      recorder.saw(`valid-error/${kind}`);
      if (!EXCUSED.has(kind)) {
        return broken(`a valid policy fails with ${kind}`, { error, request });
      }
    }
  }
  return undefined;
}

function broken(aspect: string, outputs: Divergence["outputs"]): Divergence {
  return { aspect, wrongAllow: false, outputs };
}
