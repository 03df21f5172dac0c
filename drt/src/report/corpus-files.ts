/** An input in the layout of the official corpus, where the input is a world, for people with other tools. */

import type { PolicySetData, RequestData, World } from "../language.ts";
import { Refusal } from "../oracles/engine.ts";
import { wasm } from "../oracles/wasm.ts";
import { type Json, object, printJson } from "../printers/json-tree.ts";
import { policySetJson } from "../printers/policy-json.ts";
import { printPolicy } from "../printers/policy-text.ts";
import { printSchema } from "../printers/schema-text.ts";
import { entitiesJson, fieldsJson } from "../printers/value-json.ts";

type File = readonly [name: string, text: string];

/** None if the input is no world with one policy set, or something in it cannot be printed. */
export function corpusFiles(input: unknown): readonly File[] {
  const world = worldIn(input);
  if (world === undefined) return [];
  const [policySet, ...others] = world.policySets;
  if (policySet === undefined || others.length > 0) return [];
  try {
    return filesOf(world, policySet);
  } catch {
    return [];
  }
}

const MEMBERS = ["schema", "entities", "policySets", "requests"];

/** The input itself, or a member of it. */
function worldIn(input: unknown): World | undefined {
  if (typeof input !== "object" || input === null) return undefined;
  const members: readonly unknown[] = Object.values(input);
  const candidates = [input, ...members];
  // Why a cast: nothing else has these members.
  return candidates.find(
    (candidate) =>
      typeof candidate === "object" &&
      candidate !== null &&
      MEMBERS.every((member) => Object.hasOwn(candidate, member)),
  ) as World | undefined;
}

/** The text of the policies says who is who by place, and cannot say what is linked: then there is no case. */
function filesOf(world: World, policySet: PolicySetData): readonly File[] {
  const { schema, entities, requests } = world;
  const data: readonly File[] = [
    ["schema.cedarschema", printSchema(schema)],
    ["entities.json", `${printJson(entitiesJson(entities))}\n`],
  ];
  if (policySet.links.length > 0 || policySet.templates.length > 0) {
    return [...data, ["policies.json", `${printJson(policySetJson(policySet))}\n`]];
  }
  const policies = policySet.policies.map((policy, at) => ({ ...policy, id: `policy${at}` }));
  const text = `${policies.map((policy) => printPolicy(policy)).join("\n\n")}\n`;
  const numbered = { ...policySet, policies };
  return [
    ...data,
    ["policies.cedar", text],
    ["case.json", `${printJson(caseJson(world, numbered, requests))}\n`],
  ];
}

/** With the answers of the reference. */
function caseJson(world: World, policies: PolicySetData, requests: readonly RequestData[]): Json {
  const loaded = wasm.load(world);
  if (loaded instanceof Refusal) throw new Error(loaded.message);
  const verdicts = loaded.validate?.(policies);
  const decide = loaded.authorize?.(policies);
  return object(
    ["policies", "policies.cedar"],
    ["entities", "entities.json"],
    ["schema", "schema.cedarschema"],
    ["shouldValidate", verdicts instanceof Map && [...verdicts.values()].every(Boolean)],
    [
      "requests",
      requests.map((request, at) => {
        const answer = decide instanceof Refusal ? undefined : decide?.(request);
        const base = requestJson(request, at);
        if (answer === undefined || answer instanceof Refusal) return object(...base);
        return object(
          ...base,
          ["decision", answer.decision],
          ["reason", answer.determining],
          ["errors", answer.errors.map((error) => error.slice(0, error.lastIndexOf(" ")))],
        );
      }),
    ],
  );
}

function requestJson(request: RequestData, at: number): (readonly [string, Json])[] {
  const uid = ({ type, id }: RequestData["principal"]): Json => object(["type", type], ["id", id]);
  return [
    ["description", `request ${at}`],
    ["principal", uid(request.principal)],
    ["action", uid(request.action)],
    ["resource", uid(request.resource)],
    ["context", fieldsJson(request.context)],
  ];
}
