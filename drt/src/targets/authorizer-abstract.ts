/** The rule that combines policies, alone: every set of up to four policies of six kinds. */

import { lit } from "../generators/build.ts";
import type { Expr, PolicyData, PolicySetData, RequestData } from "../language.ts";
import type { Authorized } from "../oracles/engine.ts";
import { Refusal } from "../oracles/engine.ts";
import { library } from "../oracles/library.ts";
import { model } from "../oracles/model.ts";
import type { Divergence, Recorder, Target } from "../target.ts";
import { compareDecisions, different } from "./compare-authorization.ts";
import {
  type Engines,
  firstDifference,
  isDivergence,
  loadAll,
  type Ready,
  refused,
} from "./engines.ts";

interface Kind {
  readonly effect: "permit" | "forbid";
  readonly outcome: "true" | "false" | "error";
}

/** All sets that begin with these two, of up to `most` policies, are tried. */
export interface AbstractInput {
  readonly first: Kind;
  readonly second: Kind;
  readonly most: number;
}

export const KINDS: readonly Kind[] = (["permit", "forbid"] as const).flatMap((effect) =>
  (["true", "false", "error"] as const).map((outcome) => ({ effect, outcome })),
);

const REQUEST: RequestData = {
  principal: { type: "U", id: "a" },
  action: { type: "Action", id: "a" },
  resource: { type: "U", id: "b" },
  context: [],
};

const BODIES: Readonly<Record<Kind["outcome"], Expr>> = {
  true: lit(true),
  false: lit(false),
  error: { kind: "neg", arg: lit(-(2n ** 63n)) },
};

function policySetOf(kinds: readonly Kind[]): PolicySetData {
  const policies = kinds.map(
    ({ effect, outcome }, index): PolicyData => ({
      id: `policy${index}`,
      effect,
      annotations: [],
      principal: { kind: "all" },
      action: { kind: "all" },
      resource: { kind: "all" },
      conditions: [{ kind: "when", body: BODIES[outcome] }],
    }),
  );
  return { policies, templates: [], links: [] };
}

/** What the documentation says the decision is. */
function expected(kinds: readonly Kind[]): Authorized {
  const idsOf = (effect: string, outcome: string): readonly string[] =>
    kinds.flatMap((kind, index) =>
      kind.effect === effect && kind.outcome === outcome ? [`policy${index}`] : [],
    );
  const forbids = idsOf("forbid", "true");
  const permits = idsOf("permit", "true");
  const failed = [...idsOf("permit", "error"), ...idsOf("forbid", "error")];
  const isAllowed = forbids.length === 0 && permits.length > 0;
  return {
    decision: isAllowed ? "allow" : "deny",
    determining: forbids.length > 0 ? forbids : permits,
    errors: failed.map((id) => `${id} arithBoundsError`).sort(),
  };
}

/** A set and all its extensions up to `most` policies. */
function* extensions(kinds: readonly Kind[], most: number): Iterable<readonly Kind[]> {
  yield kinds;
  if (kinds.length >= most) return;
  for (const kind of KINDS) yield* extensions([...kinds, kind], most);
}

function checkSet(
  kinds: readonly Kind[],
  all: readonly Ready[],
  recorder: Recorder,
): Divergence | undefined {
  const policies = policySetOf(kinds);
  const [subject] = all;
  const decide = subject?.loaded.authorize?.(policies);
  if (subject === undefined || decide === undefined) throw new Error("no engine decides");
  if (decide instanceof Refusal) return refused("the policies", subject.name, decide);
  const ours = { name: subject.name, answer: decide(REQUEST) };
  const theirs = { name: "the rule", answer: expected(kinds) };
  return (
    firstDifference(ours, [theirs], { recorder, different }) ??
    compareDecisions(all, { policies, requests: [REQUEST] }, recorder)
  );
}

const DEFAULT_MOST = 4;
const MODEL_ONLY: Engines = { subject: library, oracles: [model] };

export function authorizerAbstract(engines: Engines = MODEL_ONLY): Target<AbstractInput> {
  return {
    name: "authorizer-abstract",
    description:
      "all sets of up to four policies that hold, do not hold or fail: library, rule, model",
    generate: (source) => ({
      first: source.pick(KINDS),
      second: source.pick(KINDS),
      most: DEFAULT_MOST,
    }),
    check: ({ first, second, most }, recorder) => {
      const loaded = loadAll(engines, {
        schema: { commonTypes: [], entityTypes: [], actions: [] },
        entities: [],
      });
      if (isDivergence(loaded)) return loaded;
      const all = [{ name: engines.subject.name, loaded: loaded.subject }, ...loaded.oracles];
      for (const kinds of [[], [first], ...extensions([first, second], most)]) {
        const divergence = checkSet(kinds, all, recorder);
        if (divergence !== undefined) return divergence;
      }
      return undefined;
    },
  };
}
