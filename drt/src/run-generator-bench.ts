/** How fast cases are made: `node drt/dist/run-generator-bench.js` after a build. */

import { performance } from "node:perf_hooks";
import { generateWorld } from "./generators/world.ts";
import { printJson } from "./printers/json-tree.ts";
import { policySetJson } from "./printers/policy-json.ts";
import { printPolicy } from "./printers/policy-text.ts";
import { schemaJson } from "./printers/schema-json.ts";
import { printSchema } from "./printers/schema-text.ts";
import { varied } from "./printers/surface.ts";
import { entitiesJson, requestJson } from "./printers/value-json.ts";
import { caseSeed } from "./tape/prng.ts";
import { Tape } from "./tape/tape.ts";

const ROUNDS = 2000;
const DRAWS = 20_000_000;
const TAPE_LENGTH = 2000;

/** Prints how long one round takes, once warm. */
function measure(what: string, round: (index: number) => unknown): void {
  for (let index = 0; index < ROUNDS / 4; index++) round(index);
  const start = performance.now();
  for (let index = 0; index < ROUNDS; index++) round(index);
  const each = (performance.now() - start) / ROUNDS;
  console.log(`${what.padEnd(52)} ${each.toFixed(3).padStart(8)} ms`);
}

function measureDraws(): void {
  const start = performance.now();
  let sum = 0;
  for (let done = 0; done < DRAWS; done += TAPE_LENGTH) {
    const tape = Tape.of(String(done));
    for (let draw = 0; draw < TAPE_LENGTH; draw++) sum += tape.int(10);
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(`${(DRAWS / seconds / 1e6).toFixed(1)} M draws/s (mean ${(sum / DRAWS).toFixed(2)})`);
}

const worlds = Array.from({ length: ROUNDS }, (_, index) =>
  generateWorld(Tape.of(caseSeed("bench", "print", index))),
);
const worldAt = (index: number): (typeof worlds)[number] =>
  worlds[index % ROUNDS] ?? generateWorld(Tape.of("bench"));

measureDraws();
measure("a world: 4 policy sets, 16 requests", (index) =>
  generateWorld(Tape.of(caseSeed("bench", "world", index))),
);
measure("its policies as plain text", (index) =>
  worldAt(index).policySets.map(({ policies }) => policies.map((policy) => printPolicy(policy))),
);
measure("its policies as varied text", (index) => {
  const surface = varied(Tape.of(String(index)));
  return worldAt(index).policySets.map(({ policies }) =>
    policies.map((policy) => printPolicy(policy, surface)),
  );
});
measure("its policy sets as JSON", (index) =>
  worldAt(index).policySets.map((set) => printJson(policySetJson(set))),
);
measure("its schema as text", (index) => printSchema(worldAt(index).schema));
measure("its schema as JSON", (index) => printJson(schemaJson(worldAt(index).schema)));
measure("its entities as JSON", (index) => printJson(entitiesJson(worldAt(index).entities)));
measure("its requests as JSON", (index) =>
  worldAt(index).requests.map((request) => printJson(requestJson(request))),
);
