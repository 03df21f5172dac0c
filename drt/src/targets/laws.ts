/** Laws of authorization: changes to policies, data and names that must not matter, or only one way. */

import { generateWorld } from "../generators/world.ts";
import type { EntityData, PolicyData, PolicySetData, RequestData, World } from "../language.ts";
import {
  answered,
  type Authorize,
  type Authorized,
  type Engine,
  Refusal,
  type WorldData,
} from "../oracles/engine.ts";
import { library } from "../oracles/library.ts";
import type { Divergence, Recorder, Target } from "../target.ts";
import { different } from "./compare-authorization.ts";
import { refused, WRONG } from "./engines.ts";
import { rename } from "./rename.ts";
import {
  linksSubstituted,
  permitAll,
  splitConjunctions,
  swapConditions,
} from "./rewrite-policies.ts";

export interface LawsInput {
  readonly world: World;
  /** How much the policies are turned. */
  readonly turn: number;
}

export function laws(engine: Engine = library): Target<LawsInput> {
  return {
    name: "laws",
    description:
      "the theorems of the model as properties of the library, and rewritings that change nothing",
    generate: (source) => ({
      world: generateWorld(source, { policySets: 3, requests: 8 }),
      turn: source.int(8),
    }),
    check: (input, recorder) => check(engine, input, recorder),
  };
}

function check(
  engine: Engine,
  { world, turn }: LawsInput,
  recorder: Recorder,
): Divergence | undefined {
  for (const policies of world.policySets) {
    const instance = { engine, world, policies, turn, recorder };
    for (const [name, law] of LAWS) {
      const broken = law(instance);
      recorder.saw(`law/${name}`);
      if (broken !== undefined) return { ...broken, aspect: `${name}: ${broken.aspect}` };
    }
  }
  return undefined;
}

interface Instance {
  readonly engine: Engine;
  readonly world: World;
  readonly policies: PolicySetData;
  readonly turn: number;
  readonly recorder: Recorder;
}

type Law = (instance: Instance) => Divergence | undefined;

function deciderOf(engine: Engine, data: WorldData, policies: PolicySetData): Authorize {
  const { authorize } = answered(engine.load(data));
  if (authorize === undefined) throw new Error("the engine does not decide");
  return answered(authorize(policies));
}

type Compare = (before: Authorized, after: Authorized) => string | undefined;

/** Decisions before and after a change. */
function changing(
  change: (instance: Instance) => Partial<Pick<Instance, "world" | "policies">>,
  compare: Compare = different,
): Law {
  return (instance) => {
    const { engine, world, policies, recorder } = instance;
    const changed = { world, policies, ...change(instance) };
    const before = deciderOf(engine, world, policies);
    const after = deciderOf(engine, changed.world, changed.policies);
    for (const [index, request] of world.requests.entries()) {
      const other = changed.world.requests[index] ?? request;
      const divergence = compareOne([before, request], [after, other], { compare, recorder });
      if (divergence !== undefined) return divergence;
    }
    return undefined;
  };
}

/** Both sides are the library: whichever of them allows, it may be wrong. */
function isDecision(aspect: string): boolean {
  return aspect === WRONG.allow || aspect === WRONG.deny;
}

function compareOne(
  [before, request]: readonly [Authorize, RequestData],
  [after, changed]: readonly [Authorize, RequestData],
  { compare, recorder }: { readonly compare: Compare; readonly recorder: Recorder },
): Divergence | undefined {
  const first = before(request);
  const second = after(changed);
  for (const answer of [first, second]) {
    if (answer instanceof Refusal) return refused("a request", "the engine under test", answer);
  }
  if (first instanceof Refusal || second instanceof Refusal) return undefined;
  recorder.compared(1);
  const aspect = compare(first, second);
  if (aspect === undefined) return undefined;
  return {
    aspect,
    wrongAllow: isDecision(aspect),
    outputs: { before: first, after: second, request },
  };
}

function turned<T>(items: readonly T[], by: number): readonly T[] {
  const at = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(at), ...items.slice(0, at)].toReversed();
}

function addOne(policies: PolicySetData, policy: PolicyData): PolicySetData {
  return { ...policies, policies: [...policies.policies, policy] };
}

const IRRELEVANT: readonly EntityData[] = ["x", "y"].map((id) => ({
  uid: { type: "Irrelevant", id },
  attrs: [["a", { type: "Irrelevant", id: "y" }]],
  tags: [],
  parents: id === "x" ? [{ type: "Irrelevant", id: "y" }] : [],
}));

