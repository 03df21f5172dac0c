/** Which requests, contexts and entities are as a schema says. */

import { breakEntities, breakRequest } from "../generators/broken.ts";
import { generateEntities } from "../generators/entities.ts";
import { generateDomain, generateWorldIn } from "../generators/world.ts";
import type { EntityData, RequestData, SchemaData } from "../language.ts";
import type { Answer, Loaded, WorldData } from "../oracles/engine.ts";
import type { Source } from "../source.ts";
import type { Divergence, Recorder, Target } from "../target.ts";
import {
  differentValues,
  type Engines,
  ENGINES,
  firstDifference,
  hasVerdict,
  isDivergence,
  loadAll,
} from "./engines.ts";

export interface RequestsInput {
  readonly schema: SchemaData;
  readonly requests: readonly RequestData[];
}

export interface EntitiesInput {
  readonly schema: SchemaData;
  readonly stores: readonly (readonly EntityData[])[];
}

/** Two of three are broken once or twice; what is broken may still conform. */
function generateRequests(source: Source): RequestsInput {
  const domain = generateDomain(source);
  const world = generateWorldIn(domain, { policySets: 1, requests: 12 });
  const requests = world.requests.map((request) => {
    if (source.chance(1, 3)) return request;
    const { data } = breakRequest(domain, request);
    return source.chance(1, 4) ? breakRequest(domain, data).data : data;
  });
  return { schema: world.schema, requests };
}

const MOST_STORES = 8;

function generateStores(source: Source): EntitiesInput {
  const domain = generateDomain(source);
  const stores = source.list(1, MOST_STORES, () => {
    const entities = generateEntities(domain);
    if (source.chance(1, 3)) return entities;
    const { data } = breakEntities(domain, entities);
    return source.chance(1, 4) ? breakEntities(domain, data).data : data;
  });
  return { schema: domain.index.schema, stores };
}

export function requestsConform(engines: Engines = ENGINES): Target<RequestsInput> {
  return {
    name: "requests-conform",
    description: "which requests conform to a schema: library, model and reference",
    generate: generateRequests,
    check: (input, recorder) =>
      checkEach(engines, { ...input, entities: [] }, recorder, (request) => ({
        label: "request",
        ask: ({ validateRequest }) => validateRequest?.(request),
      })),
  };
}

export function contextsConform(engines: Engines = ENGINES): Target<RequestsInput> {
  return {
    name: "contexts-conform",
    description: "which contexts conform to an action: library, model and reference",
    generate: generateRequests,
    check: (input, recorder) =>
      checkEach(engines, { ...input, entities: [] }, recorder, ({ action, context }) => ({
        label: "context",
        ask: ({ validateContext }) => validateContext?.(action, context),
      })),
  };
}

export function entitiesConform(engines: Engines = ENGINES): Target<EntitiesInput> {
  return {
    name: "entities-conform",
    description: "which entities conform to a schema: library, model and reference",
    generate: generateStores,
    check: ({ schema, stores }, recorder) => {
      for (const entities of stores) {
        const ready = loadAll(engines, { schema, entities });
        if (isDivergence(ready)) return ready;
        const ask: Ask = ({ validateEntities }) => validateEntities?.();
        const divergence = compare(engines, ready, { label: "entities", ask }, recorder);
        if (divergence !== undefined) {
          return { ...divergence, outputs: { ...divergence.outputs, entities } };
        }
      }
      return undefined;
    },
  };
}

type Ask = (loaded: Loaded) => Answer<boolean> | undefined;

interface Question {
  readonly label: string;
  readonly ask: Ask;
}

function checkEach(
  engines: Engines,
  input: RequestsInput & WorldData,
  recorder: Recorder,
  questionOf: (request: RequestData) => Question,
): Divergence | undefined {
  const ready = loadAll(engines, input);
  if (isDivergence(ready)) return ready;
  for (const request of input.requests) {
    const divergence = compare(engines, ready, questionOf(request), recorder);
    if (divergence !== undefined) {
      return { ...divergence, outputs: { ...divergence.outputs, request } };
    }
  }
  return undefined;
}

function compare(
  { subject }: Engines,
  ready: Exclude<ReturnType<typeof loadAll>, Divergence>,
  { label, ask }: Question,
  recorder: Recorder,
): Divergence | undefined {
  const ours = ask(ready.subject);
  if (ours === undefined) throw new Error(`${subject.name} does not say what conforms`);
  recorder.saw(`${label}/${ours === true ? "conforms" : "refused"}`);
  const others = ready.oracles.flatMap(({ name, loaded }) => {
    const answer = ask(loaded);
    return answer === undefined ? [] : [{ name, answer }];
  });
  if (hasVerdict(others)) recorder.compared(1);
  return firstDifference({ name: subject.name, answer: ours }, others, {
    recorder,
    different: differentValues,
  });
}
