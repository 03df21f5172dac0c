/** Cedarling in WebAssembly, for the question of owners: it takes principal and resource with each call. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Cedarling, init, initSync } from "@janssenproject/cedarling_wasm";
import { OWNER_POLICIES, OWNER_SCHEMA } from "../workloads/questions.ts";
import type { EntityData, RequestData, Uid } from "../workloads/workload.ts";
import type { Answer, Engine } from "./engine.ts";

const BINARY = "@janssenproject/cedarling_wasm/cedarling_wasm_bg.wasm";

export const cedarling: Engine = {
  name: "cedarling_wasm",
  async open({ entities, requests }) {
    initSync({ module: readFileSync(createRequire(import.meta.url).resolve(BINARY)) });
    const engine: Cedarling = await init(CONFIGURATION);
    const byId = new Map(entities.map((it) => [it.uid.id, it]));
    const calls = requests.map((request) => callOf(request, byId));
    return {
      answers: async () => {
        const answers: Answer[] = [];
        for (const call of calls) answers.push(await answerOf(engine, call));
        return answers;
      },
      round: (repeat) => timeEachAsync(engine, calls, repeat),
      close: () => engine.free(),
    };
  },
};

const inline = (body: string) => ({ encoding: "none", content_type: "cedar", body });

const STORE = {
  cedar_version: "v4.0.0",
  policy_stores: {
    bench: {
      name: "bench",
      description: "",
      policies: Object.fromEntries(
        OWNER_POLICIES.map((text, index) => [
          `policy${index}`,
          { description: "", creation_date: "2026-01-01T00:00:00", policy_content: inline(text) },
        ]),
      ),
      schema: inline(OWNER_SCHEMA),
      trusted_issuers: {},
    },
  },
};

const CONFIGURATION = {
  CEDARLING_APPLICATION_NAME: "bench",
  CEDARLING_POLICY_STORE_LOCAL: JSON.stringify(STORE),
  CEDARLING_LOG_TYPE: "off",
  CEDARLING_JWT_SIG_VALIDATION: "disabled",
  CEDARLING_JWT_STATUS_VALIDATION: "disabled",
};

function callOf(
  { principal, action, resource }: RequestData,
  byId: ReadonlyMap<string, EntityData>,
): string {
  const dataOf = ({ type, id }: Uid) => ({
    cedar_entity_mapping: { entity_type: type, id },
    ...byId.get(id)?.attrs,
  });
  return JSON.stringify({
    ...{ principal: dataOf(principal), resource: dataOf(resource), context: {} },
    action: `${action.type}::"${action.id}"`,
  });
}

async function answerOf(engine: Cedarling, call: string): Promise<Answer> {
  const { response } = await engine.authorize_unsigned(call);
  const { decision, diagnostics } = response;
  return {
    decision: decision ? "allow" : "deny",
    reasons: [...diagnostics.reason].sort(),
    errors: diagnostics.errors.length,
  };
}

async function timeEachAsync(engine: Cedarling, calls: readonly string[], repeat: number) {
  const shortest: number[] = [];
  for (const call of calls) {
    let best = Infinity;
    for (let time = 0; time < repeat; time++) {
      const start = performance.now();
      await engine.authorize_unsigned(call);
      best = Math.min(best, performance.now() - start);
    }
    shortest.push(best * 1e6);
  }
  return shortest;
}