/** Copies under ids of their own count as well, and change nothing else. */
function withCopies({ policies, templates, links }: PolicySetData): PolicySetData {
  const copies = policies.map((policy) => ({ ...policy, id: `copy of ${policy.id}` }));
  return { policies: [...policies, ...copies], templates, links };
}

function withoutCopies({ decision, determining, errors }: Authorized): Authorized {
  const isOriginal = (text: string): boolean => !text.startsWith("copy of ");
  return {
    decision,
    determining: determining.filter(isOriginal),
    errors: errors.filter(isOriginal),
  };
}

/** Policies that failed have no say: without them the rest is the same. */
const errorsSkipped: Law = ({ engine, world, policies, recorder }) => {
  const before = deciderOf(engine, world, policies);
  for (const request of world.requests) {
    const first = before(request);
    if (first instanceof Refusal) return refused("a request", engine.name, first);
    if (first.errors.length === 0) continue;
    const failed = new Set(first.errors.map((error) => error.slice(0, error.lastIndexOf(" "))));
    const rest = {
      ...policies,
      policies: policies.policies.filter(({ id }) => !failed.has(id)),
      links: policies.links.filter(({ id }) => !failed.has(id)),
    };
    const divergence = compareOne(
      [() => ({ ...first, errors: [] }), request],
      [deciderOf(engine, world, rest), request],
      { compare: different, recorder },
    );
    if (divergence !== undefined) return divergence;
  }
  return undefined;
};

/** The determining policies are those that hold when each is asked alone. */
const determiningAreSatisfied: Law = ({ engine, world, policies, recorder }) => {
  const whole = deciderOf(engine, world, policies);
  const alone = linksSubstituted(policies).policies.map((policy) => ({
    policy,
    decide: deciderOf(engine, world, {
      policies: [{ ...policy, effect: "permit" }],
      templates: [],
      links: [],
    }),
  }));
  for (const request of world.requests) {
    const answer = whole(request);
    if (answer instanceof Refusal) return refused("a request", engine.name, answer);
    const satisfied = alone.filter(({ decide }) => isAllowed(decide(request)));
    const idsOf = (effect: string): readonly string[] =>
      satisfied.filter(({ policy }) => policy.effect === effect).map(({ policy }) => policy.id);
    const forbids = idsOf("forbid");
    const expected: Authorized = {
      decision: forbids.length === 0 && idsOf("permit").length > 0 ? "allow" : "deny",
      determining: (forbids.length > 0 ? forbids : idsOf("permit")).toSorted(),
      errors: answer.errors,
    };
    recorder.compared(1);
    const aspect = different(answer, expected);
    if (aspect !== undefined) {
      return { aspect, wrongAllow: isDecision(aspect), outputs: { answer, expected, request } };
    }
  }
  return undefined;
};

function isAllowed(answer: Authorized | Refusal): boolean {
  return !(answer instanceof Refusal) && answer.decision === "allow";
}

const LAWS: readonly (readonly [name: string, law: Law])[] = [
  [
    "order does not matter",
    changing(({ world, policies, turn }) => ({
      policies: {
        policies: turned(policies.policies, turn),
        templates: turned(policies.templates, turn),
        links: turned(policies.links, turn),
      },
      world: { ...world, entities: turned(world.entities, turn) },
    })),
  ],
  [
    "copies do not matter",
    changing(
      ({ policies }) => ({ policies: withCopies(policies) }),
      (before, after) => different(before, withoutCopies(after)),
    ),
  ],
  [
    "a permit keeps an allow",
    changing(
      ({ policies }) => ({ policies: addOne(policies, permitAll("permit")) }),
      (before, after) =>
        before.decision === "allow" && after.decision !== "allow" ? "a lost allow" : undefined,
    ),
  ],
  [
    "a forbid keeps a deny",
    changing(
      ({ policies }) => ({ policies: addOne(policies, permitAll("forbid")) }),
      (before, after) =>
        after.decision === "allow"
          ? WRONG.allow
          : before.errors.join() === after.errors.join()
            ? undefined
            : "errors",
    ),
  ],
  ["errors are skipped", errorsSkipped],
  ["determining policies are the satisfied ones", determiningAreSatisfied],
  [
    "`a && b` is two conditions",
    changing(({ policies }) => ({ policies: splitConjunctions(policies) })),
  ],
  ["`unless` is `when` not", changing(({ policies }) => ({ policies: swapConditions(policies) }))],
  [
    "a link is its template filled in",
    changing(({ policies }) => ({ policies: linksSubstituted(policies) })),
  ],
  [
    "other entities do not matter",
    changing(({ world }) => ({
      world: { ...world, entities: [...world.entities, ...IRRELEVANT] },
    })),
  ],
  ["names do not matter", changing(({ world, policies }) => rename(world, policies))],
];
